"""What a ResNet generator costs, in closed form: MACs in both conventions, and parameters."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from core.nets.architecture import FIRST_BLOCK, layer_widths
from core.nets.cost import Cost, LayerCost, Size, convolution, network_cost, separable, total
from core.nets.upsampling import convolved_at_full_size


def resnet_layers(
    kind: str,
    architecture: Sequence[int],
    height: int,
    width: int,
    in_channels: int = 3,
    out_channels: int = 3,
    blocks: int = 9,
    norm: str = "instance",
    ups: str = "transposed",
) -> list[LayerCost]:
    """Cost of each convolution on a picture of height × width (at least 8).

    Named as in the state dict. The weights of a batch normalisation (`norm` "batch") count to the
    convolution before it.
    """
    widths = layer_widths(architecture, blocks)
    return list(_layers(kind, widths, (height, width), in_channels, out_channels, norm, ups))


resnet_cost = partial(network_cost, resnet_layers)
"""Cost of a ResNetGenerator, of the arguments of `resnet_layers`; see `network_cost`."""


def cost_of_widths(kind: str, widths: dict[int, int], height: int, width: int) -> Cost:
    """Cost of a ResNet whose every layer has its own width, as `layer_widths` names them."""
    return total(list(_layers(kind, widths, (height, width), 3, 3)))


def _layers(
    kind: str,
    widths: dict[int, int],
    size: Size,
    in_channels: int,
    out_channels: int,
    norm: str = "instance",
    ups: str = "transposed",
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
    yield _up(f"model.{after}", trunk, first_up, quarter, norm, ups)
    yield _up(f"model.{after + 3}", first_up, second_up, _doubled(quarter), norm, ups)
    last = _doubled(_doubled(quarter))
    yield convolution(f"model.{after + 7}", second_up, out_channels, 7, last)


def _dense(
    name: str, before: int, after: int, size: Size, norm: str, kernel: int = 3
) -> Iterator[LayerCost]:
    """A convolution with its normalisation: "instance", "batch" or none ("")."""
    layer = convolution(
        name,
        before,
        after,
        kernel,
        size,
        bias=norm != "batch",
        normalised=norm == "instance",
    )
    yield _with_batch_norm(layer, after, norm)


def _separable(name: str, before: int, after: int, size: Size, norm: str) -> Iterator[LayerCost]:
    depthwise, pointwise = separable(name, before, after, 3, size, normalised=norm == "instance")
    yield depthwise
    yield _with_batch_norm(pointwise, after, norm)


def _with_batch_norm(layer: LayerCost, channels: int, norm: str) -> LayerCost:
    weights = 2 * channels * (norm == "batch")
    return replace(layer, parameters=layer.parameters + weights)


def _up(name: str, before: int, after: int, size: Size, norm: str, ups: str) -> LayerCost:
    """`size` is that of the input; the output has twice its sides. Resizing counts nothing."""
    macs = size[0] * size[1] * before * after * 9 * (4 if convolved_at_full_size(ups) else 1)
    paper_macs = 4 * macs if ups == "transposed" else macs
    outputs = 4 * size[0] * size[1] * after
    # A bias, or the weight and the bias of a batch normalisation.
    parameters = after * (before * 9 + 1 + (norm == "batch"))
    return LayerCost(name, macs, paper_macs + outputs * (norm == "instance"), parameters)


def _halved(size: Size) -> Size:
    return (size[0] + 1) // 2, (size[1] + 1) // 2


def _doubled(size: Size) -> Size:
    return 2 * size[0], 2 * size[1]
