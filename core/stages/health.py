"""Signs that training has gone wrong, reported while it happens, with a sentence of advice.

A loss that is no number ends a stage (`core.families.training`). Here are trainings that go on for
hours in vain: a discriminator that has won or is dead, a loss that grows, and a generator that
draws pictures of one value. Each is reported once a stage.
"""

import statistics
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from itertools import pairwise

from torch import Tensor

from core.run.events import Notice

WINDOW = 300
"""How many steps in a row a sign must last."""
WON = 0.01
DEAD = 0.02
"""How near to one both hinge losses are when a discriminator gives zero for everything."""
GROWN = 3.0
_WINDOWS = 3
_AGAINST_D = ("G_gan", "G_projected")  # these grow where a discriminator learns, as it should
FLAT = 2 / 255
"""The deviation of a picture in [-1, 1] that looks empty."""


class TrainingHealth:
    """Looks at the losses of every step and at the pictures of every preview."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._recent: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=WINDOW))
        self._medians: dict[str, list[float]] = defaultdict(list)
        self._count = 0

    def step(self, scalars: Mapping[str, float]) -> Iterator[Notice]:
        """Note the losses of one step, by name."""
        self._count += 1
        for name, value in scalars.items():
            if name != "lr":
                self._recent[name].append(value)
        if self._count % WINDOW:
            return
        yield from self._discriminator()
        for name, values in self._recent.items():
            if not name.startswith(("D_", *_AGAINST_D)):
                yield from self._growing(name, statistics.median(values))

    def pictures(self, pictures: Tensor) -> Iterator[Notice]:
        """Look at a preview's pictures (n, 3, h, w) in [-1, 1]."""
        if bool((pictures.float().flatten(1).std(dim=1) < FLAT).all()):
            yield from self._say(
                "flat",
                "All pixels of the generator's pictures are equal.",
                "If the next previews are no better, restart with a lower learning rate, and "
                "check that the pictures are read as they should be.",
            )

    def _discriminator(self) -> Iterator[Notice]:
        for name in [name for name in self._recent if name.startswith("D_real")]:
            other = name.replace("D_real", "D_fake", 1)
            if other in self._recent:
                yield from self._pair(*(statistics.median(self._recent[n]) for n in (name, other)))

    def _pair(self, real: float, fake: float) -> Iterator[Notice]:
        if abs(real) < WON and abs(fake) < WON:
            yield from self._say(
                "won",
                f"The discriminator has classified every picture correctly for {WINDOW} steps: "
                "its losses are 0, and it learns nothing more.",
                "Switch augmentation on (discriminator.augment), use a smaller discriminator or "
                "more pictures, or give the other losses more weight.",
            )
        if abs(real - 1) < DEAD and abs(fake - 1) < DEAD:
            yield from self._say(
                "dead",
                f"The discriminator has distinguished no pictures for {WINDOW} steps: its losses "
                "are 1, and the generator learns nothing from it.",
                "Use a larger discriminator, or a lower learning rate.",
            )

    def _growing(self, name: str, median: float) -> Iterator[Notice]:
        known = self._medians[name]
        known.append(median)
        last = known[-_WINDOWS:]
        rises = len(last) == _WINDOWS and all(a < b for a, b in pairwise(last))
        if rises and 0 < GROWN * min(known) < median:
            yield from self._say(
                f"growing {name}",
                f"The loss {name} has grown from {min(known):.3g} to {median:.3g} and still grows.",
                "Lower the learning rate in a new run; the last previews show whether it is worse.",
            )

    def _say(self, kind: str, sentence: str, action: str) -> Iterator[Notice]:
        if kind not in self._said:
            self._said.add(kind)
            yield Notice("warning", sentence, action)
