"""Palettes of noisy label maps: the colours around which pixels gather, as JPEG leaves them.

Inside a class, JPEG moves a colour by a few units; along seams and below coarse compression pixels
spread thinly between the colours. So a class is where a set of maps has many pixels near one
colour and few a little farther away.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

Colour = tuple[int, int, int]
Points = NDArray[np.float64]

_STEP = 3  # bits of each channel that a bin of colours spans
_MOST_BINS = 512  # of a file
_MOST_POINTS = 1500  # of a set
_INNER, _OUTER, _BETWEEN = 12.0, 28.0, 7.0  # radii, in units of RGB
_APART, _MAY_MEET = 16.0, 40.0  # two classes are farther apart than the first
_VALLEY = 0.3  # share of the lesser of two near classes that may lie between them
_RAREST = 0.004  # share of one file's pixels


def colour_bins(pixels: NDArray[np.uint8], rarest: float) -> dict[Colour, int]:
    """The colours of pixels (n, 3), in bins of a few units: each bin's mean, and how many it has.

    Bins with less than the share `rarest` are left out.
    """
    if not len(pixels):
        return {}
    keys = (pixels >> _STEP).astype(np.uint32) @ np.array([1 << 10, 1 << 5, 1], np.uint32)
    _, places, counts = np.unique(keys, return_inverse=True, return_counts=True)
    sums = [np.bincount(places.ravel(), pixels[:, channel]) for channel in range(3)]
    means = np.rint(np.stack(sums, 1) / counts[:, np.newaxis]).astype(int)
    order = np.argsort(-counts, kind="stable")[:_MOST_BINS]
    kept = [place for place in order if counts[place] >= rarest * len(pixels)]
    return {rounded_colour(means[place]): int(counts[place]) for place in kept}


def peaks(files: Iterable[Mapping[Colour, int]]) -> tuple[tuple[Colour, ...], float]:
    """The colours around which the pixels of some files gather, the most frequent first.

    And the share of those pixels that lie near them: 0..1, high for label maps.
    """
    points, counts, each = _gathered(files)
    found: list[Points] = []
    if not len(points):
        return (), 0.0
    inner = _near(points, points, counts, _INNER)
    for place in np.argsort(-inner, kind="stable"):
        if inner[place] < _RAREST * each:
            break
        near = _distances(points, points[place]) <= _INNER
        middle = np.average(points[near], axis=0, weights=counts[near])
        own, around = (_near([middle], points, counts, r)[0] for r in (_INNER, _OUTER))
        if own >= around - own and all(_apart(middle, other, points, counts) for other in found):
            found.append(middle)
    if not found:
        return (), 0.0
    nearest = np.min([_distances(points, colour) for colour in found], axis=0)
    return tuple(map(rounded_colour, found)), float(counts[nearest <= _INNER].sum() / counts.sum())


def _gathered(files: Iterable[Mapping[Colour, int]]) -> tuple[Points, Points, float]:
    """The bins of all files together: means, counts, and how many pixels a file has on average."""
    sums: dict[Colour, NDArray[np.float64]] = {}
    totals: Counter[Colour] = Counter()
    number = 0
    for colours in files:
        number += 1
        for colour, count in colours.items():
            red, green, blue = colour
            key = red >> _STEP, green >> _STEP, blue >> _STEP
            totals[key] += count
            sums[key] = sums.get(key, np.zeros(3)) + np.multiply(colour, float(count))
    common = totals.most_common(_MOST_POINTS)
    points = np.array([sums[key] / count for key, count in common]).reshape(-1, 3)
    counts = np.array([float(count) for _, count in common])
    return points, counts, totals.total() / max(1, number)


def _near(middles: Iterable[Points], points: Points, counts: Points, radius: float) -> Points:
    """How many pixels lie within a radius of each of some colours."""
    return np.array([counts[_distances(points, one) <= radius].sum() for one in middles])


def _apart(one: Points, other: Points, points: Points, counts: Points) -> bool:
    """Whether two colours are of two classes: far apart, or with few pixels between them."""
    distance = float(np.linalg.norm(one - other))
    if not _APART <= distance < _MAY_MEET:
        return distance >= _MAY_MEET
    ends = [one, other, (one + other) / 2]
    first, second, between = _near(ends, points, counts, _BETWEEN)
    return bool(between <= _VALLEY * min(first, second))


def _distances(points: Points, colour: Points) -> Points:
    distances: Points = np.linalg.norm(points - colour, axis=1)
    return distances


def rounded_colour(values: Iterable[float]) -> Colour:
    """A colour of whole numbers, from three of any kind."""
    red, green, blue = (round(float(value)) for value in values)
    return red, green, blue
