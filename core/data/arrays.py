"""NumPy files as pictures: .npy, and .npz with one array. Pickled objects are never loaded."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from core.data.opening import PictureError, guarded, refuse_giants

ARRAYS = frozenset({".npy", ".npz"})
MOST_CHANNELS = 256


class Shape(NamedTuple):
    """What a file of many channels holds; `order` is that of an array's axes: HW, HWC or CHW."""

    height: int
    width: int
    channels: int
    dtype: str
    order: str = ""


def is_array(path: Path | str) -> bool:
    """Whether a file is NumPy's, by its name."""
    return Path(path).suffix.lower() in ARRAYS


def is_bare(path: Path | str) -> bool:
    """Whether a NumPy file is one array, not an archive."""
    return Path(path).suffix.lower() == ".npy"


def array_shape(path: Path | str) -> Shape:
    """Size, channels and type of a NumPy file, from its header.

    Two axes are height and width. A third axis is the channels: the shorter of the first and the
    last, the last if they are equal. Raises PictureError for any other array.
    """
    with guarded(path), _stream(path) as file:
        found = _shape(path, file)
        bytes_ = found.height * found.width * found.channels * np.dtype(found.dtype).itemsize
        if is_bare(path) and os.path.getsize(path) < file.tell() + bytes_:
            raise PictureError(path, "is cut short or damaged")
        return found


def read_array(path: Path | str) -> NDArray[Any]:
    """The numbers of a NumPy file as (h, w, channels), of its own type; bool as 0 and 255.

    Raises PictureError as `array_shape`, and where the file is cut short.
    """
    order = array_shape(path).order
    with guarded(path), _stream(path) as file:
        numbers: NDArray[Any] = npy.read_array(file, allow_pickle=False)
    if order == "HW":
        numbers = numbers[..., np.newaxis]
    elif order == "CHW":
        numbers = numbers.transpose(1, 2, 0)
    if numbers.dtype == np.bool_:
        numbers = numbers.astype(np.uint8) * 255
    return np.ascontiguousarray(numbers, numbers.dtype.newbyteorder("="))


@contextmanager
def _stream(path: Path | str) -> Iterator[IO[bytes]]:
    if is_bare(path):
        with open(path, "rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if len(names) != 1:
            listed = ", ".join(name.removesuffix(".npy") for name in names[:4])
            raise PictureError(path, f"holds {len(names)} arrays ({listed}), where one is expected")
        with archive.open(names[0]) as inner:
            yield inner


def _shape(path: Path | str, file: IO[bytes]) -> Shape:
    version = npy.read_magic(file)
    read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
    sides, _, dtype = read(file)
    if dtype.hasobject or dtype.kind not in "buif":
        raise PictureError(path, f"holds {dtype} instead of numbers")
    if len(sides) == 2:
        height, width, channels, order = *sides, 1, "HW"
    elif len(sides) != 3:
        raise PictureError(path, f"holds an array of {len(sides)} axes; a picture has two or three")
    elif sides[0] < sides[2]:
        (channels, height, width), order = sides, "CHW"
    else:
        (height, width, channels), order = sides, "HWC"
    if not 0 < channels <= MOST_CHANNELS or not height * width:
        shape = " × ".join(map(str, sides))
        raise PictureError(path, f"holds an array of {shape}, which is not a picture")
    refuse_giants(path, (width, height))
    kind = "uint8" if dtype.kind == "b" else dtype.newbyteorder("=").name
    return Shape(height, width, channels, kind, order)
