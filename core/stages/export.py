"""Stage 6: what the person takes away, and the final numbers."""

import json
from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from core.compute import Compute, open_compute
from core.events import Event, Notice, Planned, Step
from core.export.bundle import (
    REPORT,
    claim,
    publish,
    write_onnx_files,
    write_papers,
    write_text,
    write_weights,
)
from core.export.facts import Facts, Parity, Quality, Speed, verdict
from core.export.held_out import held_out_examples, references
from core.export.measure import Measuring
from core.export.onnx import open_session
from core.export.report import report_page
from core.export.speed import ROUNDS, measure_speed
from core.export.subject import describe_export, student_of
from core.nets.architecture import architecture_text
from core.nets.generator import Generator as Network
from core.run import Run
from core.stages.judging import open_features
from core.stages.networks import kept_generator
from core.stages.pictures import Pictures
from core.stages.segmenting import open_segmenter

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
    facts = describe_export(run, student, weights, pictures)
    folder = claim(run.exports / architecture_text(architecture), facts)
    networks = {"teacher": kept_generator(run, "teacher"), "student": student}
    measuring = Measuring(pictures, networks, features, compute, segmenter)
    exporting = _Exporting(run, pictures, compute, networks, measuring, facts, folder)
    if measuring.part == "held-out":
        yield _no_test()
    yield Planned(exporting.total, "steps")
    for done in exporting.work():
        yield Step(done)
    finished = exporting.finish()
    place = publish(folder)
    yield Notice("info", f"Exported to {place}. {verdict(finished)}")


@dataclass
class _Exporting:
    """One export between two pieces of work. What is measured is kept in `.parts.json`."""

    run: Run
    pictures: Pictures
    compute: Compute
    networks: dict[str, Network]
    measuring: Measuring
    facts: Facts
    folder: Path

    def __post_init__(self) -> None:
        self.student = self.networks["student"]
        self.plan: dict[str, tuple[int, Callable[[], Work]]] = {
            "weights": (1, self.weights),
            "parity": (1, self.onnx),
            "speed": (ROUNDS, self.speed),
            "quality": (self.measuring.steps, self.measuring.measure),
        }
        self.parts = self._kept()

    @property
    def model(self) -> Path:
        return self.folder / f"{self.facts.name}.onnx"

    @property
    def total(self) -> int:
        return sum(steps for steps, _ in self.plan.values())

    def work(self) -> Iterator[int]:
        """Do what is not done yet; yields how many steps are done."""
        done = 0
        for name, (steps, part) in self.plan.items():
            if name not in self.parts:
                work = part()
                for place in range(1, steps + 1):
                    next(work)
                    if place < steps:
                        yield done + place
                self._keep(name, _outcome(work))
            done += steps
            yield done

    def finish(self) -> Facts:
        """Write the papers, which need everything that was measured."""
        quality = Quality.of(self.parts["quality"])
        facts = replace(
            self.facts,
            parity=_read(Parity, self.parts["parity"]),
            speed=_read(Speed, self.parts["speed"]),
            distances=quality.distances,
            segmented=quality.segmented,
        )
        write_text(self.folder / REPORT, report_page(self.run, facts))
        write_papers(self.folder, facts)
        (self.folder / PARTS).unlink()
        return facts

    def weights(self) -> Work:
        examples = held_out_examples(self.run, self.pictures, self.student)
        write_weights(self.folder, self.student, self.facts, examples.items[0])
        yield

    def onnx(self) -> Work:
        parity = None
        if self.run.recipe.export.onnx:
            examples = held_out_examples(self.run, self.pictures, self.student)
            targets = references(self.pictures, examples.items)
            parity = write_onnx_files(self.folder, self.student, self.facts, examples, targets)
        yield
        return parity

    def speed(self) -> Work:
        session = open_session(self.model) if self.model.is_file() else None
        size = self.facts.height, self.facts.width
        repeats = self.run.recipe.export.latency_repeats
        return measure_speed(self.networks, session, size, repeats, self.compute)

    def _kept(self) -> dict[str, Any]:
        try:
            return json.loads((self.folder / PARTS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def _keep(self, name: str, outcome: Any) -> None:
        self.parts[name] = None if outcome is None else asdict(outcome)
        write_text(self.folder / PARTS, json.dumps(self.parts))


def _outcome(work: Work) -> Any:
    try:
        next(work)
    except StopIteration as end:
        return end.value
    raise AssertionError("a part of the export has more steps than it said")


def _read(kind: type, values: dict[str, Any] | None) -> Any:
    return None if values is None else kind(**values)


def _no_test() -> Notice:
    return Notice(
        "warning",
        "There are no test pictures, so the final numbers are on the held-out pictures that the "
        "search chose by, and look better than they are.",
        "Add a test folder to the data for numbers on pictures that nothing was chosen by.",
    )
