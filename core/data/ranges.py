"""What the files of a side are: how many channels, how deep, and which numbers are black and white.

A 16-bit container often holds 10, 12 or 14 bits, and float or signed files hold whatever was
measured: by the container's range such pictures would be nearly black, or could not be read.
"""

import math
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from core.data.arrays import ARRAYS, Shape
from core.data.listing import counted_names
from core.data.numbers import known_shape, read_numbers
from core.data.opening import PictureError
from core.data.tiffs import TIFFS
from core.data.values import PLAIN, ValueRange, Values, shown_words
from core.runtime.errors import UserError
from core.runtime.paths import file_state

_THREADS = 4
_PROBED = 100  # whose headers tell whether a side has deep files at all
_COMPARED = 1000  # whose headers must agree in their channels; others are refused when read
_DEPTHS = (255, 1023, 4095, 16383, 65535)
_LEAST_WHITE = 0.1  # a brightest number below this share of white would show black pictures
_OUTLYING, _SAMPLED = 0.001, 50_000
Extremes = tuple[float, float]
_Extent = tuple[float, float, bool, float, float, bool]
"""Smallest and largest number, whether they are floats, between which nearly all lie, and whether
there are pixels without a number. Without any number the smallest is above the largest."""


def found_range(paths: Iterable[Path]) -> tuple[ValueRange, Extremes] | None:
    """The range of a side, and its smallest and largest number; None where all files have 8 bits.

    Integers from 0 on get the smallest usual depth that holds them (8, 10, 12, 14, 16 bits), float
    numbers 0..1, -1..1 or 0..255 where that holds them. Any other numbers, and those that stay
    below a tenth of white, get their own range. Files that cannot be read are passed over.
    """
    files = list(paths)
    if not any(_is_deep(path) for path in _spread(files, _PROBED)):
        return None
    with ThreadPoolExecutor(_THREADS) as pool:
        known = [one for one in pool.map(lambda p: _extremes(p, *file_state(p)), files) if one]
    low = min((one[0] for one in known), default=math.inf)
    high = max((one[1] for one in known), default=-math.inf)
    if low > high:
        return None
    return _usual(low, high, any(one[2] for one in known)), (low, high)


def outliers_sentence(side: "Side", measured: tuple[ValueRange, Extremes]) -> str:
    """A caution where a few numbers far out set the range, so that all else is nearly one grey.

    Dead pixels and marks for “no data” cause this. Empty where numbers fill the range.
    """
    known = [one for one in (_extremes(p, *file_state(p)) for p in side.files) if one]
    low, high = min(one[3] for one in known), max(one[4] for one in known)
    (black, white), (least, most) = measured
    if least == most:
        return f"{side.title} has one number alone, in all files."
    if high - low >= _LEAST_WHITE * (white - black):
        return ""
    usual = _usual(low, high, any(one[2] for one in known))
    key = side.key.replace("_channels", "_range")
    return (
        f"All but a thousandth of the numbers of each file lie in {low:g} to {high:g}, a small "
        f"part of that: set {key} to “{usual[0]:g} {usual[1]:g}” if the others are no measurements."
    )


def missing_sentence(side: "Side") -> str:
    """Which files have pixels without a number (NaN), and what becomes of those; else empty."""
    extents = [(path, _extremes(path, *file_state(path))) for path in side.files]
    names = [path.name for path, one in extents if one and one[5]]
    if not names:
        return ""
    return (
        f"{side.title} has pixels without a number (NaN), which count as black, in "
        f"{counted_names(names)}."
    )


def parse_range(text: str) -> ValueRange | None:
    """A range from “0 4095” or “-1000..1000”; None for an empty text. Raises UserError."""
    parts = text.replace("..", " ").replace(",", " ").split()
    if not parts:
        return None
    try:
        low, high = (float(part) for part in parts)
    except ValueError:
        low, high = 0.0, 0.0
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise UserError(
            f"“{text}” is not a range of numbers.",
            "Give the numbers of black and white, as 0 4095.",
        )
    return low, high


def range_sentence(side: str, measured: tuple[ValueRange, Extremes]) -> str:
    """What was found and assumed of a side, in a sentence."""
    (low, high), (least, most) = measured
    return (
        f"{side} holds numbers {least:g} to {most:g} in files of 16 bits or floats: {low:g} is "
        f"taken as black, {high:g} as white."
    )


def _usual(low: float, high: float, floats: bool) -> ValueRange:
    """The usual range that holds the numbers, if they fill enough of it; else their own."""
    if floats:
        for usual in ((0.0, 1.0), (-1.0, 1.0), (0.0, 255.0)):
            if usual[0] <= low and high <= usual[1] and _fills(high, usual[1]):
                return usual
    elif low >= 0:
        depth = next((depth for depth in _DEPTHS if high <= depth), None)
        if depth and _fills(high, depth):
            return 0.0, float(depth)
    return (low, high) if low < high else (low, low + 1)


def _fills(high: float, white: float) -> bool:
    """Whether pictures with nothing brighter than `high` are not black beside `white`."""
    return high >= _LEAST_WHITE * white


@lru_cache(maxsize=100_000)
def _extremes(path: Path, _size: int, _changed: int) -> _Extent | None:
    try:
        if known_shape(path).dtype == "uint8":
            return None
        values = read_numbers(path)
        floats = values.dtype.kind == "f"
        kept = values[np.isfinite(values)] if floats else values
        missing = floats and bool(np.isnan(values).any())
        if not kept.size:
            return math.inf, -math.inf, floats, math.inf, -math.inf, missing
        flat = kept.ravel()
        least, most = np.quantile(
            flat[:: max(1, flat.size // _SAMPLED)], (_OUTLYING, 1 - _OUTLYING)
        )
        return float(kept.min()), float(kept.max()), floats, float(least), float(most), missing
    except PictureError:
        return None


def _is_deep(path: Path) -> bool:
    shape = _shape(path)
    return shape is not None and shape.dtype != "uint8"


def _shape(path: Path) -> Shape | None:
    try:
        return known_shape(path)
    except PictureError:
        return None


def _spread(files: Sequence[Path], count: int) -> Sequence[Path]:
    """At most `count` files from all over."""
    return files[:: max(1, len(files) // count)][:count]


@dataclass(frozen=True)
class Side:
    """The files of a side, its title, and what the recipe says: a range, a number of channels.

    `key` is the name of the recipe's field for the channels.
    """

    title: str
    files: Sequence[Path]
    range: str = ""
    channels: int = 0
    key: str = ""


def values_of(side: Side) -> tuple[Values, str]:
    """What the numbers of a side are, and what is to be said of it.

    Raises UserError where its files have different numbers of channels and the recipe names none;
    grey and coloured pictures of 8 bits together count as coloured.
    """
    given = parse_range(side.range)
    known = [(path, _shape(path)) for path in _spread(side.files, _COMPARED)]
    shapes = [(path, shape) for path, shape in known if shape]
    if not shapes:
        return PLAIN, ""
    channels, said = _channels(side, shapes)
    found = None if given else found_range(side.files)
    deepest = max((shape for _, shape in shapes), key=_depth)
    first = shapes[0]
    limits = (given or (found[0] if found else None)) if deepest.dtype != "uint8" else None
    suffix = first[0].suffix.lower()
    values = Values(
        channels,
        deepest.dtype,
        limits,
        suffix if suffix in ARRAYS | TIFFS else "",
        first[1].order,
        bool(side.channels),
    )
    sentences = [said, range_sentence(side.title, found) if found else ""]
    if found and side.key:
        sentences += [outliers_sentence(side, found), missing_sentence(side)]
    if values.channels != 3:
        noun = "channel" if values.channels == 1 else "channels"
        sentences.append(
            f"{side.title} has {values.channels} {noun}, shown as {shown_words(values)}."
        )
    return values, " ".join(sentence for sentence in sentences if sentence)


def _channels(side: Side, shapes: Sequence[tuple[Path, Shape]]) -> tuple[int, str]:
    if side.channels:
        return side.channels, ""
    counts = {shape.channels for _, shape in shapes}
    if len(counts) == 1:
        return counts.pop(), ""
    grey = sum(shape.channels == 1 for _, shape in shapes)
    if counts == {1, 3} and all(shape.dtype == "uint8" for _, shape in shapes):
        return 3, f"{side.title} has {grey} grey files among coloured ones; they count as coloured."
    first, kind = shapes[0]
    other, differs = next(item for item in shapes if item[1].channels != kind.channels)
    raise UserError(
        f"{other} has {differs.channels} channels, and {first} has {kind.channels}: all pictures "
        "of a side must have as many.",
        f"Remove the file, or set how many to use in {side.key}.",
    )


def _depth(shape: Shape) -> tuple[bool, bool, int]:
    kind = np.dtype(shape.dtype)
    return shape.dtype != "uint8", kind.kind == "f", kind.itemsize
