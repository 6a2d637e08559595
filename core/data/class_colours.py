"""Classes by their colours: palettes found over a set of label maps, and maps read through them.

For colour-coded maps (RGB, also with JPEG noise), 0/255 masks, and palette files of which each
orders its colours its own way.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

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

Colour = tuple[int, int, int]
Kind = Literal["numbers", "colours"]

LOSSLESS = ("PNG", "BMP", "TIFF", "PPM", "GIF", "NPY")
MOST_COLOURS = 64
# JPEG moves a flat colour by some units; two classes are farther apart than this.
NEAR = 40.0
# Of a map's pixels, what may lie far from every colour: the seams between classes.
_MOST_ODD = 0.1
_OFF, _MOST_OFF = 12.0, 0.15
_RAREST = 0.0005  # share of a file's flat pixels below which a colour is noise
_RAREST_THIN = 0.002  # share of all pixels below which a colour without squares is of corners
_OVERSHOT = 0.2  # of the way between two colours
_THREADS = 4
# Greys of masks are at least so far apart, in steps that rounding makes uneven.
_LEAST_STEP, _UNEVEN = 32, 4


@dataclass(frozen=True)
class FileClasses:
    """What one label map holds: numbers, or colours with how many flat pixels each has.

    `solid` are the colours that fill some square of three by three pixels. `palette` gives the
    colours of the numbers of a palette file; `error` why it was not read.
    """

    kind: Kind
    numbers: frozenset[int] = frozenset()
    colours: Mapping[Colour, int] = field(default_factory=dict)
    palette: Mapping[int, Colour] = field(default_factory=dict)
    error: str = ""
    solid: frozenset[Colour] = frozenset()


def survey(paths: Sequence[Path]) -> list[FileClasses]:
    """What each of some label maps holds; a file that did not change is looked at once."""
    with ThreadPoolExecutor(_THREADS) as pool:
        return list(pool.map(lambda path: _looked_at(path, *_state(path)), paths))


def common_palette(files: Iterable[FileClasses]) -> tuple[Colour, ...]:
    """The colours of all files, the most frequent first; near ones are one where there is noise."""
    chosen: list[Colour] = []
    for colour in exact_palette(files):
        if all(np.linalg.norm(np.subtract(colour, other)) > NEAR for other in chosen):
            chosen.append(colour)
    return tuple(chosen[: MOST_COLOURS + 1])


def exact_palette(files: Iterable[FileClasses]) -> tuple[Colour, ...]:
    """As `common_palette` for files without noise: every colour is one of its own.

    But for those that only lie along the seams of others, many of them, as where a map was scaled
    smoothly: mixtures of two colours, and the few pixels at corners.
    """
    counts: Counter[Colour] = Counter()
    solid: set[Colour] = set()
    for one in files:
        counts.update(one.colours)
        solid |= one.solid
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    colours = [colour for colour, _ in ordered]
    clear = [colour for colour in colours if colour in solid][:MOST_COLOURS]
    rare = _RAREST_THIN * counts.total()
    mixed = {
        one
        for one in colours
        if one not in solid and (counts[one] < rare or _is_mixture(one, clear))
    }
    # A few thin lines of such a colour may be a class, as the borders of a trimap are.
    return tuple(one for one in colours if len(mixed) <= len(clear) or one not in mixed)


def _is_mixture(colour: Colour, others: Sequence[Colour]) -> bool:
    """Whether a colour lies between two others; smooth scaling also overshoots a little."""
    point = np.array(colour, np.float64)
    for place, start in enumerate(others):
        for end in others[place + 1 :]:
            line = np.subtract(end, start).astype(np.float64)
            share = float((point - start) @ line / (line @ line))
            if not -_OVERSHOT <= share <= 1 + _OVERSHOT:
                continue
            if np.linalg.norm(start + share * line - point) <= _OFF:
                return True
    return False


def hold_class_colours(paths: Sequence[Path]) -> bool:
    """Whether pictures are made of a few flat colours, as colour-coded label maps are."""
    readable = [one for one in survey(paths) if not one.error]
    palette = common_palette(readable)
    if not readable or not 2 <= len(palette) <= MOST_COLOURS:
        return False
    return are_flat(paths, palette)


def are_flat(paths: Sequence[Path], palette: Sequence[Colour]) -> bool:
    """Whether the calm parts of pictures have the very colours of a palette, as photos do not."""
    return all(_share_off(_coloured(path), palette) <= _MOST_OFF for path in paths)


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


def classes_by_colour(path: Path, palette: Sequence[Colour]) -> NDArray[np.uint8]:
    """A label map (h, w): the class of the nearest colour at each pixel.

    Raises PictureError where more than a tenth of it has colours of no class.
    """
    pixels = _coloured(path)
    if _share_far(pixels, palette) > _MOST_ODD:
        raise PictureError(path, f"holds colours outside the {len(palette)} classes")
    uniques, indices = _unique_colours(pixels)
    nearest = _distances(uniques, palette).argmin(1).astype(np.uint8)
    return nearest[indices].reshape(pixels.shape[:2])


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
        pixels = _coloured(path)
        colours = _exact(pixels)
        known = {n: _colour(table[n]) for n in sorted(numbers) if coloured and n < len(table)}
        return FileClasses("numbers", numbers, colours, known, solid=_solid(pixels))
    pixels = read_picture(path)
    if form in LOSSLESS and (pixels == pixels[..., :1]).all():
        numbers = frozenset(int(number) for number in np.unique(pixels))
        if not are_levels(numbers):
            return FileClasses("numbers", numbers)
    found = _exact(pixels) if form in LOSSLESS else _flat(pixels)
    few = form in LOSSLESS and len(found) <= 4 * MOST_COLOURS
    return FileClasses("colours", colours=found, solid=_solid(pixels) if few else frozenset(found))


def _stands_for_others(table: NDArray[np.uint8], numbers: Iterable[int]) -> bool:
    """Whether a palette shows some of these numbers as something else than that grey."""
    return any(n < len(table) and set(table[n].tolist()) != {n} for n in numbers)


def _coloured(path: Path) -> Pixels:
    """A label map as people see it; of files with wide numbers each is that grey."""
    if read_header(path).mode not in SIXTEEN_BIT:
        return read_picture(path)
    numbers = read_labels(path)
    if numbers.max(initial=0) > 255:
        raise PictureError(path, "holds numbers above 255, where greys of classes are expected")
    return np.repeat(numbers.astype(np.uint8)[..., np.newaxis], 3, axis=2)


def _exact(pixels: Pixels) -> dict[Colour, int]:
    """The colours of a picture without noise; none where there are too many for classes."""
    uniques, indices = _unique_colours(pixels)
    if len(uniques) > 4 * MOST_COLOURS:
        return _flat(pixels)
    counts = np.bincount(indices, minlength=len(uniques))
    return {_colour(c): int(n) for c, n in zip(uniques, counts, strict=True)}


def _solid(pixels: Pixels) -> frozenset[Colour]:
    """The colours that fill some square of three by three pixels."""
    rows, columns = (max(0, side - 2) for side in pixels.shape[:2])
    packed = _packed(pixels)
    first = packed[:rows, :columns]
    alike = np.ones((rows, columns), bool)
    for down, right in np.ndindex(3, 3):
        alike &= packed[down : down + rows, right : right + columns] == first
    return frozenset(map(_colour, _unpacked(np.unique(first[alike]))))


def _flat(pixels: Pixels) -> dict[Colour, int]:
    """The colours of a picture's flat parts, where noise moves each a little."""
    inside = _calm(pixels)
    if not len(inside):
        return {}
    _, indices, counts = np.unique(inside >> 4, axis=0, return_inverse=True, return_counts=True)
    colours: dict[Colour, int] = {}
    for index in np.argsort(-counts)[: 4 * MOST_COLOURS]:
        if counts[index] < _RAREST * len(inside):
            break
        own = np.median(inside[indices.ravel() == index], axis=0)
        colours[_colour(own)] = int(counts[index])
    return colours


def _calm(pixels: Pixels) -> Pixels:
    """(n, 3): the pixels that differ little from those above and to the left."""
    whole = pixels.astype(np.int16)
    calm = np.ones(pixels.shape[:2], bool)
    calm[1:] &= np.abs(whole[1:] - whole[:-1]).max(-1) <= 12
    calm[:, 1:] &= np.abs(whole[:, 1:] - whole[:, :-1]).max(-1) <= 12
    return pixels[calm]


def _share_off(pixels: Pixels, palette: Sequence[Colour]) -> float:
    calm = _calm(pixels)
    if len(calm) < 0.2 * pixels.shape[0] * pixels.shape[1]:
        return 1.0
    uniques, indices = _unique_colours(calm)
    return float((_distances(uniques, palette).min(1) > _OFF)[indices].mean())


def _share_far(pixels: Pixels, palette: Sequence[Colour]) -> float:
    uniques, indices = _unique_colours(pixels)
    far = _distances(uniques, palette).min(1) > 1.5 * NEAR
    return float(far[indices].mean())


def _distances(uniques: NDArray[np.uint8], palette: Sequence[Colour]) -> NDArray[np.float64]:
    table = np.array(palette, np.float64)
    distances = np.empty((len(uniques), len(table)))
    for index, colour in enumerate(table):
        distances[:, index] = np.linalg.norm(uniques - colour, axis=1)
    return distances


def _unique_colours(pixels: Pixels) -> tuple[NDArray[np.uint8], NDArray[np.intp]]:
    uniques, indices = np.unique(_packed(pixels.reshape(-1, 3)), return_inverse=True)
    return _unpacked(uniques), indices.ravel()


def _packed(pixels: Pixels) -> NDArray[np.uint32]:
    """Colours (…, 3) as numbers (…), which sort much faster than rows do."""
    whole = pixels.astype(np.uint32)
    packed: NDArray[np.uint32] = whole @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    return packed


def _unpacked(packed: NDArray[np.uint32]) -> NDArray[np.uint8]:
    return np.stack([packed >> 16, packed >> 8 & 255, packed & 255], -1).astype(np.uint8)


def _colour(values: Iterable[float]) -> Colour:
    red, green, blue = (round(float(value)) for value in values)
    return red, green, blue


def _state(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_size, stat.st_mtime_ns
