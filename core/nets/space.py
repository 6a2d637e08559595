"""The sets of architectures that a supernet offers (Li et al. 2020, §3.3)."""

import itertools
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from core.nets.architecture import Architecture
from core.runtime.errors import UserError

Weighting = Literal["arithmetic", "geometric"]


@dataclass(frozen=True)
class Space:
    """The widths each layer may take, listed from the widest to the narrowest."""

    choices: tuple[tuple[int, ...], ...]

    @property
    def size(self) -> int:
        """How many architectures there are."""
        return math.prod(len(widths) for widths in self.choices)

    @property
    def smallest(self) -> Architecture:
        """The narrowest width of every layer."""
        return tuple(min(widths) for widths in self.choices)

    @property
    def largest(self) -> Architecture:
        """The widest width of every layer."""
        return tuple(max(widths) for widths in self.choices)

    def sample(
        self, rng: random.Random, weight: float = 1.0, weighting: Weighting = "arithmetic"
    ) -> Architecture:
        """Draw one architecture, every layer on its own.

        `weight` is how much likelier the last listed (narrowest) width is than the first: in
        equal steps ("arithmetic"), or that ratio from each width to the next ("geometric").
        1 draws uniformly.
        """
        if weight == 1.0:
            return tuple(rng.choices(widths)[0] for widths in self.choices)
        return tuple(
            rng.choices(widths, weights=_weights(len(widths), weight, weighting))[0]
            for widths in self.choices
        )

    def at(self, index: int) -> Architecture:
        """The architecture at this place, 0 ≤ index < size, in the order of iteration.

        Raises IndexError beyond.
        """
        if not 0 <= index < self.size:
            raise IndexError(f"{index} is not in a space of {self.size} architectures")
        widths = []
        for choices in reversed(self.choices):
            index, position = divmod(index, len(choices))
            widths.append(choices[position])
        return tuple(reversed(widths))

    def __contains__(self, architecture: object) -> bool:
        return (
            isinstance(architecture, tuple)
            and len(architecture) == len(self.choices)
            and all(
                width in widths for width, widths in zip(architecture, self.choices, strict=True)
            )
        )

    def contains(self, architecture: Architecture) -> bool:
        """Whether every width of the architecture is among its layer's choices."""
        return architecture in self

    def __iter__(self) -> Iterator[Architecture]:
        return itertools.product(*self.choices)


def _weights(count: int, ratio: float, weighting: Weighting) -> list[float]:
    if count == 1:
        return [1.0]
    if weighting == "geometric":
        return [ratio**index for index in range(count)]
    first = (count - 1) / (ratio - 1)
    return [first + index for index in range(count)]


def _space(*groups: tuple[tuple[int, ...], int]) -> Space:
    return Space(tuple(widths for widths, times in groups for _ in range(times)))


_EIGHTHS = (64, 56, 48, 40, 32, 24, 16)

SPACES: dict[str, Space] = {
    # Published for ResNet generators (GAN Compression, CVPR 2020, and its "fast" variant).
    "channels-64-pix2pix": _space((_EIGHTHS, 8)),
    "channels-64-cycleGAN": _space(((64, 48, 32, 24, 16), 8)),
    "channels-48": _space(((48, 32), 2), ((48, 40, 32), 4), ((48, 32, 24, 16), 2)),
    "channels-32": _space(((32, 24, 16), 8)),
    "test": _space(((8,), 1), ((6, 8), 2), ((8,), 5)),
    # Published for SPADE and MUNIT generators.
    "spade-channels-48": _space(((48, 40, 32), 5), ((48, 40, 32, 24), 3)),
    "spade-channels-64": _space(((64, 48, 40, 32), 5), ((64, 48, 40, 32, 24), 3)),
    "spade-channels-64-coco": _space(((64, 48, 40, 32, 24), 8)),
    "spade-channels-64_2": _space((_EIGHTHS, 8)),
    "munit-channels-64": _space((_EIGHTHS, 10)),
    # Ours, for pix2pixHD's generators: of their 64 channels, and of 32 with a local enhancer.
    "pix2pixhd-channels-64": _space((_EIGHTHS, 12)),
    "pix2pixhd-local-channels-32": _space(((32, 24, 16), 15)),
    # Ours, for machines without an accelerator.
    "channels-32-laptop": _space(((32, 24, 16, 12, 8), 8)),
    "channels-24": _space(((24, 16, 12, 8), 8)),
    "channels-16": _space(((16, 12, 8), 8)),
    "munit-channels-16": _space(((16, 12, 8), 10)),
}


def space_of(choice: str | Sequence[Sequence[int]]) -> Space:
    """The space of this name, or made of these lists of widths, one a layer.

    Raises UserError for an unknown name, and for lists that are empty, repeat a width or hold
    one below 1.
    """
    if isinstance(choice, str):
        return _named(choice)
    space = Space(tuple(tuple(widths) for widths in choice))
    if not space.choices:
        raise UserError("The search space has no layers.", "List the widths of every layer.")
    for layer, widths in enumerate(space.choices):
        _check_widths(layer, widths)
    return space


def _named(name: str) -> Space:
    if name in SPACES:
        return SPACES[name]
    raise UserError(f"There is no search space named “{name}”.", f"Known: {', '.join(SPACES)}.")


def _check_widths(layer: int, widths: tuple[int, ...]) -> None:
    if not widths:
        raise UserError(f"Layer {layer} of the search space has no widths.", "List at least one.")
    if len(set(widths)) < len(widths):
        raise UserError(f"Layer {layer} of the search space repeats a width: {list(widths)}.")
    if any(not isinstance(width, int) or width < 1 for width in widths):
        raise UserError(
            f"Layer {layer} of the search space has a width that is not a whole number of at "
            f"least 1: {list(widths)}."
        )
