"""The search that a recipe asks for. No torch, so that its costs are known at once."""

import math
from collections.abc import Callable
from functools import cached_property

from core.nets.architecture import Architecture, parse_architecture
from core.nets.cost import Cost
from core.nets.network_config import NetworkConfig
from core.nets.space import Space, space_of
from core.recipe.plan import recipe_student_cost
from core.recipe.recipe import Recipe
from core.recipe.training import CHOICES
from core.runtime.randomness import stream
from core.search import evolution, nsga2
from core.search.early_stopping import with_early_stopping
from core.search.exhaustive import exhaustive_search
from core.search.hypervolume import Volume
from core.search.request import Request, Searching, report_score
from core.search.sampler import check_budget

WORST_MIOU = -100.0


class SearchPlan:
    """A recipe's search of one described supernet: what sub-generators cost, and how it goes.

    `latency` gives the milliseconds of an architecture; only recipes with latency among their
    objectives need it.
    """

    def __init__(
        self,
        recipe: Recipe,
        supernet: NetworkConfig,
        latency: Callable[[Architecture], float] | None = None,
    ) -> None:
        self.recipe, self.supernet, self.latency = recipe, supernet, latency
        self._known: dict[Architecture, Cost] = {}

    @cached_property
    def space(self) -> Space:
        """What is searched."""
        return space_of(self.recipe.distill.space)

    @property
    def budget(self) -> float:
        """Paper MACs a sub-generator may cost."""
        return self.recipe.search.budget_gmacs * 1e9 or math.inf

    def cost(self, architecture: Architecture) -> Cost:
        """What a sub-generator costs for one picture at the recipe's size."""
        known = self._known.get(architecture)
        if known is None:
            known = recipe_student_cost(self.recipe, self.supernet, architecture)
            self._known[architecture] = known
        return known

    def paper_macs(self, architecture: Architecture) -> float:
        """What the budget limits."""
        return self.cost(architecture).paper_macs

    def costs(self, architecture: Architecture) -> tuple[float, ...]:
        """The recipe's objectives besides the metric."""
        return tuple(self._objective(name, architecture) for name in self.recipe.search.costs)

    def check(self) -> None:
        """Raises UserError where no sub-generator fits the budget."""
        check_budget(self.space, self.paper_macs, self.budget)

    def volume(self, blank: float) -> Volume:
        """The hypervolume of this search, empty; `blank` is the score of grey pictures."""
        ideal = WORST_MIOU if self.recipe.search.criterion == "miou" else 0.0
        return Volume(self.costs, self.space.largest, blank, ideal)

    def begin(self, volume: Volume) -> Searching:
        """The search from its beginning; `volume` is for it alone.

        It must be sent what the recipe's criterion minimises. An architecture that the recipe takes
        to fine-tuning is scored in any case, at the end. Raises UserError as `check`.
        """
        wanted = self.recipe.search
        searching = self._method()
        if wanted.patience:
            searching = with_early_stopping(
                searching, volume, wanted.population, wanted.patience, wanted.gain
            )
        choice = self.recipe.finetune.choice
        return searching if choice in CHOICES else _and_then(searching, parse_architecture(choice))

    def candidates(self) -> int:
        """About how many candidates there will be, at most."""
        wanted = self.recipe.search
        most = self._halving().candidate_count() if wanted.method == "nsga2" else wanted.evaluations
        return min(self.space.size, most)

    def _objective(self, name: str, architecture: Architecture) -> float:
        if name != "latency":
            return float(getattr(self.cost(architecture), name))
        if self.latency is None:
            raise ValueError("latency is an objective, but nothing tells it")
        return self.latency(architecture)

    def _method(self) -> Searching:
        method, rng = self.recipe.search.method, stream(self.recipe.seed, "search")
        if method == "nsga2":
            return nsga2.nsga2(
                self.space, self.costs, self._halving(), rng, self.paper_macs, self.budget
            )
        within = (self.space, self.paper_macs, self.budget)
        if method == "evolution":
            return evolution.evolve(*within, self._evolving(), rng)
        return exhaustive_search(*within, rng, self.recipe.search.evaluations)

    def _halving(self) -> nsga2.Nsga2Settings:
        wanted = self.recipe.search
        return nsga2.Nsga2Settings(
            population=wanted.population,
            parents=wanted.parents,
            mutation_share=wanted.mutation_share,
            mutate_probability=wanted.mutate_probability,
            halvings=wanted.halvings,
            generations=wanted.generations,
            evaluations=wanted.evaluations,
        )

    def _evolving(self) -> evolution.EvolutionSettings:
        wanted = self.recipe.search
        return evolution.EvolutionSettings(
            population=wanted.population,
            parents=wanted.parents,
            mutation_share=wanted.mutation_share,
            mutate_probability=wanted.mutate_probability,
            generations=wanted.generations,
            evaluations=wanted.evaluations,
            weight=wanted.narrow_weight,
            weighting=wanted.narrow_weighting,
        )


def _and_then(searching: Searching, architecture: Architecture) -> Searching:
    """The search, then the recipe's architecture, unless the search asked for it."""
    met, why, missed = next(searching, None), "", True
    while met is not None:
        missed = missed and met != Request(architecture)
        score = yield met
        met, why = report_score(searching, score)
    if missed:
        yield Request(architecture)
    return why
