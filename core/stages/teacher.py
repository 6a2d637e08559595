"""Stage 1: the teacher, trained here, imported, or a folder of a black box's answers."""

from collections.abc import Generator as EventGenerator
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import torch

from core import families
from core.data.shapes import about_reading, about_shapes
from core.evaluation.evaluator import check_features
from core.evaluation.kept_networks import (
    Imported,
    is_kept,
    keep_discriminators,
    keep_generator,
    keep_reverse_discriminators,
    kept_teacher_start,
)
from core.evaluation.pictures import ImageSplit, Pictures
from core.evaluation.recalibration import recalibrate
from core.evaluation.sample_sheets import ensure_fixed_sheets, save_sheet, save_styles
from core.evaluation.segmentation import check_segmenter_choice
from core.export.formats import choice_named
from core.export.run_comparison import check_formats
from core.export.runtime_latency import RuntimeTiming
from core.families.family import Family, TeacherStart, styled
from core.nets.generator import Generator, config_of
from core.recipe.plan import Inputs, supernet_config, teacher_config
from core.recipe.recipe import Recipe
from core.recipe.teacher import Teacher
from core.run.events import Event, Notice, Planned
from core.run.lengthening import BEFORE, training_words
from core.run.run import Run, SheetFile
from core.run.understood import NAMED, Understood, first_sentences
from core.runtime.compute import Compute, open_compute
from core.runtime.errors import UserError
from core.search.plan import SearchPlan
from core.stages.held_out import open_choice
from core.stages.imported import import_teacher, import_teacher_discriminator
from core.stages.loop import train

NEW_WEIGHTS = "No weights were imported: the teacher starts from new ones."


def teacher(run: Run) -> Iterator[Event]:
    """Train the full generator G' of the recipe's family, or import it (Li et al. 2020, §3.1).

    Where a folder of answers teaches, they are found and matched instead.

    The first stage: what would stop a later one, hours from now, is refused here.
    """
    recipe = run.recipe
    pictures = Pictures.of_run(run)
    check_ahead(recipe, pictures.inputs)
    compute = open_compute(recipe.engine)
    about = _understood(pictures)
    for sentence in about.data:
        yield Notice("info", sentence)
    yield from _left_out(pictures)
    family = families.of(recipe, pictures.inputs)
    remarks = family.remarks()
    yield from remarks
    known = [notice.sentence for notice in remarks]
    if is_kept(run, f"{BEFORE}teacher"):
        family.start = kept_teacher_start(run, f"{BEFORE}teacher")
        _check_fits(family.start.generator, recipe, pictures.inputs)
        _note(run, about, [*_taken_over(run), *known])
    elif recipe.teacher.answers:
        yield from _answered(run, pictures)
        _note(run, about, [pictures.answers.description, *known])
        return
    elif recipe.teacher.checkpoint:
        imported, said = yield from _imported(run, compute, pictures, family)
        _note(run, about, [*said, *known])
        if not recipe.teacher.finetune:
            return
        family.start = imported
    else:
        _note(run, about, [NEW_WEIGHTS, *known])
    training = family.teacher_training(pictures.batches("teacher", recipe.teacher), compute)
    goes_on = family.start is not None
    choice = yield from open_choice(run, "teacher", training, pictures, compute, goes_on)
    yield from train(run, "teacher", training, pictures, choice=choice)
    generator = (yield from choice.best()) if choice else training.deployed()
    yield from recalibrate(generator, pictures, compute)
    for name, other in training.others().items():
        yield from recalibrate(other, pictures, compute)
        keep_generator(run, f"teacher-{name}", other, f"teacher, {name}")
    keep_discriminators(run, "teacher", training)
    keep_reverse_discriminators(run, "teacher", training)
    _keep(run, compute, pictures, generator)


def _answered(run: Run, pictures: Pictures) -> Iterator[Event]:
    """Have a black box's answers teach: nothing is trained or saved."""
    yield Planned(1, "import")
    yield Notice("info", pictures.answers.description)
    ensure_fixed_sheets(run, pictures)
    answers = pictures.held_answers
    if answers is not None:
        save_sheet(run, SheetFile.TEACHER, answers.whole(pictures.fixed_indices()))
    yield Planned(1, "import", 1)


def check_ahead(recipe: Recipe, inputs: Inputs) -> None:
    """Refuse what a later stage could not do.

    Raises UserError where no sub-generator fits the budget, the pictures' size does not suit the
    networks, or features or segmenter cannot be had.
    """
    described = teacher_config(recipe, inputs)
    data = recipe.data
    recipe.network_spec.check_size(described, data.height, data.width)
    SearchPlan(recipe, supernet_config(described, recipe)).check()
    check_features(recipe)
    check_segmenter_choice(recipe)
    check_formats(recipe.export.wanted_formats)
    if recipe.search.latency_runtime != "torch":
        RuntimeTiming(choice_named(recipe.search.latency_runtime))


def _check_fits(generator: Generator, recipe: Recipe, inputs: Inputs) -> None:
    """Raise UserError where weights to go on from are not for these pictures."""
    if generator.in_channels != inputs.channels:
        raise UserError(
            f"The teacher to continue from takes {generator.in_channels} channels; these pictures "
            f"have {inputs.channels}.",
            "Set data.classes and data.edges as in its training, or choose other pictures.",
        )
    generator.spec.check_size(config_of(generator), *recipe.size)


def _imported(
    run: Run, compute: Compute, pictures: Pictures, family: Family
) -> EventGenerator[Event, None, tuple[TeacherStart, list[str]]]:
    """The imported networks, and the notes on them."""
    yield Planned(1, "import")
    settings = run.recipe.teacher
    path = Path(settings.checkpoint).expanduser()
    imported = import_teacher(path, run.recipe, pictures.inputs)
    generator = imported.generator
    said = [f"Imported from {path.name}. {' '.join(imported.notes)}"]
    yield Notice("info", said[0])
    discriminator = None
    if settings.discriminator_checkpoint and family.conditional:
        path = Path(settings.discriminator_checkpoint).expanduser()
        discriminator = import_teacher_discriminator(path, family)
        keep_discriminators(run, "teacher", Imported(discriminator))
        said.append(f"The discriminator was imported from {path.name}.")
        yield Notice("info", said[-1])
    elif family.conditional:
        said.append(
            "No discriminator was imported, so "
            f"{'training starts' if settings.finetune else 'students start'} with a new one."
        )
        yield Notice(
            "info",
            said[-1],
            "Set “Import discriminator” (teacher.discriminator_checkpoint) to the file saved with "
            "the generator.",
        )
    start = TeacherStart(generator, discriminator)
    if settings.finetune:
        said.append(_going_on(settings))
        yield Notice("info", said[-1])
        return start, said
    ensure_fixed_sheets(run, pictures)
    _keep(run, compute, pictures, generator)
    yield Planned(1, "import", 1)
    return start, said


def _going_on(settings: Teacher) -> str:
    return (
        "The imported generator is trained further: "
        f"{training_words(settings.epochs, settings.decay_epochs)}, with a new optimiser."
    )


def _keep(
    run: Run,
    compute: Compute,
    pictures: Pictures,
    generator: Generator,
) -> None:
    generator = generator.to(compute.device).eval()
    with torch.inference_mode():
        outputs = styled(generator, compute.to_device(pictures.fixed()[0]), run.recipe.seed)
    save_sheet(run, SheetFile.TEACHER, outputs)
    save_styles(run, SheetFile.TEACHER, generator, pictures)
    run.note_teacher(config_of(generator))
    keep_generator(run, "teacher", generator, "teacher")


def _note(run: Run, about: Understood, weights: Sequence[str]) -> None:
    with run.record(write=True) as record:
        replace(about, weights=tuple(dict.fromkeys(weights))).keep(record)


def _taken_over(run: Run) -> Sequence[str]:
    """Notes on the weights that a lengthened teacher starts from, recorded when it was made."""
    with run.record() as record:
        return Understood.of(record).weights


def _understood(pictures: Pictures) -> Understood:
    """How the pictures were understood, before training."""
    left_out, count = first_sentences(problem.sentence for problem in pictures.problems)
    said = [pictures.description, _about(pictures), *_about_reading(pictures)]
    return Understood(tuple(text for text in said if text), left_out, count)


def _about_reading(pictures: Pictures) -> Iterator[str]:
    """What becomes of the pictures that are trained on and held out when they are read."""
    data, parts = pictures.recipe.data, (pictures.train_part, pictures.holdout_part)
    sides = ("Pairs",) if pictures.paired else ("Sources", "Targets")
    for place, title in enumerate(sides):
        items = [item for part in parts for item in part[place]]
        yield about_shapes(items, (data.height, data.width), data.fit, title)
        yield from about_reading(items, title)


def _left_out(pictures: Pictures) -> Iterator[Notice]:
    for problem in pictures.problems[:NAMED]:
        yield Notice("warning", problem.sentence)
    if len(pictures.problems) > NAMED:
        rest = pictures.problems[NAMED:]
        details = "\n".join(problem.sentence for problem in rest)
        yield Notice("warning", f"{len(rest)} more files were left out.", details=details)


def _about(pictures: Pictures) -> str:
    parts = pictures.train_part, pictures.holdout_part, pictures.test_part
    counts = [_counted(part, pictures.paired) for part in parts]
    rest = f"{counts[1]} held out for the search, {counts[2]} for the final test."
    if pictures.paired:
        return f"Pictures: {counts[0]} pairs to train on, {rest}"
    return f"Pictures: {counts[0]} sources and targets to train on, {rest}"


def _counted(part: ImageSplit, paired: bool) -> str:
    if paired:
        return str(len(part.sources))
    return f"{len(part.sources)} and {len(part.targets)}"
