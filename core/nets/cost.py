"""What a ResNet generator costs, in closed form: MACs in both conventions, and parameters.

Executed MACs count convolutions as they run. The published ones (torchprofile 0.0.1) charge a
stride-2 transposed convolution by its output, four times what is executed, and one MAC for each
output of an instance normalisation. Both are for one picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.nets.architecture import FIRST_BLOCK, layer_widths, uniform

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


def resnet_cost(
    kind: str,
    architecture: Sequence[int],
    height: int,
    width: int,
    in_channels: int = 3,
    out_channels: int = 3,
    blocks: int = 9,
    norm: str = "instance",
    full_width: int | Sequence[int] | None = None,
) -> Cost:
    """Cost of a ResNetGenerator on one picture of height × width (at least 8).

    For "elastic" the MACs are those at `architecture` and the parameters those of the supernet,
    whose widest architecture is `full_width` (one number for all eight, or the eight).
    """
    picture = (height, width, in_channels, out_channels, blocks, norm)
    cost = _total(resnet_layers(kind, architecture, *picture))
    if kind != "elastic" or full_width is None:
        return cost
    widest = uniform(full_width) if isinstance(full_width, int) else full_width
    supernet = _total(resnet_layers(kind, widest, *picture))
    return Cost(cost.macs, cost.paper_macs, supernet.parameters)


def resnet_layers(
    kind: str,
    architecture: Sequence[int],
    height: int,
    width: int,
    in_channels: int = 3,
    out_channels: int = 3,
    blocks: int = 9,
    norm: str = "instance",
) -> list[LayerCost]:
    """Cost of each convolution, named as in the state dict; the sum is that of resnet_cost.

    The weights of a batch normalisation (`norm` "batch") count to the convolution before it.
    """
    widths = layer_widths(architecture, blocks)
    return list(_layers(kind, widths, (height, width), in_channels, out_channels, norm))


def cost_of_widths(kind: str, widths: dict[int, int], height: int, width: int) -> Cost:
    """Cost of a ResNet whose every layer has its own width, as `layer_widths` names them."""
    return _total(list(_layers(kind, widths, (height, width), 3, 3)))


def _layers(
    kind: str,
    widths: dict[int, int],
    size: Size,
    in_channels: int,
    out_channels: int,
    norm: str = "instance",
) -> Iterator[LayerCost]:
    stem, half, trunk, *middles, first_up, second_up = widths.values()
    block_cost = _dense if kind == "resnet" else _separable
    halved = _halved(size)
    quarter = _halved(halved)
    yield from _dense("model.1", in_channels, stem, size, norm, kernel=7)
    yield from _dense("model.4", stem, half, halved, norm)
    yield from _dense("model.7", half, trunk, quarter, norm)
    for block, middle in enumerate(middles, FIRST_BLOCK):
        yield from block_cost(f"model.{block}.conv_block.1", trunk, middle, quarter, norm)
        yield from block_cost(f"model.{block}.conv_block.6", middle, trunk, quarter, norm)
    after = FIRST_BLOCK + len(middles)
    yield _transposed(f"model.{after}", trunk, first_up, quarter, norm)
    yield _transposed(f"model.{after + 3}", first_up, second_up, _doubled(quarter), norm)
    last = _doubled(_doubled(quarter))
    yield _convolution(f"model.{after + 7}", second_up, out_channels, 7, last, norm="")


def _dense(
    name: str, before: int, after: int, size: Size, norm: str, kernel: int = 3
) -> Iterator[LayerCost]:
    yield _convolution(name, before, after, kernel, size, norm, bias=norm != "batch")


def _separable(name: str, before: int, after: int, size: Size, norm: str) -> Iterator[LayerCost]:
    yield _convolution(f"{name}.conv.0", 1, before, 3, size, "instance")
    yield _convolution(f"{name}.conv.2", before, after, 1, size, norm)


def _convolution(
    name: str, before: int, after: int, kernel: int, size: Size, norm: str, bias: bool = True
) -> LayerCost:
    """`before` counts the input channels of one filter, `size` is that of the output.

    `norm` is what follows: "instance", "batch", or nothing ("").
    """
    outputs = size[0] * size[1] * after
    macs = outputs * before * kernel**2
    parameters = after * (before * kernel**2 + bias + 2 * (norm == "batch"))
    return LayerCost(name, macs, macs + outputs * (norm == "instance"), parameters)


def _transposed(name: str, before: int, after: int, size: Size, norm: str) -> LayerCost:
    """`size` is that of the input; the output has twice its sides."""
    macs = size[0] * size[1] * before * after * 9
    outputs = 4 * size[0] * size[1] * after
    # A bias, or the weight and the bias of a batch normalisation.
    parameters = after * (before * 9 + 1 + (norm == "batch"))
    return LayerCost(name, macs, 4 * macs + outputs * (norm == "instance"), parameters)


def _halved(size: Size) -> Size:
    return (size[0] + 1) // 2, (size[1] + 1) // 2


def _doubled(size: Size) -> Size:
    return 2 * size[0], 2 * size[1]


def _total(layers: Sequence[LayerCost]) -> Cost:
    return Cost(
        sum(layer.macs for layer in layers),
        sum(layer.paper_macs for layer in layers),
        sum(layer.parameters for layer in layers),
    )
