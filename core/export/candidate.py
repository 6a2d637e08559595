"""Any measured candidate of a run as a model of its own."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.evaluation.kept_networks import kept_teacher
from core.evaluation.pictures import Pictures
from core.export.bundle import (
    REPORT,
    commit_folder,
    discard_folder,
    stage_folder,
    write_card_and_report,
    write_formats,
    write_onnx_files,
    write_weights,
)
from core.export.comparison import read_comparison
from core.export.held_out import held_out_examples, references
from core.export.metadata import Distances, ExportMetadata, ExportSpeed
from core.export.onnx import open_session
from core.export.report import report_page
from core.export.run_comparison import BEST, check_formats, model_source, pictures_or_none
from core.export.speed import measure_speed
from core.export.subject import Student, describe_export, finetuning, student_of
from core.export.written_formats import chosen_formats, graph_options
from core.nets.generator import Generator
from core.run.events import Candidate
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.errors import UserError
from core.runtime.generators import result_of
from core.runtime.writing import write_text


def write_candidate(
    run: Run,
    candidate: Candidate,
    folder: Path,
    onnx: bool,
    safetensors: bool,
    formats: Sequence[str] = (),
) -> Path:
    """See `core.export.export_candidate`. Raises UserError as it does."""
    check_formats(formats)
    if not (onnx or safetensors or formats):
        raise UserError("No format was chosen to export.", "Choose ONNX, safetensors or both.")
    pictures = pictures_or_none(run)
    compared = read_comparison(run.comparison(candidate.architecture))
    chosen = chosen_formats(formats, compared)
    if BEST in formats and not (compared and compared.best):
        raise UserError(
            "It is not known yet which format is best.",
            "Compare the formats first, including one within the tolerance.",
        )
    student, weights = _student(run, candidate, pictures)
    metadata = describe_export(run, student, weights, pictures)
    metadata = replace(metadata, distances=_distances(run, candidate, pictures))
    examples = held_out_examples(run, pictures, student)
    unfinished = stage_folder(folder, metadata)
    try:
        if safetensors:
            write_weights(unfinished, student, metadata, examples.items[0])
        if onnx:
            targets = references(pictures, examples.items, student.out_channels)
            parity = write_onnx_files(unfinished, student, metadata, examples, targets)
            metadata = replace(metadata, parity=parity)
        if chosen:
            source = model_source(run, student, pictures, metadata.for_file())
            options = graph_options(run.recipe.export, (metadata.height, metadata.width))
            source = replace(source, options=options)
            least = run.recipe.export.tolerance
            written, refused = write_formats(unfinished, metadata, chosen, source, examples, least)
            if refused:
                raise UserError(str(refused[0]), "Choose another format.")
            metadata = replace(metadata, formats=written)
        metadata = replace(metadata, comparison=compared)
        metadata = replace(metadata, speed=_timed(run, student, metadata, unfinished))
        write_text(unfinished / REPORT, report_page(run, metadata))
        write_card_and_report(unfinished, metadata)
        return commit_folder(unfinished)
    except BaseException:
        discard_folder(unfinished)
        raise


def _student(run: Run, candidate: Candidate, pictures: Pictures | None) -> Student:
    compute = open_compute(run.recipe.engine)
    return result_of(student_of(run, candidate.architecture, pictures, compute))


def _timed(
    run: Run, student: Generator, metadata: ExportMetadata, folder: Path
) -> ExportSpeed | None:
    """The times of teacher and student on this machine; None where the teacher's file is gone."""
    try:
        teacher = kept_teacher(run)
    except UserError:
        return None
    model = folder / f"{metadata.name}.onnx"
    session = open_session(model) if model.is_file() else None
    networks, size = {"student": student}, (metadata.height, metadata.width)
    if teacher is not None:
        networks = {"teacher": teacher, **networks}
    compute = open_compute(run.recipe.engine)
    timing = measure_speed(networks, session, size, run.recipe.export.latency_repeats, compute)
    return result_of(timing)


def _distances(run: Run, candidate: Candidate, pictures: Pictures | None) -> Distances:
    """The distance of the weights that are exported, as the search measured it.

    Unpaired data are measured against all targets but those of the test.
    """
    tuned = finetuning(run, candidate.architecture)
    metric = tuned.after if tuned and tuned.kept else candidate.metric
    score, teacher = run.recipe.search.score, _teacher_score(run, candidate)
    spread = None if tuned and tuned.kept else candidate.uncertainty
    known: dict[str, Any] = {
        "score": score,
        "teacher": teacher.get("distance"),
        "teacher_uncertainty": teacher.get("uncertainty"),
        "student_uncertainty": spread,
    }
    if run.recipe.pairing != "unpaired":
        return Distances("held-out", candidate.features, candidate.pictures, metric, **known)
    true = pictures.references.reference_count if pictures else 0
    held = Distances("held-out", candidate.features, true, metric, **known)
    return replace(held, generated=candidate.pictures, true_part="training and held-out")


def _teacher_score(run: Run, candidate: Candidate) -> dict[str, Any]:
    """What the search measured of the teacher, where it is in the candidate's features."""
    with run.record() as record:
        score = record.facts("teacher_distance")
    return score if score.get("features") == candidate.features else {}
