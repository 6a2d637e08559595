"""Stage 4: judge sub-generators of the supernet, without retraining them."""

import math
from collections.abc import Iterator

from core.compute import open_compute
from core.events import Candidate, Event, Measured, Notice, Planned
from core.nets.architecture import Architecture, parse_architecture
from core.nets.described import Description
from core.nets.generator import describe
from core.randomness import stream
from core.recipe import CHOICES, Recipe
from core.run import Run, Strip, recipe_student_cost, score_of
from core.search.brute import brute_force
from core.search.evolution import Settings, evolve
from core.search.request import Request, Searching, told
from core.search.space import Space, space_of
from core.stages.calibrating import calibrate
from core.stages.judging import Judge, Judgement, open_features
from core.stages.networks import kept_generator
from core.stages.pictures import Pictures
from core.stages.segmenting import open_segmenter
from core.stages.strips import save_strip, save_styles


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
    searching = begin(recipe, describe(supernet))
    features = yield from open_features(run, pictures, compute)
    segmenter = yield from open_segmenter(run, pictures, compute)
    judge = Judge(pictures, features, compute, segmenter)
    yield from _judge_teacher(run, judge)
    yield Planned(_total(recipe), "candidates", len(known))
    count = 0
    request = next(searching, None)
    while request is not None:
        architecture = request.architecture
        score = known.get(architecture)
        if score is None:
            student = supernet.cut(architecture)
            yield from calibrate(
                student, pictures.train, recipe.search.calibration_pictures, compute
            )
            judged = yield from judge.measure(student, pictures.fixed_places())
            save_strip(run, Strip.candidate(architecture), judged.pictures)
            save_styles(run, Strip.candidate(architecture), student, pictures)
            candidate = _candidate(recipe, describe(supernet), architecture, judged, judge)
            score = score_of(candidate, recipe.search.criterion)
            yield Measured(max(count, len(known)) + 1, candidate)
            known[architecture] = score
        count += 1
        request, _ = told(searching, score)
    # What fits the budget may be less than was planned for.
    yield Planned(count, "candidates", count)
    yield Notice("info", f"The search judged {count} sub-generators with {features.name}.")


def _judge_teacher(run: Run, judge: Judge) -> Iterator[Event]:
    """The teacher's distance on the same pictures, once, for comparison."""
    record = run.record(write=True)
    known = record.facts("teacher_distance")
    if not known:
        judged = yield from judge.measure(kept_generator(run, "teacher"))
        found = {"distance": judged.distance, "features": judge.features.name, "miou": judged.miou}
        record.set_fact("teacher_distance", found)
    record.close()


def begin(recipe: Recipe, supernet: Description) -> Searching:
    """The recipe's search as a coroutine: yields requests, is sent their scores.

    A score is what the recipe's criterion minimises. An architecture that the recipe takes to
    fine-tuning is measured in any case, at the end. Raises UserError where no sub-generator of the
    described supernet fits the budget.
    """
    space, chance = space_of(recipe.distill.space), stream(recipe.seed, "search")
    budget = recipe.search.budget_gmacs * 1e9 or math.inf
    wanted = recipe.search

    def paper_macs(architecture: Architecture) -> float:
        return recipe_student_cost(recipe, supernet, architecture).paper_macs

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
        weight=wanted.narrow_weight,
        weighting=wanted.narrow_weighting,
    )
    return _with_choice(recipe, evolve(space, paper_macs, budget, settings, chance))


def _candidate(
    recipe: Recipe,
    supernet: Description,
    architecture: Architecture,
    judged: Judgement,
    judge: Judge,
) -> Candidate:
    cost = recipe_student_cost(recipe, supernet, architecture)
    return Candidate(
        architecture,
        cost.macs,
        cost.paper_macs,
        cost.parameters,
        judged.distance,
        judged.latency_ms,
        judge.features.name,
        len(judge.held),
        judged.miou,
    )


def _known(run: Run) -> dict[Architecture, float]:
    """The scores of what was measured before."""
    criterion = run.recipe.search.criterion
    record = run.record()
    found = [item.candidate for item in record.candidates()]
    record.close()
    return {item.architecture: score_of(item, criterion) for item in found}


def _total(recipe: Recipe) -> int:
    space: Space = space_of(recipe.distill.space)
    return min(space.size, recipe.search.evaluations)


def _with_choice(recipe: Recipe, searching: Searching) -> Searching:
    choice = recipe.finetune.choice
    return searching if choice in CHOICES else _and_then(searching, parse_architecture(choice))


def _and_then(searching: Searching, architecture: Architecture) -> Searching:
    """The search, and after it the architecture the recipe names, where it was not met."""
    met, why, missed = next(searching, None), "", True
    while met is not None:
        missed = missed and met != Request(architecture)
        score = yield met
        met, why = told(searching, score)
    if missed:
        yield Request(architecture)
    return why
