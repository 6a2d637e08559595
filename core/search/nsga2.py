"""The whole front in one search: NSGA-II (Deb et al. 2002) with successive halving."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from core.nets.architecture import Architecture
from core.nets.space import Space
from core.search.dominance import preference
from core.search.dominance_filter import DominanceFilter
from core.search.request import Request, Searching
from core.search.sampler import ArchitectureSampler, check_budget

Costs = Callable[[Architecture], Sequence[float]]
_NEAR = 32
_TILT = 30.0


@dataclass(frozen=True)
class Nsga2Settings:
    """How a population changes from one generation to the next.

    `parents` is a share of the population in 0..1, `mutation_share` the share of children with one
    parent; the layers of every child change with `mutate_probability`. Children are halved
    `halvings` times before the rest is scored on all pictures. `generations` follow the first one.
    `evaluations` ends the search once as many pictures were scored as that many candidates need.
    """

    population: int = 40
    parents: float = 0.5
    mutation_share: float = 0.2
    mutate_probability: float = 0.15
    halvings: int = 2
    generations: int = 500
    evaluations: int | None = None

    @property
    def shares(self) -> tuple[float, ...]:
        """The growing shares of the pictures that a generation is scored on; the last is 1."""
        return tuple(0.5 ** (self.halvings - rung) for rung in range(self.halvings + 1))

    def work(self, children: int) -> float:
        """The work of scoring a generation, in candidates scored on all pictures."""
        total, before = 0.0, 0.0
        for share in self.shares:
            total += children * (share - before)
            children, before = kept(children), share
        return total

    def candidate_count(self) -> int:
        """About how many candidates come of all evaluations."""
        if self.evaluations is None:
            return self.population * (self.generations + 1)
        left, count = float(self.evaluations), 0
        for _ in range(self.generations + 1):
            children = self.affordable(left)
            left -= self.work(children)
            for _ in range(self.halvings):
                children = kept(children)
            count += children
            if not children:
                break
        return count

    def affordable(self, left: float) -> int:
        """How many children can be scored with what is left, at most a population."""
        counts = range(self.population, 0, -1)
        return next((count for count in counts if self.work(count) <= left + 1e-9), 0)


def kept(children: int) -> int:
    """How many of so many children go on: half, and the odd one."""
    return (children + 1) // 2


def nsga2(
    space: Space,
    costs: Costs,
    settings: Nsga2Settings,
    rng: random.Random,
    budgeted: Callable[[Architecture], float],
    budget: float = math.inf,
) -> Searching:
    """Search the space for the front of the score and one or two `costs`.

    The first generation is spread over the costs, the smallest and the widest that fits among them.
    Later ones are bred from the best by rank and crowding distance: tournaments of two, uniform
    crossover, and mutations that mostly go to a neighbouring width. A generation is scored on
    growing shares of the pictures; from each share the better half goes on, ranked among the
    candidates as these did on the same share. What is scored on all pictures becomes a candidate.
    Nothing is scored twice, nor what `DominanceFilter` refuses, nor what exceeds the `budget` in
    `budgeted`. Costs must not fall when a layer gets wider. A score that is not a number ranks
    last.

    Raises UserError at once if even the smallest architecture exceeds the budget.
    """
    check_budget(space, budgeted, budget)
    breeder = _Nsga2Breeder(space, costs, settings, rng)
    breeder.fresh = ArchitectureSampler(
        space, budgeted, budget, rng, breeder.tilted, breeder.refused
    )
    return _search(settings, breeder)


def _search(settings: Nsga2Settings, breeder: "_Nsga2Breeder") -> Searching:
    left = math.inf if settings.evaluations is None else float(settings.evaluations)
    for _ in range(settings.generations + 1):
        children = breeder.generation(settings.affordable(left))
        if not children:
            return None
        left -= settings.work(len(children))
        for share in settings.shares:
            for index, child in enumerate(children, 1):
                score = yield Request(child, share, children[index:])
                breeder.scores.note(child, share, score)
            if share < 1:
                children = breeder.better_half(children, share)
        breeder.take(children)
    return None


@dataclass
class _Scores:
    """Every score, by the share of the pictures it was taken on."""

    by_share: dict[float, dict[Architecture, float]] = field(default_factory=dict)

    def note(self, architecture: Architecture, share: float, score: float) -> None:
        number = math.inf if math.isnan(score) else score
        self.by_share.setdefault(share, {})[architecture] = number

    def of(self, architecture: Architecture, share: float = 1.0) -> float:
        return self.by_share[share][architecture]


class _Nsga2Breeder:
    """Makes generations, and keeps the parents of the next."""

    fresh: ArchitectureSampler

    def __init__(
        self, space: Space, costs: Costs, settings: Nsga2Settings, rng: random.Random
    ) -> None:
        self.space, self.costs, self.settings, self.rng = space, costs, settings, rng
        self.widths = [sorted(widths) for widths in space.choices]
        self.scores = _Scores()
        self.known = DominanceFilter(len(space.choices), len(costs(space.smallest)))
        self.candidates: list[Architecture] = []
        self.parents: list[Architecture] = []

    def refused(self, architecture: Architecture) -> bool:
        return self.known.refuses(architecture, self.costs(architecture))

    # -- who goes on --------------------------------------------------------------------------

    def better_half(self, children: list[Architecture], share: float) -> list[Architecture]:
        """The children worth more pictures, best first."""
        among = self._sorted(children + self.candidates, share)
        wanted = set(children)
        return [a for a in among if a in wanted][: kept(len(children))]

    def take(self, children: list[Architecture]) -> None:
        """Children that were scored on all pictures become candidates; the best, parents."""
        for child in children:
            self.known.add(child, self.costs(child), self.scores.of(child))
        self.candidates += children
        count = max(2, round(self.settings.parents * self.settings.population))
        self.parents = self._sorted(self.parents + children)[:count]

    def _sorted(self, architectures: list[Architecture], share: float = 1.0) -> list[Architecture]:
        rows = [[self.scores.of(a, share), *self.costs(a)] for a in architectures]
        keys = preference(rows)
        order = sorted(range(len(rows)), key=keys.__getitem__)
        return [architectures[index] for index in order]

    # -- children -----------------------------------------------------------------------------

    def generation(self, count: int) -> list[Architecture]:
        """That many new children, or the last few there are."""
        draws = self._bred(count) if self.parents else self._spread(count)
        architectures: list[Architecture] = []
        for draw in draws:
            child = self.fresh.new(draw)
            if child is None:
                break
            architectures.append(child)
        return architectures

    def _spread(self, count: int) -> list[Callable[[], Architecture]]:
        """Draws from the smallest to the widest that fits, in equal steps of relative cost."""
        ends = (self.space.smallest, self.fresh.narrowed(self.space.largest))
        low, high = (self._size(end) for end in ends)
        levels = [low + (high - low) * index / (count - 1) for index in range(1, count - 1)]
        draws: list[Callable[[], Architecture]] = [partial(tuple[int, ...], end) for end in ends]
        draws += [partial(self._near, level) for level in levels]
        return draws[:count]

    def _bred(self, count: int) -> list[Callable[[], Architecture]]:
        return [self._child] * count

    def _child(self) -> Architecture:
        parent = self._winner()
        if self.rng.random() >= self.settings.mutation_share:
            pairs = zip(parent, self._winner(), strict=True)
            parent = tuple(self.rng.choice(pair) for pair in pairs)
        return self._mutated(parent)

    def _winner(self) -> Architecture:
        """The better of two parents; they are kept best first."""
        indices = (self.rng.randrange(len(self.parents)) for _ in range(2))
        return self.parents[min(indices)]

    def _mutated(self, architecture: Architecture) -> Architecture:
        chance = self.settings.mutate_probability
        return tuple(
            self._other(widths, width) if self.rng.random() < chance else width
            for width, widths in zip(architecture, self.widths, strict=True)
        )

    def _other(self, widths: list[int], width: int) -> int:
        """Another width of the layer: a neighbour, or, one time in four, any."""
        index = widths.index(width)
        if self.rng.random() < 0.25:
            return self.rng.choice(widths)
        step = self.rng.choice((-1, 1))
        return widths[min(max(index + step, 0), len(widths) - 1)]

    def tilted(self) -> Architecture:
        """Any architecture, as likely a narrow one as a wide one: the costs of even draws crowd."""
        ratio = _TILT ** self.rng.uniform(-1, 1)
        return self.space.sample(self.rng, ratio, "geometric")

    def _near(self, size: float) -> Architecture:
        drawn = [self.tilted() for _ in range(_NEAR)]
        fitting = [a for a in drawn if self.fresh.is_new(a) and self.fresh.fits(a)]
        return min(fitting or drawn, key=lambda a: abs(self._size(a) - size))

    def _size(self, architecture: Architecture) -> float:
        return math.log(self.costs(architecture)[0])
