"""The final numbers: quality of teacher and student on pictures that decided nothing."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.data.answers import AnswerPictures
from core.data.picture_set import PictureSet
from core.evaluation.pictures import Pictures
from core.evaluation.pixels import as_judged
from core.export.metadata import (
    AllTargets,
    Distances,
    ExportQuality,
    ExportScores,
    Segmented,
    ThirdEvaluation,
)
from core.metrics.confusion import ConfusionMatrix, scored_labels
from core.metrics.features import Features
from core.metrics.scores import FRECHET, score_against
from core.metrics.segmentation import Segmenter
from core.nets.generator import Generator as Network
from core.nets.styles import styles_for
from core.runtime.compute import Compute

Rows = NDArray[np.float64]
"""Features, one row a picture."""


@dataclass
class Measuring:
    """The quality of teacher and student on the test pictures, or where there are none, held out.

    Both make a picture of every source, in equal styles where they take any; only features and
    counts are kept. Where a folder of answers taught, the answers are scored instead, if no source
    lacks one. With a `segmenter`, the label maps that it sees in the pictures, and in the true
    photos, are compared with the sources.
    """

    pictures: Pictures
    networks: dict[str, Network]
    """"student", and "teacher" where it is a network of this run."""
    features: Features
    compute: Compute
    segmenter: Segmenter | None = None
    third: Features | None = None
    trained_with: tuple[str, ...] = ()
    _seen_by_third: dict[str, list[Rows]] = field(default_factory=lambda: defaultdict(list))
    _found: dict[str, list[Rows]] = field(default_factory=lambda: defaultdict(list))
    _seen: dict[str, ConfusionMatrix] = field(default_factory=dict)

    @property
    def part(self) -> str:
        """Which part of the data is measured on."""
        return "test" if self.pictures.test_part.size >= 2 else "held-out"

    @property
    def judged(self) -> PictureSet:
        """The pictures of that part."""
        return self.pictures.test if self.part == "test" else self.pictures.holdout

    @property
    def _answers(self) -> AnswerPictures | None:
        """A black box's answers to those sources, where it taught; they are scored as they are."""
        return self.pictures.test_answers if self.part == "test" else self.pictures.held_answers

    @property
    def steps(self) -> int:
        """How often `measure` yields."""
        return len(self._chunks())

    def measure(self) -> Generator[None, None, ExportQuality]:
        """All of it, a yield after every few pictures; a second call measures anew."""
        self._found.clear()
        self._seen_by_third.clear()
        self._seen.clear()
        for indices in self._chunks():
            self._make(_below(len(self.judged), indices))
            self._look_at_targets(_below(self.judged.reference_count, indices))
            self._look_at_others(_below(self._others, indices))
            yield
        rows = {name: np.concatenate(parts) for name, parts in self._found.items()}
        return ExportQuality(self._distances(rows), self._segmented())

    def _chunks(self) -> list[list[int]]:
        """Places in batches that suit the device, as many as the longest list has."""
        size = 1 if self.compute.device.type == "cpu" else 32
        count = max(len(self.judged), self.judged.reference_count, self._others)
        indices = list(range(count))
        return [indices[start : start + size] for start in range(0, count, size)]

    @property
    def _others(self) -> int:
        """How many other true pictures are looked at.

        For pairs as many as are scored; else all, since published distances are to all.
        """
        if self.pictures.paired:
            return min(len(self.judged), self.pictures.train.reference_count)
        return self.pictures.references.reference_count

    def _make(self, indices: list[int]) -> None:
        if not indices:
            return
        source = self.judged.sources(indices)
        for name, network in self.networks.items():
            self._keep(name, self._run(network, source, indices), indices)
        answers = self._answers
        if answers is not None:
            self._keep("teacher", answers.whole(indices), indices)

    @torch.inference_mode()
    def _run(self, network: Network, source: Tensor, indices: list[int]) -> Tensor:
        network = network.to(self.compute.device).eval()
        styles = styles_for(network, indices, self.pictures.recipe.seed)
        pictures: Tensor = network(self.compute.to_device(source), **styles)
        return pictures

    def _look_at_targets(self, indices: list[int]) -> None:
        if indices:
            self._keep("true", self.judged.targets(indices), indices)

    def _look_at_others(self, indices: list[int]) -> None:
        if not indices:
            return
        if self.pictures.paired:
            train = self.pictures.train
            spread = [index * train.reference_count // self._others for index in indices]
            self._keep("others", train.targets(spread))
        else:
            self._keep("others", self.pictures.references.targets(indices))

    def _keep(self, name: str, pictures: Tensor, indices: list[int] | None = None) -> None:
        """Features of some pictures, and what a segmenter sees in those of these sources."""
        quantised = as_judged(pictures)
        self._found[name].append(self.features(quantised))
        if self.third is not None:
            self._seen_by_third[name].append(self.third(quantised))
        facts = self.pictures.truth
        if self.segmenter and facts and indices is not None:
            matrix = self._seen.setdefault(name, ConfusionMatrix(self.segmenter.classes))
            truth = self.pictures.true_labels(self.part, indices)
            scored = scored_labels(truth, facts.classes, self.segmenter.classes)
            matrix.add(self.segmenter(quantised).numpy(), scored)

    def _distances(self, rows: dict[str, Rows]) -> Distances:
        floor = self._floor(rows)
        known, score = len(floor) > 1, score_against(FRECHET, self.features.name, rows["true"])
        return Distances(
            self.part,
            self.features.name,
            len(rows["true"]),
            score.distance(rows["student"]),
            score.distance(rows["teacher"]) if "teacher" in rows else None,
            score.distance(floor) if known else None,
            len(floor) if known else 0,
            None if self.pictures.paired else len(rows["student"]),
            None if self.pictures.paired else self._to_all(rows),
            student_uncertainty=score.uncertainty(rows["student"]),
            teacher_uncertainty=score.uncertainty(rows["teacher"]) if "teacher" in rows else None,
            third=self._third_evaluation(),
            trained_with=self.trained_with,
        )

    def _third_evaluation(self) -> ThirdEvaluation | None:
        if self.third is None:
            return None
        rows = {name: np.concatenate(parts) for name, parts in self._seen_by_third.items()}
        score, floor = score_against(FRECHET, self.third.name, rows["true"]), self._floor(rows)
        return ThirdEvaluation(
            self.third.name,
            score.distance(rows["student"]),
            score.distance(rows["teacher"]) if "teacher" in rows else None,
            score.distance(floor) if len(floor) > 1 else None,
        )

    def _floor(self, rows: dict[str, Rows]) -> Rows:
        """True training pictures, at most as many as are scored."""
        if self.pictures.paired:
            return rows["others"]
        training = rows["others"][: len(self.pictures.train_part.targets)]
        share = min(len(training), len(rows["true"]))
        return training[[index * len(training) // share for index in range(share)]]

    def _to_all(self, rows: dict[str, Rows]) -> AllTargets:
        # The held-out targets are among the others already.
        parts = ["others", "true"] if self.part == "test" else ["others"]
        real = np.concatenate([rows[part] for part in parts])
        score = score_against(FRECHET, self.features.name, real)
        teacher = score.distance(rows["teacher"]) if "teacher" in rows else None
        return AllTargets(len(real), score.distance(rows["student"]), teacher)

    def _segmented(self) -> Segmented | None:
        if not self.segmenter or not self._seen:
            return None
        seen = {name: _scores(matrix) for name, matrix in self._seen.items()}
        about = self.segmenter.name, self.part, len(self.judged)
        return Segmented(*about, seen["student"], seen.get("teacher"), seen["true"])


def _below(count: int, indices: Iterable[int]) -> list[int]:
    return [index for index in indices if index < count]


def _scores(matrix: ConfusionMatrix) -> ExportScores:
    scores: Sequence[float] = (matrix.mean_iou, matrix.pixel_accuracy, matrix.mean_class_accuracy)
    return ExportScores(*(100 * value for value in scores))
