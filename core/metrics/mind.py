"""MIND, the Monge Inception distance (Berthet et al. 2026, arXiv 2605.06797).

    MIND = 3 d · mean over directions of the mean of (sorted x·w − sorted y·w)²

A sliced Wasserstein distance: on every random unit direction w the two sets of projections are
matched in order, which is the best matching there is in one dimension. No covariance is
estimated, so fewer pictures do. The directions depend on the seed and the dimension alone: every
set of pictures is seen from the same sides.

Sets of unequal size are compared at as many quantiles as the larger has pictures: those of the
smaller are interpolated between its sorted projections, (i + ½) / n being the level of the i-th.
For equal sizes these are the projections themselves.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.metrics.blas import threads_for
from core.metrics.rows import Array, checked, require_equal
from core.runtime.randomness import seed_for

DIRECTIONS = 1000
FACTOR = 3
SCORE = "MIND"


class Slices:
    """The references, projected and sorted once; many sets are then compared with them."""

    def __init__(self, real: NDArray[Any], directions: int = DIRECTIONS, seed: int = 0) -> None:
        """`real`: features (n, d), n ≥ 2. Raises UserError for fewer or bad numbers."""
        rows = checked(real, SCORE)
        self.dimension = rows.shape[1]
        self._directions = unit_directions(self.dimension, directions, seed)
        self._real = np.sort(self._projected(rows).T, axis=1)

    def distance(self, generated: NDArray[Any]) -> float:
        """MIND of generated features (n, d), n ≥ 2; at least 0. Raises UserError as above."""
        return self.of_projections(self.projections(generated))

    def projections(self, generated: NDArray[Any]) -> Array:
        """Features (n, d), n ≥ 2, on each direction (n, directions). Raises UserError as above."""
        rows = checked(generated, SCORE)
        require_equal(self.dimension, rows.shape[1])
        return self._projected(rows)

    def of_projections(self, projections: Array) -> float:
        """MIND of pictures that are projected already: (n, slices), at least 0."""
        theirs = np.sort(projections.T, axis=1)
        count = max(self._real.shape[1], theirs.shape[1])
        apart = _quantiles(self._real, count) - _quantiles(theirs, count)
        return float(FACTOR * self.dimension * np.square(apart).mean())

    def _projected(self, rows: Array) -> Array:
        with threads_for(len(rows)):
            return rows @ self._directions


def unit_directions(dimension: int, count: int, seed: int) -> Array:
    """Random directions (dimension, count) of length 1; a pure function of the arguments."""
    rng = np.random.default_rng(seed_for(seed, "directions", dimension))
    drawn = rng.standard_normal((count, dimension)).T
    directions: Array = drawn / np.linalg.norm(drawn, axis=0)
    return directions


def _quantiles(ordered: Array, count: int) -> Array:
    """(directions, n) -> (directions, count): the sorted values at `count` even levels."""
    n = ordered.shape[1]
    if n == count:
        return ordered
    positions = np.clip((np.arange(count) + 0.5) / count * n - 0.5, 0, n - 1)
    below = np.floor(positions).astype(int)
    above = np.minimum(below + 1, n - 1)
    share = positions - below
    between: Array = (1 - share) * ordered[:, below] + share * ordered[:, above]
    return between
