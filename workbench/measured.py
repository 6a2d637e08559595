"""The candidates of a run, by place, by column, and the front among them, as they come."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.nets.architecture import Architecture
from core.record import CandidateRecord
from core.search.front import front
from workbench.growing import Growing
from workbench.qualities import BY_CRITERION, scores

COLUMNS = ("metric", "miou", "macs", "paper_macs", "parameters", "latency_ms")
NOBODY = np.zeros(0, dtype=np.intp)


@dataclass(frozen=True)
class FineTuned:
    """A candidate's distance before and after fine-tuning, and whether its new weights stayed."""

    before: float
    after: float
    kept: bool
    features: str

    @classmethod
    def of(cls, facts: dict[str, Any]) -> "FineTuned | None":
        """From what the record says; None where it says nothing."""
        if not facts:
            return None
        after, before = float(facts["after"]), float(facts["before"])
        return cls(before, after, bool(facts["kept"]), str(facts["features"]))


class Measured:
    """Candidates in the order they were measured; their index is called their place."""

    def __init__(self) -> None:
        self.items: list[CandidateRecord] = []
        self._places: dict[Architecture, int] = {}
        self._columns = {name: Growing() for name in COLUMNS}
        self._fronts: dict[tuple[str, str], tuple[int, NDArray[np.intp]]] = {}

    def extend(self, new: list[CandidateRecord]) -> None:
        """Add candidates. Raises ValueError or TypeError, and adds none, where a cost is none."""
        numbers = [[getattr(item.candidate, name) for name in COLUMNS] for item in new]
        table = np.array(numbers, dtype=np.float64).reshape(-1, len(COLUMNS))
        for name, column in zip(COLUMNS, table.T, strict=True):
            self._columns[name].extend(column)
        for item in new:
            self._places[item.candidate.architecture] = len(self.items)
            self.items.append(item)

    def place(self, architecture: Architecture | None) -> int | None:
        """The place of this architecture's candidate."""
        return None if architecture is None else self._places.get(architecture)

    def column(self, name: str) -> NDArray[np.float64]:
        """(n,) one of COLUMNS; mIoU is NaN where it was not measured."""
        return self._columns[name].values

    def scores(self, criterion: str) -> NDArray[np.float64]:
        """(n,) what a search by this criterion minimises."""
        quality = BY_CRITERION[criterion]
        return scores(quality, self.column(quality.column))

    def front(self, cost: str, criterion: str = "distance") -> NDArray[np.intp]:
        """Places of those that no other beats on criterion and this cost, the cheapest first."""
        known, places = self._fronts.get((cost, criterion), (0, NOBODY))
        if known < len(self.items):
            # Whoever was beaten stays beaten: only the old front and the newcomers compete.
            rivals = np.concatenate([places, np.arange(known, len(self.items))])
            costs, judged = self.column(cost), self.scores(criterion)
            places = rivals[front(np.column_stack([judged[rivals], costs[rivals]]))]
            places = places[np.lexsort((judged[places], costs[places]))]
            self._fronts[cost, criterion] = len(self.items), places
        return places
