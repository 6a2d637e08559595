"""What is exported: a sub-generator of a run with its best weights, and what is known of it."""

from collections.abc import Generator as EventGenerator
from pathlib import Path

from core.compute import Compute
from core.data.pairs import Pair
from core.errors import UserError
from core.events import Event
from core.export.facts import Facts
from core.export.feeding import Feeding, feeding_options
from core.nets.architecture import Architecture, architecture_text
from core.nets.batch_norm import has_statistics
from core.nets.described import network_of
from core.nets.generator import Generator, describe
from core.run import Run
from core.stages.calibrating import calibrate
from core.stages.networks import finetuned_name, is_kept, kept_generator
from core.stages.pictures import Pictures
from core.tuning import FineTuned

Student = tuple[Generator, str]


def student_of(
    run: Run, architecture: Architecture, pictures: Pictures | None, compute: Compute
) -> EventGenerator[Event, None, Student]:
    """The sub-generator with the best weights the run has for it, and in words which these are.

    One that comes straight from the supernet has its batch-norm statistics estimated anew, as the
    search did. Raises UserError where that is needed and the pictures are gone.
    """
    if not is_kept(run, finetuned_name(architecture)):
        student = kept_generator(run, "distill").cut(architecture)
        yield from _calibrated(run, student, pictures, compute)
        return student, "as the search found them, shared with the once-for-all student"
    student = kept_generator(run, finetuned_name(architecture))
    tuned = finetuning(run, architecture)
    if tuned is None or tuned.kept:
        return student, "fine-tuned on their own after the search"
    return student, "as the search found them (fine-tuning did not help)"


def finetuning(run: Run, architecture: Architecture) -> FineTuned | None:
    """What fine-tuning this architecture brought, if it was."""
    record = run.record()
    found = record.facts(f"finetuned {architecture_text(architecture)}")
    record.close()
    return FineTuned.of(found)


def describe_export(run: Run, student: Generator, weights: str, pictures: Pictures | None) -> Facts:
    """What is known before anything is measured. `pictures` is None where the data are gone."""
    data, teacher = run.recipe.data, kept_generator(run, "teacher")
    record = run.record()
    teacher_cost = run.teacher_cost(record)
    record.close()
    return Facts(
        run.name,
        run.recipe.family,
        network_of(describe(student)),
        student.architecture,
        weights,
        data.height,
        data.width,
        _data_text(run, pictures),
        _feeding(student, pictures),
        run.recipe.seed,
        teacher_cost,
        run.student_cost(student.architecture),
        teacher.architecture,
    )


def _calibrated(
    run: Run, student: Generator, pictures: Pictures | None, compute: Compute
) -> EventGenerator[Event, None, None]:
    if pictures is not None:
        count = run.recipe.search.calibration_pictures
        yield from calibrate(student, pictures.train, count, compute)
    elif has_statistics(student):
        raise UserError(
            f"The training pictures of {run.name} are gone, and the batch-norm statistics of "
            f"{architecture_text(student.architecture)} are estimated on them.",
            "Put the pictures back where the recipe says, and export again.",
        )


def _feeding(student: Generator, pictures: Pictures | None) -> Feeding:
    options = feeding_options(student)
    if pictures is None:
        return Feeding(**options)
    if pictures.facts is not None:
        known = {"names": pictures.facts.names, "palette": pictures.facts.palette}
        return Feeding(**options | known)
    return Feeding(**options, drawn=_draws_labels(pictures))


def _draws_labels(pictures: Pictures) -> bool:
    """Whether the sources are class numbers that are drawn in colours."""
    first = pictures.train_part.sources[0]
    return first.labels == "source" if isinstance(first, Pair) else first.labels


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
        return f"{name}, {len(part.sources)} training pairs"
    return f"{name}, {len(part.sources)} training sources and {len(part.targets)} targets"
