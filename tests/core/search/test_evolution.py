import itertools
import math
import random

import pytest

from core.nets.space import SPACES, Space
from core.runtime.errors import UserError
from core.search.evolution import EvolutionSettings, evolve
from core.search.exhaustive import exhaustive_search

SMALL = Space(((3, 2, 1),) * 4)
LARGE = SPACES["channels-64-pix2pix"]


def cost(architecture):
    return float(sum(width**2 for width in architecture))


def metric(architecture):
    """Wide layers help, unevenly; a deterministic judge."""
    return sum(1 / (i + 2) / width for i, width in enumerate(architecture))


def drive(search, evaluator=metric, count=None):
    """Run a search to its end, or to `count` architectures; what was judged, in order."""
    judged = {}
    try:
        request = next(search)
        while count is None or len(judged) < count:
            architecture = request.architecture
            assert request.is_whole and architecture not in judged
            judged[architecture] = evaluator(architecture)
            request = search.send(judged[architecture])
    except StopIteration:
        pass
    return judged


def evolution(seed=0, space=LARGE, budget=8000.0, **settings):
    return evolve(space, cost, budget, EvolutionSettings(**settings), random.Random(seed))


def test_all_fit_the_budget_and_none_comes_twice():
    judged = drive(evolution(population=20, generations=20))
    assert len(judged) == 21 * 20
    assert all(cost(a) <= 8000 and a in LARGE for a in judged)


def test_it_finds_better_than_chance():
    best = drive(evolution(population=40, generations=15))
    rng = drive(evolution(population=640, generations=0))
    assert len(best) == len(rng)
    assert min(best.values()) < min(rng.values())


def test_the_published_shares_make_a_generation():
    judged = list(drive(evolution(population=100, generations=1, mutate_probability=0.0)))
    first, second = judged[:100], judged[100:]
    parents = sorted(first, key=metric)[:25]
    crossed = second[50:]
    for child in crossed:
        assert all(width in {p[i] for p in parents} for i, width in enumerate(child))


def test_mutations_redraw_layers_with_the_given_probability():
    judged = list(
        drive(
            evolution(
                population=200,
                parents=0.005,
                mutation_share=1.0,
                mutate_probability=0.5,
                generations=1,
                budget=math.inf,
            )
        )
    )
    parent = min(judged[:200], key=metric)
    changed = [sum(a != b for a, b in zip(child, parent, strict=True)) for child in judged[200:]]
    # Of 8 layers half are drawn anew, 6 of 7 times to another width.
    assert sum(changed) / len(changed) == pytest.approx(8 * 0.5 * 6 / 7, abs=0.4)


def test_the_limit_of_evaluations_holds():
    assert len(drive(evolution(population=30, evaluations=70))) == 70
    assert len(drive(evolution(population=30, evaluations=0))) == 0


def test_the_last_generation_is_judged_whole():
    judged = drive(evolution(population=10, generations=3))
    assert len(judged) == 40


@pytest.mark.parametrize("stop", [1, 7, 20, 21, 55, 99])
def test_a_search_goes_on_as_if_it_had_never_stopped(stop):
    whole = drive(evolution(seed=5, population=20, generations=4))
    known = drive(evolution(seed=5, population=20, generations=4), count=stop)
    asked = []

    def evaluator(architecture):
        if architecture not in known:
            asked.append(architecture)
        return known.get(architecture, metric(architecture))

    assert list(drive(evolution(seed=5, population=20, generations=4), evaluator).items()) == list(
        whole.items()
    )
    assert asked == list(whole)[stop:]


@pytest.mark.parametrize("budget", [math.inf, 20.0, 7.0, 4.0])
def test_a_small_space_is_exhausted_and_ends(budget):
    expected = {a for a in SMALL if cost(a) <= budget}
    judged = drive(evolution(space=SMALL, budget=budget, population=10))
    assert set(judged) == expected


def test_a_tight_budget_in_a_large_space_is_met():
    budget = cost(LARGE.smallest) + 900
    expected = [a for a in itertools.product((32, 24, 16), repeat=8) if cost(a) <= budget]
    judged = drive(evolution(budget=budget, population=50))
    assert set(judged) == set(expected)


@pytest.mark.parametrize("search", [exhaustive_search, None])
def test_a_budget_below_the_smallest_is_refused_at_once(search):
    with pytest.raises(UserError, match="smallest"):
        if search:
            search(SMALL, cost, 3.0, random.Random(0))
        else:
            evolution(space=SMALL, budget=3.0)


def test_a_metric_that_is_no_number_ranks_last():
    def evaluator(architecture):
        return math.nan if architecture[0] == 64 else metric(architecture)

    judged = drive(
        evolution(population=40, generations=1, mutation_share=0.0, budget=math.inf), evaluator
    )
    assert not any(child[0] == 64 for child in list(judged)[40:])


def test_brute_force_judges_everything_that_fits_once():
    judged = drive(exhaustive_search(SMALL, cost, 20.0, random.Random(1)))
    assert set(judged) == {a for a in SMALL if cost(a) <= 20}
    other = drive(exhaustive_search(SMALL, cost, 20.0, random.Random(2)))
    assert set(other) == set(judged) and list(other) != list(judged)
    again = drive(exhaustive_search(SMALL, cost, 20.0, random.Random(1)))
    assert list(again) == list(judged)


def test_brute_force_starts_at_once_on_millions():
    looked_at = []

    def counted(architecture):
        looked_at.append(architecture)
        return cost(architecture)

    judged = drive(exhaustive_search(LARGE, counted, 8000.0, random.Random(1), evaluations=100))
    assert len(judged) == 100
    assert len(looked_at) < 10_000
