"""Stage 6: what the person takes away, and the final numbers."""

import json
from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from core.compute import Compute, open_compute
from core.data.pictures import PairedPictures
from core.events import Event, Notice, Planned, Step
from core.export.bundle import (
    REPORT,
    claim,
    describe,
    held_out_inputs,
    publish,
    student_of,
    write_papers,
    write_text,
    write_weights,
)
from core.export.facts import Distances, Facts, Parity, Speed, verdict
from core.export.measure import ROUNDS, chunks, measure_distances, measure_speed
from core.export.onnx import open_session, write_checked
from core.export.report import report_page
from core.metrics.features import Features
from core.nets.architecture import architecture_text
from core.nets.resnet import ResNetGenerator
from core.run import Run
from core.stages.judging import open_features
from core.stages.networks import kept_generator
from core.stages.pictures import Pictures

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
    student, weights = student_of(run, architecture)
    facts = describe(run, architecture, weights, pictures)
    folder = claim(run.exports / architecture_text(architecture), facts)
    exporting = _Exporting(run, pictures, compute, features, student, facts, folder)
    if exporting.part == "held-out":
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
    features: Features
    student: ResNetGenerator
    facts: Facts
    folder: Path

    def __post_init__(self) -> None:
        self.teacher = kept_generator(self.run, "teacher")
        self.plan: dict[str, tuple[int, Callable[[], Work]]] = {
            "weights": (1, self.weights),
            "parity": (1, self.onnx),
            "speed": (ROUNDS, self.speed),
            "distances": (len(chunks(self.judged, self.compute)), self.distances),
        }
        self.parts = self._kept()

    @property
    def part(self) -> str:
        """Which part of the data the final numbers are measured on."""
        return "test" if len(self.pictures.test_pairs) >= 2 else "held-out"

    @property
    def judged(self) -> PairedPictures:
        return self.pictures.test if self.part == "test" else self.pictures.holdout

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
        facts = replace(
            self.facts,
            parity=_read(Parity, self.parts["parity"]),
            speed=_read(Speed, self.parts["speed"]),
            distances=_read(Distances, self.parts["distances"]),
        )
        write_text(self.folder / REPORT, report_page(self.run, facts))
        write_papers(self.folder, facts)
        (self.folder / PARTS).unlink()
        return facts

    def weights(self) -> Work:
        inputs = held_out_inputs(self.run, self.pictures)
        write_weights(self.folder, self.student, self.facts, inputs)
        yield

    def onnx(self) -> Work:
        parity = None
        if self.run.recipe.export.onnx:
            inputs = held_out_inputs(self.run, self.pictures)
            parity = write_checked(self.model, self.student, self.facts.metadata(), inputs)
        yield
        return parity

    def speed(self) -> Work:
        session = open_session(self.model) if self.model.is_file() else None
        size = self.facts.height, self.facts.width
        repeats = self.run.recipe.export.latency_repeats
        return measure_speed(self.teacher, self.student, session, size, repeats, self.compute)

    def distances(self) -> Work:
        networks = self.teacher, self.student
        others = self.pictures.train
        return measure_distances(
            self.judged, self.part, others, *networks, self.features, self.compute
        )

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
        "There are no test pairs, so the final numbers are on the held-out pictures that the "
        "search chose by, and look better than they are.",
        "Add a test folder to the data for numbers on pictures that nothing was chosen by.",
    )
