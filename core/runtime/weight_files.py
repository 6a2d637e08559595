"""The one door for files of weights: tensors and plain data come out, and nothing is run.

Checkpoints of other programs, weights of networks that measure, encoders, segmenters, and our own
models and training states are all read here. Two kinds of file are known: safetensors, and what
`torch.save` writes. Pickles of the second kind are read by a machine that calls nothing of theirs
(`core.runtime.unpickling`), after the archive was looked over: one directory, at its end, nothing
compressed, no record twice. Plain pickles of arrays or tensors go through the same machine.
"""

import hashlib
import os
import re
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn

from core.runtime.errors import UserError
from core.runtime.file_kinds import ENDING, kind_of
from core.runtime.left_out import LeftOut, array_in
from core.runtime.reading import irregular
from core.runtime.unpickling import OLD_FILES, LostReferences, ProgramCalled, inert, read_pickle
from core.runtime.writing import DATA_DIGEST

State = dict[str, Tensor]
_Network = TypeVar("_Network", bound=nn.Module)

SAVE_AGAIN = "Save it again from the program that made it, as torch.save(network.state_dict(), …)."
CHOOSE = "Choose a file of weights."
COPY_AGAIN = "Copy or download it again."

# Numbers that every device and every reader here can convert.
TYPES = (
    torch.float64, torch.float32, torch.float16, torch.bfloat16,
    torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool,
)  # fmt: skip

# Two dictionaries of one file often hold the same tensors; more copies than this are an attack.
_MOST_COPIES = 4
_ARCHIVE = b"PK\x03\x04"
_PICKLE = b"\x80"
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")


def check_file(path: str | os.PathLike[str]) -> None:
    """Raise UserError unless there is a regular file at `path`."""
    if Path(path).is_dir():
        raise UserError(f"{path} is a folder, not a file.", "Choose a file inside it.")
    if not Path(path).exists():
        raise UserError(f"{path} does not exist.", "Check the path.")
    if why := irregular(path):
        raise UserError(f"{path} {why}.", CHOOSE)


def read_weights(path: str | os.PathLike[str]) -> State:
    """The tensors of a network, by name, from a file of either kind; on the CPU, checked.

    Raises UserError naming the file if it is missing or damaged, or holds anything else.
    """
    content = read_content(path)
    if not isinstance(content, dict) or not all(
        isinstance(name, str) and isinstance(value, Tensor) for name, value in content.items()
    ):
        raise UserError(f"{path} does not hold a network's weights.", SAVE_AGAIN)
    check_tensors(path, content)
    return content


def read_content(path: str | os.PathLike[str]) -> Any:
    """All that a file of either kind holds: tensors, dicts, lists, numbers, texts.

    Its tensors may be views of any kind: pass those that are used to `check_tensors`.
    Raises UserError naming the file if it is missing, damaged, or asks for code.
    """
    check_file(path)
    with open(path, "rb") as file:
        start = file.read(32)
    if not start:
        raise UserError(f"{path} is empty.", COPY_AGAIN)
    if _is_safetensors(path, start):
        return read_safetensors(path)[1]
    if _is_onnx(path, start):
        raise UserError(
            f"{path} is an ONNX model, which can be run but not trained on.",
            "Choose the checkpoint that it was exported from.",
        )
    if kind := kind_of(path):
        action = CHOOSE if kind.action == ENDING else kind.action
        raise UserError(f"{path} holds no weights: it looks like {kind.words}.", action)
    return _unpickled(path, start)


def is_safetensors(path: str | os.PathLike[str]) -> bool:
    """Whether a file is of safetensors by what it begins with, whatever it is called.

    Raises UserError unless there is a regular file that can be read.
    """
    check_file(path)
    try:
        with open(path, "rb") as file:
            return _is_safetensors(path, file.read(32))
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.", "Check the file.") from error


def _is_safetensors(path: str | os.PathLike[str], start: bytes) -> bool:
    pickled = start.startswith((_ARCHIVE, _PICKLE))
    return start[8:9] == b"{" or (Path(path).suffix.lower() == ".safetensors" and not pickled)


def read_safetensors(
    path: str | os.PathLike[str],
    tensors: bool = True,
    between: Callable[[], object] = lambda: None,
) -> tuple[dict[str, str], State]:
    """Metadata and tensors of a safetensors file, checked; `between` is called for each tensor.

    Raises UserError naming the file if it is missing or damaged.
    """
    check_file(path)
    if not os.path.getsize(path):
        raise UserError(f"{path} is empty.", COPY_AGAIN)
    state: State = {}
    try:
        with safe_open(path, framework="pt") as file:
            metadata: dict[str, str] = file.metadata() or {}
            for name in file.keys() if tensors else ():
                between()
                # Cloned, or the file would stay mapped; Windows refuses to replace a mapped file.
                state[name] = file.get_tensor(name).clone()
    # A type that torch lacks ends in an error of torch's or the library's own, by its version.
    except (SafetensorError, OSError, ValueError, RuntimeError, TypeError, LookupError,
            AttributeError) as error:  # fmt: skip
        if kind := kind_of(path):
            raise UserError(
                f"{path} holds no weights: it looks like {kind.words}.", kind.action
            ) from error
        raise UserError(
            f"{path} is damaged: it does not read as safetensors, or is cut short.",
            "Use an earlier copy, or create the file again.",
            str(error),
        ) from error
    _check_digest(path, metadata if tensors else {})
    check_tensors(path, state)
    return metadata, state


def _check_digest(path: str | os.PathLike[str], metadata: Mapping[str, str]) -> None:
    """Refuse a file of ours whose numbers are not those that were written."""
    if DATA_DIGEST not in metadata:
        return
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        file.seek(8 + int.from_bytes(file.read(8), "little"))
        while piece := file.read(1 << 24):
            digest.update(piece)
    if digest.hexdigest() != metadata[DATA_DIGEST]:
        raise UserError(
            f"{path} is damaged: its numbers are not those that were written.",
            "Use an earlier copy, or create the file again.",
        )


def check_tensors(path: str | os.PathLike[str], tensors: Mapping[str, Tensor]) -> None:
    """Refuse tensors that cannot be a network's weights, or would grow when copied.

    Those are tensors that are empty, sparse, complex, quantised or of another odd type, not
    finite, or views that repeat numbers or overlap. Raises UserError naming file and tensor.
    """
    for name, tensor in tensors.items():
        if flaw := _flaw(tensor):
            raise UserError(f"{path} was refused: its tensor {name} {flaw}.", SAVE_AGAIN)
    _check_overlap(path, tensors)
    for name, tensor in tensors.items():
        if tensor.is_floating_point() and not bool(tensor.isfinite().all()):
            raise UserError(
                f"{path} was refused: its tensor {name} is not finite.",
                "Its training diverged: use an earlier checkpoint.",
            )


def assembled(build: Callable[[], _Network], tensors: Mapping[str, Tensor]) -> _Network:
    """The network that `build` makes, with these tensors as its weights.

    It is built without memory: what a file says of a network may be larger than any machine, and
    costs nothing until its tensors are there. Numbers get the network's types. Raises what `build`
    does, and RuntimeError where names or shapes differ.
    """
    with torch.device("meta"):
        network = build()
    types = {name: tensor.dtype for name, tensor in network.state_dict().items()}
    kept = {name: tensor.to(types.get(name, tensor.dtype)) for name, tensor in tensors.items()}
    network.load_state_dict(kept, assign=True)
    return network


def _flaw(tensor: Tensor) -> str:
    if tensor.layout != torch.strided or tensor.is_meta:
        return "is sparse or has no numbers"
    if tensor.is_quantized or tensor.dtype not in TYPES:
        return f"has numbers of the type {str(tensor.dtype).removeprefix('torch.')}"
    if not tensor.numel():
        return "is empty"
    return "repeats its numbers" if _repeats(tensor) else ""


def _repeats(tensor: Tensor) -> bool:
    """Whether a number of the storage is used twice; also true for some odd strides that do not."""
    reach = 1
    sides = zip(tensor.stride(), tensor.shape, strict=True)
    for stride, side in sorted(pair for pair in sides if pair[1] > 1):
        if stride < reach:
            return True
        reach += stride * (side - 1)
    return False


def _check_overlap(path: str | os.PathLike[str], tensors: Mapping[str, Tensor]) -> None:
    extents: dict[int, dict[tuple[int, int], list[Tensor]]] = {}
    for tensor in tensors.values():
        first = int(tensor.storage_offset()) * tensor.itemsize
        span = sum(
            (int(n) - 1) * int(s) for n, s in zip(tensor.shape, tensor.stride(), strict=True)
        )
        extent = (first, first + (span + 1) * tensor.itemsize)
        inside = extents.setdefault(tensor.untyped_storage().data_ptr(), {})
        inside.setdefault(extent, []).append(tensor)
    for inside in extents.values():
        ordered = sorted(inside)
        cut = any(end > start for (_, end), (start, _) in pairwise(ordered))
        if cut or any(len(copies) > _MOST_COPIES for copies in inside.values()):
            raise UserError(f"{path} was refused: its tensors overlap.", SAVE_AGAIN)


def _is_onnx(path: str | os.PathLike[str], start: bytes) -> bool:
    """Whether it is ONNX by its name, or begins with a version and the name of its producer."""
    suffix = Path(path).suffix.lower()
    named = start[:1] == b"\x08" and start[2:3] == b"\x12" and suffix != ".mlmodel"
    return named or (suffix == ".onnx" and kind_of(path) is None)


def _unpickled(path: str | os.PathLike[str], start: bytes) -> Any:
    records = _records(path) if start.startswith(_ARCHIVE) else None
    try:
        content = _loaded(path, start)
    except UserError:
        raise
    except Exception as error:  # a damaged pickle can raise anything
        raise _unreadable(path, error) from error
    if records is not None:
        # Old versions of torch do not compare what a tensor claims with what the archive has.
        for storage in _storages(content):
            if storage.nbytes() not in records:
                raise _unreadable(path, ValueError("a tensor claims more than its record holds"))
    return content


def _loaded(path: str | os.PathLike[str], start: bytes) -> Any:
    """Tensors and plain data; objects of other programs become a LeftOut, and are not run."""
    # As a file: by a path's name alone torch would take some for safetensors.
    with inert(), open(path, "rb") as file:
        try:
            if not start.startswith(_PICKLE) or OLD_FILES.match(start):
                return torch.load(file, map_location="cpu", weights_only=True)
            content = read_pickle(file)
        except ProgramCalled as error:
            raise _code(path, str(error)) from error
        except LostReferences as error:
            raise UserError(
                f"{path} was written by pickle protocol 0, which loses where its weights lie.",
                "Save it again from the program that made it, without pickle_protocol.",
            ) from error
    if not any(isinstance(one, Tensor) or array_in(one) is not None for one in _parts(content)):
        raise UserError(
            f"{path} is a pickle that torch.save did not write, and holds no arrays.",
            SAVE_AGAIN,
        )
    return content


def _records(path: str | os.PathLike[str]) -> set[int]:
    """The sizes of an archive's records. Raises UserError for one that torch never writes."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries, directory = archive.infolist(), archive.start_dir
    except Exception as error:  # a broken archive raises almost anything
        raise _unreadable(path, error) from error
    names = [entry.filename for entry in entries]
    if names and all(name.endswith(".npy") for name in names):
        raise UserError(f"{path} is an archive of NumPy arrays, not a file of weights.", SAVE_AGAIN)
    if any(name.partition("/")[2].lower().startswith("code/") for name in names):
        raise UserError(
            f"{path} is a TorchScript program, not a file of weights.",
            "Programs are not run here: save the network's state_dict, or export it as ONNX.",
        )
    if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
        raise UserError(
            f"{path} is a compressed archive, which torch never writes.",
            "Unpack it, and choose the checkpoint inside it.",
        )
    sizes = [entry.file_size for entry in entries]
    twice = len({name.lower() for name in names}) < len(names)
    packed = any(entry.file_size != entry.compress_size for entry in entries)
    total = os.path.getsize(path)
    if twice or packed or sum(sizes) > total or not _ends_at(path, directory, total):
        raise _unreadable(path, ValueError("its archive is not built as torch builds it"))
    return set(sizes)


def _ends_at(path: str | os.PathLike[str], directory: int, total: int) -> bool:
    """Whether the archive's one directory begins there and reaches to the end of the file.

    Two readers may find two directories in other files, and one of them is all that was checked.
    """
    with open(path, "rb") as file:
        file.seek(directory)
        tail = file.read()
    if len(tail) < _END.size:
        return False
    mark, *_, size, start, comment = _END.unpack(tail[-_END.size :])
    rest = len(tail) - _END.size
    locator = tail[: -_END.size][-_LOCATOR.size :]
    if locator.startswith(b"PK\x06\x07"):
        rest -= _LOCATOR.size + _END_64.size
        where = _LOCATOR.unpack(locator)[2]
        if rest < 0 or where != directory + rest:
            return False
        fields = _END_64.unpack(tail[rest : rest + _END_64.size])
        size, start = fields[-2:]
        if fields[0] != b"PK\x06\x06":
            return False
    return mark == b"PK\x05\x06" and not comment and (size, start) == (rest, directory)


def _storages(content: Any) -> Iterator[torch.UntypedStorage]:
    """Every storage of the tensors in nested data."""
    for item in _parts(content):
        if isinstance(item, Tensor) and item.layout == torch.strided and not item.is_meta:
            yield item.untyped_storage()


def _parts(content: Any) -> Iterator[Any]:
    """Everything in nested data, which may hold itself."""
    seen: set[int] = set()
    waiting = [content]
    while waiting:
        item = waiting.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        yield item
        if isinstance(item, Mapping):
            waiting.extend(item.values())
        elif isinstance(item, list | tuple | set | frozenset):
            waiting.extend(item)
        elif isinstance(item, LeftOut):
            waiting.extend(item.parts())


def _unreadable(path: str | os.PathLike[str], error: Exception) -> UserError:
    return UserError(
        f"{path} is damaged or cut short, or no file of weights at all.",
        COPY_AGAIN,
        _finding(error),
    )


def _code(path: str | os.PathLike[str], details: str) -> UserError:
    return UserError(
        f"{path} holds program code beside its weights, and was refused; none of it was run.",
        SAVE_AGAIN,
        details,
    )


def _finding(error: Exception) -> str:
    """What torch found, without its advice to switch the protection off."""
    pattern = r"(?:WeightsUnpickler error: \s*|(?=Trying to load ))(.*?)(?= Please use|\n|$)"
    if match := re.search(pattern, str(error)):
        return match[1]
    return type(error).__name__ if "weights_only" in str(error) else str(error)
