"""Stage 4: score sub-generators of the supernet, without retraining them."""

from collections.abc import Generator, Iterator
from contextlib import closing
from typing import cast

from torch import Tensor, nn

from core.evaluation.evaluator import Evaluator, record_floor
from core.evaluation.kept_networks import kept_generator, kept_teacher
from core.evaluation.segmentation import open_evaluator
from core.evaluation.timing import LatencyMeasurement, TimedTorch, latency_of
from core.export.formats import choice_named
from core.export.runtime_latency import RuntimeTiming
from core.nets.generator import Generator as Network
from core.nets.generator import config_of
from core.run.events import Event, Notice, Planned, Step
from core.run.executor import open_executor
from core.run.run import Run
from core.runtime.compute import open_compute
from core.search.plan import SearchPlan
from core.search.request import report_score
from core.stages.candidate_evaluator import CandidateEvaluator

TORCH = "torch"
HYPERVOLUME = "hypervolume"


def search(run: Run) -> Iterator[Event]:
    """Search the widths of the supernet, as the recipe says (`core.search.plan`).

    The search is a pure function of the recipe's seed and the scores it is sent: to resume, it is
    sent the recorded scores again.
    """
    compute = open_compute(run.recipe.engine)
    supernet = kept_generator(run, "distill")
    described, latency = config_of(supernet), None
    SearchPlan(run.recipe, described).check()
    evaluator = yield from open_evaluator(run, compute, reads_labels=True)
    yield from _evaluate_teacher(run, evaluator)
    yield from record_floor(run, evaluator)
    blank = yield from _evaluate_blank(run, evaluator)
    if "latency" in run.recipe.search.costs:
        latency = yield from latency_of(run, described, compute, _measuring(run))
    plan = SearchPlan(run.recipe, described, latency)
    with open_executor(run.recipe.engine, run.workers, run.folder) as executor:
        scorer = CandidateEvaluator(run, plan, supernet, evaluator, executor)
        with closing(scorer):
            yield Planned(plan.candidates(), "candidates", len(scorer.known))
            count, why = yield from _driven(run, scorer, plan, blank)
    # What fits the budget may be less than was planned for.
    yield Planned(count, "candidates", count)
    if why:
        yield Notice("info", why)
    yield Notice(
        "info", f"The search measured {count} sub-generators with {evaluator.features.name}."
    )


def _measuring(run: Run) -> LatencyMeasurement:
    """What measures the sub-generators' latency. Raises UserError for a missing runtime."""
    runtime = run.recipe.search.latency_runtime
    return TimedTorch() if runtime == TORCH else RuntimeTiming(choice_named(runtime))


def _driven(
    run: Run, scorer: CandidateEvaluator, plan: SearchPlan, blank: float
) -> Generator[Event, None, tuple[int, str]]:
    """Drive the search to its end: how many candidates it has, and why it ended early, if so."""
    volume, drawn, count = plan.volume(blank), _drawn(run), 0
    searching, why = plan.begin(plan.volume(blank)), ""
    request = next(searching, None)
    while request is not None:
        score = yield from scorer.score(request)
        if request.is_whole:
            count += 1
            share = volume.add(request.architecture, score)
            if count not in drawn:
                yield Step(count, {HYPERVOLUME: share})
        request, why = report_score(searching, score)
    return count, why


def _evaluate_teacher(run: Run, evaluator: Evaluator) -> Iterator[Event]:
    """The distance of the teacher, or of the answers, on the same pictures, measured once."""
    with run.record(write=True) as record:
        known = record.facts("teacher_distance")
        if not known:
            teacher, answers = kept_teacher(run), evaluator.pictures.held_answers
            if teacher is not None:
                judged = yield from evaluator.measure(teacher)
            elif answers is not None:
                judged = yield from evaluator.measure_answers(answers)
            else:
                return
            fact = {
                "distance": judged.distance,
                "features": evaluator.features.name,
                "miou": judged.miou,
                "uncertainty": judged.uncertainty,
                "latency_ms": judged.latency_ms if teacher is not None else None,
            }
            record.set_fact("teacher_distance", fact)


class _Grey(nn.Module):
    """Draws grey: any generator should do better. Has only what the evaluator uses."""

    def forward(self, source: Tensor) -> Tensor:
        return source.new_zeros(len(source), 3, *source.shape[2:])


def _evaluate_blank(run: Run, evaluator: Evaluator) -> Generator[Event, None, float]:
    """The score of grey pictures, once: where the hypervolume's box ends (`Volume`)."""
    with run.record(write=True) as record:
        known = record.facts("blank")
        if not known:
            judged = yield from evaluator.measure(cast(Network, _Grey()))
            known = {
                "distance": judged.distance,
                "features": evaluator.features.name,
                "miou": judged.miou,
            }
            record.set_fact("blank", known)
    by_miou = run.recipe.search.criterion == "miou"
    return -float(known["miou"]) if by_miou else float(known["distance"])


def _drawn(run: Run) -> set[int]:
    """The candidates for which the record has the hypervolume: a kill may cost the last one."""
    with run.record() as record:
        return record.steps("search", HYPERVOLUME)
