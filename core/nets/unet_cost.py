"""What a U-Net generator costs, in closed form: MACs in both conventions, and parameters.

No U-Net is among the published results; the published convention (torchprofile 0.0.1) is applied to
it as to the others: a transposed convolution by its output, one MAC for each output of an instance
normalisation, none for a batch normalisation.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from core.nets.cost import LayerCost, network_cost
from core.nets.unet_widths import Level, unet_levels
from core.nets.upsampling import convolved_at_full_size, head_ups

KERNEL = 16  # 4×4


def unet_layers(
    kind: str,
    architecture: Sequence[int],
    height: int,
    width: int,
    in_channels: int = 3,
    out_channels: int = 3,
    downs: int = 8,
    norm: str = "batch",
    ups: str = "transposed",
) -> list[LayerCost]:
    """Cost of each convolution with its normalisation, on a picture of height × width.

    These are multiples of 2**downs. Named as in the state dict, from the outside in: at each level
    first the down, then the up. The weights of a batch normalisation count to the convolution
    before it.
    """
    levels = unet_levels(architecture, downs, in_channels, out_channels)
    return list(_layers(kind != "unet", levels, height * width, norm, ups))


unet_cost = partial(network_cost, unet_layers)
"""Cost of a UNetGenerator, of the arguments of `unet_layers`; see `network_cost`."""


def _layers(
    separable: bool, levels: Sequence[Level], area: int, norm: str, ups: str
) -> Iterator[LayerCost]:
    """`area` is that of the picture; each level down has a quarter of it."""
    outermost, *inner = levels
    bias = norm == "instance"
    at = "model.model"
    yield _dense(f"{at}.0", outermost.before, outermost.down, area // 4, bias)
    yield _dense_up(f"{at}.3", outermost, area // 4, True, head_ups(ups))
    for level in inner:
        area //= 4
        at += ".1.model" if level is inner[0] else ".3.model"
        up = 5 if level.below else 3
        down_norm = norm if level.below else ""
        if separable:
            yield from _separable_down(f"{at}.1", level, area // 4, bias, down_norm)
            yield from _separable_up(f"{at}.{up}", level, area // 4, bias, norm, ups)
        else:
            down = _dense(f"{at}.1", level.before, level.down, area // 4, bias)
            yield _normalised(down, level.down, area // 4, down_norm)
            dense_up = _dense_up(f"{at}.{up}", level, area // 4, bias, ups)
            yield _normalised(dense_up, level.up, area, norm)


def _dense(
    name: str, before: int, after: int, area: int, bias: bool, kernel: int = KERNEL
) -> LayerCost:
    """`before` counts the input channels of one filter, `area` is that of the output."""
    macs = area * before * after * kernel
    return LayerCost(name, macs, macs, after * (before * kernel + bias))


def _dense_up(name: str, level: Level, area: int, bias: bool, ups: str) -> LayerCost:
    """`area` is that of the input; the output has four times as much."""
    weights = level.joined * level.up * _kernel(ups)
    macs, paper_macs = _spatial(weights, area, ups)
    return LayerCost(name, macs, paper_macs, weights + level.up * bias)


def _kernel(ups: str) -> int:
    return KERNEL if ups == "transposed" else 9


def _spatial(weights: int, area: int, ups: str) -> tuple[int, int]:
    """MACs of a convolution that doubles the sides, executed and as the published count has it."""
    macs = area * weights * (4 if convolved_at_full_size(ups) else 1)
    return macs, 4 * macs if ups == "transposed" else macs


def _separable_down(
    name: str, level: Level, area: int, bias: bool, norm: str
) -> Iterator[LayerCost]:
    depthwise = _dense(f"{name}.conv.0", 1, level.before, area, bias)
    yield _normalised(depthwise, level.before, area, "instance" if level.below else "")
    pointwise = _dense(f"{name}.conv.2", level.before, level.down, area, bias, kernel=1)
    yield _normalised(pointwise, level.down, area, norm)


def _separable_up(
    name: str, level: Level, area: int, bias: bool, norm: str, ups: str
) -> Iterator[LayerCost]:
    """`area` is that of the input, a quarter of the output's."""
    weights = level.joined * _kernel(ups)
    macs, paper_macs = _spatial(weights, area, ups)
    depthwise = LayerCost(f"{name}.conv.0", macs, paper_macs, weights + level.joined * bias)
    yield _normalised(depthwise, level.joined, 4 * area, "instance")
    pointwise = _dense(f"{name}.conv.2", level.joined, level.up, 4 * area, bias, kernel=1)
    yield _normalised(pointwise, level.up, 4 * area, norm)


def _normalised(layer: LayerCost, channels: int, area: int, norm: str) -> LayerCost:
    """With the normalisation after it: "instance", "batch", "picture" or none ("")."""
    paper = layer.paper_macs + channels * area * (norm in ("instance", "picture"))
    weights = layer.parameters + 2 * channels * (norm in ("batch", "picture"))
    return LayerCost(layer.name, layer.macs, paper, weights)
