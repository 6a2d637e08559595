"""Does the order that a search found survive fine-tuning? Which candidates say so, and how much.

No torch in here: the window reads these too.
"""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from core.events import Candidate
from core.nets.architecture import Architecture, architecture_text, parse_architecture
from core.record import Record
from core.run import score_of

FACT = "ranking"
FEWEST, USUAL, MOST = 3, 6, 50
LIKELY_CHANCE = 0.05
STRENGTHS = (
    (0.8, "strong agreement"),
    (0.5, "moderate agreement"),
    (0.2, "weak agreement"),
    (-0.2, "no agreement"),
)


@dataclass(frozen=True)
class Ranked:
    """One candidate: its executed MACs, and its score in the supernet and after fine-tuning."""

    architecture: Architecture
    macs: int
    before: float
    after: float

    @classmethod
    def of(cls, document: dict[str, Any]) -> "Ranked":
        """Read back from plain JSON values."""
        widths = parse_architecture(document["architecture"])
        return cls(widths, document["macs"], document["before"], document["after"])

    def document(self) -> dict[str, Any]:
        """All of it as plain JSON values."""
        return asdict(self) | {"architecture": architecture_text(self.architecture)}


@dataclass(frozen=True)
class Ranking:
    """Candidates before and after fine-tuning for `epochs`, and Kendall's tau between the two.

    Scores are distances over `pictures` held-out pictures (lower is better), or mIoU in percent
    where that is the `criterion`; `quality` is their whole name, with features. `tau` is 1 where
    fine-tuning keeps the order, -1 where it turns it around; None where all scores of a side are
    the same. `p_value` is the chance of a tau at least so far from 0 where there is no relation.
    """

    items: tuple[Ranked, ...]
    tau: float | None
    p_value: float | None
    epochs: int
    criterion: str
    quality: str
    pictures: int

    @classmethod
    def measured(
        cls, items: Sequence[Ranked], epochs: int, criterion: str, quality: str, pictures: int
    ) -> "Ranking":
        """With tau computed from the items."""
        tau, p_value = kendall([i.before for i in items], [i.after for i in items])
        return cls(tuple(items), tau, p_value, epochs, criterion, quality, pictures)

    @classmethod
    def of(cls, record: Record) -> "Ranking | None":
        """The last one that the run has, if any."""
        known = record.facts(FACT)
        if not known:
            return None
        return cls(**known | {"items": tuple(Ranked.of(item) for item in known["items"])})

    def document(self) -> dict[str, Any]:
        """All of it as plain JSON values."""
        return asdict(self) | {"items": [item.document() for item in self.items]}

    @property
    def strength(self) -> str:
        """How well the two orders agree, in two words."""
        if self.tau is None:
            return "no order to compare"
        return next((words for least, words in STRENGTHS if self.tau >= least), "the order turns")

    @property
    def sentence(self) -> str:
        """The outcome in one sentence, with its numbers."""
        count = len(self.items)
        if self.tau is None or self.p_value is None:
            return f"All scores of the {count} candidates are the same on one side."
        start = self.strength[0].upper() + self.strength[1:]
        return (
            f"{start}: Kendall tau {self.tau:.2f} between supernet and fine-tuned scores of "
            f"{count} candidates (p = {self.p_value:.2g})."
        )

    @property
    def brief(self) -> str:
        """The outcome for tight places."""
        if self.tau is None or self.p_value is None:
            return self.strength
        numbers = f"{len(self.items)} candidates, p = {self.p_value:.2g}"
        return f"{self.strength}, Kendall tau {self.tau:.2f} ({numbers})"

    @property
    def better(self) -> str:
        """Which way scores are better, in words."""
        return "higher is better" if self.criterion == "miou" else "lower is better"

    @property
    def caution(self) -> str:
        """What the number does not show; empty where it is far from chance."""
        if self.p_value is None or self.p_value < LIKELY_CHANCE:
            return ""
        return (
            f"{len(self.items)} candidates are too few to tell this from chance; "
            "take more of them to know better."
        )


def kendall(before: Sequence[float], after: Sequence[float]) -> tuple[float | None, float | None]:
    """Kendall's tau-b and its two-sided p-value; None both where a side is constant."""
    from scipy.stats import kendalltau

    found = kendalltau(before, after)
    tau, p_value = float(found.statistic), float(found.pvalue)
    return (None, None) if math.isnan(tau) else (tau, p_value)


def spread(candidates: Sequence[Candidate], count: int, criterion: str) -> list[Candidate]:
    """`count` candidates on and near the front, as evenly spread over executed MACs as they are.

    Near: fronts are taken away one after the other until twice as many are found, so that some
    cost alike and differ in score. Along a front alone, whoever knew the cost knew the order. The
    cheapest comes first. Where there are fewer candidates, all of them.
    """
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    near = _near_front(candidates, 2 * count, criterion)
    if len(near) <= count:
        return sorted(near, key=lambda item: item.macs)
    costs = np.array([item.macs for item in near], dtype=np.float64)
    wanted = np.linspace(costs.min(), costs.max(), count)
    _, places = linear_sum_assignment(np.abs(wanted[:, None] - costs))
    return sorted((near[place] for place in places), key=lambda item: item.macs)


def _near_front(candidates: Sequence[Candidate], least: int, criterion: str) -> list[Candidate]:
    import numpy as np

    from core.search.front import front

    rows = np.array([[score_of(item, criterion), item.macs] for item in candidates], dtype=float)
    left = np.flatnonzero(np.isfinite(rows).all(axis=1)) if len(rows) else np.zeros(0, dtype=int)
    found: list[int] = []
    while len(found) < least and len(left):
        best = front(rows[left])
        found += left[best].tolist()
        left = left[~best]
    return [candidates[place] for place in found]
