"""Scoring one sub-generator from its architecture alone, in any process."""

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from pathlib import Path

from torch import Tensor

from core.evaluation.evaluation import Evaluation
from core.evaluation.evaluator import Evaluator
from core.evaluation.kept_networks import kept_generator
from core.evaluation.recalibration import recalibrate
from core.evaluation.segmentation import open_evaluator
from core.nets.architecture import Architecture
from core.nets.batch_norm import has_statistics
from core.nets.generator import Generator as Network
from core.run.events import Event
from core.run.run import Run
from core.runtime.compute import open_compute


@dataclass(frozen=True)
class EvaluatedSoFar:
    """An architecture scored on a part of the pictures, which may be scored on more."""

    judged: Evaluation
    statistics: dict[str, Tensor] = field(repr=False)


@dataclass(frozen=True)
class CandidateBench:
    """All that scoring a run's sub-generators needs."""

    run: Run
    supernet: Network
    evaluator: Evaluator

    def student(self, architecture: Architecture, begun: EvaluatedSoFar | None = None) -> Network:
        """A sub-generator, with the statistics that were estimated for it."""
        student = self.supernet.cut(architecture)
        if begun:
            student.load_state_dict(begun.statistics, strict=False)
        return student

    def evaluate(
        self, architecture: Architecture, count: int, begun: EvaluatedSoFar | None
    ) -> Generator[Event, None, EvaluatedSoFar]:
        """Score on the first `count` held-out pictures, going on from what is `begun`."""
        student = self.student(architecture, begun)
        if begun:
            judged = yield from self.evaluator.extend(begun.judged, student, count)
            return replace(begun, judged=judged)
        pictures = self.evaluator.pictures
        yield from recalibrate(student, pictures, self.evaluator.compute)
        judged = yield from self.evaluator.measure(student, pictures.fixed_indices(), count)
        return EvaluatedSoFar(judged, _statistics(student))


_benches: dict[Path, CandidateBench] = {}


def evaluate_candidate(
    folder: Path, architecture: Architecture, count: int, begun: EvaluatedSoFar | None
) -> Generator[Event, None, EvaluatedSoFar]:
    """Score an architecture of the run in a folder; see CandidateBench.evaluate.

    What this needs is opened once in a process.
    """
    if folder not in _benches:
        _benches.clear()
        _benches[folder] = yield from _opened(Run(folder))
    return (yield from _benches[folder].evaluate(architecture, count, begun))


def share_bench(bench: CandidateBench) -> None:
    """Have this process score with an open bench; `forget_bench` drops it."""
    _benches[bench.run.folder] = bench


def forget_bench(bench: CandidateBench) -> None:
    """Undo `share_bench`."""
    _benches.pop(bench.run.folder, None)


def _opened(run: Run) -> Generator[Event, None, CandidateBench]:
    engine = run.recipe.engine
    compute = open_compute(engine.model_copy(update={"threads": engine.threads or 1}))
    evaluator = yield from open_evaluator(run, compute, reads_labels=True)
    return CandidateBench(run, kept_generator(run, "distill"), evaluator)


def _statistics(student: Network) -> dict[str, Tensor]:
    """Statistics of the recalibration; weights are the supernet's and can be cut again."""
    if not has_statistics(student):
        return {}
    return {name: value.clone() for name, value in student.named_buffers()}
