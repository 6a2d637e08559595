"""Any measured candidate of a run as a model of its own."""

from dataclasses import replace
from pathlib import Path

from core.errors import UserError
from core.events import Candidate
from core.export.bundle import (
    abandon,
    claim,
    describe,
    finetuning,
    held_out_inputs,
    publish,
    student_of,
    write_papers,
    write_weights,
)
from core.export.facts import Distances
from core.export.onnx import write_checked
from core.run import Run
from core.stages.pictures import Pictures


def write_candidate(
    run: Run, candidate: Candidate, folder: Path, onnx: bool, safetensors: bool
) -> Path:
    """See core.export.export_candidate."""
    if not (onnx or safetensors):
        raise UserError("No format was chosen to export.", "Choose ONNX, safetensors or both.")
    pairs = _pictures(run)
    student, weights = student_of(run, candidate.architecture)
    facts = describe(run, candidate.architecture, weights, pairs)
    facts = replace(facts, distances=_judged(run, candidate))
    inputs = held_out_inputs(run, pairs)
    unfinished = claim(folder, facts)
    try:
        if safetensors:
            write_weights(unfinished, student, facts, inputs)
        if onnx:
            model = unfinished / f"{facts.name}.onnx"
            facts = replace(facts, parity=write_checked(model, student, facts.metadata(), inputs))
        write_papers(unfinished, facts)
        return publish(unfinished)
    except BaseException:
        abandon(unfinished)
        raise


def _judged(run: Run, candidate: Candidate) -> Distances:
    """The held-out distance of the weights that are exported."""
    tuned = finetuning(run, candidate.architecture)
    metric = tuned["after"] if tuned.get("kept") else candidate.metric
    return Distances("held-out", candidate.features, candidate.pictures, metric)


def _pictures(run: Run) -> Pictures | None:
    try:
        return Pictures.of(run.recipe)
    except UserError:
        return None  # the data have moved; the run's own samples will do
