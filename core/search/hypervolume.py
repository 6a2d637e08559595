"""How much a front is worth in one number (Zitzler & Thiele 1999), exactly, in 2 or 3 dimensions.

All objectives are minimised.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.nets.architecture import Architecture
from core.search.front import front


def hypervolume(objectives: ArrayLike, reference: ArrayLike) -> float:
    """The volume that (n, k) rows beat, up to a reference point of k numbers; k is 2 or 3.

    Rows that do not beat the reference in every objective, or are not finite, add nothing.

    Raises ValueError for any other number of objectives.
    """
    limits = np.asarray(reference, dtype=np.float64)
    if limits.shape not in ((2,), (3,)):
        raise ValueError(f"expected a reference of 2 or 3 objectives, got shape {limits.shape}")
    rows = np.asarray(objectives, dtype=np.float64).reshape(-1, len(limits))
    rows = rows[np.isfinite(rows).all(axis=1) & (rows < limits).all(axis=1)]
    rows = np.unique(rows[front(rows)], axis=0)
    return _area(rows, limits) if len(limits) == 2 else _volume(rows, limits)


def _area(rows: NDArray[np.float64], limits: NDArray[np.float64]) -> float:
    """The area of a front of two objectives, sorted by the first: a staircase, one step a row."""
    above = np.concatenate([limits[1:], rows[:-1, 1]])
    return float(((limits[0] - rows[:, 0]) * (above - rows[:, 1])).sum())


def _volume(rows: NDArray[np.float64], limits: NDArray[np.float64]) -> float:
    """Slices along the third objective; in each the area of the rows that reach it."""
    rows = rows[np.argsort(rows[:, 2], kind="stable")]
    heights = np.diff(np.append(rows[:, 2], limits[2]))
    total = 0.0
    for count, height in enumerate(heights, 1):
        if height > 0:
            total += height * hypervolume(rows[:count, :2], limits[:2])
    return total


class Volume:
    """The hypervolume of a growing front, as a share (0 to 1) of a box fixed before the search.

    The box reaches, in the metric, from `ideal` to the score of a grey picture (`blank`), and in
    each cost from 0 to that of the widest sub-generator. With one cost it says: averaged over all
    budgets up to the widest sub-generator's cost, how far from grey to perfect the best
    sub-generator within the budget gets. None of it depends on what a search finds, on its seed,
    or on units, so searches of one supernet in the same features compare.
    """

    def __init__(
        self,
        costs: Callable[[Architecture], Sequence[float]],
        largest: Architecture,
        blank: float,
        ideal: float = 0.0,
    ) -> None:
        self.costs, self.blank, self.ideal = costs, blank, ideal
        self.limits = np.asarray(costs(largest), dtype=np.float64)
        self.value = 0.0
        self._front = np.empty((0, 1 + len(self.limits)))

    def add(self, architecture: Architecture, score: float) -> float:
        """Add an architecture scored on all pictures; gives the hypervolume with it."""
        if not (math.isfinite(score) and self.blank > self.ideal):
            return self.value
        quality = max(0.0, score - self.ideal) / (self.blank - self.ideal)
        row = np.array([quality, *(np.asarray(self.costs(architecture)) / self.limits)])
        rows = np.vstack([self._front, row])
        self._front = rows[front(rows)]
        self.value = hypervolume(self._front, np.ones(len(row)))
        return self.value
