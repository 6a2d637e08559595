"""KID: the squared maximum mean discrepancy with a cubic kernel (Bińkowski et al. 2018, §4).

    k(x, y) = (x·y / d + 1)³
    KID = mean k(x, x') + mean k(y, y') − 2 mean k(x, y),   x ≠ x', y ≠ y'

Unbiased: its mean over draws of pictures is the same for few pictures as for many, and for equal
distributions it is 0, so that a single value may be below. Published KIDs are means over random
subsets of 1000, which estimate the same; here every picture is used once, which varies less.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.metrics.blas import threads_for
from core.metrics.rows import Array, checked, require_equal

SCORE = "A KID"
_ROWS = 1024


@dataclass(frozen=True)
class KernelDistance:
    """A KID and its standard error: by the jackknife over the pictures of each side.

    `error` says how far another draw of pictures on both sides would be off (one standard
    deviation); None where a side has fewer than three. `generated_error` is the part of the
    generated side alone, the references held fixed.
    """

    value: float
    error: float | None
    generated_error: float | None


def kernel_distance(real: NDArray[Any], generated: NDArray[Any]) -> KernelDistance:
    """The KID of features (n, d) and (m, d), n and m ≥ 2, with its standard error.

    Equals the published subset estimate where one subset holds every picture. Raises UserError for
    fewer pictures, numbers that are not finite, or another d.
    """
    x, y = checked(real, SCORE), checked(generated, SCORE)
    require_equal(x.shape[1], y.shape[1])
    within_x, within_y, between = _others(x), _others(y), _Between(x, y)
    mean = between.total / (len(x) * len(y))
    value = _mean_within(within_x) + _mean_within(within_y) - 2 * mean
    of_real = _variance(within_x, between.of_x, len(y))
    of_generated = _variance(within_y, between.of_y, len(x))
    both = None if of_real is None or of_generated is None else of_real + of_generated
    return KernelDistance(value, _root(both), _root(of_generated))


class _Between:
    """Kernels of the pictures of two sides, summed for each of x (n,) and of y (m,), and all."""

    def __init__(self, x: Array, y: Array) -> None:
        self.of_x, self.of_y, self.total = np.empty(len(x)), np.zeros(len(y)), 0.0
        for rows in _blocks(len(x)):
            kernel = _kernel(x[rows], y)
            self.of_x[rows] = kernel.sum(axis=1)
            self.of_y += kernel.sum(axis=0)
            self.total += float(kernel.sum())


def _blocks(n: int) -> Iterator[slice]:
    """All n rows in turns, so that no kernel has more than a few million numbers at once."""
    yield from (slice(start, min(n, start + _ROWS)) for start in range(0, n, _ROWS))


def _kernel(x: Array, y: Array) -> Array:
    with threads_for(min(len(x), len(y))):
        product: Array = (x @ y.T / x.shape[1] + 1) ** 3
    return product


def _others(x: Array) -> Array:
    """For each picture, its kernels with all others, summed (n,)."""
    sums = np.empty(len(x))
    for rows in _blocks(len(x)):
        kernel = _kernel(x[rows], x)
        np.fill_diagonal(kernel[:, rows], 0)
        sums[rows] = kernel.sum(axis=1)
    return sums


def _mean_within(sums: Array) -> float:
    n = len(sums)
    return float(sums.sum()) / (n * (n - 1))


def _variance(within: Array, between: Array, others: int) -> float | None:
    """The jackknife over one side; `between` are each picture's kernels with the other, summed."""
    n = len(within)
    if n < 3:
        return None
    left = (within.sum() - 2 * within) / ((n - 1) * (n - 2))
    left = left - 2 * (between.sum() - between) / ((n - 1) * others)
    return float((n - 1) / n * np.square(left - left.mean()).sum())


def _root(variance: float | None) -> float | None:
    return None if variance is None else float(np.sqrt(variance))
