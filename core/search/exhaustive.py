"""Brute force: every architecture of a space within the budget (Li et al. 2020, §3.3)."""

import random
from collections.abc import Callable, Iterator

from core.nets.architecture import Architecture
from core.search.fresh import check_budget
from core.search.request import Request, Searching
from core.search.space import Space


def brute_force(
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
    yielded = 0
    for index in _shuffled(space.size, rng):
        if yielded == evaluations:
            return None
        architecture = space.at(index)
        if costs(architecture) <= budget:
            yielded += 1
            yield Request(architecture)
    return None


def _shuffled(count: int, rng: random.Random) -> Iterator[int]:
    """0 … count-1 in random order, shuffled as they are taken (Fisher and Yates).

    Millions of architectures cost memory only as far as the search gets.
    """
    moved: dict[int, int] = {}
    for place in range(count):
        chosen = rng.randrange(place, count)
        here = moved.pop(place, place)
        if chosen == place:
            yield here
        else:
            yield moved.get(chosen, chosen)
            moved[chosen] = here
