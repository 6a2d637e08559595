"""Smoothed curves of few points, from raw ones of many."""

import numpy as np
from numpy.typing import NDArray

ROOM = 1500
# How far a window's line is drawn towards its mean: a line alone follows noise at the ends, a
# mean alone flattens a steep start.
RIDGE = 0.05
FLAT = 1e-9

Numbers = NDArray[np.float64]


def smooth(
    steps: Numbers, values: Numbers, strength: float, room: int = ROOM
) -> tuple[Numbers, Numbers]:
    """At most `room` points of a moving average over (n,) steps and values.

    `strength`, 0 to 1, is the share of the curve that one point averages over. Towards the ends
    a line is fitted to what there is. Values that are not finite are left out; where nothing
    else is near, the result is NaN.
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
    with np.errstate(invalid="ignore", divide="ignore"):
        means = sums / counts
        half = round(strength * bins / 2)
        for _ in range(2 if half else 0):
            means, counts = _fitted(np.where(counts > 0, means, 0.0), counts, half)
    return steps[(edges[:-1] + edges[1:] - 1) // 2], means


def _fitted(means: Numbers, counts: Numbers, half: int) -> tuple[Numbers, Numbers]:
    """Lines through up to `half` neighbours on either side, and how many values each rests on.

    Where there are as many neighbours on both sides this is their mean.
    """
    at = np.arange(len(means), dtype=np.float64)
    weights = _window_sums(counts, half)
    middle = _window_sums(counts * at, half) / weights
    mean = _window_sums(counts * means, half) / weights
    spread = _window_sums(counts * at * at, half) / weights - middle**2
    shared = _window_sums(counts * means * at, half) / weights - middle * mean
    slope = np.where(spread > FLAT, shared / (spread + RIDGE * half * half), 0.0)
    return mean + slope * (at - middle), weights


def _window_sums(values: Numbers, half: int) -> Numbers:
    """Sums over `half` neighbours on either side, over fewer at the ends."""
    totals = np.concatenate([[0.0], np.cumsum(values)])
    indices = np.arange(len(values))
    last = np.minimum(indices + half + 1, len(values))
    return totals[last] - totals[np.maximum(indices - half, 0)]
