"""Brute force: every architecture of a space within the budget (Li et al. 2020, §3.3)."""

import itertools
import random
from collections.abc import Callable, Iterator

from core.nets.architecture import Architecture
from core.nets.space import Space
from core.search.request import Request, Searching
from core.search.sampler import check_budget

_AHEAD = 64
"""How many are named at once, for several workers."""


def exhaustive_search(
    space: Space,
    costs: Callable[[Architecture], float],
    budget: float,
    rng: random.Random,
    evaluations: int | None = None,
) -> Searching:
    """Yield every architecture that costs at most `budget` once, in random order.

    The metrics sent are not used. Ends after `evaluations` architectures if that is given: then
    it is a random search.

    Raises UserError at once if even the smallest architecture exceeds the budget.
    """
    check_budget(space, costs, budget)
    return _brute_force(space, costs, budget, rng, evaluations)


def _brute_force(
    space: Space,
    costs: Callable[[Architecture], float],
    budget: float,
    rng: random.Random,
    evaluations: int | None,
) -> Searching:
    every = (space.at(index) for index in _shuffled(space.size, rng))
    fitting = (architecture for architecture in every if costs(architecture) <= budget)
    chosen = itertools.islice(fitting, evaluations)
    while few := list(itertools.islice(chosen, _AHEAD)):
        for position, architecture in enumerate(few, 1):
            yield Request(architecture, ahead=few[position:])
    return None


def _shuffled(count: int, rng: random.Random) -> Iterator[int]:
    """0 … count-1 in random order, shuffled as they are taken (Fisher and Yates).

    Millions of architectures cost memory only as far as the search gets.
    """
    moved: dict[int, int] = {}
    for index in range(count):
        chosen = rng.randrange(index, count)
        here = moved.pop(index, index)
        if chosen == index:
            yield here
        else:
            yield moved.get(chosen, chosen)
            moved[chosen] = here
