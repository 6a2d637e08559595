"""Stage 1: the teacher, trained here or imported."""

from collections.abc import Iterator
from pathlib import Path

import torch
from torch import nn

from core import families
from core.compute import Compute, open_compute
from core.events import Event, Notice, Planned
from core.families.family import Family, styled
from core.families.plan import Inputs, supernet_description, teacher_description
from core.nets.generator import Generator, describe
from core.recipe import Recipe
from core.run import Run, Strip
from core.search.plan import SearchPlan
from core.stages.calibrating import calibrate
from core.stages.imported import check_size, import_judge, import_teacher
from core.stages.judging import check_features
from core.stages.loop import train
from core.stages.networks import keep_discriminator, keep_generator
from core.stages.pictures import Part, Pictures
from core.stages.segmenting import check_segmenting
from core.stages.strips import ensure_fixed_strips, save_strip, save_styles

NAMED = 20


def teacher(run: Run) -> Iterator[Event]:
    """Train the full generator G' of the recipe's family, or import it (Li et al. 2020, §3.1).

    The first stage: what would stop a later one, hours from now, is refused here.
    """
    recipe = run.recipe
    pictures = Pictures.of_run(run)
    check_ahead(recipe, pictures.inputs)
    compute = open_compute(recipe.engine)
    yield _about(pictures)
    yield from _left_out(pictures)
    family = families.of(recipe, pictures.inputs)
    yield from family.remarks()
    if recipe.teacher.checkpoint:
        yield from _imported(run, compute, pictures, family)
        return
    training = family.teacher_training(pictures.batches("teacher", recipe.teacher), compute)
    yield from train(run, "teacher", training, pictures)
    generator = training.deployed()
    yield from calibrate(generator, pictures.train, recipe.search.calibration_pictures, compute)
    for name, other in training.others().items():
        yield from calibrate(other, pictures.train, recipe.search.calibration_pictures, compute)
        keep_generator(run, f"teacher-{name}", other, f"teacher, {name}")
    _keep(run, compute, pictures, generator, training.discriminator)


def check_ahead(recipe: Recipe, inputs: Inputs) -> None:
    """Refuse what a later stage could not do.

    Raises UserError where no sub-generator fits the budget, the pictures' size does not suit the
    networks, or features or segmenter cannot be had.
    """
    described = teacher_description(recipe, inputs)
    check_size(recipe, described)
    SearchPlan(recipe, supernet_description(described, recipe)).check()
    check_features(recipe)
    check_segmenting(recipe)


def _imported(run: Run, compute: Compute, pictures: Pictures, family: Family) -> Iterator[Event]:
    yield Planned(1, "import")
    settings = run.recipe.teacher
    path = Path(settings.checkpoint).expanduser()
    generator = import_teacher(path, run.recipe, pictures.inputs)
    discriminator = None
    if settings.discriminator_checkpoint:
        discriminator = import_judge(Path(settings.discriminator_checkpoint).expanduser(), family)
    else:
        yield Notice(
            "info",
            "The teacher's discriminator is not at hand, so students start with a new one.",
            "Set teacher.discriminator_checkpoint to the file that was saved beside the generator.",
        )
    ensure_fixed_strips(run, pictures)
    _keep(run, compute, pictures, generator, discriminator)
    yield Planned(1, "import", 1)


def _keep(
    run: Run,
    compute: Compute,
    pictures: Pictures,
    generator: Generator,
    discriminator: nn.Module | None,
) -> None:
    generator = generator.to(compute.device).eval()
    with torch.inference_mode():
        outputs = styled(generator, compute.put(pictures.fixed()[0]), run.recipe.seed)
    save_strip(run, Strip.TEACHER, outputs)
    save_styles(run, Strip.TEACHER, generator, pictures)
    if discriminator is not None:
        keep_discriminator(run, "teacher", discriminator)
    run.note_teacher(describe(generator))
    keep_generator(run, "teacher", generator, "teacher")


def _left_out(pictures: Pictures) -> Iterator[Notice]:
    for problem in pictures.problems[:NAMED]:
        yield Notice("warning", problem.sentence)
    if len(pictures.problems) > NAMED:
        rest = pictures.problems[NAMED:]
        details = "\n".join(problem.sentence for problem in rest)
        yield Notice("warning", f"{len(rest)} more files were left out.", details=details)


def _about(pictures: Pictures) -> Notice:
    parts = pictures.train_part, pictures.holdout_part, pictures.test_part
    counts = [_counted(part, pictures.paired) for part in parts]
    noun = "pairs" if pictures.paired else "pictures (sources and targets)"
    return Notice(
        "info",
        f"Pictures: {counts[0]} {noun} to train on, {counts[1]} held out for the search, "
        f"{counts[2]} for the final test.",
    )


def _counted(part: Part, paired: bool) -> str:
    if paired:
        return str(len(part.sources))
    return f"{len(part.sources)} and {len(part.targets)}"
