"""How large a recipe's networks are, counted from their descriptions."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from core.families.plan import Inputs, supernet_description, teacher_description
from core.nets.architecture import Architecture
from core.nets.cost import LayerCost
from core.nets.described import Description, described_layers, sub_description
from core.recipe import Recipe
from core.search.space import space_of

_MUNIT_SIDE = 64
"""MUNIT judges smaller pictures at fewer than three scales."""


@dataclass(frozen=True)
class Size:
    """One network on one picture: MACs executed, weights, numbers in all its layers' outputs.

    `layers` counts them: each costs time of its own, however small it is.
    """

    macs: float
    parameters: float
    outputs: float
    layers: float

    def __add__(self, other: "Size") -> "Size":
        return Size(
            self.macs + other.macs,
            self.parameters + other.parameters,
            self.outputs + other.outputs,
            self.layers + other.layers,
        )

    def __mul__(self, times: float) -> "Size":
        return Size(self.macs * times, self.parameters, self.outputs * times, self.layers * times)


@dataclass(frozen=True)
class Networks:
    """The networks of a recipe: the teacher, sub-generators, and who judges their pictures."""

    teacher: Size
    supernet: Size
    smallest: Size
    middle: Size
    discriminator: Size
    has_statistics: bool

    @classmethod
    def of(cls, recipe: Recipe, inputs: Inputs) -> "Networks":
        """Of a recipe whose data feed the generators like this."""
        described = teacher_description(recipe, inputs)
        supernet = supernet_description(described, recipe)
        space = space_of(recipe.distill.space)
        middle = tuple(round(sum(widths) / len(widths)) for widths in space.choices)
        return cls(
            _described(described, recipe),
            _cut(supernet, space.largest, recipe),
            _cut(supernet, space.smallest, recipe),
            _cut(supernet, middle, recipe),
            discriminator(recipe, inputs),
            recipe.network == "spade" or (recipe.network != "munit" and _is_batch(recipe)),
        )


def discriminator(recipe: Recipe, inputs: Inputs) -> Size:
    """The family's discriminator, as `core.nets` builds it."""
    size, first = (recipe.data.height, recipe.data.width), recipe.teacher.discriminator_width
    if recipe.family == "munit":
        scales = 3 if min(size) >= _MUNIT_SIDE else 2
        return _scaled(3, [first * 2**step for step in range(4)], size, scales, last_strides=True)
    if recipe.family == "gaugan":
        return _scaled(inputs.channels + 3, _doubling(first, 4), size, 2)
    return _scaled(6 if recipe.pairing == "pairs" else 3, _doubling(first, 4), size, 1)


def _scaled(
    channels: int, widths: list[int], size: tuple[int, int], scales: int, last_strides: bool = False
) -> Size:
    found = Size(0, 0, 0, 0)
    for scale in range(scales):
        smaller = size[0] / 2**scale, size[1] / 2**scale
        found += _judge(channels, widths, smaller, last_strides)
    return found


def _judge(channels: int, widths: list[int], size: tuple[float, float], last_strides: bool) -> Size:
    """Convolutions of 4×4 that halve the picture, of which the last may not; then one score."""
    place, found = size[0] * size[1], Size(0, 0, 0, 0)
    for step, (before, after) in enumerate(zip([channels, *widths], widths, strict=False)):
        place /= 4 if last_strides or step < len(widths) - 1 else 1
        weights = 16 * before * after
        found += Size(place * weights, weights + after, 2 * place * after, 1)
    return found + Size(place * 16 * widths[-1], 16 * widths[-1], place, 1)


def _doubling(first: int, count: int) -> list[int]:
    return [first * min(2**step, 8) for step in range(count)]


def _cut(supernet: Description, architecture: Architecture, recipe: Recipe) -> Size:
    return _described(sub_description(supernet, architecture), recipe)


def _described(description: Description, recipe: Recipe) -> Size:
    layers = described_layers(description, recipe.data.height, recipe.data.width)
    return _sum(_layer(layer) for layer in layers if layer.parameters)


def _sum(sizes: Iterable[Size]) -> Size:
    found = Size(0, 0, 0, 0)
    for size in sizes:
        found += size
    return found


def _layer(layer: LayerCost) -> Size:
    """The layer's outputs are told by its normalisation where the count has one.

    Else by its weights: the places they are applied at, and the channels that so many weights of a
    3×3 convolution with as many inputs would have.
    """
    normalised = layer.paper_macs - layer.macs
    guess = layer.macs / layer.parameters * math.sqrt(layer.parameters / 9)
    outputs = normalised if 0 < normalised < layer.macs else guess
    return Size(layer.macs, layer.parameters, outputs, 1)


def _is_batch(recipe: Recipe) -> bool:
    return recipe.teacher.norm == "batch"
