"""Evolutionary search under a budget (Li et al. 2020, §3.3; population and shares as released)."""

import math
import random
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from core.errors import UserError
from core.nets.architecture import Architecture
from core.search.space import Space, Weighting

_TRIES = 200


@dataclass(frozen=True)
class Settings:
    """How a population changes from one generation to the next.

    `parents` and `mutation_share` are shares of the population in 0..1. `generations` follow the
    first, random one. `evaluations` ends the search after that many architectures. `weight` and
    `weighting` favour narrow layers in the first generation (see `Space.sample`).
    """

    population: int = 100
    parents: float = 0.25
    mutation_share: float = 0.5
    mutate_probability: float = 0.3
    generations: int = 500
    evaluations: int | None = None
    weight: float = 1.0
    weighting: Weighting = "arithmetic"


def evolve(
    space: Space,
    costs: Callable[[Architecture], float],
    budget: float,
    settings: Settings,
    rng: random.Random,
) -> Generator[Architecture, float, None]:
    """Search the space: yields an architecture to judge, is sent its metric (lower is better).

    Every generation is bred from the best `parents` of the last parents and children: mutations,
    whose layers are each drawn anew with `mutate_probability`, and crossovers, whose layers each
    come from one of two parents. Only architectures that cost at most `budget` are yielded, and
    none twice; the search ends early once there are no more. `costs` must not fall when a layer
    gets wider. What is yielded depends on the state of `rng` and the metrics alone, so a search
    goes on where it stopped when the metrics that are already known are sent again. A metric
    that is not a number ranks last.

    Raises UserError at once if even the smallest architecture exceeds the budget.
    """
    check_budget(space, costs, budget)
    return _evolve(settings, _Breeder(space, costs, budget, settings, rng))


def check_budget(space: Space, costs: Callable[[Architecture], float], budget: float) -> None:
    """Raises UserError if even the smallest architecture of the space exceeds the budget."""
    least = costs(space.smallest)
    if least > budget:
        raise UserError(
            f"No sub-generator fits the budget: the smallest costs {least:,.0f}, "
            f"the budget is {budget:,.0f}.",
            "Raise the budget, or search a space with narrower widths.",
        )


def _evolve(settings: Settings, breeder: "_Breeder") -> Generator[Architecture, float, None]:
    left = math.inf if settings.evaluations is None else settings.evaluations
    metrics: dict[Architecture, float] = {}
    parents: list[Architecture] = []
    for _ in range(settings.generations + 1):
        children = breeder.generation(parents)
        for child in children:
            if left <= 0:
                return
            left -= 1
            metric = yield child
            metrics[child] = math.inf if math.isnan(metric) else metric
        if not children:
            return
        count = max(1, round(settings.parents * settings.population))
        parents = sorted(parents + children, key=metrics.__getitem__)[:count]


class _Breeder:
    """Makes architectures that fit the budget and were not made before."""

    def __init__(
        self,
        space: Space,
        costs: Callable[[Architecture], float],
        budget: float,
        settings: Settings,
        rng: random.Random,
    ) -> None:
        self.space = space
        self.costs = costs
        self.budget = budget
        self.settings = settings
        self.rng = rng
        self.made: set[Architecture] = set()
        self.leftovers = self._upwards()

    def generation(self, parents: list[Architecture]) -> list[Architecture]:
        """The next children: a full population, or the last few there are."""
        children: list[Architecture] = []
        for place in range(self.settings.population):
            child = self._new(self._recipe(parents, place))
            if child is None:
                break
            children.append(child)
        return children

    def _recipe(self, parents: list[Architecture], place: int) -> Callable[[], Architecture]:
        if not parents:
            return self._random
        mutations = round(self.settings.mutation_share * self.settings.population)
        if place < mutations:
            return lambda: self._mutation(self.rng.choice(parents))
        return lambda: self._crossover(self.rng.choice(parents), self.rng.choice(parents))

    def _new(self, draw: Callable[[], Architecture]) -> Architecture | None:
        # Chance first, as published; narrowed chance where the budget is tight; and when nearly
        # all that fits was made, whatever is left.
        for attempt in (draw, lambda: self._narrowed(self._random())):
            for _ in range(_TRIES):
                architecture = attempt()
                if architecture not in self.made and self._fits(architecture):
                    self.made.add(architecture)
                    return architecture
        left = next((a for a in self.leftovers if a not in self.made), None)
        if left is not None:
            self.made.add(left)
        return left

    def _fits(self, architecture: Architecture) -> bool:
        return self.costs(architecture) <= self.budget

    def _random(self) -> Architecture:
        return self.space.sample(self.rng, self.settings.weight, self.settings.weighting)

    def _mutation(self, parent: Architecture) -> Architecture:
        return tuple(
            self.rng.choice(widths)
            if self.rng.random() < self.settings.mutate_probability
            else width
            for width, widths in zip(parent, self.space.choices, strict=True)
        )

    def _crossover(self, one: Architecture, other: Architecture) -> Architecture:
        return tuple(self.rng.choice(pair) for pair in zip(one, other, strict=True))

    def _narrowed(self, architecture: Architecture) -> Architecture:
        """The architecture with layers made narrower, one at random at a time, until it fits."""
        widths = list(architecture)
        while not self._fits(tuple(widths)):
            layer = self.rng.randrange(len(widths))
            narrower = [w for w in self.space.choices[layer] if w < widths[layer]]
            widths[layer] = max(narrower, default=widths[layer])
        return tuple(widths)

    def _upwards(self) -> Iterator[Architecture]:
        """Everything that fits: widen the smallest architecture one layer at a time."""
        frontier = [self.space.smallest]
        seen = set(frontier)
        while frontier:
            yield from frontier
            wider = {w for a in frontier for w in self._widened(a)} - seen
            frontier = sorted(a for a in wider if self._fits(a))
            seen.update(frontier)

    def _widened(self, architecture: Architecture) -> Iterator[Architecture]:
        for layer, width in enumerate(architecture):
            wider = [w for w in self.space.choices[layer] if w > width]
            if wider:
                yield (*architecture[:layer], min(wider), *architecture[layer + 1 :])
