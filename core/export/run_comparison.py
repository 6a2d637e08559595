"""Compares runtimes and precisions on a candidate of a run, before or after it is exported."""

import shutil
from collections.abc import Generator as EventGenerator
from collections.abc import Sequence
from pathlib import Path

from core.evaluation.kept_networks import kept_teacher
from core.evaluation.pictures import Pictures
from core.export.comparing import Comparing
from core.export.comparison import FILE, Comparison
from core.export.formats import FormatChoice, all_choices, choice_named
from core.export.formats.source import ModelSource
from core.export.held_out import held_out_examples, training_examples
from core.export.metadata import file_name
from core.export.quantised import kept_quantised
from core.export.subject import student_of
from core.nets.architecture import Architecture
from core.nets.generator import Generator
from core.run.events import Event, Planned, Step
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.errors import UserError
from core.runtime.generators import Followed

CALIBRATION = 32
BEST, INT8 = "best", "int8"


def compare_formats(
    run: Run, architecture: Architecture, names: Sequence[str] = (), repeats: int | None = None
) -> EventGenerator[Event, None, Comparison]:
    """Compare formats (all, without `names`) on a candidate's best weights.

    The outcome is saved in the run's folder, with the worst picture of each, the models are not.
    Yields as a stage does; writes nothing else of the run, so that may go on meanwhile. Raises
    UserError for a format that does not exist.
    """
    compute = open_compute(run.recipe.engine)
    choices = [choice_named(name) for name in names] or list(all_choices())
    pictures = pictures_or_none(run)
    student, _ = yield from student_of(run, architecture, pictures, compute)
    comparing = comparison_of(
        run, student, pictures, choices, run.comparison(architecture), repeats
    )
    yield Planned(comparing.steps, "steps")
    work = Followed(comparing.compare())
    for done, _ in enumerate(work, 1):
        yield Step(done)
    remove_models(comparing.folder)
    return work.result


def comparison_of(
    run: Run,
    student: Generator,
    pictures: Pictures | None,
    choices: Sequence[FormatChoice],
    folder: Path,
    repeats: int | None = None,
) -> Comparing:
    """What compares these formats of a student, ready to go."""
    examples = held_out_examples(run, pictures, student)
    calibrated = any(choice.precision == INT8 for choice in choices)
    source = model_source(run, student, pictures, calibrated=calibrated)
    export = run.recipe.export
    return Comparing(
        source,
        kept_teacher(run),
        examples,
        choices,
        folder,
        file_name(run.name),
        export.tolerance,
        repeats or export.latency_repeats,
    )


def model_source(
    run: Run,
    student: Generator,
    pictures: Pictures | None,
    metadata: dict[str, str] | None = None,
    calibrated: bool = True,
) -> ModelSource:
    """A student as formats take it, its 8-bit weights with it where the run has any."""
    quantised = kept_quantised(run, student.architecture)
    items = []
    if calibrated and quantised is None:
        items = training_examples(pictures, student, CALIBRATION)
    return ModelSource(
        student,
        metadata or {},
        calibration=[item.feeds for item in items],
        quantised=quantised,
        size=run.recipe.size,
        tolerance=run.recipe.export.tolerance,
    )


def stage_choices(run: Run, architecture: Architecture) -> list[FormatChoice]:
    """What the export stage compares: all that is installed, and what the recipe names.

    8-bit without fine-tuning for it takes long to convert and hardly ever stays within the
    tolerance, so it is there only where it is named.
    """
    export = run.recipe.export
    named = [choice_named(name) for name in export.wanted_formats if name != BEST]
    if not export.compare and BEST not in export.wanted_formats:
        return named
    tuned = kept_quantised(run, architecture) is not None
    choices = [
        choice
        for choice in all_choices()
        if not choice.format.missing and (choice.precision != INT8 or tuned)
    ]
    return choices + [choice for choice in named if choice not in choices]


def check_formats(names: Sequence[str]) -> None:
    """Raises UserError for formats that do not exist, or whose packages are not installed."""
    for name in names:
        if name == BEST:
            continue
        choice = choice_named(name)
        if choice.format.missing:
            raise UserError(
                f"{choice.title} needs the package {choice.format.missing}.",
                f"pip install {choice.format.needs}, or leave {name} out of export.formats.",
            )


def pictures_or_none(run: Run) -> Pictures | None:
    """The run's pictures; None where they have moved, and its own samples must serve."""
    try:
        return Pictures.of(run.recipe, run.known_inputs())
    except UserError:
        return None


def remove_models(folder: Path) -> None:
    """Remove a comparison's models; its outcome and pictures stay."""
    for path in folder.iterdir():
        if path.name != FILE and path.suffix != ".png":
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
