"""Latency of a network's parts, predicted from a few sub-generators that were timed: no torch."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from core.nets.cost import Cost
from core.nets.network_config import NetworkConfig
from core.runtime.timings import Timings

LEAST_MS = 1e-4


@dataclass(frozen=True)
class PartTimes:
    """Milliseconds of each part, by title: the teacher's as timed, others predicted.

    The teacher's are empty where it is no network of the run. The logarithm of a part's time is a
    straight line in that of its paper MACs, which count normalisation too. `error` is how
    far the sums of all parts are off, relatively: the median over the sub-generators that were
    timed, each left out of its own prediction. `about` says how.
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
        """Fit to the parts' costs and times (ms) of three or more sub-generators.

        Raises ValueError for fewer, or where the two differ in length.
        """
        if len(costs) < 3 or len(costs) != len(times):
            raise ValueError("needs three sub-generators with costs and times each")
        off = []
        for index in range(len(costs)):
            others = [item for item in range(len(costs)) if item != index]
            lines = _lines([costs[i] for i in others], [times[i] for i in others])
            whole = sum(times[index].values())
            off.append(abs(sum(_predicted(lines, costs[index]).values()) / whole - 1))
        error = float(np.median(off))
        return cls(dict(teacher), _lines(costs, times), error, len(costs), about)

    def predict(self, costs: Mapping[str, Cost]) -> dict[str, float]:
        """Milliseconds of each part of a sub-generator with these costs."""
        return _predicted(self.lines, costs)

    def keep(self, what: Mapping[str, Any]) -> None:
        """Remember it on this machine."""
        with Timings() as timings:
            timings.keep(what, vars(self))

    @classmethod
    def find(cls, what: Mapping[str, Any]) -> Self | None:
        """What was kept on this machine, if anything."""
        with Timings() as timings:
            kept_times = timings.find(what)
        if not kept_times:
            return None
        lines = {title: (line[0], line[1]) for title, line in kept_times.pop("lines").items()}
        return cls(lines=lines, **kept_times)


def what_is_timed(
    teacher: NetworkConfig | None, supernet: NetworkConfig, size: tuple[int, int]
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
    result = {}
    for title, cost in costs.items():
        start, slope = lines[title]
        result[title] = math.exp(start + slope * math.log(cost.paper_macs + 1.0))
    return result
