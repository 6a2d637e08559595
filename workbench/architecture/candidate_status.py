"""Where an architecture stands among a run's candidates, and which to begin with."""

import math
from collections.abc import Callable

import numpy as np

from core.nets.architecture import Architecture
from core.nets.space import space_of
from core.run.run import Run
from core.search.front import knee
from core.search.sensitivity import Sensitivity, sensitivity
from workbench.app.translation import tr
from workbench.run.measures import architecture_words, distance_text, distance_text_short
from workbench.run.qualities import miou_text
from workbench.run.run_model import RunModel


def preset(model: RunModel, name: str) -> Architecture | None:
    """The architecture of a preset; None where the run does not have it yet."""
    space = space_of(model.run.recipe.distill.space)
    if name == "selected":
        return model.selected or model.chosen
    if name == "knee":
        return _knee(model)
    return space.largest if name == "largest" else space.smallest


def fit(model: RunModel) -> Callable[[], Sensitivity | None]:
    """What each width does to the score; to be called in a thread.

    mIoU where the search goes by that; else the logarithm, to base 2, of the distance.
    """
    by_miou = model.run.recipe.search.criterion == "miou"
    architectures = [item.candidate.architecture for item in model.candidates]
    values = np.array(model.column("miou" if by_miou else "metric"))

    def fitted() -> Sensitivity | None:
        if by_miou:
            return sensitivity(architectures, values)
        with np.errstate(divide="ignore", invalid="ignore"):
            return sensitivity(architectures, np.log2(values))

    return fitted


def check_adding(run: Run) -> None:
    """Raises UserError where another candidate could not be compared with those there are.

    Imports torch and looks through the data: call it in a thread.
    """
    from core.stages.candidate_evaluation import check_can_evaluate

    check_can_evaluate(run)


def candidate_status(
    model: RunModel, architecture: Architecture, effects: Sensitivity | None
) -> tuple[str, str]:
    """What is known or expected of an architecture, in short and in full."""
    widths = architecture_words(architecture)
    item = model.find(architecture)
    if item is None:
        words = tr("not measured{expected}").format(
            expected=_expected(model, architecture, effects)
        )
        return f"{widths} · {words}", f"{widths} · {words}"
    candidate = item.candidate
    measured = candidate.metric, candidate.features, model.run.recipe.search.score
    miou = miou_text(candidate.miou)
    head = f"{widths} · " + tr("candidate {number}").format(number=item.id)
    tail = f" · {miou}" if miou else ""
    return (
        f"{head} · {distance_text_short(*measured)}{tail}",
        f"{head} · {distance_text(*measured)}{tail}",
    )


def _expected(model: RunModel, architecture: Architecture, effects: Sensitivity | None) -> str:
    if effects is None or not effects.is_trusted:
        return ""
    value = effects.predict(architecture)
    if model.run.recipe.search.criterion == "miou":
        return tr("; about {value:.1f} % mIoU expected").format(value=value)
    return tr("; distance of about {value:.3g} expected").format(value=math.exp2(value))


def _knee(model: RunModel) -> Architecture | None:
    criterion = model.run.recipe.search.criterion
    indices = model.front("macs", criterion)
    if len(indices) < 3:
        return None
    points = np.column_stack([model.scores(criterion)[indices], model.column("macs")[indices]])
    return model.candidates[int(indices[knee(points)])].candidate.architecture
