"""The one way of writing files: whole or not at all, and on the disk when it returns.

Content goes into an unfinished file beside its place, is synced, takes the name in one step, and
the folder is synced. A reader, a killed process, or a machine that loses power finds the old file
or the whole new one. What a kill leaves behind is an unfinished file, which `sweep` removes.
"""

import contextlib
import errno
import hashlib
import json
import os
import re
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from core.runtime.cancellation import check_cancelled
from core.runtime.errors import UserError
from core.runtime.paths import nearest_there
from core.runtime.reading import irregular

if TYPE_CHECKING:
    from torch import Tensor

FULL = (errno.ENOSPC, errno.EDQUOT)
REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EISDIR)
DIGEST = "{digest}"
"""In a name given to `atomic_write`, stands for the content's digest."""
DATA_DIGEST = "data_sha256"
"""The metadata key of a safetensors file that holds the SHA-256 of all bytes of its tensors."""
_DIGITS = 16
_UNFINISHED = re.compile(r"\..+\.(\d+)-[0-9a-f]{8}\.tmp")
# Small enough to be on any disk in a moment. Memory that was written out is used again, which is
# faster than to fill as much as the whole file takes.
_PIECE = 16 << 20
_sync = getattr(os, "fdatasync", os.fsync)


class UnfinishedFile:
    """A file that is being written: checks for cancellation and syncs with each piece.

    `error` is what went wrong first, for those whose libraries hide it.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._waiting = 0
        self._hash = hashlib.sha256()
        self.error: BaseException | None = None

    @property
    def digest(self) -> str:
        """The first 16 digits of the SHA-256 of what was written so far."""
        return self._hash.hexdigest()[:_DIGITS]

    def write(self, content: Any) -> int:
        """Write bytes, or what has them as a buffer; gives how many there were."""
        try:
            with memoryview(content) as given, given.cast("B") as whole:
                for start in range(0, len(whole), _PIECE):
                    self._write_piece(whole[start : start + _PIECE])
                return len(whole)
        except BaseException as error:
            self.error = self.error or error
            raise

    def flush(self) -> None:
        """Hand everything to the system."""
        self._file.flush()

    def _write_piece(self, piece: memoryview) -> None:
        check_cancelled()
        self._hash.update(piece)
        self._waiting += self._file.write(piece)
        if self._waiting >= _PIECE:
            self._file.flush()
            _sync(self._file.fileno())
            self._waiting = 0


def atomic_write(path: str | os.PathLike[str], write: Callable[[UnfinishedFile], object]) -> Path:
    """Have `write` fill a new file, then put it in the place of `path` in one step.

    Whatever `write` raises passes through, and leaves the old file as it was and nothing else
    behind; so does Cancelled. A `DIGEST` in the name is replaced by the content's digest. Gives the
    path. Raises UserError if the disk is full or the folder cannot be written to.
    """
    path = Path(path)
    plain = path.name.replace(DIGEST, "")
    unfinished = path.with_name(f".{plain}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        with open(unfinished, "xb") as file:
            draft = UnfinishedFile(file)
            write(draft)
            file.flush()
            os.fsync(file.fileno())
        path = path.with_name(path.name.replace(DIGEST, draft.digest))
        os.replace(unfinished, path)
    except OSError as error:
        raise _unwritable(path, unfinished, error) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    sync_folder(path.parent)
    return path


def write_bytes(path: str | os.PathLike[str], content: bytes) -> None:
    """Write these bytes whole or not at all. Raises UserError as `atomic_write`."""
    atomic_write(path, lambda draft: draft.write(content))


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Write a text in UTF-8 whole or not at all. Raises UserError as `atomic_write`."""
    write_bytes(path, text.encode())


def write_tensors(
    draft: UnfinishedFile, tensors: "dict[str, Tensor]", metadata: dict[str, str]
) -> None:
    """Write contiguous tensors of the CPU as safetensors, without a copy of all of them.

    The metadata get the digest of the numbers, under `DATA_DIGEST`.
    """
    # As the library lays them out: every tensor begins at a multiple of its number's size.
    ordered = sorted(tensors, key=lambda name: (-tensors[name].itemsize, name))
    views = [_bytes_of(tensors[name]) for name in ordered]
    digest = hashlib.sha256()
    for view in views:
        check_cancelled()
        digest.update(view)
    header: dict[str, Any] = {"__metadata__": {**metadata, DATA_DIGEST: digest.hexdigest()}}
    end = 0
    for name in ordered:
        tensor = tensors[name]
        start, end = end, end + tensor.nbytes
        about = {"dtype": _safetensors_type(tensor), "shape": list(tensor.shape)}
        header[name] = {**about, "data_offsets": [start, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    draft.write(len(text).to_bytes(8, "little") + text)
    for view in views:
        draft.write(view)


def open_to_add(path: Path) -> IO[bytes]:
    """Open a file to add to its end, made where it is missing.

    Raises UserError for links, which lead out of a run's folder, and for pipes and devices; and
    OSError where it cannot be written.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise UserError(f"{path} is not a regular file.", "Remove it.")
    return path.open("ab")


def file_digest(path: Path) -> str:
    """What `UnfinishedFile.digest` was of this file. Raises OSError."""
    if why := irregular(path):
        raise OSError(errno.EINVAL, f"it {why}", str(path))
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            check_cancelled()
            digest.update(piece)
    return digest.hexdigest()[:_DIGITS]


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, with names that survive a power cut. Raises OSError."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in reversed(missing):
        sync_folder(path.parent)


def require_writable(folder: Path) -> None:
    """Raise UserError where a folder to write into is not there and could not be made.

    The nearest above it that is there must be a folder to write into. Makes nothing.
    """
    nearest = nearest_there(folder)
    if not nearest.is_dir():
        raise UserError(f"{nearest} is a file.", "Choose a folder to write into.")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise UserError(f"The folder {nearest} cannot be written to.", "Choose another folder.")


def make_writable(folder: Path) -> None:
    """Make a folder to write into where it is not there yet. Raises UserError where that fails."""
    require_writable(folder)
    try:
        make_folder(folder)
    except OSError as error:
        raise UserError(
            f"The folder {folder} cannot be made: {error.strerror}.", "Choose another folder."
        ) from None


def sync_file(path: Path) -> None:
    """Have what was written into a file survive a power cut. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system can do that."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # some network file systems refuse; the files are whole
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def unfinished_files(folder: Path) -> list[Path]:
    """What killed processes left behind in a folder, and what living ones are writing."""
    with contextlib.suppress(OSError):
        return [path for path in folder.iterdir() if _UNFINISHED.fullmatch(path.name)]
    return []


def sweep(folder: Path, older_than: float = 0.0) -> int:
    """Remove unfinished files last written so many seconds ago; gives how many bytes that freed.

    Give an age for folders that other processes write into.
    """
    freed, now = 0, time.time()
    for path in unfinished_files(folder):
        with contextlib.suppress(OSError):
            stat = path.stat()
            if now - stat.st_mtime >= older_than:
                path.unlink()
                freed += stat.st_size
    return freed


def _bytes_of(tensor: "Tensor") -> memoryview:
    import torch

    return tensor.reshape(-1).view(torch.uint8).numpy().data


def _safetensors_type(tensor: "Tensor") -> str:
    import torch

    return {
        torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16",
        torch.int64: "I64", torch.int32: "I32", torch.int16: "I16", torch.int8: "I8",
        torch.uint8: "U8", torch.bool: "BOOL",
    }[tensor.dtype]  # fmt: skip


def _unwritable(path: Path, unfinished: Path, error: OSError) -> Exception:
    if error.errno in FULL:
        return UserError(
            f"The disk is full: {path} could not be written, and is as it was before.",
            "Free some space and resume.",
            str(error),
        )
    if error.errno in REFUSED and str(error.filename) == str(unfinished):
        return UserError(
            f"{path} cannot be written: {error.strerror}.",
            "Choose another folder, or allow writing to this one.",
            str(error),
        )
    return error
