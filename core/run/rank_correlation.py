"""Whether fine-tuning keeps the order that a search found: candidates and rank correlation.

No torch in here: the window reads these too.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from core.nets.architecture import Architecture, architecture_text, parse_architecture
from core.run.record import Record

FACT = "ranking"
FEWEST, USUAL, MOST = 3, 6, 50
TITLE = "its ranking is being checked"
LIKELY_CHANCE = 0.05
STRENGTHS = (
    (0.8, "strong agreement"),
    (0.5, "moderate agreement"),
    (0.2, "weak agreement"),
    (-0.2, "no agreement"),
)


@dataclass(frozen=True)
class RankedCandidate:
    """One candidate: its executed MACs, and its score in the supernet and after fine-tuning."""

    architecture: Architecture
    macs: int
    before: float
    after: float

    @classmethod
    def of(cls, document: dict[str, Any]) -> "RankedCandidate":
        """Read back from plain JSON values."""
        widths = parse_architecture(document["architecture"])
        return cls(widths, document["macs"], document["before"], document["after"])

    def document(self) -> dict[str, Any]:
        """All of it as plain JSON values."""
        return asdict(self) | {"architecture": architecture_text(self.architecture)}


@dataclass(frozen=True)
class RankCorrelation:
    """Candidates before and after fine-tuning for `epochs`, and Kendall's tau between the two.

    Scores are distances over `pictures` held-out pictures (lower is better), or mIoU in percent
    where that is the `criterion`; `quality` is their whole name, with features. `tau` is 1 where
    fine-tuning keeps the order, -1 where it turns it around; None where all scores of a side are
    the same. `p_value` is the chance of a tau at least so far from 0 where there is no relation.
    `repeats` are scores of one candidate each after two fine-tunings that differ in their seed.
    """

    items: tuple[RankedCandidate, ...]
    tau: float | None
    p_value: float | None
    epochs: int
    criterion: str
    quality: str
    pictures: int
    repeats: tuple[tuple[float, float], ...] = ()

    @classmethod
    def measured(
        cls,
        items: Sequence[RankedCandidate],
        epochs: int,
        criterion: str,
        quality: str,
        pictures: int,
        repeats: Sequence[tuple[float, float]] = (),
    ) -> "RankCorrelation":
        """With tau computed from the items."""
        tau, p_value = kendall([i.before for i in items], [i.after for i in items])
        pairs = tuple(repeats)
        return cls(tuple(items), tau, p_value, epochs, criterion, quality, pictures, pairs)

    @classmethod
    def of(cls, record: Record) -> "RankCorrelation | None":
        """The last one that the run has, if any."""
        known = record.facts(FACT)
        if not known:
            return None
        items = tuple(RankedCandidate.of(item) for item in known["items"])
        repeats = tuple((one, other) for one, other in known.get("repeats", ()))
        return cls(**known | {"items": items, "repeats": repeats})

    def document(self) -> dict[str, Any]:
        """All of it as plain JSON values."""
        return asdict(self) | {"items": [item.document() for item in self.items]}

    @property
    def ceiling(self) -> "Ceiling | None":
        """What tau could be at most; None where no candidate was fine-tuned twice."""
        return Ceiling.of(self.repeats, [item.after for item in self.items])

    @property
    def strength(self) -> str:
        """How well the two orders agree, in two words."""
        if self.tau is None:
            return "no order to compare"
        return next(
            (words for least, words in STRENGTHS if self.tau >= least), "the order is reversed"
        )

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
            "check more of them."
        )


@dataclass(frozen=True)
class Ceiling:
    """How well any score could predict the order after fine-tuning, which depends on the seed too.

    `noise` is the standard deviation of a fine-tuned score over seeds, `spread` that of the scores
    of different candidates.
    """

    noise: float
    spread: float

    @classmethod
    def of(
        cls, repeats: Sequence[tuple[float, float]], scores: Sequence[float]
    ) -> "Ceiling | None":
        """From two scores each of candidates that were fine-tuned twice, and one of all of them."""
        if not repeats or len(scores) < 2:
            return None
        squares = [(one - other) ** 2 / 2 for one, other in repeats]
        return cls(math.sqrt(sum(squares) / len(squares)), statistics.stdev(scores))

    @property
    def agreement(self) -> float:
        """The correlation of two fine-tunings of the same candidates with different seeds."""
        if not self.spread:
            return 0.0
        return max(0.0, 1 - (self.noise / self.spread) ** 2)

    @property
    def tau(self) -> float:
        """Kendall's tau of a score that knew every candidate's mean over seeds.

        Its correlation with one fine-tuning is the root of that between two, and for scores that
        are nearly normal tau = 2/π · asin ρ.
        """
        return 2 / math.pi * math.asin(math.sqrt(self.agreement))

    @property
    def sentence(self) -> str:
        """What it means, with its numbers."""
        return (
            f"Ceiling: no score can reach more than about tau {self.tau:.2f}; seeds alone move a "
            f"fine-tuned score by {self.noise:.3g}, and candidates differ by {self.spread:.3g} "
            "(standard deviations)."
        )


def kendall(before: Sequence[float], after: Sequence[float]) -> tuple[float | None, float | None]:
    """Kendall's tau-b and its two-sided p-value; None both where a side is constant."""
    from scipy.stats import kendalltau

    result = kendalltau(before, after)
    tau, p_value = float(result.statistic), float(result.pvalue)
    return (None, None) if math.isnan(tau) else (tau, p_value)
