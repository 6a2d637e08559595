"""The network that reads label maps back from generated pictures, where the recipe wants one."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.compute import Compute
from core.events import Event, Notice, Planned, Step
from core.metrics.confusion import CITYSCAPES_SCORED, cityscapes_scored
from core.metrics.own_segmenter import OwnSegmenter, train_segmenter
from core.metrics.segmentation import Segmenter, check_classes
from core.metrics.segmenters import check_segmenter, segmenter
from core.paths import cache_home
from core.recipe import OWN_SEGMENTER, Recipe
from core.run import Run
from core.stages.pictures import Pictures

CITYSCAPES = (34, 35)
SCORED = len(CITYSCAPES_SCORED)


def open_segmenter(
    run: Run, pictures: Pictures, compute: Compute
) -> Generator[Event, None, Segmenter | None]:
    """The recipe's segmenter, as the generator's return value; None where it wants none.

    One's own is trained on the first call and read from the cache after that.
    """
    wanted, facts = run.recipe.search, pictures.facts
    if not wanted.segmenter or facts is None:
        return None
    if wanted.segmenter != OWN_SEGMENTER:
        found = segmenter(wanted.segmenter, _weights(run.recipe), device=compute.device)
        scored(np.zeros((1, 1), np.int64), facts.classes, found)
        return found
    path = (
        cache_home()
        / "segmenters"
        / f"{pictures.fingerprint}-{run.recipe.seed}-{wanted.segmenter_steps}.safetensors"
    )
    if not path.is_file():
        yield Notice(
            "info",
            "Training a segmenter on the recipe's own pairs: mIoU in it compares candidates of "
            "this data, and is no published mIoU.",
        )
        yield from _train(run, pictures, facts.classes, path)
    return OwnSegmenter.load(path)


def scored(labels: NDArray[Any], classes: int, segmenter: Segmenter) -> NDArray[Any]:
    """True class numbers as the segmenter numbers them; what it does not know is left out.

    A segmenter of Cityscapes' 19 scored classes is held against label maps with its own numbers
    (34 or 35 classes). Raises UserError where the segmenter knows other classes than the data.
    """
    if segmenter.classes == SCORED and classes in CITYSCAPES:
        return cityscapes_scored(labels)
    check_classes(segmenter.name, segmenter.classes, classes)
    return labels


def check_segmenting(recipe: Recipe) -> None:
    """Raise UserError where the recipe's segmenter is unknown, or its weights are missing."""
    if recipe.search.segmenter not in ("", OWN_SEGMENTER):
        check_segmenter(recipe.search.segmenter, _weights(recipe))


def _weights(recipe: Recipe) -> Path | None:
    file = recipe.search.segmenter_weights
    return Path(file).expanduser() if file else None


def _train(run: Run, pictures: Pictures, classes: int, path: Path) -> Iterator[Event]:
    steps = run.recipe.search.segmenter_steps
    yield Planned(steps, "segmenter steps")
    training = train_segmenter(
        pictures.train, classes, run.recipe.seed, steps, fingerprint=pictures.fingerprint
    )
    while True:
        try:
            step, _, loss = next(training)
        except StopIteration as done:
            path.parent.mkdir(parents=True, exist_ok=True)
            done.value.save(path)
            return
        yield Step(step, {"segmenter": loss})
