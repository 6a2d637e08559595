"""Which candidates are on the front. All objectives are minimised."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def front(objectives: ArrayLike) -> NDArray[np.bool_]:
    """Which rows no other row beats: (n candidates, k objectives) -> (n,) true on the Pareto front.

    A row beats another if it is nowhere worse and somewhere better, so equal rows stay together.
    Rows with a value that is not finite are never on the front.
    """
    rows = _table(objectives)
    mask = np.zeros(len(rows), dtype=bool)
    remaining = np.flatnonzero(np.isfinite(rows).all(axis=1))
    # Sorted so that nothing later can beat what comes earlier.
    remaining = remaining[np.lexsort(rows[remaining].T[::-1])]
    while len(remaining):
        best = rows[remaining[0]]
        beaten = (rows[remaining] >= best).all(axis=1)
        same = (rows[remaining] == best).all(axis=1)
        mask[remaining[same]] = True
        remaining = remaining[~beaten]
    return mask


def knee(points: ArrayLike) -> int:
    """The row of a front after which more cost buys little: (n, 2) rows of (metric, cost).

    Both axes are scaled to 0..1 between the extremes of the front, cost after its logarithm,
    because widths multiply cost. The knee is the point farthest below the line between the
    cheapest and the best candidate; where none lies below it, the best candidate.

    Raises ValueError for no points, values that are not finite, and costs of 0 or less.
    """
    rows = _table(points)
    if rows.shape[0] == 0 or rows.shape[1] != 2:
        raise ValueError(f"expected rows of (metric, cost), got shape {rows.shape}")
    if not np.isfinite(rows).all() or (rows[:, 1] <= 0).any():
        raise ValueError("metrics must be finite, and costs positive and finite")
    scaled = np.column_stack([_unit(rows[:, 0]), _unit(np.log(rows[:, 1]))])
    # The line runs from (0, 1) to (1, 0): below it, metric + cost < 1.
    below = 1 - scaled.sum(axis=1)
    if below.max() <= 1e-12:
        return _best(rows)
    return int(np.argmax(below))


def pick(points: ArrayLike, budget: float) -> int | None:
    """The row with the best metric that costs at most `budget`: (n, 2) rows of (metric, cost).

    The cheapest of equal metrics. None if nothing with a finite metric fits the budget.
    """
    rows = _table(points)
    allowed = np.flatnonzero(np.isfinite(rows[:, 0]) & (rows[:, 1] <= budget))
    return int(allowed[_best(rows[allowed])]) if len(allowed) else None


def _table(values: ArrayLike) -> NDArray[np.float64]:
    rows = np.asarray(values, dtype=np.float64)
    if rows.size == 0:
        rows = rows.reshape(0, rows.shape[1] if rows.ndim == 2 else 2)
    if rows.ndim != 2:
        raise ValueError(f"expected a table of candidates by objectives, got shape {rows.shape}")
    return rows


def _best(rows: NDArray[np.float64]) -> int:
    return int(np.lexsort((rows[:, 1], rows[:, 0]))[0])


def _unit(values: NDArray[np.float64]) -> NDArray[np.float64]:
    span = values.max() - values.min()
    return (values - values.min()) / span if span > 0 else np.zeros_like(values)
