"""What single layers cost, on one picture: the pieces that the networks' costs are summed from.

Executed MACs count convolutions and linear layers as they run. The published convention
(torchprofile 0.0.1) charges a strided transposed convolution by its output, one MAC for each output
of an instance or layer normalisation and of a product of two tensors, and none for batch
normalisation.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cost:
    """Executed MACs, MACs as published, and parameters (biases included)."""

    macs: int
    paper_macs: int
    parameters: int


@dataclass(frozen=True)
class LayerCost:
    """The cost of one convolution, named as in the state dict, and of its normalisation."""

    name: str
    macs: int
    paper_macs: int
    parameters: int


def convolution(
    name: str,
    before: int,
    after: int,
    kernel: int,
    size: Size,
    *,
    bias: bool = True,
    normalised: bool = False,
) -> LayerCost:
    """A convolution whose output is of `size`; `before` counts the input channels of one filter.

    `normalised` adds what the published convention charges for an instance normalisation after it.
    """
    outputs = size[0] * size[1] * after
    macs = outputs * before * kernel**2
    parameters = after * (before * kernel**2 + bias)
    return LayerCost(name, macs, macs + outputs * normalised, parameters)


def transposed(
    name: str,
    before: int,
    after: int,
    kernel: int,
    size: Size,
    *,
    bias: bool = True,
    normalised: bool = False,
) -> LayerCost:
    """A transposed convolution of stride 2, whose input is of `size`."""
    macs = size[0] * size[1] * before * after * kernel**2
    outputs = 4 * size[0] * size[1] * after
    paper_macs = 4 * macs + outputs * normalised
    return LayerCost(name, macs, paper_macs, after * (before * kernel**2) + after * bias)


def separable(
    name: str, before: int, after: int, kernel: int, size: Size, *, normalised: bool = False
) -> list[LayerCost]:
    """Depthwise, instance normalisation, pointwise; both of `size` at their output."""
    return [
        convolution(f"{name}.conv.0", 1, before, kernel, size, normalised=True),
        convolution(f"{name}.conv.2", before, after, 1, size, normalised=normalised),
    ]


def linear(name: str, before: int, after: int) -> LayerCost:
    """A linear layer with bias, applied once."""
    return LayerCost(name, before * after, before * after, after * (before + 1))


def charged(name: str, channels: int, size: Size, parameters: int = 0) -> LayerCost:
    """What only the published convention charges, by its outputs: a norm, a product, a mean."""
    return LayerCost(name, 0, channels * size[0] * size[1], parameters)


def total(layers: Sequence[LayerCost]) -> Cost:
    """The sum over layers."""
    return Cost(
        sum(layer.macs for layer in layers),
        sum(layer.paper_macs for layer in layers),
        sum(layer.parameters for layer in layers),
    )


def cost_in_supernet(
    layers: Callable[[Sequence[int]], Sequence[LayerCost]],
    architecture: Sequence[int],
    full_width: int | Sequence[int] | None,
) -> Cost:
    """The MACs at `architecture`, and the parameters of the supernet that it is cut out of.

    `layers` gives the costs of an architecture. The supernet's widest architecture is `full_width`,
    one number for all positions or one for each; None: there is no supernet.
    """
    cost = total(layers(architecture))
    if full_width is None:
        return cost
    widest = [full_width] * len(architecture) if isinstance(full_width, int) else full_width
    return Cost(cost.macs, cost.paper_macs, total(layers(widest)).parameters)


def network_cost(
    layers: Callable[..., Sequence[LayerCost]],
    kind: str,
    architecture: Sequence[int],
    *picture: int,
    full_width: int | Sequence[int] | None = None,
    **options: Any,
) -> Cost:
    """Cost of a generator on one picture of height × width; `layers` gives those of its network.

    For "elastic" the MACs are those at `architecture` and the parameters those of the supernet,
    whose widest architecture is `full_width`; see `cost_in_supernet`. All else is handed on to
    `layers`.
    """
    return cost_in_supernet(
        lambda widths: layers(kind, widths, *picture, **options),
        architecture,
        full_width if kind == "elastic" else None,
    )
