"""Architectures that fit a budget and were not made before."""

import itertools
import random
from collections.abc import Callable, Iterator

from core.nets.architecture import Architecture
from core.nets.space import Space
from core.runtime.errors import UserError

_TRIES = 200
_REFUSALS = 10_000


def check_budget(space: Space, costs: Callable[[Architecture], float], budget: float) -> None:
    """Raises UserError if even the smallest architecture of the space exceeds the budget."""
    least = costs(space.smallest)
    if least > budget:
        raise UserError(
            f"No sub-generator fits the budget: the smallest costs {least:,.0f}, "
            f"the budget is {budget:,.0f}.",
            "Raise the budget, or search a space with narrower widths.",
        )


class ArchitectureSampler:
    """Gives every architecture at most once, and only those that cost at most the budget.

    `costs` must not fall when a layer gets wider. `draw` makes a random architecture, for when
    what was wanted does not come. `refused` names architectures that are not wanted now; they may
    be given later, once it no longer does.
    """

    def __init__(
        self,
        space: Space,
        costs: Callable[[Architecture], float],
        budget: float,
        rng: random.Random,
        draw: Callable[[], Architecture],
        refused: Callable[[Architecture], bool] = lambda _: False,
    ) -> None:
        self.space, self.costs, self.budget, self.rng = space, costs, budget, rng
        self.draw, self.refused = draw, refused
        self.made: set[Architecture] = set()
        self._leftovers = self._upwards()
        self._put_off: list[Architecture] = []

    def new(self, wanted: Callable[[], Architecture]) -> Architecture | None:
        """One more: as `wanted` draws it if that succeeds; None once there are no more."""
        # Random draws first, as published; narrowed ones where the budget is tight; and what is
        # left, when nearly all that fits was made.
        for attempt in (wanted, lambda: self.narrowed(self.draw())):
            for _ in range(_TRIES):
                architecture = attempt()
                if self.is_new(architecture) and self.fits(architecture):
                    self.made.add(architecture)
                    return architecture
        left = self._left()
        if left is not None:
            self.made.add(left)
        return left

    def is_new(self, architecture: Architecture) -> bool:
        """Whether it was neither made before nor is refused."""
        return architecture not in self.made and not self.refused(architecture)

    def fits(self, architecture: Architecture) -> bool:
        """Whether it costs at most the budget."""
        return self.costs(architecture) <= self.budget

    def narrowed(self, architecture: Architecture) -> Architecture:
        """The architecture with layers made narrower, one at random at a time, until it fits."""
        widths = list(architecture)
        while not self.fits(tuple(widths)):
            layer = self.rng.randrange(len(widths))
            narrower = [w for w in self.space.choices[layer] if w < widths[layer]]
            widths[layer] = max(narrower, default=widths[layer])
        return tuple(widths)

    def _left(self) -> Architecture | None:
        """Something new among all that fits; what is refused now is looked at again later."""
        self._put_off = [a for a in self._put_off if a not in self.made]
        refusals = 0
        for architecture in itertools.chain(list(self._put_off), self._taken()):
            if self.is_new(architecture):
                return architecture
            refusals += architecture not in self.made
            if refusals == _REFUSALS:
                return None
        return None

    def _taken(self) -> Iterator[Architecture]:
        for architecture in self._leftovers:
            self._put_off.append(architecture)
            yield architecture

    def _upwards(self) -> Iterator[Architecture]:
        """Everything that fits: widen the smallest architecture one layer at a time."""
        frontier = [self.space.smallest]
        seen = set(frontier)
        while frontier:
            yield from frontier
            wider = {w for a in frontier for w in self._widened(a)} - seen
            frontier = sorted(a for a in wider if self.fits(a))
            seen.update(frontier)

    def _widened(self, architecture: Architecture) -> Iterator[Architecture]:
        for layer, width in enumerate(architecture):
            wider = [w for w in self.space.choices[layer] if w > width]
            if wider:
                yield (*architecture[:layer], min(wider), *architecture[layer + 1 :])
