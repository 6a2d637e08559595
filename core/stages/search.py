"""Stage 4: judge sub-generators of the supernet, without retraining them."""

import math
from collections.abc import Generator, Iterator

from core.compute import open_compute
from core.events import Candidate, Event, Measured, Notice, Planned
from core.nets.architecture import Architecture, parse_architecture
from core.nets.cost import Cost, resnet_cost
from core.randomness import stream
from core.recipe import CHOICES, Recipe
from core.run import Run, Strip
from core.search.brute import brute_force
from core.search.evolution import Settings, evolve
from core.search.space import Space, space_of
from core.stages.judging import Judge, open_features
from core.stages.networks import kept_generator
from core.stages.pictures import Pictures
from core.stages.strips import save_strip

Searching = Generator[Architecture, float, None]


def search(run: Run) -> Iterator[Event]:
    """Search the widths of the supernet under a budget (Li et al. 2020, §3.3).

    The search is a pure function of the recipe's seed and the metrics it is told, so it resumes
    by being told again what the record knows.
    """
    recipe = run.recipe
    compute = open_compute(recipe.engine)
    pictures = Pictures.of_run(run)
    supernet = kept_generator(run, "distill")
    known = _known(run)
    searching = begin(recipe)
    features = yield from open_features(run, pictures, compute)
    judge = Judge(pictures.holdout, features, compute)
    yield from _judge_teacher(run, judge)
    yield Planned(_total(recipe), "candidates", len(known))
    count = 0
    architecture = next(searching, None)
    while architecture is not None:
        metric = known.get(architecture)
        if metric is None:
            student = supernet.cut(architecture)
            judged = yield from judge.measure(student, pictures.fixed_places())
            metric = judged.distance
            save_strip(run, Strip.candidate(architecture), judged.pictures)
            yield Measured(
                max(count, len(known)) + 1,
                _candidate(recipe, architecture, judged.distance, judged.latency_ms,
                           features.name, len(pictures.holdout)),
            )  # fmt: skip
            known[architecture] = metric
        count += 1
        architecture = _tell(searching, metric)
    # What fits the budget may be less than was planned for.
    yield Planned(count, "candidates", count)
    yield Notice("info", f"The search judged {count} sub-generators with {features.name}.")


def _judge_teacher(run: Run, judge: Judge) -> Iterator[Event]:
    """The teacher's distance on the same pictures, once, for comparison."""
    record = run.record(write=True)
    known = record.facts("teacher_distance")
    if not known:
        judged = yield from judge.measure(kept_generator(run, "teacher"))
        found = {"distance": judged.distance, "features": judge.features.name}
        record.set_fact("teacher_distance", found)
    record.close()


def begin(recipe: Recipe) -> Searching:
    """The recipe's search as a coroutine: yields architectures, is sent their metrics.

    An architecture that the recipe takes to fine-tuning is measured in any case, at the end.
    Raises UserError where no sub-generator fits the budget.
    """
    space, chance = space_of(recipe.distill.space), stream(recipe.seed, "search")
    budget = recipe.search.budget_gmacs * 1e9 or math.inf
    wanted = recipe.search

    def paper_macs(architecture: Architecture) -> float:
        return cost_of(recipe, architecture).paper_macs

    if wanted.method == "brute-force":
        found = brute_force(space, paper_macs, budget, chance, wanted.evaluations)
        return _with_choice(recipe, found)
    settings = Settings(
        population=wanted.population,
        parents=wanted.parents,
        mutation_share=wanted.mutation_share,
        mutate_probability=wanted.mutate_probability,
        generations=wanted.generations,
        evaluations=wanted.evaluations,
    )
    return _with_choice(recipe, evolve(space, paper_macs, budget, settings, chance))


def cost_of(recipe: Recipe, architecture: Architecture) -> Cost:
    """What a sub-generator costs at the recipe's picture size."""
    return resnet_cost("mobile", architecture, recipe.data.height, recipe.data.width)


def _candidate(
    recipe: Recipe,
    architecture: Architecture,
    metric: float,
    latency_ms: float,
    features: str,
    pictures: int,
) -> Candidate:
    cost = cost_of(recipe, architecture)
    return Candidate(
        architecture,
        cost.macs,
        cost.paper_macs,
        cost.parameters,
        metric,
        latency_ms,
        features,
        pictures,
    )


def _known(run: Run) -> dict[Architecture, float]:
    record = run.record()
    found = {item.candidate.architecture: item.candidate.metric for item in record.candidates()}
    record.close()
    return found


def _total(recipe: Recipe) -> int:
    space: Space = space_of(recipe.distill.space)
    return min(space.size, recipe.search.evaluations)


def _with_choice(recipe: Recipe, searching: Searching) -> Searching:
    choice = recipe.finetune.choice
    return searching if choice in CHOICES else _and_then(searching, parse_architecture(choice))


def _and_then(searching: Searching, architecture: Architecture) -> Searching:
    """The search, and after it the architecture the recipe names, where it was not met."""
    met = next(searching, None)
    missed = True
    while met is not None:
        missed = missed and met != architecture
        metric = yield met
        met = _tell(searching, metric)
    if missed:
        yield architecture


def _tell(searching: Searching, metric: float) -> Architecture | None:
    try:
        return searching.send(metric)
    except StopIteration:
        return None
