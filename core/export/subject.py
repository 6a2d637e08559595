"""What is exported: a sub-generator of a run with its best weights, and what is known of it."""

from collections.abc import Generator as EventGenerator
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.data.labels import ClassTable
from core.data.values import shown_words
from core.evaluation.kept_networks import finetuned_name, is_kept, kept_generator
from core.evaluation.pictures import Pictures
from core.evaluation.recalibration import recalibrate
from core.evaluation.source_colours import are_drawn_labels, source_colours
from core.export.input_spec import InputSpec, input_options
from core.export.metadata import ExportMetadata
from core.nets.architecture import Architecture, architecture_text
from core.nets.batch_norm import has_statistics
from core.nets.generator import Generator, config_of
from core.nets.network_config import network_of
from core.run.events import Event
from core.run.finetune_result import FineTuned
from core.run.run import Run
from core.run.understood import Understood
from core.runtime.compute import Compute
from core.runtime.errors import UserError

Student = tuple[Generator, str]


def student_of(
    run: Run, architecture: Architecture, pictures: Pictures | None, compute: Compute
) -> EventGenerator[Event, None, Student]:
    """The sub-generator with the run's best weights for it, and in words which these are.

    One that comes straight from the supernet has its batch-norm statistics estimated anew, as the
    search did. Raises UserError where that is needed and the pictures are gone.
    """
    if not is_kept(run, finetuned_name(architecture)):
        student = kept_generator(run, "distill").cut(architecture)
        yield from _calibrated(run, student, pictures, compute)
        return student, "as in the supernet, not fine-tuned"
    student = kept_generator(run, finetuned_name(architecture))
    tuned = finetuning(run, architecture)
    if tuned is None or tuned.kept:
        return student, "fine-tuned after the search"
    return student, "as in the supernet (fine-tuning did not help)"


def finetuning(run: Run, architecture: Architecture) -> FineTuned | None:
    """What fine-tuning this architecture brought, if it was."""
    with run.record() as record:
        fact = record.facts(f"finetuned {architecture_text(architecture)}")
    return FineTuned.of(fact)


def describe_export(
    run: Run, student: Generator, weights: str, pictures: Pictures | None
) -> ExportMetadata:
    """What is known before anything is measured. `pictures` is None where the data are gone."""
    data = run.recipe.data
    with run.record() as record:
        teacher = run.teacher(record)
        teacher_cost, understood = run.teacher_cost(record), Understood.of(record)
    return ExportMetadata(
        run.name,
        run.recipe.family,
        network_of(config_of(student)),
        student.architecture,
        weights,
        data.height,
        data.width,
        _data_text(run, pictures),
        _input_spec(student, pictures, run.classes()),
        run.recipe.seed,
        teacher_cost,
        run.student_cost(student.architecture),
        tuple(teacher["architecture"]) if teacher else None,
        understood=understood,
    )


def _calibrated(
    run: Run, student: Generator, pictures: Pictures | None, compute: Compute
) -> EventGenerator[Event, None, None]:
    if pictures is not None:
        yield from recalibrate(student, pictures, compute)
    elif has_statistics(student):
        raise UserError(
            f"The training pictures of {run.name} are gone, and the batch-norm statistics of "
            f"{architecture_text(student.architecture)} are estimated on them.",
            "Restore the pictures where the recipe expects them, and export again.",
        )


def _input_spec(
    student: Generator, pictures: Pictures | None, known: ClassTable | None
) -> InputSpec:
    """The student's inputs; where the data are gone, from the class table in the record."""
    options = input_options(student)
    if pictures is None:
        return InputSpec(**options | (_table(known) if known else {}))
    options["fit"] = pictures.recipe.data.fit
    options["target"] = pictures.values[1]
    if pictures.classes is not None:
        return InputSpec(**options | _table(pictures.classes))
    options["source"] = pictures.values[0]
    colours = source_colours(pictures)
    drawn = are_drawn_labels(pictures)
    return InputSpec(**options, drawn=drawn, names=colours.names, palette=colours.palette)


def _table(table: ClassTable) -> dict[str, Any]:
    return {"names": table.names, "palette": table.palette, "by_colour": table.by_colour}


NOUNS = {
    "pairs": "pairs of",
    "unpaired": "two domains of pictures in",
    "labels": "label maps and photos of",
}


def _data_text(run: Run, pictures: Pictures | None) -> str:
    folder = run.recipe.data.folder
    name = f"{NOUNS[run.recipe.pairing]} “{Path(folder).name}”" if folder else "the built-in sample"
    if pictures is None:
        return name
    part = pictures.train_part
    if pictures.paired:
        counts = f"{len(part.sources)} training pairs"
    else:
        counts = f"{len(part.sources)} training sources and {len(part.targets)} targets"
    return ", ".join([f"{name}, {counts}", *_value_texts(pictures)])


def _value_texts(pictures: Pictures) -> Iterator[str]:
    """What pictures of other than three 8-bit channels are, and how they are shown."""
    for side, values in zip(("sources", "targets"), pictures.values, strict=True):
        if not values.is_plain:
            yield f"{side} of {values.words} (shown as {shown_words(values)})"
