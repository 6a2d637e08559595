"""The network that reads label maps back from generated pictures, where the recipe wants one."""

from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import cast

from core.evaluation.evaluator import Evaluator, device_mark, open_features
from core.evaluation.judge_training import KeptBeside, train_beside
from core.evaluation.pictures import Pictures
from core.metrics.own_segmenter import LabelledPhotos, OwnSegmenter, train_segmenter
from core.metrics.segmentation import Segmenter
from core.metrics.segmenters import check_segmenter, segmenter
from core.recipe.recipe import Recipe
from core.recipe.search import OWN_SEGMENTER
from core.run.events import Event, Notice, Planned
from core.run.run import Run
from core.runtime.compute import Compute
from core.runtime.errors import UserError
from core.runtime.paths import cache_home, optional_path


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
        weights = optional_path(wanted.segmenter_weights)
        return segmenter(wanted.segmenter, weights, facts.classes, compute.device)
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


def open_evaluator(
    run: Run, compute: Compute, pictures: Pictures | None = None, reads_labels: bool = False
) -> Generator[Event, None, Evaluator]:
    """What scores a run's candidates, in the recipe's features.

    It reads label maps back where the criterion is mIoU; `reads_labels`: where mIoU is only shown,
    too. `pictures` are the run's, where they are open already.
    """
    pictures = pictures or Pictures.of_run(run)
    features = yield from open_features(run, pictures, compute)
    reads = reads_labels or run.recipe.search.criterion == "miou"
    reader = (yield from open_segmenter(run, pictures, compute)) if reads else None
    return Evaluator(pictures, features, compute, reader)


def check_segmenter_choice(recipe: Recipe) -> None:
    """Raise UserError where the recipe's segmenter is unknown, or its weights are missing."""
    if recipe.search.segmenter not in ("", OWN_SEGMENTER):
        check_segmenter(recipe.search.segmenter, optional_path(recipe.search.segmenter_weights))


def _train(
    run: Run, pictures: Pictures, classes: int, path: Path, compute: Compute
) -> Iterator[Event]:
    steps = run.recipe.search.segmenter_steps
    yield Planned(steps, "segmenter steps")

    def training(keeper: KeptBeside) -> Generator[tuple[int, int, float], None, OwnSegmenter]:
        return train_segmenter(
            cast(LabelledPhotos, pictures.label_maps["train"]),
            classes,
            run.recipe.seed,
            steps,
            fingerprint=pictures.fingerprint + device_mark(compute.device),
            device=compute.device,
            keeper=keeper,
        )

    yield from train_beside(path, "segmenter", training)
