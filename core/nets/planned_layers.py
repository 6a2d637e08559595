"""Generators as a list of layers, from which both the network and its cost are made: no torch.

Both follow from one list, so they cannot differ. A layer's `name` is that in the state dict of the
published code.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from core.nets.cost import LayerCost, Size, convolution, separable, transposed
from core.nets.upsampling import convolved_at_full_size

Role = Literal["stem", "down", "blurred down", "block", "up", "blurred up", "head"]
BLUR, BLUR_UP = 3, 4
"""Sides of the filters before halving and after doubling (Zhang 2019; Park et al. 2020)."""


@dataclass(frozen=True)
class PlannedLayer:
    """A convolution, or a residual block of two, with its normalisation.

    `before` and `after` are channels; in a block, `middle` are those between its convolutions.
    `scale` is how often the picture is halved where its output lies, and `position` the number of
    the architecture that sets its width, None for what makes the picture.
    """

    name: str
    role: Role
    before: int
    after: int
    scale: int
    position: int | None
    middle: int = 0


@dataclass(frozen=True)
class ResidualShape:
    """The order of layers in a residual generator: stem, downs, blocks, as many ups, head.

    `architecture` has a number for the stem, each down, each third of the blocks, and each up.
    Channels double with every down: the stem has `unit` for each 1 of its number. `scale` is how
    often its picture was halved before. Where it is `blurred`, it blurs before it halves and after
    it doubles. Raises ValueError.
    """

    architecture: tuple[int, ...]
    in_channels: int
    out_channels: int
    blocks: int
    downs: int
    blurred: bool = False
    unit: int = 1
    scale: int = 0

    def __post_init__(self) -> None:
        positions = 2 * self.downs + 4
        if len(self.architecture) != positions or min(self.architecture) < 1:
            raise ValueError(f"not an architecture of {positions} numbers: {self.architecture}")
        if self.blocks < 3 or self.blocks % 3:
            raise ValueError(f"blocks must be a positive multiple of three, not {self.blocks}")

    def layers(self) -> Iterator[PlannedLayer]:
        """In the order of computing; where it blurs, that is a layer of `model` as well."""
        numbers, downs = self.architecture, self.downs
        step = 3 + self.blurred
        down: Role = "blurred down" if self.blurred else "down"
        up: Role = "blurred up" if self.blurred else "up"
        widths = [self.unit * 2**index * numbers[index] for index in range(downs + 1)]
        yield PlannedLayer("model.1", "stem", self.in_channels, widths[0], self.scale, 0)
        for index, (before, after) in enumerate(pairwise(widths), 1):
            name = f"model.{4 + step * (index - 1)}"
            yield PlannedLayer(name, down, before, after, self.scale + index, index)
        first, trunk, deepest = 4 + step * downs, widths[-1], self.scale + downs
        for block in range(self.blocks):
            position = downs + 1 + 3 * block // self.blocks
            middle = self.unit * 2**downs * numbers[position]
            yield PlannedLayer(
                f"model.{first + block}", "block", trunk, trunk, deepest, position, middle
            )
        # Each blurred up begins with the blur, which has no weights.
        place, before = first + self.blocks + self.blurred, trunk
        for index in range(1, downs + 1):
            position = downs + 3 + index
            after = self.unit * 2 ** (downs - index) * numbers[position]
            yield PlannedLayer(f"model.{place}", up, before, after, deepest - index, position)
            place, before = place + step, after
        name = f"model.{place + 1 - self.blurred}"
        yield PlannedLayer(name, "head", before, self.out_channels, self.scale, None)


def planned_costs(
    layers: Sequence[PlannedLayer],
    height: int,
    width: int,
    kind: str,
    norm: str,
    ups: str = "transposed",
) -> list[LayerCost]:
    """What the layers cost on a picture of height × width; batch norm's weights are included."""
    deepest = max(layer.scale for layer in layers)

    def size_at(scale: int, role: Role) -> Size:
        # A side that cannot be halved is rounded up on the way down, and doubled on the way up.
        down = deepest if role in ("up", "blurred up", "head") else scale
        times = 2 ** (down - scale)
        return times * -(-height // 2**down), times * -(-width // 2**down)

    return [cost for layer in layers for cost in _costs(layer, size_at, kind, norm, ups)]


def _costs(
    layer: PlannedLayer, size_at: Callable[[int, Role], Size], kind: str, norm: str, ups: str
) -> list[LayerCost]:
    size = size_at(layer.scale, layer.role)
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
            whole = size_at(layer.scale - 1, layer.role)
            blur = convolution(f"{layer.name}.blur", 1, layer.after, BLUR, size, bias=False)
            return [dense(layer.name, layer.before, layer.after, 3, whole), _weightless(blur)]
        case "up":
            small = size_at(layer.scale + 1, layer.role)
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
            small = size_at(layer.scale + 1, layer.role)
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


def _with_norm(layer: LayerCost, channels: int, batch: bool) -> LayerCost:
    """The weights of a batch normalisation count to the convolution before it."""
    return replace(layer, parameters=layer.parameters + 2 * channels * batch)


def _weightless(layer: LayerCost) -> LayerCost:
    """A fixed filter, which is no parameter."""
    return replace(layer, parameters=0)
