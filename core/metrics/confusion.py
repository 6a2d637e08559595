"""How well class numbers agree with the truth: the confusion matrix, and the scores taken from it.

Every score is in 0..1; published tables hold percent, rounded to two decimals.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Cityscapes' numbers 0..33 to the 19 classes that are scored, as its labels are published; the
# rest (and its plate, -1, which reads as 255) is not scored.
CITYSCAPES_SCORED = (7, 8, 11, 12, 13, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 31, 32, 33)

NOT_SCORED = 255


class ConfusionMatrix:
    """How often each true class (row) was seen as each class (column), over all that was added."""

    def __init__(self, classes: int) -> None:
        """`classes`: class numbers 0..classes-1 are counted. Raises ValueError if there is none."""
        if classes < 1:
            raise ValueError(f"a confusion matrix needs at least one class, not {classes}")
        self.classes = classes
        self.counts: NDArray[np.int64] = np.zeros((classes, classes), dtype=np.int64)

    def add(self, predicted: NDArray[Any], truth: NDArray[Any]) -> None:
        """Count pixels: class numbers of equal shape, of any type that holds whole numbers.

        A pixel whose number is outside 0..classes-1 on either side is left out; in the truth that
        is "don't care" (255 by custom). Raises ValueError for unequal shapes.
        """
        predicted, truth = np.asarray(predicted), np.asarray(truth)
        if predicted.shape != truth.shape:
            raise ValueError(f"predicted {predicted.shape} and true {truth.shape} differ in shape")
        counted = self._within(predicted) & self._within(truth)
        cells = truth[counted].astype(np.int64) * self.classes + predicted[counted].astype(np.int64)
        size = self.classes**2
        self.counts += np.bincount(cells, minlength=size).reshape(self.classes, self.classes)

    @property
    def iou(self) -> NDArray[np.float64]:
        """Intersection over union, (classes,) in 0..1; nan for one neither true nor predicted."""
        hits = np.diag(self.counts)
        return _ratios(hits, self.counts.sum(axis=0) + self.counts.sum(axis=1) - hits)

    @property
    def class_accuracy(self) -> NDArray[np.float64]:
        """The recognised share of each class's pixels, (classes,) in 0..1; nan: it has none."""
        return _ratios(np.diag(self.counts), self.counts.sum(axis=1))

    @property
    def mean_iou(self) -> float:
        """The mean over all classes that are true or predicted somewhere; nan if nothing was added.

        The score published for Cityscapes: a class predicted where it never is counts as 0.
        """
        return _mean(self.iou)

    @property
    def pixel_accuracy(self) -> float:
        """The part of all pixels whose class is right; nan if nothing was added."""
        return float(_ratios(np.trace(self.counts), self.counts.sum()))

    @property
    def mean_class_accuracy(self) -> float:
        """The mean of `class_accuracy` over the classes that are true somewhere."""
        return _mean(self.class_accuracy)

    def _within(self, numbers: NDArray[Any]) -> NDArray[np.bool_]:
        return (numbers >= 0) & (numbers < self.classes)


def cityscapes_scored(labels: NDArray[Any]) -> NDArray[np.uint8]:
    """Cityscapes' own class numbers (any shape) as the 19 that are scored, and NOT_SCORED.

    What `*_gtFine_labelIds.png` holds becomes what `*_gtFine_labelTrainIds.png` holds.
    """
    table = np.full(256, NOT_SCORED, dtype=np.uint8)
    table[list(CITYSCAPES_SCORED)] = np.arange(len(CITYSCAPES_SCORED))
    return table[np.asarray(labels).astype(np.int64) & 255]


def scored_labels(labels: NDArray[Any], classes: int, scored: int) -> NDArray[Any]:
    """The truth in the numbering of a segmenter that knows `scored` classes.

    Labels of `classes` classes stay as they are, but for Cityscapes' own (34 or 35) where its 19
    are scored.
    """
    return cityscapes_scored(labels) if comes_from_cityscapes(classes, scored) else labels


def comes_from_cityscapes(classes: int, scored: int) -> bool:
    """Whether labels of `classes` classes are Cityscapes' own, and its 19 are scored."""
    return classes in (34, 35) and scored == len(CITYSCAPES_SCORED)


def _ratios(part: Any, whole: Any) -> NDArray[np.float64]:
    part, whole = np.asarray(part, dtype=np.float64), np.asarray(whole, dtype=np.float64)
    return np.divide(part, whole, out=np.full(whole.shape, np.nan), where=whole > 0)


def _mean(ratios: NDArray[np.float64]) -> float:
    known = ratios[~np.isnan(ratios)]
    return float(known.mean()) if len(known) else float("nan")
