"""Latency of a network's parts, predicted from a few sub-generators that were timed: no torch."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from core.nets.cost import Cost
from core.nets.described import Description
from core.timings import Timings

LEAST_MS = 1e-4


@dataclass(frozen=True)
class PartTimes:
    """Milliseconds of each part, by title: the teacher's as timed, others predicted.

    The logarithm of a part's time is a straight line in that of its paper MACs, which count
    normalisation too. `error` is how far the sums of all parts are off, relatively: the median over
    the sub-generators that were timed, each left out of its own prediction. `about` says how.
    """

    teacher: dict[str, float]
    lines: dict[str, tuple[float, float]]
    error: float
    count: int
    about: str

    @classmethod
    def fit(
        cls,
        costs: Sequence[Mapping[str, Cost]],
        times: Sequence[Mapping[str, float]],
        teacher: Mapping[str, float],
        about: str,
    ) -> Self:
        """Fit to the parts' costs and times of several sub-generators, three or more."""
        if len(costs) < 3 or len(costs) != len(times):
            raise ValueError("needs three sub-generators with costs and times each")
        off = []
        for place in range(len(costs)):
            others = [item for item in range(len(costs)) if item != place]
            lines = _lines([costs[i] for i in others], [times[i] for i in others])
            whole = sum(times[place].values())
            off.append(abs(sum(_predicted(lines, costs[place]).values()) / whole - 1))
        error = float(np.median(off))
        return cls(dict(teacher), _lines(costs, times), error, len(costs), about)

    def predict(self, costs: Mapping[str, Cost]) -> dict[str, float]:
        """Milliseconds of each part of a sub-generator with these costs."""
        return _predicted(self.lines, costs)

    def keep(self, what: Mapping[str, Any]) -> None:
        """Remember it on this machine."""
        with Timings() as kept:
            kept.keep(what, vars(self))

    @classmethod
    def find(cls, what: Mapping[str, Any]) -> Self | None:
        """What was kept on this machine, if anything."""
        with Timings() as kept:
            found = kept.find(what)
        if not found:
            return None
        lines = {title: (line[0], line[1]) for title, line in found.pop("lines").items()}
        return cls(lines=lines, **found)


def what_is_timed(
    teacher: Description, supernet: Description, size: tuple[int, int]
) -> dict[str, Any]:
    """Under what the times of a run's parts are kept: other runs of these networks share them."""
    return {"parts of": supernet, "teacher": teacher, "size": list(size)}


def _lines(
    costs: Sequence[Mapping[str, Cost]], times: Sequence[Mapping[str, float]]
) -> dict[str, tuple[float, float]]:
    return {title: _line(title, costs, times) for title in costs[0]}


def _line(
    title: str, costs: Sequence[Mapping[str, Cost]], times: Sequence[Mapping[str, float]]
) -> tuple[float, float]:
    """Intercept and slope in logarithms; flat where the cost never changed."""
    x = np.log([cost[title].paper_macs + 1.0 for cost in costs])
    y = np.log([max(time.get(title, 0.0), LEAST_MS) for time in times])
    spread = float(np.square(x - x.mean()).sum())
    slope = float(((x - x.mean()) * (y - y.mean())).sum()) / spread if spread > 1e-9 else 0.0
    return float(y.mean() - slope * x.mean()), slope


def _predicted(
    lines: Mapping[str, tuple[float, float]], costs: Mapping[str, Cost]
) -> dict[str, float]:
    found = {}
    for title, cost in costs.items():
        start, slope = lines[title]
        found[title] = math.exp(start + slope * math.log(cost.paper_macs + 1.0))
    return found
