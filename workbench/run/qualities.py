"""What candidates are judged by: their distance, or mIoU where a segmenter measured it."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.recipe.recipe import Recipe
from core.recipe.search import OWN_SEGMENTER
from core.run.events import Candidate
from workbench.app.translation import mark, tr
from workbench.run.measures import (
    distance_name,
    distance_name_short,
    distance_text,
    distance_text_short,
)

Texts = tuple[str, str]


@dataclass(frozen=True)
class QualityAxis:
    """One of the recipe's criteria, as the front shows it.

    `sign` turns values into scores, of which the lowest is the best. `names` gives the whole and
    the short name of the value, `words` those of one candidate's.
    """

    criterion: str
    column: str
    title: str
    about: str
    better: str
    sign: float
    names: Callable[[str, Recipe], Texts]
    words: Callable[[Candidate, Recipe], Texts]


def scores(quality: QualityAxis, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n,) what a search minimises; infinite where nothing was measured."""
    return np.where(np.isnan(values), math.inf, quality.sign * values)


def miou_text(value: float | None) -> str:
    """ "mIoU 41.71"; empty where it was not measured."""
    return "" if value is None else f"mIoU {value:.2f}"


def segmenter_name(recipe: Recipe) -> str:
    """The network that mIoU is measured with, in words."""
    wanted = recipe.search.segmenter
    return tr("a segmenter trained here") if wanted == OWN_SEGMENTER else wanted


def _distance_names(features: str, recipe: Recipe) -> Texts:
    score = recipe.search.score
    return distance_name(features, score), distance_name_short(features, score)


def _miou_names(_features: str, recipe: Recipe) -> Texts:
    whole = tr("mIoU in percent, by {name}").format(name=segmenter_name(recipe))
    return whole, tr("mIoU in percent")


def _distance_words(candidate: Candidate, recipe: Recipe) -> Texts:
    measured = candidate.metric, candidate.features, recipe.search.score
    return distance_text(*measured), distance_text_short(*measured)


def _miou_words(candidate: Candidate, _recipe: Recipe) -> Texts:
    return miou_text(candidate.miou), miou_text(candidate.miou)


QUALITIES = (
    QualityAxis(
        "distance",
        "metric",
        mark("Distance"),
        mark("How far the generated pictures are from true ones, in the features of a network"),
        mark("lower is better"),
        1.0,
        _distance_names,
        _distance_words,
    ),
    QualityAxis(
        "miou",
        "miou",
        mark("mIoU"),
        mark(
            "How well a segmentation network recovers the label maps from the generated "
            "pictures, in percent"
        ),
        mark("higher is better"),
        -1.0,
        _miou_names,
        _miou_words,
    ),
)
BY_CRITERION = {quality.criterion: quality for quality in QUALITIES}
