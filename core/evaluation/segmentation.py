"""The network that reads label maps back from generated pictures, where the recipe wants one."""

from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import cast

from core.evaluation.evaluator import device_mark
from core.evaluation.judge_training import KeptBeside
from core.evaluation.pictures import Pictures
from core.metrics.own_segmenter import LabelledPhotos, OwnSegmenter, train_segmenter
from core.metrics.segmentation import Segmenter
from core.metrics.segmenters import check_segmenter, segmenter
from core.recipe.recipe import Recipe
from core.recipe.search import OWN_SEGMENTER
from core.run.events import Event, Notice, Planned, Step
from core.run.run import Run
from core.runtime.compute import Compute
from core.runtime.errors import UserError
from core.runtime.generators import Followed
from core.runtime.paths import cache_home
from core.runtime.writing import make_folder


def open_segmenter(
    run: Run, pictures: Pictures, compute: Compute
) -> Generator[Event, None, Segmenter | None]:
    """The recipe's segmenter, as the generator's return value; None where it wants none.

    The recipe's own is trained on the first call and read from the cache after that.
    """
    wanted, facts = run.recipe.search, pictures.truth
    if not wanted.segmenter or facts is None:
        return None
    if wanted.segmenter != OWN_SEGMENTER:
        return segmenter(wanted.segmenter, _weights(run.recipe), facts.classes, compute.device)
    path = (
        cache_home()
        / "segmenters"
        / f"{pictures.fingerprint}{device_mark(compute.device)}-{run.recipe.seed}"
        f"-{wanted.segmenter_steps}.safetensors"
    )
    with suppress(UserError):  # a damaged one is trained again, to the same numbers
        return OwnSegmenter.load(path, compute.device)
    yield Notice(
        "info",
        "Training a segmenter on the recipe's own pairs: mIoU in it compares candidates of "
        "this data, and is no published mIoU.",
    )
    yield from _train(run, pictures, facts.classes, path, compute)
    return OwnSegmenter.load(path, compute.device)


def check_segmenter_choice(recipe: Recipe) -> None:
    """Raise UserError where the recipe's segmenter is unknown, or its weights are missing."""
    if recipe.search.segmenter not in ("", OWN_SEGMENTER):
        check_segmenter(recipe.search.segmenter, _weights(recipe))


def _weights(recipe: Recipe) -> Path | None:
    file = recipe.search.segmenter_weights
    return Path(file).expanduser() if file else None


def _train(
    run: Run, pictures: Pictures, classes: int, path: Path, compute: Compute
) -> Iterator[Event]:
    steps = run.recipe.search.segmenter_steps
    yield Planned(steps, "segmenter steps")
    keeper = KeptBeside(path)
    training = train_segmenter(
        cast(LabelledPhotos, pictures.label_maps["train"]),
        classes,
        run.recipe.seed,
        steps,
        fingerprint=pictures.fingerprint + device_mark(compute.device),
        device=compute.device,
        keeper=keeper,
    )
    followed = Followed(training)
    for step, _, loss in followed:
        yield Step(step, {"segmenter": loss})
    make_folder(path.parent)
    followed.result.save(path)
    keeper.forget()
