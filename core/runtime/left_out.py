"""What lies beside the weights in a checkpoint and is of no use here: left out, never run.

Trainers pickle options, schedulers and numpy numbers next to their weights. Each global name that
torch's restricted unpickler does not know is given a stand-in that keeps what it is handed and does
nothing. No name is ever looked up in a module, so no code of the file or of a library runs.
"""

import io
import math
import os
import pickletools
import re
import struct
import threading
import zipfile
from _compat_pickle import IMPORT_MAPPING, NAME_MAPPING
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import numpy as np
import torch

# Names no options file needs: a checkpoint that asks for them is refused as a whole.
_PROGRAMS = re.compile(
    r"(os|posix|nt|sys|subprocess|pty|shutil|socket|runpy|importlib|imp|ctypes|code|webbrowser|"
    r"multiprocessing|pickle|_pickle|marshal)(\..*)?|"
    r"(builtins|__builtin__)\.(eval|exec|compile|__import__|getattr|setattr|delattr|open|input|"
    r"execfile|apply|breakpoint|globals|locals|vars|map|filter)"
)
_LEGACY_PICKLES = 4  # magic number, protocol, system, content
_TEXTS = ("SHORT_BINUNICODE", "BINUNICODE", "BINUNICODE8", "UNICODE")
_NAME_LENGTH = 26  # where a local header of a zip archive says how long its two names are
# What NumPy's arrays are pickled with, in its two packages; and the types that tensors have.
_ARRAYS = {f"numpy.{package}.multiarray._reconstruct" for package in ("core", "_core")}
_PLAIN = re.compile(r"f[248]|i[1248]|u1|b1")
# What torch says where something is put into an object that it takes for no list or dictionary.
_PUT_INTO = re.compile(r"Can only (append|extend|SETITEMS?) .*but got <class '[\w.]*<([^>]+)>'>")
_lock = threading.Lock()


class LeftOut:
    """An object of a class that is not known here; `state` is what the file says of it."""

    state: Any = None

    def __new__(cls, *_: Any, **__: Any) -> "LeftOut":
        return object.__new__(cls)

    def __init__(self, *_: Any, **__: Any) -> None:
        """Whatever it is made of in the file stays there."""

    def __setstate__(self, state: Any) -> None:
        self.state = state


class _Mapping(LeftOut):
    """For classes of dictionaries: their items are read, and nothing else."""

    def __new__(cls, *_: Any, **__: Any) -> Any:
        return OrderedDict()


class _List(LeftOut):
    """For classes of lists."""

    def __new__(cls, *_: Any, **__: Any) -> Any:
        return []


class _Type(LeftOut):
    """The number type of a NumPy array: its name, and the order of its bytes."""

    def __init__(self, *given: Any, **_: Any) -> None:
        self.name = given[0] if given and isinstance(given[0], str) else ""


class PickledArray(LeftOut):
    """A NumPy array, of which the file gives shape, number type and bytes."""

    def tensor(self) -> torch.Tensor | None:
        """Its numbers; None where they are of no plain type, or not as many as it says."""
        match self.state:
            case (_, tuple(shape), _Type() as kind, bool(by_column), bytes(content)):
                order = kind.state[1] if isinstance(kind.state, tuple) and kind.state[1:] else ""
            case _:
                return None
        if not _PLAIN.fullmatch(kind.name):
            return None
        dtype = np.dtype(f"{'>' if order == '>' else '<'}{kind.name}")
        if not all(type(side) is int and side >= 0 for side in shape):
            return None
        if math.prod(shape) * dtype.itemsize != len(content):
            return None
        flat = np.frombuffer(content, dtype).astype(dtype.newbyteorder("="))
        return torch.from_numpy(
            flat.reshape(shape, order="F" if by_column else "C").copy(order="C")
        )


def unknown_names(path: Path) -> set[str]:
    """The global names that a file of `torch.save` asks for and that torch does not allow.

    Those that Python 2 had under other names are given as Python 3 calls them as well.
    """
    names: set[str] = set()
    for pickled in _pickles(path):
        try:
            names |= _global_names(pickled)
        except ValueError:  # there are no more pickles, or what is there is damaged: torch says so
            break
    names |= {_of_today(name) for name in names}
    return {name for name in names if not _allowed(name)}


def asks_for_programs(names: set[str]) -> bool:
    """Whether one of the names is of a function that runs programs."""
    return any(_PROGRAMS.fullmatch(name) for name in names)


@contextmanager
def left_out(names: set[str], kinds: Mapping[str, type[LeftOut]]) -> Iterator[None]:
    """Within, torch's restricted unpickler reads what has these names as a LeftOut.

    `kinds` says of some that they are lists or dictionaries.
    """
    if not names:
        yield
        return
    stand_ins: list[Any] = [(_stand_in(name, kinds.get(name)), name) for name in names]
    with _lock, torch.serialization.safe_globals(stand_ins):
        yield


def kind_asked_for(error: Exception) -> tuple[str, type[LeftOut]] | None:
    """The name of an object that is a list or dictionary after all, and the stand-in for such.

    By torch's refusal to put something into it; None for any other error.
    """
    match = _PUT_INTO.search(str(error))
    return (match[2], _Mapping if match[1].startswith("SET") else _List) if match else None


def _of_today(name: str) -> str:
    """A global name as torch looks it up: Python 2's, in which protocol 2 is written, renamed."""
    module, _, last = name.rpartition(".")
    renamed = NAME_MAPPING.get((module, last), (IMPORT_MAPPING.get(module, module), last))
    return ".".join(renamed)


def _stand_in(name: str, asked: type[LeftOut] | None) -> Any:
    if name in _ARRAYS:
        return type("LeftOut", (PickledArray,), {})
    if name == "numpy.dtype":
        return type("LeftOut", (_Type,), {})
    last = name.rpartition(".")[2].lower()
    kind = _Mapping if "dict" in last else _List if last.endswith("list") else LeftOut
    return type(f"<{name}>", (asked or kind,), {})


def _allowed(name: str) -> bool:
    # Torch's own rule, of every version: what it refuses is named in the error.
    from torch._weights_only_unpickler import _get_allowed_globals

    return name in _get_allowed_globals()


def _pickles(path: Path) -> Iterator[IO[bytes]]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            records = [item for item in archive.infolist() if item.filename.endswith("/data.pkl")]
        for record in records:
            yield _record(path, record)
        return
    with open(path, "rb") as file:
        for _ in range(_LEGACY_PICKLES):
            yield file


def _record(path: Path, record: zipfile.ZipInfo) -> IO[bytes]:
    """A stored record as it is: the training states of this program have no checksums."""
    with open(path, "rb") as file:
        file.seek(record.header_offset + _NAME_LENGTH)
        name, extra = struct.unpack("<HH", file.read(4))
        file.seek(name + extra, os.SEEK_CUR)
        return io.BytesIO(file.read(record.file_size))


def _global_names(pickled: IO[bytes]) -> set[str]:
    names, texts = set(), ["", ""]
    for operation, argument, _ in pickletools.genops(pickled):
        if operation.name in _TEXTS:
            texts = [texts[-1], str(argument)]
        elif operation.name in ("GLOBAL", "INST"):
            names.add(str(argument).replace(" ", ".", 1))
        elif operation.name == "STACK_GLOBAL":
            names.add(".".join(texts))
    return names
