"""Scores of a generator's pictures, and of real ones."""

import copy
import statistics
from dataclasses import asdict, dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.metrics.confusion import ConfusionMatrix
from core.metrics.scores import Score

Rows = NDArray[np.float64]
"""Features, one row a picture."""


@dataclass
class PooledFeatures:
    """What is known of a generator's pictures so far, in the evaluator's order."""

    wanted: tuple[int, ...]
    seen: ConfusionMatrix | None = None
    count: int = 0
    rows: list[Rows] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    kept: dict[int, Tensor] = field(default_factory=dict)

    def add(self, indices: list[int], pictures: Tensor, rows: Rows, spent: float) -> None:
        """Count a batch in: images (n, 3, h, w), their features (n, d), and the seconds `spent`."""
        self.count += len(indices)
        self.rows.append(rows)
        self.seconds.append(spent / len(indices))
        wanted = [(i, index) for i, index in enumerate(indices) if index in self.wanted]
        self.kept |= {index: pictures[i].cpu() for i, index in wanted}

    def copied(self) -> "PooledFeatures":
        """The same, to go on with; this one stays as it is."""
        return PooledFeatures(
            self.wanted,
            copy.deepcopy(self.seen),
            self.count,
            list(self.rows),
            list(self.seconds),
            dict(self.kept),
        )


@dataclass(frozen=True)
class Evaluation:
    """A distance (lower is better), the median time of a picture (ms), and the kept pictures.

    `distance` is the recipe's score, `uncertainty` its standard deviation over other draws of as
    many generated pictures (see `core.metrics.uncertainty`; None where nothing is known). `miou` (0
    to 100, higher is better) is None where there is no segmenter. With what was `gathered` an
    evaluator can go on with more pictures.
    """

    distance: float
    latency_ms: float
    pictures: Tensor
    miou: float | None = None
    uncertainty: float | None = None
    gathered: PooledFeatures = field(default_factory=lambda: PooledFeatures(()), repr=False)

    @property
    def features(self) -> Rows:
        """Features (n, d) of the generated pictures, in the evaluator's order."""
        return np.concatenate(self.gathered.rows)

    def score(self, criterion: str) -> float:
        """What is minimised: distance, or mIoU turned around. ValueError without a segmenter."""
        quality = self.quality(criterion)
        return -quality if criterion == "miou" else quality

    def quality(self, criterion: str) -> float:
        """What is shown: distance, or mIoU from 0 to 100. ValueError without a segmenter."""
        if criterion != "miou":
            return self.distance
        if self.miou is None:
            raise ValueError("nothing read the label maps back")
        return self.miou

    @property
    def count(self) -> int:
        """How many pictures were scored."""
        return self.gathered.count


@dataclass(frozen=True)
class ScoreFloor:
    """Scores of real pictures against real ones, which no generator is expected to beat.

    `halves`: one random half of the references against the other, `half` pictures each; scores with
    a bias are higher there, for a half are fewer. `training`: other real pictures against the
    references, `others` of them: for pairs, as many training photos as a candidate is scored on;
    for unpaired pictures the held-out targets against the training targets. None where there are
    too few.
    """

    halves: float | None
    half: int
    training: float | None
    others: int

    def document(self) -> dict[str, float | int | None]:
        """As plain data."""
        return asdict(self)


def evaluation_of(gathered: PooledFeatures, score: Score) -> Evaluation:
    """What the pictures gathered so far amount to."""
    rows = np.concatenate(gathered.rows)
    shown = [gathered.kept[index] for index in gathered.wanted if index in gathered.kept]
    return Evaluation(
        score.distance(rows),
        1000 * statistics.median(gathered.seconds),
        torch.stack(shown) if shown else torch.empty(0),
        100 * gathered.seen.mean_iou if gathered.seen else None,
        score.uncertainty(rows),
        gathered,
    )
