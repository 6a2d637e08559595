"""Smoothed curves of few points, from raw ones of many."""

import numpy as np
from numpy.typing import NDArray

ROOM = 1500

Numbers = NDArray[np.float64]


def smooth(
    steps: Numbers, values: Numbers, strength: float, room: int = ROOM
) -> tuple[Numbers, Numbers]:
    """At most `room` points of a moving average over (n,) steps and values.

    `strength`, 0 to 1, is the share of the curve that one point averages over. Values that are
    not finite are left out; where nothing else is near, the result is NaN.
    """
    count = len(values)
    if count == 0:
        return steps, values
    bins = min(count, room)
    edges = np.arange(bins + 1) * count // bins
    finite = np.isfinite(values)
    known = values if finite.all() else np.where(finite, values, 0.0)
    sums = np.add.reduceat(known, edges[:-1])
    counts = np.add.reduceat(finite, edges[:-1], dtype=np.float64)
    half = round(strength * bins / 2)
    for _ in range(2):
        sums, counts = _window_sums(sums, half), _window_sums(counts, half)
    with np.errstate(invalid="ignore"):
        means = sums / counts
    return steps[(edges[:-1] + edges[1:] - 1) // 2], means


def _window_sums(values: Numbers, half: int) -> Numbers:
    """Sums over `half` neighbours on either side, over fewer at the ends."""
    if half == 0:
        return values
    totals = np.concatenate([[0.0], np.cumsum(values)])
    places = np.arange(len(values))
    reach = np.minimum(half, np.minimum(places, len(values) - 1 - places))
    return totals[places + reach + 1] - totals[places - reach]
