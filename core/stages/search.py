"""Stage 4: judge sub-generators of the supernet, without retraining them."""

from collections.abc import Generator, Iterator
from typing import cast

from torch import Tensor, nn

from core.compute import open_compute
from core.events import Event, Notice, Planned, Step
from core.nets.generator import Generator as Network
from core.nets.generator import describe
from core.run import Run
from core.search.plan import SearchPlan
from core.search.request import told
from core.stages.casting import Casting
from core.stages.judging import Judge, open_features, record_floor
from core.stages.networks import kept_generator
from core.stages.pictures import Pictures
from core.stages.segmenting import open_segmenter
from core.stages.timing import latency_of

HYPERVOLUME = "hypervolume"


def search(run: Run) -> Iterator[Event]:
    """Search the widths of the supernet, as the recipe says (`core.search.plan`).

    The search is a pure function of the recipe's seed and the scores it is told, so it resumes by
    being told again what the record knows.
    """
    compute = open_compute(run.recipe.engine)
    pictures = Pictures.of_run(run)
    supernet = kept_generator(run, "distill")
    described, latency = describe(supernet), None
    SearchPlan(run.recipe, described).check()
    features = yield from open_features(run, pictures, compute)
    segmenter = yield from open_segmenter(run, pictures, compute)
    judge = Judge(pictures, features, compute, segmenter)
    yield from _judge_teacher(run, judge)
    yield from record_floor(run, judge)
    blank = yield from _judge_blank(run, judge)
    if "latency" in run.recipe.search.costs:
        latency = yield from latency_of(run, described, compute)
    plan = SearchPlan(run.recipe, described, latency)
    casting = Casting(run, plan, supernet, pictures, judge, compute)
    yield Planned(plan.candidates(), "candidates", len(casting.known))
    count, why = yield from _driven(run, casting, plan, blank)
    # What fits the budget may be less than was planned for.
    yield Planned(count, "candidates", count)
    if why:
        yield Notice("info", why)
    yield Notice("info", f"The search judged {count} sub-generators with {features.name}.")


def _driven(
    run: Run, casting: Casting, plan: SearchPlan, blank: float
) -> Generator[Event, None, tuple[int, str]]:
    """Drive the search to its end: how many candidates it has, and why it ended early, if so."""
    volume, drawn, count = plan.volume(blank), _drawn(run), 0
    searching, why = plan.begin(plan.volume(blank)), ""
    request = next(searching, None)
    while request is not None:
        score = yield from casting.score(request)
        if request.is_whole:
            count += 1
            share = volume.add(request.architecture, score)
            if count not in drawn:
                yield Step(count, {HYPERVOLUME: share})
        request, why = told(searching, score)
    return count, why


def _judge_teacher(run: Run, judge: Judge) -> Iterator[Event]:
    """The teacher's distance on the same pictures, once, for comparison."""
    record = run.record(write=True)
    known = record.facts("teacher_distance")
    if not known:
        judged = yield from judge.measure(kept_generator(run, "teacher"))
        found = {"distance": judged.distance, "features": judge.features.name, "miou": judged.miou}
        record.set_fact("teacher_distance", found)
    record.close()


class _Grey(nn.Module):
    """Draws nothing: what any generator should do better than. As much of one as is judged."""

    def forward(self, source: Tensor) -> Tensor:
        return source.new_zeros(len(source), 3, *source.shape[2:])


def _judge_blank(run: Run, judge: Judge) -> Generator[Event, None, float]:
    """The score of grey pictures, once: where the hypervolume's box ends (`Volume`)."""
    record = run.record(write=True)
    known = record.facts("blank")
    if not known:
        judged = yield from judge.measure(cast(Network, _Grey()))
        known = {"distance": judged.distance, "features": judge.features.name, "miou": judged.miou}
        record.set_fact("blank", known)
    record.close()
    by_miou = run.recipe.search.criterion == "miou"
    return -float(known["miou"]) if by_miou else float(known["distance"])


def _drawn(run: Run) -> set[int]:
    """For how many candidates the record has the hypervolume: a kill may cost the last one."""
    record = run.record()
    found = record.steps("search", HYPERVOLUME)
    record.close()
    return found
