"""Classes by their colours: palettes found over a set of label maps, and maps read through them.

For colour-coded maps (RGB, also with JPEG noise), 0/255 masks, and palette files of which each
orders its colours its own way.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data.colour_peaks import Colour, peaks
from core.data.colour_survey import (
    LOSSLESS,
    FileClasses,
    as_coloured,
    calm_pixels,
    survey,
    unique_colours,
)
from core.data.images import PictureError, Pixels, read_header

MOST_COLOURS = 255
# JPEG moves a flat colour by less than this.
NEAR = 12.0
_MOST_FOUND = 64  # more colours than this are taken for classes where each fills squares
_FAR = 60.0  # a colour farther than this from every class is of none
# The share of a map's pixels that may have no class: seams, which JPEG widens.
_MOST_ODD, _MOST_ODD_NOISY = 0.1, 0.2
_OFF, _MOST_OFF = NEAR, 0.15
_CALM = 0.2  # of a map's pixels at least this share lies inside classes
# So with noise, and of those this share near a class; of thin classes more.
_CALM_NOISY, _GATHERED = 0.3, 0.6
_CALM_THIN, _GATHERED_THIN = 0.15, 0.9
_SHARED = 0.5  # of the pixels of several maps, this share has colours that other maps have too
_NEAR_NAMED, _MOST_OF_NAMED = 25.0, 0.25  # so near a named colour, and of all pixels this share
_SAME = 8.0  # colours of files without noise that are nearer to each other are of one class
_RAREST_THIN = 0.002  # share of all pixels below which a colour without squares is of corners
_OVERSHOT = 0.2  # of the way between two colours


class FoundPalette(NamedTuple):
    """The colours of label maps, the most frequent first, and how much of the maps has them.

    `share` is that of the calm pixels near a colour, of noisy files; 1 without noise.
    """

    colours: tuple[Colour, ...]
    share: float = 1.0


def common_palette(files: Sequence[FileClasses]) -> FoundPalette:
    """The colours of all files; with noise those that pixels gather at.

    Without noise, those that differ by a few units are one.
    """
    if any(one.noisy for one in files):
        return _gathered(files)
    chosen: list[Colour] = []
    for colour in exact_palette(files).colours:
        if all(np.linalg.norm(np.subtract(colour, other)) > _SAME for other in chosen):
            chosen.append(colour)
    if len(chosen) > _MOST_FOUND and not _solid_in(files).issuperset(chosen):
        # Noise of a few units, as of small maps that were JPEG files once.
        gathered = _gathered(files)
        if gathered.share >= _GATHERED:
            return gathered
    return FoundPalette(tuple(chosen[: MOST_COLOURS + 1]))


def _gathered(files: Iterable[FileClasses]) -> FoundPalette:
    colours, share = peaks(one.colours for one in files)
    return FoundPalette(colours[: MOST_COLOURS + 1], share)


def _solid_in(files: Iterable[FileClasses]) -> set[Colour]:
    return set().union(*(one.solid for one in files))


def exact_palette(files: Iterable[FileClasses]) -> FoundPalette:
    """The colours of files without noise, the most frequent first: each is one of its own.

    Colours that only lie along the seams of others do not count where there are many of them, as in
    a map that was scaled smoothly: mixtures of two colours, and the few pixels at corners.
    """
    counts: Counter[Colour] = Counter()
    solid: set[Colour] = set()
    for one in files:
        counts.update(one.colours)
        solid |= one.solid
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    colours = [colour for colour, _ in ordered]
    clear = [colour for colour in colours if colour in solid][:_MOST_FOUND]
    rare = _RAREST_THIN * counts.total()
    mixed = {
        one
        for one in colours
        if one not in solid and (counts[one] < rare or _is_mixture(one, clear))
    }
    # A few thin lines of such a colour may be a class, as the borders of a trimap are.
    few = len(mixed) <= len(clear)
    return FoundPalette(tuple(one for one in colours if few or one not in mixed))


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


def hold_class_colours(paths: Sequence[Path], palette: Sequence[Colour] = ()) -> bool:
    """Whether pictures are made of a few flat colours, or those of a `palette` that is named."""
    if palette:
        return bool(paths) and all(_share_named(path, palette) >= _MOST_OF_NAMED for path in paths)
    both = [(path, one) for path, one in zip(paths, survey(paths), strict=True) if not one.error]
    files = [one for _, one in both]
    found = common_palette(files)
    if not files or not 2 <= len(found.colours) <= MOST_COLOURS:
        return False
    if len(found.colours) > _MOST_FOUND and not _solid_in(files).issuperset(found.colours):
        return False
    if not any(one.noisy for one in files) and len(files) > 1 and _share_shared(files) < _SHARED:
        return False
    return are_flat([path for path, _ in both], files, found)


def are_flat(paths: Sequence[Path], files: Sequence[FileClasses], found: FoundPalette) -> bool:
    """Whether the calm parts of pictures have the colours that were found, as photos do not.

    With noise, whether the pixels of all `files` gather at few colours.
    """
    if any(one.noisy for one in files):
        calm = float(np.mean([one.calm for one in files]))
        least = _GATHERED if calm >= _CALM_NOISY else _GATHERED_THIN
        return calm >= _CALM_THIN and found.share >= least
    return all(_share_off(as_coloured(path), found.colours) <= _MOST_OFF for path in paths)


def _share_shared(files: Sequence[FileClasses]) -> float:
    """The share of pixels whose colours are in more than one file; drawings share few."""
    times = Counter(colour for one in files for colour in one.colours)
    total: Counter[Colour] = Counter()
    for one in files:
        total.update(one.colours)
    shared = sum(count for colour, count in total.items() if times[colour] > 1)
    return shared / max(1, total.total())


def colours_of_none(files: Iterable[FileClasses], palette: Sequence[Colour]) -> list[Colour]:
    """The colours of files without noise that a named palette lacks, sorted."""
    held = set().union(*(one.colours.keys() for one in files if not one.noisy))
    return sorted(held - set(palette))


def classes_by_colour(path: Path, palette: Sequence[Colour]) -> NDArray[np.uint8]:
    """A label map (h, w): the class of the nearest colour at each pixel.

    Raises PictureError where more than a tenth of it has colours of no class; a fifth of JPEG.
    """
    pixels = as_coloured(path)
    most = _MOST_ODD if read_header(path).format in LOSSLESS else _MOST_ODD_NOISY
    if _share_beyond(pixels, palette, _FAR) > most:
        raise PictureError(path, f"holds colours outside the {len(palette)} classes")
    uniques, indices = unique_colours(pixels)
    nearest = _distances(uniques, palette).argmin(1).astype(np.uint8)
    return nearest[indices].reshape(pixels.shape[:2])


def _share_off(pixels: Pixels, palette: Sequence[Colour]) -> float:
    calm = calm_pixels(pixels)
    if len(calm) < _CALM * pixels.shape[0] * pixels.shape[1]:
        return 1.0
    return _share_beyond(calm, palette, _OFF)


def _share_named(path: Path, palette: Sequence[Colour]) -> float:
    try:
        pixels = as_coloured(path)
    except PictureError:
        return 0.0
    return 1 - _share_beyond(pixels, palette, _NEAR_NAMED)


def _share_beyond(pixels: Pixels, palette: Sequence[Colour], distance: float) -> float:
    """The share of pixels that lie farther than a distance from every colour of a palette."""
    uniques, indices = unique_colours(pixels)
    return float((_distances(uniques, palette).min(1) > distance)[indices].mean())


def _distances(uniques: NDArray[np.uint8], palette: Sequence[Colour]) -> NDArray[np.float64]:
    table = np.array(palette, np.float64)
    distances = np.empty((len(uniques), len(table)))
    for index, colour in enumerate(table):
        distances[:, index] = np.linalg.norm(uniques - colour, axis=1)
    return distances
