"""Writing files whole or not at all, in pieces between which a person may halt it."""

import contextlib
import errno
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import torch
from torch import Tensor

from core.errors import UserError
from core.halting import look

FULL = (errno.ENOSPC, errno.EDQUOT)
REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EISDIR)
# What safetensors calls them.
_TYPES = {
    torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16",
    torch.int64: "I64", torch.int32: "I32", torch.int16: "I16", torch.int8: "I8",
    torch.uint8: "U8", torch.bool: "BOOL",
}  # fmt: skip
# Small enough to be on any disk in a moment. Memory that was written out is used again, which is
# faster than to fill as much as the whole file takes.
_PIECE = 16 << 20
_sync = getattr(os, "fdatasync", os.fsync)


class Draft:
    """A file that is being written: looks before each piece, and has the disk keep up.

    `error` is what went wrong first, for those whose libraries hide it.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._waiting = 0
        self.error: BaseException | None = None

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
        look()
        self._waiting += self._file.write(piece)
        if self._waiting >= _PIECE:
            self._file.flush()
            _sync(self._file.fileno())
            self._waiting = 0


def atomic_write(path: str | os.PathLike[str], write: Callable[[Draft], object]) -> None:
    """Have `write` fill a new file, then put it in the place of `path` in one step.

    A reader, or a machine that loses power, finds the old file or the whole new one. Whatever
    `write` raises passes through, and leaves the old file as it was and nothing else behind; so
    does Halted, where this thread is watched.
    Raises UserError if the disk is full or the folder cannot be written to.
    """
    path = Path(path)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        with open(unfinished, "xb") as file:
            write(Draft(file))
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError as error:
        raise _unwritable(path, unfinished, error) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    _sync_folder(path.parent)


def write_tensors(draft: Draft, tensors: dict[str, Tensor], metadata: dict[str, str]) -> None:
    """Write contiguous tensors of the CPU as safetensors, without a copy of all of them.

    That library would make one first, which of a large network takes a second.
    """
    # As the library lays them out: every tensor begins at a multiple of its number's size.
    ordered = sorted(tensors, key=lambda name: (-tensors[name].itemsize, name))
    header: dict[str, Any] = {"__metadata__": metadata}
    end = 0
    for name in ordered:
        tensor = tensors[name]
        start, end = end, end + tensor.nbytes
        about = {"dtype": _TYPES[tensor.dtype], "shape": list(tensor.shape)}
        header[name] = {**about, "data_offsets": [start, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    draft.write(len(text).to_bytes(8, "little") + text)
    for name in ordered:
        draft.write(tensors[name].reshape(-1).view(torch.uint8).numpy())


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system can do that."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # some network file systems refuse; the file is whole
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


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
