import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymoo.algorithms.moo.nsga2 import NSGA2
from pymoo.core.problem import Problem
from pymoo.operators.crossover.sbx import SBX
from pymoo.operators.mutation.pm import PM
from pymoo.operators.repair.rounding import RoundingRepair
from pymoo.operators.sampling.rnd import IntegerRandomSampling
from pymoo.optimize import minimize

from core.nets.space import Space
from core.runtime.errors import UserError
from core.search.dominance_filter import DominanceFilter
from core.search.front import front
from core.search.hypervolume import hypervolume
from core.search.nsga2 import Nsga2Settings, nsga2
from core.search.request import report_score

SMALL = Space(((3, 2, 1),) * 4)
LARGE = Space(((64, 48, 32, 24, 16),) * 8)


def macs(architecture):
    return (float(sum(a * b for a, b in zip((3, *architecture), architecture, strict=False))),)


def two_costs(architecture):
    return (*macs(architecture), float(sum(architecture)))


def metric(architecture, share=1.0):
    """Wide layers help, unevenly; fewer pictures say less."""
    exact = sum((i % 3 + 1) / width for i, width in enumerate(architecture))
    return exact + (1 - share) * random.Random(repr((architecture, share))).gauss(1, 0.1)


def searching(space=LARGE, costs=macs, seed=0, budget=math.inf, **changes):
    chosen = Nsga2Settings(**({"population": 16, "evaluations": 80} | changes))
    return nsga2(space, costs, chosen, random.Random(seed), lambda a: costs(a)[0], budget)


def drive(search, evaluator=metric, count=math.inf):
    """Run a search to its end, or to `count` requests: {request: score} in order."""
    judged = {}
    request = next(search, None)
    while request is not None and len(judged) < count:
        assert request not in judged
        judged[request] = evaluator(request.architecture, request.share)
        request, _ = report_score(search, judged[request])
    return judged


def candidates(judged):
    return [request.architecture for request in judged if request.is_whole]


def work(judged):
    shares = {}
    for request in judged:
        shares[request.architecture] = request.share
    return sum(shares.values())


@given(
    widths=st.lists(st.integers(1, 4), min_size=1, max_size=4),
    seed=st.integers(0, 99),
    population=st.integers(1, 9),
    halvings=st.integers(0, 3),
    evaluations=st.integers(0, 40),
)
@settings(max_examples=60, deadline=None)
def test_nothing_is_judged_twice_nor_beyond_the_limit(
    widths, seed, population, halvings, evaluations
):
    space = Space(tuple(tuple(range(w, 0, -1)) for w in widths))
    search = searching(
        space,
        two_costs,
        seed,
        population=population,
        halvings=halvings,
        evaluations=evaluations,
    )
    judged = drive(search)
    assert len(set(candidates(judged))) == len(candidates(judged))
    assert all(request.architecture in space for request in judged)
    assert work(judged) <= evaluations + 1e-9
    grown = [request for request in judged if request.share > 0.5**halvings]
    smaller = {(r.architecture, r.share) for r in judged}
    assert all((r.architecture, r.share / 2) in smaller for r in grown)


def test_the_budget_holds_and_one_below_the_smallest_is_refused():
    judged = drive(searching(budget=6000.0))
    assert all(macs(request.architecture)[0] <= 6000 for request in judged)
    with pytest.raises(UserError, match="smallest"):
        searching(budget=10.0)


def test_the_first_generation_is_spread_from_the_smallest_to_the_widest():
    first = [r.architecture for r in drive(searching(population=20), count=20)]
    assert first[:2] == [LARGE.smallest, LARGE.largest]
    sizes = np.sort(np.log([macs(a)[0] for a in first]))
    assert np.diff(sizes).max() < 3 * (sizes[-1] - sizes[0]) / 19


def test_each_rung_keeps_the_better_half():
    judged = drive(searching(population=16, halvings=2), count=16 + 8 + 4)
    rungs = {share: [r.architecture for r in judged if r.share == share] for share in (0.25, 0.5)}
    assert [len(rungs[0.25]), len(rungs[0.5]), len(candidates(judged))] == [16, 8, 4]
    for share, rung in rungs.items():
        rows = [[metric(a, share), *macs(a)] for a in rung]
        best = {a for a, good in zip(rung, front(rows), strict=True) if good}
        after = set(rungs.get(share * 2, candidates(judged)))
        assert best <= after or after <= best


@pytest.mark.parametrize("stop", [1, 9, 16, 20, 27, 28, 60, 100])
def test_a_search_goes_on_as_if_it_had_never_stopped(stop):
    whole = drive(searching(seed=5))
    known = drive(searching(seed=5), count=stop)
    asked = []

    def evaluator(architecture, share):
        key = next((r for r in known if (r.architecture, r.share) == (architecture, share)), None)
        if key is None:
            asked.append((architecture, share))
        return known[key] if key else metric(architecture, share)

    assert list(drive(searching(seed=5), evaluator).items()) == list(whole.items())
    assert asked == [(r.architecture, r.share) for r in whole][stop:]


def test_halving_judges_more_for_the_same_work():
    halved, plain = drive(searching()), drive(searching(halvings=0))
    assert work(halved) == pytest.approx(work(plain), abs=2)
    assert len({r.architecture for r in halved}) > 1.5 * len(plain)


def test_a_score_that_is_no_number_ranks_last():
    judged = drive(searching(), lambda a, s: math.nan if a[0] == 64 else metric(a, s))
    assert sum(a[0] == 64 for a in candidates(judged)[8:]) == 0


def test_what_is_narrower_than_a_beaten_one_is_refused_unless_narrowing_helped():
    known = DominanceFilter(layers=3, costs=1)
    known.add((4, 4, 4), [64.0], 10.0)
    known.add((8, 2, 2), [32.0], 9.0)
    assert known.slack == 0
    assert known.refuses((4, 4, 3), [48.0])
    assert not known.refuses((4, 4, 3), [31.0])  # cheaper than what is better
    assert not known.refuses((8, 3, 2), [48.0])  # nothing as wide is known
    known.add((9, 1, 9), [81.0], 20.0)
    known.add((9, 1, 8), [72.0], 15.0)
    known.add((2, 8, 2), [15.0], math.inf)
    assert known.slack == 5.0
    assert not known.refuses((4, 4, 3), [48.0])  # a lead no larger than narrowing gained


@pytest.mark.parametrize("costs", [macs, two_costs], ids=["two objectives", "three"])
def test_where_narrowing_never_helps_the_front_is_found_without_judging_all(costs):
    def best(architectures):
        rows = [(metric(a), *costs(a)) for a in architectures]
        return {row for row, good in zip(rows, front(rows), strict=True) if good}

    judged = drive(searching(SMALL, costs, evaluations=None, population=8, halvings=0))
    assert best(candidates(judged)) == best(SMALL)
    assert len(judged) < SMALL.size


class Widths(Problem):
    """The same problem as pymoo has it: places in the lists of widths."""

    def __init__(self, space, costs):
        self.space, self.costs = space, costs
        indices = [len(widths) - 1 for widths in space.choices]
        objectives = 1 + len(costs(space.smallest))
        super().__init__(n_var=len(indices), n_obj=objectives, xl=0, xu=indices, vtype=int)

    def _evaluate(self, x, out, *args, **kwargs):
        architectures = [
            tuple(w[int(p)] for w, p in zip(self.space.choices, row, strict=True)) for row in x
        ]
        out["F"] = np.array([[metric(a), *self.costs(a)] for a in architectures])


def pymoo_front(space, costs, population, generations, seed):
    rounding = RoundingRepair()
    algorithm = NSGA2(
        pop_size=population,
        sampling=IntegerRandomSampling(),
        crossover=SBX(prob=1.0, eta=3.0, vtype=float, repair=rounding),
        mutation=PM(prob=1.0, eta=3.0, vtype=float, repair=rounding),
        eliminate_duplicates=True,
    )
    return minimize(Widths(space, costs), algorithm, ("n_gen", generations), seed=seed).F


@pytest.mark.parametrize("costs", [macs, two_costs], ids=["two objectives", "three"])
@pytest.mark.parametrize("space", [Space(((3, 2, 1),) * 5), Space(((8, 6, 4, 2),) * 4)])
def test_fronts_agree_with_pymoo(space, costs):
    everything = np.array([[metric(a), *costs(a)] for a in space])
    reference = np.ones(everything.shape[1]) * 1.1
    scale = everything.max(axis=0)
    true = hypervolume(everything / scale, reference)
    theirs = pymoo_front(space, costs, population=60, generations=40, seed=1)
    judged = drive(searching(space, costs, halvings=0, evaluations=space.size * 2 // 3))
    ours = np.array([[metric(a), *costs(a)] for a in candidates(judged)])
    assert len(ours) <= space.size * 2 // 3
    volumes = [hypervolume(rows / scale, reference) for rows in (ours, theirs)]
    assert volumes[0] == pytest.approx(volumes[1], rel=0.01)
    assert volumes[0] == pytest.approx(true, rel=0.01)
