"""Stage 6: what the person takes away, and the final numbers."""

import json
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from core.evaluation.evaluator import open_features
from core.evaluation.judges import third_judge, trained_with
from core.evaluation.kept_networks import kept_teacher
from core.evaluation.pictures import Pictures
from core.evaluation.segmentation import open_segmenter
from core.export.bundle import (
    REPORT,
    commit_folder,
    stage_folder,
    write_card_and_report,
    write_formats,
    write_onnx_files,
    write_weights,
)
from core.export.comparison import Comparison
from core.export.held_out import held_out_examples, references
from core.export.measure import Measuring
from core.export.metadata import ExportMetadata, ExportQuality, ExportSpeed, Parity, export_verdict
from core.export.onnx import open_session
from core.export.report import report_page
from core.export.run_comparison import comparison_of, remove_models, stage_choices
from core.export.speed import ROUNDS, measure_speed
from core.export.subject import describe_export, student_of
from core.export.written_formats import chosen_formats, graph_options
from core.nets.architecture import architecture_text
from core.nets.generator import Generator as Network
from core.run.events import Event, Notice, Planned, Step
from core.run.run import Run
from core.runtime.compute import Compute, open_compute
from core.runtime.generators import result_of
from core.runtime.reading import read_json
from core.runtime.writing import write_text

PARTS = ".parts.json"
Work = Generator[None, None, Any]


def export(run: Run) -> Generator[Event, None, None]:
    """Write the chosen sub-generator as files for everywhere, with card, script and report.

    The one place that looks at the test pictures. Parts that are finished are kept when it is
    stopped, and not done again; export.json appears when everything is in place.
    """
    architecture = run.chosen()
    assert architecture is not None, "the runner asks for a choice before this stage"
    compute = open_compute(run.recipe.engine)
    pictures = Pictures.of_run(run)
    features = yield from open_features(run, pictures, compute)
    segmenter = yield from open_segmenter(run, pictures, compute)
    student, weights = yield from student_of(run, architecture, pictures, compute)
    metadata = describe_export(run, student, weights, pictures)
    folder = stage_folder(run.exports / architecture_text(architecture), metadata)
    teacher = kept_teacher(run)
    networks = {"student": student} if teacher is None else {"teacher": teacher, "student": student}
    third, trained = third_judge(run.recipe, compute), trained_with(run.recipe)
    measuring = Measuring(pictures, networks, features, compute, segmenter, third, trained)
    exporting = _Exporting(run, pictures, compute, networks, measuring, metadata, folder)
    if measuring.part == "held-out":
        yield _no_test(pictures.test_part.size)
    yield Planned(exporting.total, "steps")
    for done in exporting.work():
        yield Step(done)
    for refused in exporting.refused:
        yield Notice("warning", refused, "Choose another format, or a lower export.tolerance.")
    finished = exporting.finish()
    committed = commit_folder(folder)
    yield Notice("info", f"Exported to {committed}. {export_verdict(finished).words}.")


@dataclass
class _Exporting:
    """One export between two pieces of work. What is measured is kept in `.parts.json`."""

    run: Run
    pictures: Pictures
    compute: Compute
    networks: dict[str, Network]
    measuring: Measuring
    metadata: ExportMetadata
    folder: Path

    def __post_init__(self) -> None:
        self.student = self.networks["student"]
        run, architecture = self.run, self.student.architecture
        choices = stage_choices(run, architecture)
        self.comparing = comparison_of(
            run, self.student, self.pictures, choices, run.comparison(architecture)
        )
        self.plan: dict[str, tuple[int, Callable[[], Work]]] = {
            "weights": (1, self.weights),
            "parity": (1, self.onnx),
            "comparison": (self.comparing.steps if choices else 1, self.compare),
            "formats": (1, self.formats),
            "speed": (ROUNDS, self.speed),
            "quality": (self.measuring.steps, self.measuring.measure),
        }
        self.parts = self._kept()

    @property
    def model(self) -> Path:
        return self.folder / f"{self.metadata.name}.onnx"

    @property
    def total(self) -> int:
        return sum(steps for steps, _ in self.plan.values())

    def work(self) -> Iterator[int]:
        """Do what is not done yet; yields how many steps are done."""
        done = 0
        for name, (steps, part) in self.plan.items():
            if name not in self.parts:
                work = part()
                for index in range(1, steps + 1):
                    next(work)
                    if index < steps:
                        yield done + index
                self._keep(name, result_of(work))
            done += steps
            yield done

    def finish(self) -> ExportMetadata:
        """Write card, report and script, which need everything that was measured."""
        quality = ExportQuality.of(self.parts["quality"])
        metadata = replace(
            self.metadata,
            parity=_read(Parity, self.parts["parity"]),
            speed=_read(ExportSpeed, self.parts["speed"]),
            distances=quality.distances,
            segmented=quality.segmented,
            comparison=self.compared,
            formats=tuple(self.parts["formats"]["written"]),
        )
        write_text(self.folder / REPORT, report_page(self.run, metadata))
        write_card_and_report(self.folder, metadata)
        (self.folder / PARTS).unlink()
        return metadata

    def weights(self) -> Work:
        examples = held_out_examples(self.run, self.pictures, self.student)
        write_weights(self.folder, self.student, self.metadata, examples.items[0])
        yield

    def onnx(self) -> Work:
        parity = None
        if self.run.recipe.export.onnx:
            examples = held_out_examples(self.run, self.pictures, self.student)
            targets = references(self.pictures, examples.items, self.student.out_channels)
            parity = write_onnx_files(self.folder, self.student, self.metadata, examples, targets)
        yield
        return parity

    def compare(self) -> Work:
        if not self.comparing.choices:
            yield
            return None
        work = yield from self.comparing.compare()
        remove_models(self.comparing.folder)
        return work

    @property
    def compared(self) -> Comparison | None:
        kept = self.parts.get("comparison")
        return Comparison.of(kept | {"rows": list(kept["rows"])}) if kept else None

    @property
    def refused(self) -> list[str]:
        """Why formats that the recipe names were not written."""
        return list(self.parts["formats"]["refused"])

    def formats(self) -> Work:
        export, metadata = self.run.recipe.export, self.metadata
        wanted = chosen_formats(export.wanted_formats, self.compared)
        options = graph_options(export, (metadata.height, metadata.width))
        source = replace(self.comparing.source, metadata=metadata.for_file(), options=options)
        examples = self.comparing.examples
        written, refused = write_formats(
            self.folder, metadata, wanted, source, examples, export.tolerance
        )
        yield
        return _Formats(written, [str(error) for error in refused])

    def speed(self) -> Work:
        session = open_session(self.model) if self.model.is_file() else None
        size = self.metadata.height, self.metadata.width
        repeats = self.run.recipe.export.latency_repeats
        return measure_speed(self.networks, session, size, repeats, self.compute)

    def _kept(self) -> dict[str, Any]:
        try:
            return read_json(self.folder / PARTS)
        except (OSError, ValueError):
            return {}

    def _keep(self, name: str, outcome: Any) -> None:
        self.parts[name] = None if outcome is None else asdict(outcome)
        write_text(self.folder / PARTS, json.dumps(self.parts))


@dataclass(frozen=True)
class _Formats:
    """Further formats that were written, and why others were not."""

    written: Sequence[str]
    refused: Sequence[str]


def _read(kind: type, values: dict[str, Any] | None) -> Any:
    return None if values is None else kind(**values)


def _no_test(count: int) -> Notice:
    few = "One test picture is too few for a score" if count else "There are no test pictures"
    return Notice(
        "warning",
        f"{few}, so the final numbers are measured on the held-out pictures that the search used, "
        "and look better than they are.",
        "Add a test folder to the data to measure on pictures that played no part in any choice.",
    )
