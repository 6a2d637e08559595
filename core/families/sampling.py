"""Which sub-generators of a supernet a training step visits."""

from dataclasses import dataclass

from core.nets.architecture import Architecture
from core.nets.space import Space
from core.runtime.randomness import stream


@dataclass(frozen=True)
class Uniform:
    """One sub-generator a step, every width drawn on its own (Li et al. 2020, §3.2)."""

    space: Space
    seed: int

    def drawn(self, step: int) -> Architecture:
        """The architecture drawn for a step, a pure function of it."""
        return self.space.sample(stream(self.seed, "widths", step))

    def visited(self, step: int, drawn: Architecture) -> tuple[Architecture, ...]:
        """What a step trains besides `drawn`, and that itself, in this order."""
        return (drawn,)


@dataclass(frozen=True)
class Sandwich(Uniform):
    """The largest, the drawn ones and the smallest in each step (Yu & Huang 2019, §3.1).

    `random` are drawn, the first of them as Uniform draws it. The largest comes first, since the
    others learn from it; an architecture that comes up twice is trained once.
    """

    random: int = 1

    def visited(self, step: int, drawn: Architecture) -> tuple[Architecture, ...]:
        """What a step trains: the largest first, the smallest last."""
        rng = stream(self.seed, "further widths", step)
        further = [self.space.sample(rng) for _ in range(self.random - 1)]
        return tuple(dict.fromkeys((self.space.largest, drawn, *further, self.space.smallest)))


Sampling = Uniform | Sandwich
