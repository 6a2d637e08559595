"""The network that reads label maps back from generated pictures, where the recipe wants one."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import cast

from core.compute import Compute
from core.events import Event, Notice, Planned, Step
from core.metrics.own_segmenter import LabelledPhotos, OwnSegmenter, train_segmenter
from core.metrics.segmentation import Segmenter
from core.metrics.segmenters import check_segmenter, segmenter
from core.paths import cache_home
from core.recipe import OWN_SEGMENTER, Recipe
from core.run import Run
from core.stages.pictures import Pictures


def open_segmenter(
    run: Run, pictures: Pictures, compute: Compute
) -> Generator[Event, None, Segmenter | None]:
    """The recipe's segmenter, as the generator's return value; None where it wants none.

    One's own is trained on the first call and read from the cache after that.
    """
    wanted, facts = run.recipe.search, pictures.truth
    if not wanted.segmenter or facts is None:
        return None
    if wanted.segmenter != OWN_SEGMENTER:
        return segmenter(wanted.segmenter, _weights(run.recipe), facts.classes, compute.device)
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
        cast(LabelledPhotos, pictures.label_maps["train"]),
        classes,
        run.recipe.seed,
        steps,
        fingerprint=pictures.fingerprint,
    )
    while True:
        try:
            step, _, loss = next(training)
        except StopIteration as done:
            path.parent.mkdir(parents=True, exist_ok=True)
            done.value.save(path)
            return
        yield Step(step, {"segmenter": loss})
