"""Objects beside the weights in a checkpoint: left out, never run.

Trainers pickle options, schedulers, numpy numbers, enumerations, paths and methods next to their
weights. The description of such an object is kept as plain data; its class is never looked up.
"""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import torch

# What NumPy's arrays are pickled with, in its two packages: by their state, or by arguments.
_BY_STATE = {f"numpy.{package}.multiarray._reconstruct" for package in ("core", "_core")}
_BY_ARGUMENTS = {f"numpy.{package}.numeric._frombuffer" for package in ("core", "_core")}
_ON_OTHER_DEVICES = "torch._utils._rebuild_device_tensor_from_numpy"
_PLAIN = re.compile(r"f[248]|i[1248]|u1|b1")  # the types that tensors have
_LONGEST = 40  # letters of what an object is called as a key
_FINISHED = 3  # entries of a number type that say its byte order


class LeftOut:
    """An object of a class or function that is not known here, as the file describes it.

    `made_of` are the arguments it would be made of, `state` what would be put into it, `items` and
    `listed` what it holds as a dictionary and as a list.
    """

    __slots__ = ("items", "listed", "made_of", "name", "state")

    def __init__(self, name: str, made_of: tuple[Any, ...] = ()) -> None:
        self.name = name
        self.made_of = made_of
        self.state: Any = None
        self.items: dict[Any, Any] = {}
        self.listed: list[Any] = []

    def __str__(self) -> str:
        """As a key of a dictionary is shown: the class, and the plain values it is made of."""
        plain = [str(one) for one in self.made_of if isinstance(one, str | int | float)]
        last = self.name.rpartition(".")[2]
        return (f"{last}({', '.join(plain)})" if plain else last)[:_LONGEST]

    def parts(self) -> Iterator[Any]:
        """All that the file puts into it."""
        yield from (*self.made_of, self.state, *self.items.values(), *self.listed)

    def content(self) -> dict[Any, Any]:
        """What it holds by name: its attributes, its items, and those of dictionaries given to it.

        Attributes may be kept in two: those of a dictionary, and those of slots.
        """
        held: dict[Any, Any] = {}
        states = self.state if isinstance(self.state, tuple) else (self.state,)
        for part in (*self.made_of, *states):
            if isinstance(part, Mapping):
                held |= part
        return held | self.items | dict(enumerate(self.listed))


def array_in(item: Any) -> torch.Tensor | None:
    """The numbers of a pickled NumPy array.

    None for anything else, and where they are of no plain type or not as many as it says.
    """
    if not isinstance(item, LeftOut):
        return None
    if item.name == _ON_OTHER_DEVICES:
        return array_in(item.made_of[0]) if item.made_of else None
    if item.name in _BY_STATE:
        match item.state:
            case (_, tuple(shape), LeftOut() as kind, bool(by_column), bytes(content)):
                return _numbers(shape, kind, by_column, content)
            case (_, tuple(shape), LeftOut() as kind, bool(by_column), str(content)):
                # Python 2 wrote bytes as texts, a letter each.
                return _numbers(shape, kind, by_column, content.encode("latin-1", "replace"))
    if item.name in _BY_ARGUMENTS:
        match item.made_of:
            case (bytes() | bytearray() as given, LeftOut() as kind, tuple(shape), str(order)):
                return _numbers(shape, kind, order == "F", bytes(given))
    return None


def _numbers(
    shape: tuple[Any, ...], kind: LeftOut, by_column: bool, content: bytes
) -> torch.Tensor | None:
    name = kind.made_of[0] if kind.name == "numpy.dtype" and kind.made_of else None
    if not isinstance(name, str) or not _PLAIN.fullmatch(name):
        return None
    state = kind.state
    swapped = isinstance(state, tuple) and len(state) >= _FINISHED and state[1] == ">"
    dtype = np.dtype(f"{'>' if swapped else '<'}{name}")
    if not all(type(side) is int and side >= 0 for side in shape):
        return None
    if math.prod(shape) * dtype.itemsize != len(content):
        return None
    flat = np.frombuffer(content, dtype).astype(dtype.newbyteorder("="))
    return torch.from_numpy(flat.reshape(shape, order="F" if by_column else "C").copy(order="C"))
