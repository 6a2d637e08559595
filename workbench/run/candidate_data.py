"""The candidates of a run, by place, by column, and the front among them, as they come."""

import numpy as np
from numpy.typing import NDArray

from core.nets.architecture import Architecture
from core.run.record import CandidateRecord
from core.search.additive import AdditiveModel
from core.search.front import front, knee
from workbench.run.growable_array import GrowableArray
from workbench.run.measures import architecture_words
from workbench.run.qualities import BY_CRITERION, scores

COLUMNS = (
    "metric", "miou", "macs", "paper_macs", "parameters", "latency_ms", "uncertainty", "pictures",
)  # fmt: skip
HIGHER_IS_BETTER = ("miou",)
NOBODY = np.zeros(0, dtype=np.intp)


class CandidateColumns:
    """Candidates in the order they were measured; their index is called their place."""

    def __init__(self) -> None:
        self.items: list[CandidateRecord] = []
        self._indices: dict[Architecture, int] = {}
        self._columns = {name: GrowableArray() for name in COLUMNS}
        self._widths = np.zeros((0, 0))
        self._words: list[str] = []
        self._knees: dict[tuple[str, ...], tuple[int, int | None]] = {}
        self._fronts: dict[tuple[str, str], tuple[int, NDArray[np.intp]]] = {}
        self._models: dict[str, tuple[int, AdditiveModel | None]] = {}

    def extend(self, new: list[CandidateRecord]) -> None:
        """Add candidates. Raises ValueError or TypeError, and adds none, where a cost is none."""
        numbers = [[getattr(item.candidate, name) for name in COLUMNS] for item in new]
        table = np.array(numbers, dtype=np.float64).reshape(-1, len(COLUMNS))
        for name, column in zip(COLUMNS, table.T, strict=True):
            self._columns[name].extend(column)
        for item in new:
            self._indices[item.candidate.architecture] = len(self.items)
            self.items.append(item)

    def index_of(self, architecture: Architecture | None) -> int | None:
        """The place of this architecture's candidate."""
        return None if architecture is None else self._indices.get(architecture)

    def column(self, name: str) -> NDArray[np.float64]:
        """(n,) one of COLUMNS; mIoU is NaN where it was not measured."""
        return self._columns[name].values

    @property
    def widths(self) -> NDArray[np.float64]:
        """(n, layers) the channel numbers of every candidate."""
        if len(self._widths) < len(self.items):
            new = np.array(
                [i.candidate.architecture for i in self.items[len(self._widths) :]], float
            )
            self._widths = np.vstack([self._widths, new]) if len(self._widths) else new
        return self._widths

    @property
    def words(self) -> list[str]:
        """What a row of each candidate says of it: "№ 46 16 32 24 …". Written once for each."""
        for item in self.items[len(self._words) :]:
            self._words.append(f"№ {item.id} {architecture_words(item.candidate.architecture)}")
        return self._words

    def scores(self, criterion: str) -> NDArray[np.float64]:
        """(n,) what a search by this criterion minimises."""
        quality = BY_CRITERION[criterion]
        return scores(quality, self.column(quality.column))

    def smoothed(self, name: str) -> AdditiveModel | None:
        """The additive model of a column; None where there are too few candidates for one."""
        known, fitted = self._models.get(name, (-1, None))
        if known != len(self.items):
            architectures = [item.candidate.architecture for item in self.items]
            fitted = AdditiveModel.fit(architectures, self.column("macs"), self.column(name))
            self._models[name] = len(self.items), fitted
        return fitted

    def front(self, across: str, up: str = "metric") -> NDArray[np.intp]:
        """Places of those that no other beats on two columns, by rising values of the first."""
        known, indices = self._fronts.get((across, up), (0, NOBODY))
        if known < len(self.items):
            # A beaten candidate stays beaten: only the old front and new candidates compete.
            rivals = np.concatenate([indices, np.arange(known, len(self.items))])
            indices = rivals[
                front_of(self.column(across)[rivals], self.column(up)[rivals], across, up)
            ]
            self._fronts[across, up] = len(self.items), indices
        return indices

    def knee(self, across: str, up: str, quality: str, sign: float, cost: str) -> int | None:
        """The place of the knee of a front; None where it is short or straight. Kept until more
        candidates come."""
        key = across, up, quality, cost
        if self._knees.get(key, (-1, None))[0] != len(self.items):
            indices = self.front(across, up)
            points = np.column_stack([sign * self.column(quality), self.column(cost)])[indices]
            bends = len(indices) > 2 and (np.ptp(points, axis=0) > 0).all()
            index = int(indices[knee(points)]) if bends and (points[:, 1] > 0).all() else None
            self._knees[key] = len(self.items), index
        return self._knees[key][1]


def front_of(across: NDArray[np.float64], up: NDArray[np.float64], *names: str) -> NDArray[np.intp]:
    """Places on the front of two columns of these names, by rising values of the first."""
    judged = [_minimised(values, name) for values, name in zip((across, up), names, strict=True)]
    indices = np.flatnonzero(front(np.column_stack([judged[1], judged[0]])))
    return indices[np.lexsort((judged[1][indices], across[indices]))]


def _minimised(values: NDArray[np.float64], name: str) -> NDArray[np.float64]:
    sign = -1.0 if name in HIGHER_IS_BETTER else 1.0
    return np.where(np.isnan(values), np.inf, sign * values)
