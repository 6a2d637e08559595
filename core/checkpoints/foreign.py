"""The one door for checkpoints of other programs: tensors and nothing else come out of it."""

import os
import pickle
import re
import zipfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from core.checkpoints.files import check_file, read_safetensors
from core.errors import UserError

SAVE_AGAIN = "Save it again from the program that made it, as torch.save(network.state_dict(), …)."
COPY_AGAIN = "Copy or download it again."

# What files that are no checkpoints begin with, and what they are.
FIRST_BYTES = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"BM": "a BMP picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"RIFF": "a WebP picture",
    b"\x89HDF": "an HDF5 file, such as Keras writes",
    b"\x1f\x8b": "a gzip archive, to be unpacked first",
    b"version https://git-lfs": "a Git LFS pointer; the file itself was never fetched",
    b"<": "a web page, such as a failed download leaves",
    b"{": "a JSON text",
}

# A dictionary in a pickle may hold itself.
MOST_WRAPPINGS = 8
WRAPPINGS = ("state_dict", "model_state_dict", "model", "generator", "netG", "netG_A", "netD")
OLD_STATISTICS = ("running_mean", "running_var", "num_batches_tracked")


def foreign_tensors(path: str | os.PathLike[str]) -> dict[str, Tensor]:
    """Read the state dict of a .pth or .safetensors file, on the CPU.

    Names lose the "module." of data-parallel training, and the running statistics that old
    versions of torch stored with parameter-free instance normalisation are left out. A file of two
    state dicts, a and b (MUNIT), gives names that begin with "a." and "b.". Runs no code from the
    file. Raises UserError if it is missing, damaged, or holds anything else.
    """
    check_file(path)
    return _tensors_only(path, _read(path))


def _read(path: str | os.PathLike[str]) -> Any:
    with open(path, "rb") as file:
        start = file.read(32)
    if not start:
        raise UserError(f"{path} is empty.", COPY_AGAIN)
    if Path(path).suffix == ".safetensors" or start[8:9] == b"{":
        return read_safetensors(path)[1]
    for signature, kind in FIRST_BYTES.items():
        if start.startswith(signature):
            raise UserError(f"{path} is no checkpoint: it looks like {kind}.", COPY_AGAIN)
    _refuse_compressed(path)
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # a damaged pickle can raise anything
        raise _unreadable(path, error) from error


def _refuse_compressed(path: str | os.PathLike[str]) -> None:
    # torch compresses no tensors, and what was compressed may be a thousand times larger inside.
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except Exception:  # no archive, as in old files, or a broken one, of which torch says more
        return
    packed = [e.filename for e in entries if e.compress_type != zipfile.ZIP_STORED]
    # The text of a TorchScript program is compressed, and never unpacked here.
    if not all(name.partition("/")[2].startswith("code/") for name in packed):
        raise UserError(
            f"{path} is a compressed archive, which torch never writes.",
            "Unpack it, and choose the checkpoint inside it.",
        )


def _unreadable(path: str | os.PathLike[str], error: Exception) -> UserError:
    details = _finding(error)
    if isinstance(error, pickle.UnpicklingError) and "global" in details.lower():
        return UserError(
            f"{path} holds program code beside its weights, and was refused; none of it was run.",
            SAVE_AGAIN,
            details,
        )
    if "TorchScript" in str(error):
        return UserError(f"{path} is a TorchScript program, not a checkpoint.", SAVE_AGAIN, details)
    return UserError(
        f"{path} is damaged or cut short, or no checkpoint at all.", COPY_AGAIN, details
    )


def _finding(error: Exception) -> str:
    """What torch found, without its advice to switch the protection off."""
    pattern = r"(?:WeightsUnpickler error: |(?=Trying to load ))(.*?)(?= Please use|\n|$)"
    if found := re.search(pattern, str(error)):
        return found[1]
    return type(error).__name__ if "weights_only" in str(error) else str(error)


def _tensors_only(path: str | os.PathLike[str], content: Any) -> dict[str, Tensor]:
    for _ in range(MOST_WRAPPINGS):
        if not isinstance(content, dict) or (inner := _wrapped(content)) is None:
            break
        content = inner
    if isinstance(content, dict) and {"state", "param_groups"} <= content.keys():
        raise UserError(
            f"{path} is the state of an optimiser, not a network.",
            "Choose the file of the network, such as latest_net_G.pth.",
        )
    if isinstance(content, dict) and content.keys() == {"a", "b"}:
        content = _two_domains(content)
    if not isinstance(content, dict) or not content or not _is_state_dict(content):
        raise UserError(f"{path} holds no state dict of a network.", SAVE_AGAIN)
    tensors = {_plain_name(name): tensor for name, tensor in content.items()}
    return {name: tensors[name] for name in tensors if not _is_leftover(name, tensors)}


def _wrapped(content: dict[Any, Any]) -> dict[Any, Any] | None:
    found = (content[name] for name in WRAPPINGS if isinstance(content.get(name), dict))
    return next(found, None)


def _two_domains(content: dict[Any, Any]) -> dict[Any, Any]:
    if not all(isinstance(part, dict) for part in content.values()):
        return content
    return {f"{side}.{name}": item for side, part in content.items() for name, item in part.items()}


def _is_state_dict(content: dict[Any, Any]) -> bool:
    return all(isinstance(name, str) and _is_plain(item) for name, item in content.items())


def _is_plain(item: Any) -> bool:
    """Whether this is a tensor of real numbers, each of which is there."""
    if not isinstance(item, Tensor) or item.layout != torch.strided or item.is_meta:
        return False
    if item.is_quantized or item.is_complex():
        return False
    # A view that repeats its numbers takes no room in a file, and any room once it is copied.
    return item.nbytes <= item.untyped_storage().nbytes()


def _plain_name(name: str) -> str:
    return re.sub(r"^([ab]\.)?(module\.)+", r"\1", name)


def _is_leftover(name: str, tensors: dict[str, Tensor]) -> bool:
    """Statistics of an instance normalisation; those of a batch normalisation are needed.

    That has weights, or is the one that SPADE modulates.
    """
    layer, _, last = name.rpartition(".")
    needed = f"{layer}.weight" in tensors or layer.endswith("param_free_norm")
    return last in OLD_STATISTICS and not needed
