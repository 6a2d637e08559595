"""Evolutionary search under a budget (Li et al. 2020, §3.3; population and shares as released)."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from core.nets.architecture import Architecture
from core.nets.space import Space, Weighting
from core.search.request import Request, Searching
from core.search.sampler import ArchitectureSampler, check_budget


@dataclass(frozen=True)
class EvolutionSettings:
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
    settings: EvolutionSettings,
    rng: random.Random,
) -> Searching:
    """Search the space: yields architectures to score, is sent their metrics (lower is better).

    Every generation is bred from the best `parents` of the last parents and children: mutations,
    whose layers are each drawn anew with `mutate_probability`, and crossovers, whose layers each
    come from one of two parents. Only architectures that cost at most `budget` are yielded, and
    none twice; the search ends early once there are no more. `costs` must not fall when a layer
    gets wider. A metric that is not a number ranks last.

    Raises UserError at once if even the smallest architecture exceeds the budget.
    """
    check_budget(space, costs, budget)
    return _evolve(settings, _EvolutionBreeder(space, costs, budget, settings, rng))


def _evolve(settings: EvolutionSettings, breeder: "_EvolutionBreeder") -> Searching:
    left = math.inf if settings.evaluations is None else settings.evaluations
    metrics: dict[Architecture, float] = {}
    parents: list[Architecture] = []
    for _ in range(settings.generations + 1):
        children = breeder.generation(parents)
        for index, child in enumerate(children, 1):
            if left <= 0:
                return None
            left -= 1
            ahead = children[index:] if left == math.inf else children[index : index + int(left)]
            metric = yield Request(child, ahead=ahead)
            metrics[child] = math.inf if math.isnan(metric) else metric
        if not children:
            return None
        count = max(1, round(settings.parents * settings.population))
        parents = sorted(parents + children, key=metrics.__getitem__)[:count]
    return None


class _EvolutionBreeder:
    """Makes the generations: chance, then mutations and crossovers of the parents."""

    def __init__(
        self,
        space: Space,
        costs: Callable[[Architecture], float],
        budget: float,
        settings: EvolutionSettings,
        rng: random.Random,
    ) -> None:
        self.space, self.settings, self.rng = space, settings, rng
        self.fresh = ArchitectureSampler(space, costs, budget, rng, self._random)

    def generation(self, parents: list[Architecture]) -> list[Architecture]:
        """The next children: a full population, or the last few there are."""
        children: list[Architecture] = []
        for index in range(self.settings.population):
            child = self.fresh.new(self._recipe(parents, index))
            if child is None:
                break
            children.append(child)
        return children

    def _recipe(self, parents: list[Architecture], index: int) -> Callable[[], Architecture]:
        if not parents:
            return self._random
        mutations = round(self.settings.mutation_share * self.settings.population)
        if index < mutations:
            return lambda: self._mutation(self.rng.choice(parents))
        return lambda: self._crossover(self.rng.choice(parents), self.rng.choice(parents))

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
