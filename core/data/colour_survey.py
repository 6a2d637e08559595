"""What one label map holds: numbers, or colours with how many flat pixels each has."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.data.colour_peaks import Colour, colour_bins, rounded_colour
from core.data.images import (
    SIXTEEN_BIT,
    PictureError,
    Pixels,
    is_colourful,
    opened,
    read_header,
    read_labels,
    read_picture,
)
from core.runtime.paths import file_state

Kind = Literal["numbers", "colours"]
LOSSLESS = ("PNG", "BMP", "TIFF", "PPM", "GIF", "NPY")
_MOST_EXACT = 256  # colours of a file without noise
_RAREST = 0.0005  # share of a file's flat pixels below which a colour is noise
_THREADS = 4
# Greys of masks are at least so far apart, in steps that rounding makes uneven.
_LEAST_STEP, _UNEVEN = 32, 4


@dataclass(frozen=True)
class FileClasses:
    """What one label map holds: numbers, or colours with how many flat pixels each has.

    `solid` are the colours that fill some square of three by three pixels. `palette` gives the
    colours of the numbers of a palette file; `error` why it was not read. With `noisy` the colours
    are those of bins, of the share `calm` of the pixels. `tripled` tells that numbers stand in
    three equal channels.
    """

    kind: Kind
    numbers: frozenset[int] = frozenset()
    colours: Mapping[Colour, int] = field(default_factory=dict)
    palette: Mapping[int, Colour] = field(default_factory=dict)
    error: str = ""
    solid: frozenset[Colour] = frozenset()
    noisy: bool = False
    calm: float = 1.0
    tripled: bool = False


def survey(paths: Sequence[Path]) -> list[FileClasses]:
    """What each of some label maps holds; a file that did not change is looked at once."""
    with ThreadPoolExecutor(_THREADS) as pool:
        return list(pool.map(lambda path: _looked_at(path, *file_state(path)), paths))


def are_levels(numbers: Iterable[int]) -> bool:
    """Whether numbers are greys in even steps, as of masks (0 and 255; 0, 128 and 255).

    Class numbers lie closer together.
    """
    values = sorted({0, *numbers})
    if len(values) < 2 or values[-1] > 255:
        return False
    step = min(after - before for before, after in pairwise(values))
    return step >= _LEAST_STEP and all(
        abs(value - round(value / step) * step) <= _UNEVEN for value in values
    )


@lru_cache(maxsize=100_000)
def _looked_at(path: Path, _size: int, _changed: int) -> FileClasses:
    try:
        return _file_classes(path)
    except PictureError as error:
        return FileClasses("numbers", error=str(error))


def _file_classes(path: Path) -> FileClasses:
    header, palette = read_header(path), None
    mode, form = header.mode, header.format
    if mode == "P":
        with opened(path) as image:
            palette = image.getpalette()
    if mode in {"1", "L", "P"} | SIXTEEN_BIT and form in LOSSLESS:
        labels = read_labels(path)
        numbers = frozenset(int(number) for number in np.unique(labels))
        table = np.array(palette or [], np.uint8).reshape(-1, 3)
        coloured = form != "GIF" and _stands_for_others(table, numbers)
        coloured = coloured or is_colourful(palette or [])
        if not coloured and mode != "1" and not are_levels(numbers):
            return FileClasses("numbers", numbers)
        pixels = as_coloured(path)
        colours = _exact(pixels) or {}
        known = {
            n: rounded_colour(table[n]) for n in sorted(numbers) if coloured and n < len(table)
        }
        return FileClasses("numbers", numbers, colours, known, solid=_solid(pixels))
    pixels = read_picture(path)
    if form in LOSSLESS and (pixels == pixels[..., :1]).all():
        numbers = frozenset(int(number) for number in np.unique(pixels))
        if not are_levels(numbers):
            return FileClasses("numbers", numbers, tripled=True)
    exact = _exact(pixels) if form in LOSSLESS else None
    if exact is not None:
        return FileClasses("colours", colours=exact, solid=_solid(pixels))
    inside = calm_pixels(pixels)
    share = len(inside) / max(1, pixels.shape[0] * pixels.shape[1])
    return FileClasses("colours", colours=colour_bins(inside, _RAREST), noisy=True, calm=share)


def _stands_for_others(table: NDArray[np.uint8], numbers: Iterable[int]) -> bool:
    """Whether a palette shows some of these numbers as something else than that grey."""
    return any(n < len(table) and set(table[n].tolist()) != {n} for n in numbers)


def as_coloured(path: Path) -> Pixels:
    """A label map as people see it, (h, w, 3); of files with wide numbers each is that grey.

    Raises PictureError where it is damaged, or holds numbers above 255.
    """
    if read_header(path).mode not in SIXTEEN_BIT:
        return read_picture(path)
    numbers = read_labels(path)
    if numbers.max(initial=0) > 255:
        raise PictureError(path, "holds numbers above 255, where greys of classes are expected")
    return np.repeat(numbers.astype(np.uint8)[..., np.newaxis], 3, axis=2)


def _exact(pixels: Pixels) -> dict[Colour, int] | None:
    """The colours of a picture without noise; None where there are too many for classes."""
    uniques, indices = unique_colours(pixels)
    if len(uniques) > _MOST_EXACT:
        return None
    counts = np.bincount(indices, minlength=len(uniques))
    return {rounded_colour(c): int(n) for c, n in zip(uniques, counts, strict=True)}


def _solid(pixels: Pixels) -> frozenset[Colour]:
    """The colours that fill some square of three by three pixels."""
    rows, columns = (max(0, side - 2) for side in pixels.shape[:2])
    packed = _packed(pixels)
    first = packed[:rows, :columns]
    alike = np.ones((rows, columns), bool)
    for down, right in np.ndindex(3, 3):
        alike &= packed[down : down + rows, right : right + columns] == first
    return frozenset(map(rounded_colour, _unpacked(np.unique(first[alike]))))


def calm_pixels(pixels: Pixels) -> Pixels:
    """(n, 3): the pixels that differ little from those above and to the left."""
    calm = np.ones(pixels.shape[:2], bool)
    for channel in np.moveaxis(pixels, -1, 0).astype(np.int16):
        calm[1:] &= np.abs(channel[1:] - channel[:-1]) <= 12
        calm[:, 1:] &= np.abs(channel[:, 1:] - channel[:, :-1]) <= 12
    return pixels[calm]


def unique_colours(pixels: Pixels) -> tuple[NDArray[np.uint8], NDArray[np.intp]]:
    """(n, 3) colours of pixels (…, 3), and for each pixel the index of its colour, (pixels,)."""
    uniques, indices = np.unique(_packed(pixels.reshape(-1, 3)), return_inverse=True)
    return _unpacked(uniques), indices.ravel()


def _packed(pixels: Pixels) -> NDArray[np.uint32]:
    """Colours (…, 3) as numbers (…), which sort much faster than rows do."""
    whole = pixels.astype(np.uint32)
    packed: NDArray[np.uint32] = whole @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    return packed


def _unpacked(packed: NDArray[np.uint32]) -> NDArray[np.uint8]:
    return np.stack([packed >> 16, packed >> 8 & 255, packed & 255], -1).astype(np.uint8)
