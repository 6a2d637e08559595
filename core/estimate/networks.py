"""How large a recipe's networks are, counted from their descriptions."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from core.nets.architecture import Architecture
from core.nets.cost import LayerCost
from core.nets.network_config import NetworkConfig, config_layers, sub_config
from core.nets.space import space_of
from core.recipe.families.spec import DiscriminatorSize
from core.recipe.plan import Inputs, supernet_config, teacher_config
from core.recipe.recipe import Recipe


@dataclass(frozen=True)
class NetworkSize:
    """One network on one picture: MACs executed, weights, numbers in all its layers' outputs.

    `layers` counts them: each costs time of its own, however small it is.
    """

    macs: float
    parameters: float
    outputs: float
    layers: float

    def __add__(self, other: "NetworkSize") -> "NetworkSize":
        return NetworkSize(
            self.macs + other.macs,
            self.parameters + other.parameters,
            self.outputs + other.outputs,
            self.layers + other.layers,
        )

    def __mul__(self, times: float) -> "NetworkSize":
        return NetworkSize(
            self.macs * times, self.parameters, self.outputs * times, self.layers * times
        )


@dataclass(frozen=True)
class EstimatedNetworks:
    """The networks of a recipe: teacher, sub-generators, and discriminators of their pictures.

    A folder of answers counts as a teacher of no size.
    """

    teacher: NetworkSize
    supernet: NetworkSize
    smallest: NetworkSize
    middle: NetworkSize
    discriminator: NetworkSize
    has_statistics: bool

    @classmethod
    def of(cls, recipe: Recipe, inputs: Inputs) -> "EstimatedNetworks":
        """Of a recipe whose data feed the generators like this."""
        described = teacher_config(recipe, inputs)
        supernet = supernet_config(described, recipe)
        space = space_of(recipe.distill.space)
        middle = tuple(round(sum(widths) / len(widths)) for widths in space.choices)
        nobody = NetworkSize(0, 0, 0, 0)
        return cls(
            _described(described, recipe) if recipe.has_teacher_generator else nobody,
            _cut(supernet, space.largest, recipe),
            _cut(supernet, space.smallest, recipe),
            _cut(supernet, middle, recipe),
            discriminator(recipe, inputs),
            recipe.network_spec.has_statistics(described),
        )


# Lite0 up to the blocks that train, for one pixel, and the weights of the heads on it. It runs once
# forwards on each picture and once backwards to the generated one, half as often as other
# discriminators do.
LITE_MACS, LITE_OUTPUTS, LITE_LAYERS, HEADS = 0.5 * 4.9e3, 0.5 * 120, 20, 211_331
LITE_SIDE = 128


def discriminator(recipe: Recipe, inputs: Inputs) -> NetworkSize:
    """The discriminators on one picture: the family's own at all its scales, and the projected."""
    total = NetworkSize(0, 0, 0, 0)
    if recipe.has_conditional_discriminator:
        total += _conditional(recipe, inputs)
    if recipe.trains_with_lite0:
        pixels = max(recipe.data.height * recipe.data.width, LITE_SIDE**2)
        total += NetworkSize(LITE_MACS * pixels, HEADS, LITE_OUTPUTS * pixels, LITE_LAYERS)
    return total


def _conditional(recipe: Recipe, inputs: Inputs) -> NetworkSize:
    layout = recipe.family_spec.discriminator(recipe, inputs)
    height, width = recipe.size
    return _sum(_one_scale(layout, height * width / 4**scale) for scale in range(layout.scales))


def _one_scale(layout: DiscriminatorSize, pixels: float) -> NetworkSize:
    """Convolutions of 4×4 that halve the picture, of which the last may not; then one score."""
    widths, positions, total = layout.widths, pixels, NetworkSize(0, 0, 0, 0)
    for step, (before, after) in enumerate(zip([layout.channels, *widths], widths, strict=False)):
        positions /= 4 if layout.last_strides or step < len(widths) - 1 else 1
        weights = 16 * before * after
        total += NetworkSize(positions * weights, weights + after, 2 * positions * after, 1)
    return total + NetworkSize(positions * 16 * widths[-1], 16 * widths[-1], positions, 1)


def _cut(supernet: NetworkConfig, architecture: Architecture, recipe: Recipe) -> NetworkSize:
    return _described(sub_config(supernet, architecture), recipe)


def _described(description: NetworkConfig, recipe: Recipe) -> NetworkSize:
    layers = config_layers(description, *recipe.size)
    return _sum(_layer(layer) for layer in layers if layer.parameters)


def _sum(sizes: Iterable[NetworkSize]) -> NetworkSize:
    total = NetworkSize(0, 0, 0, 0)
    for size in sizes:
        total += size
    return total


def _layer(layer: LayerCost) -> NetworkSize:
    """The layer's outputs follow from its normalisation where the count has one.

    Else by its weights: the places they are applied at, and the channels that so many weights of a
    3×3 convolution with as many inputs would have.
    """
    normalised = layer.paper_macs - layer.macs
    guess = layer.macs / layer.parameters * math.sqrt(layer.parameters / 9)
    outputs = normalised if 0 < normalised < layer.macs else guess
    return NetworkSize(layer.macs, layer.parameters, outputs, 1)
