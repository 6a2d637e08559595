"""Stage 1: the teacher, trained here or imported."""

from collections.abc import Iterator
from pathlib import Path

import torch

from core import families
from core.checkpoints.importers import import_discriminator, import_generator
from core.compute import Compute, open_compute
from core.errors import UserError
from core.events import Event, Notice, Planned
from core.families.pool import ImagePool
from core.nets.discriminator import PatchDiscriminator
from core.nets.resnet import ResNetGenerator
from core.recipe import Recipe
from core.run import Run, Strip
from core.stages.judging import check_features
from core.stages.loop import train
from core.stages.networks import keep_discriminator, keep_generator
from core.stages.pictures import Pictures
from core.stages.search import begin
from core.stages.strips import ensure_fixed_strips, save_strip

NAMED = 20


def teacher(run: Run) -> Iterator[Event]:
    """Train the full generator G' of the recipe's family, or import it (Li et al. 2020, §3.1).

    The first stage: what would stop a later one, hours from now, is refused here.
    """
    recipe = run.recipe
    check_ahead(recipe)
    compute = open_compute(recipe.engine)
    pictures = Pictures.of_run(run)
    yield _about(pictures)
    yield from _left_out(pictures)
    if recipe.teacher.checkpoint:
        yield from _imported(run, compute, pictures)
        return
    family = families.of(recipe)
    training = family.TeacherTraining(
        recipe.teacher,
        pictures.batches("teacher", recipe.teacher),
        compute,
        family.new_teacher(recipe),
        family.new_discriminator(recipe),
        recipe.teacher.gan,
        ImagePool(recipe.teacher.pool_size, recipe.seed),
    )
    yield from train(run, "teacher", training, pictures)
    _keep(run, compute, pictures, training.generator, training.discriminator)


def check_ahead(recipe: Recipe) -> None:
    """Raises UserError where no sub-generator fits the budget, or the features cannot be had."""
    begin(recipe)
    check_features(recipe)


def _imported(run: Run, compute: Compute, pictures: Pictures) -> Iterator[Event]:
    yield Planned(1, "import")
    settings = run.recipe.teacher
    generator = import_generator(Path(settings.checkpoint).expanduser())
    _require_channels(settings.checkpoint, "generator", generator.in_channels, 3)
    _require_channels(settings.checkpoint, "generator", generator.out_channels, 3, "makes")
    discriminator = None
    if settings.discriminator_checkpoint:
        discriminator = import_discriminator(Path(settings.discriminator_checkpoint).expanduser())
        found = discriminator.in_channels
        _require_channels(settings.discriminator_checkpoint, "discriminator", found, 6)
    else:
        yield Notice(
            "info",
            "The teacher's discriminator is not at hand, so students start with a new one.",
            "Set teacher.discriminator_checkpoint to the file that was saved beside the generator.",
        )
    ensure_fixed_strips(run, pictures)
    _keep(run, compute, pictures, generator, discriminator)
    yield Planned(1, "import", 1)


def _require_channels(file: str, what: str, found: int, wanted: int, does: str = "takes") -> None:
    if found != wanted:
        raise UserError(
            f"The {what} in {file} {does} {found} channels; paired pictures need {wanted}.",
            f"Choose the {what} of a pix2pix model.",
        )


def _keep(
    run: Run,
    compute: Compute,
    pictures: Pictures,
    generator: ResNetGenerator,
    discriminator: PatchDiscriminator | None,
) -> None:
    with torch.no_grad():
        outputs = generator.to(compute.device)(compute.put(pictures.fixed()[0]))
    save_strip(run, Strip.TEACHER, outputs)
    if discriminator is not None:
        keep_discriminator(run, "teacher", discriminator)
    run.note_teacher(generator.kind, generator.architecture, generator.blocks)
    keep_generator(run, "teacher", generator, "teacher")


def _left_out(pictures: Pictures) -> Iterator[Notice]:
    for problem in pictures.problems[:NAMED]:
        yield Notice("warning", problem.sentence)
    if len(pictures.problems) > NAMED:
        rest = pictures.problems[NAMED:]
        details = "\n".join(problem.sentence for problem in rest)
        yield Notice("warning", f"{len(rest)} more files were left out.", details=details)


def _about(pictures: Pictures) -> Notice:
    counts = len(pictures.train_pairs), len(pictures.holdout_pairs), len(pictures.test_pairs)
    return Notice(
        "info",
        f"Pictures: {counts[0]} pairs to train on, {counts[1]} held out for the search, "
        f"{counts[2]} for the final test.",
    )
