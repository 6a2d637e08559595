"""Any measured candidate of a run as a model of its own."""

from dataclasses import replace
from pathlib import Path

from core.compute import open_compute
from core.errors import UserError
from core.events import Candidate
from core.export.bundle import (
    abandon,
    claim,
    publish,
    write_onnx_files,
    write_papers,
    write_weights,
)
from core.export.facts import Distances
from core.export.held_out import held_out_examples, references
from core.export.subject import Student, describe_export, finetuning, student_of
from core.run import Run
from core.stages.pictures import Pictures


def write_candidate(
    run: Run, candidate: Candidate, folder: Path, onnx: bool, safetensors: bool
) -> Path:
    """See core.export.export_candidate."""
    if not (onnx or safetensors):
        raise UserError("No format was chosen to export.", "Choose ONNX, safetensors or both.")
    pictures = _pictures(run)
    student, weights = _student(run, candidate, pictures)
    facts = describe_export(run, student, weights, pictures)
    facts = replace(facts, distances=_judged(run, candidate, pictures))
    examples = held_out_examples(run, pictures, student)
    unfinished = claim(folder, facts)
    try:
        if safetensors:
            write_weights(unfinished, student, facts, examples.items[0])
        if onnx:
            targets = references(pictures, examples.items)
            parity = write_onnx_files(unfinished, student, facts, examples, targets)
            facts = replace(facts, parity=parity)
        write_papers(unfinished, facts)
        return publish(unfinished)
    except BaseException:
        abandon(unfinished)
        raise


def _student(run: Run, candidate: Candidate, pictures: Pictures | None) -> Student:
    compute = open_compute(run.recipe.engine)
    finding = student_of(run, candidate.architecture, pictures, compute)
    while True:
        try:
            next(finding)
        except StopIteration as done:
            found: Student = done.value
            return found


def _judged(run: Run, candidate: Candidate, pictures: Pictures | None) -> Distances:
    """The distance of the weights that are exported, as the search measured it.

    Where sources and targets do not belong together, to all targets but those of the test.
    """
    tuned = finetuning(run, candidate.architecture)
    metric = tuned.after if tuned and tuned.kept else candidate.metric
    score = run.recipe.search.score
    if run.recipe.pairing != "unpaired":
        return Distances("held-out", candidate.features, candidate.pictures, metric, score=score)
    true = pictures.references.reference_count if pictures else 0
    held = Distances("held-out", candidate.features, true, metric, score=score)
    return replace(held, generated=candidate.pictures, true_part="training and held-out")


def _pictures(run: Run) -> Pictures | None:
    try:
        return Pictures.of(run.recipe)
    except UserError:
        return None  # the data have moved; the run's own samples will do
