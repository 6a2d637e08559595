"""The one way of reading small files of a run or a person: regular files only, and never much."""

import errno
import json
import os
import stat
from pathlib import Path
from typing import Any

MOST_BYTES = 32 << 20
# Files below are computed when they are read, without end or only when there is news.
_SYSTEM = ("/proc/", "/sys/")
# On a pipe that nobody writes into, opening alone would wait for ever.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def irregular(path: str | os.PathLike[str]) -> str:
    """Why something at `path` may not be read as a file: “is a folder”; empty where it may.

    Pipes, devices and sockets wait for ever, and so do some of the system's own views of itself,
    which claim to be regular. Missing files are not reported here.
    """
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return ""
    if stat.S_ISDIR(mode):
        return "is a folder"
    if not stat.S_ISREG(mode):
        return "is not a regular file"
    real = os.path.realpath(path)
    return "is a view of the system, no file on a disk" if real.startswith(_SYSTEM) else ""


def read_small(path: str | os.PathLike[str], most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file of at most `most` bytes.

    Raises OSError for everything else: a pipe, a device, a folder, a larger file.
    """
    if why := irregular(path):
        raise OSError(errno.EINVAL, f"it {why}", str(path))
    with open(os.open(path, os.O_RDONLY | _AT_ONCE), "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file", str(path))
        if about.st_size > most:
            raise OSError(errno.EFBIG, f"it is larger than {most:,} bytes", str(path))
        return file.read(most)


def read_json(path: str | os.PathLike[str]) -> Any:
    """The JSON value in such a file. Raises OSError, and ValueError for anything but JSON."""
    try:
        return json.loads(read_text(path))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def read_text(path: str | os.PathLike[str], encoding: str = "utf-8") -> str:
    """The text of such a file. Raises OSError, and UnicodeDecodeError, which is a ValueError."""
    return read_small(Path(path)).decode(encoding)
