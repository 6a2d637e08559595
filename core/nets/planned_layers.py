"""Generators as a list of layers, from which both the network and its cost are made: no torch.

So the two cannot differ. A layer's `name` is that in the state dict of the published code.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from core.nets.cost import LayerCost, Size, convolution, separable, transposed
from core.nets.upsampling import convolved_at_full_size

Role = Literal["stem", "down", "blurred down", "block", "up", "blurred up", "head"]
BLUR, BLUR_UP = 3, 4
"""Sides of the filters before halving and after doubling (Zhang 2019; Park et al. 2020)."""


@dataclass(frozen=True)
class PlannedLayer:
    """A convolution, or a residual block of two, with its normalisation.

    `before` and `after` are channels, of a block `middle` those between its convolutions. `scale`
    is how often the picture is halved where its output lies, and `position` the number of the
    architecture that sets its width, None for what makes the picture.
    """

    name: str
    role: Role
    before: int
    after: int
    scale: int
    position: int | None
    middle: int = 0


def planned_costs(
    layers: Sequence[PlannedLayer],
    height: int,
    width: int,
    kind: str,
    norm: str,
    ups: str = "transposed",
) -> list[LayerCost]:
    """What the layers cost on a picture of height × width; batch norm's weights are included."""
    return [cost for layer in layers for cost in _costs(layer, (height, width), kind, norm, ups)]


def _costs(layer: PlannedLayer, picture: Size, kind: str, norm: str, ups: str) -> list[LayerCost]:
    size = _scaled(picture, layer.scale)
    batch, normalised = norm == "batch", norm == "instance"

    def dense(name: str, before: int, after: int, kernel: int, at: Size = size) -> LayerCost:
        made = convolution(name, before, after, kernel, at, bias=not batch, normalised=normalised)
        return _with_norm(made, after, batch)

    match layer.role:
        case "stem":
            return [dense(layer.name, layer.before, layer.after, 7)]
        case "head":
            return [convolution(layer.name, layer.before, layer.after, 7, size)]
        case "down":
            return [dense(layer.name, layer.before, layer.after, 3)]
        case "blurred down":
            whole = _scaled(picture, layer.scale - 1)
            blur = convolution(f"{layer.name}.blur", 1, layer.after, BLUR, size, bias=False)
            return [dense(layer.name, layer.before, layer.after, 3, whole), _weightless(blur)]
        case "up":
            small = _scaled(picture, layer.scale + 1)
            if convolved_at_full_size(ups):
                return [dense(layer.name, layer.before, layer.after, 3)]
            if ups != "transposed":
                made = convolution(layer.name, layer.before, layer.after, 3, small, bias=not batch)
                norms = size[0] * size[1] * layer.after * normalised
                made = replace(made, paper_macs=made.paper_macs + norms)
                return [_with_norm(made, layer.after, batch)]
            made = transposed(
                layer.name, layer.before, layer.after, 3, small,
                bias=not batch, normalised=normalised,
            )  # fmt: skip
            return [_with_norm(made, layer.after, batch)]
        case "blurred up":
            small = _scaled(picture, layer.scale + 1)
            padded = small[0] + 2, small[1] + 2
            blur = transposed(f"{layer.name}.blur", 1, layer.before, BLUR_UP, padded, bias=False)
            return [_weightless(blur), dense(layer.name, layer.before, layer.after, 3)]
    pairs = (("1", layer.before, layer.middle), ("6", layer.middle, layer.after))
    costs: list[LayerCost] = []
    for index, before, after in pairs:
        name = f"{layer.name}.conv_block.{index}"
        if kind in ("mobile", "elastic"):
            depthwise, pointwise = separable(name, before, after, 3, size, normalised=normalised)
            costs += [depthwise, _with_norm(pointwise, after, batch)]
        else:
            costs.append(dense(name, before, after, 3))
    return costs


def _scaled(picture: Size, scale: int) -> Size:
    return picture[0] // 2**scale, picture[1] // 2**scale


def _with_norm(layer: LayerCost, channels: int, batch: bool) -> LayerCost:
    """The weights of a batch normalisation count to the convolution before it."""
    return replace(layer, parameters=layer.parameters + 2 * channels * batch)


def _weightless(layer: LayerCost) -> LayerCost:
    """A fixed filter, which is no parameter."""
    return replace(layer, parameters=0)
