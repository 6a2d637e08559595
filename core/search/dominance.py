"""Ranking by dominance (Deb et al. 2002, §III.A and B). All objectives are minimised."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.search.front import front


def ranks(objectives: ArrayLike) -> NDArray[np.int64]:
    """(n, k) objectives -> (n,) the number of the front each row is on, from 0.

    Front 0 is beaten by no row, front 1 only by rows of front 0, and so on. Rows with a value that
    is not finite share the last rank, whatever else they have.
    """
    rows = np.asarray(objectives, dtype=np.float64)
    assigned = np.zeros(len(rows), dtype=np.int64)
    left = np.arange(len(rows))
    rank = 0
    while len(left):
        best = front(rows[left])
        if not best.any():
            assigned[left] = rank
            break
        assigned[left[best]] = rank
        left = left[~best]
        rank += 1
    return assigned


def crowding(objectives: ArrayLike) -> NDArray[np.float64]:
    """(n, k) objectives of one front -> (n,) how much room each row has; more is better.

    The distance between the neighbours of a row, summed over the objectives, each as a share of
    its span. The ends of each objective have infinite room, and so have one or two rows alone.
    """
    rows = np.asarray(objectives, dtype=np.float64)
    if len(rows) <= 2:
        return np.full(len(rows), np.inf)
    room = np.zeros(len(rows))
    for column in rows.T:
        order = np.argsort(column, kind="stable")
        room[order[[0, -1]]] = np.inf
        span = column[order[-1]] - column[order[0]]
        if span > 0:
            room[order[1:-1]] += (column[order[2:]] - column[order[:-2]]) / span
    return room


def preference(objectives: ArrayLike) -> list[tuple[int, float]]:
    """A key for each row; the smallest is the best: its rank, then its room within its front."""
    rows = np.asarray(objectives, dtype=np.float64)
    rank_of = ranks(rows)
    keys: list[tuple[int, float]] = [(0, 0.0)] * len(rows)
    for rank in range(rank_of.max(initial=-1) + 1):
        indices = np.flatnonzero(rank_of == rank)
        finite = np.isfinite(rows[indices]).all()
        room = crowding(rows[indices]) if finite else np.zeros(len(indices))
        for index, value in zip(indices, room, strict=True):
            keys[index] = (rank, -float(value))
    return keys
