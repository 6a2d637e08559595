"""The U-Net generator of pix2pix: one definition for teacher, supernet and sub-generator."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import torch
from torch import Tensor, nn

from core.nets.architecture import Architecture
from core.nets.generator import Generator
from core.nets.norms import NORMS, Norm, norm_layer
from core.nets.unet_layers import (
    ELASTIC,
    ConvUp,
    Down,
    ElasticConvUp,
    ElasticDown,
    ElasticSeparableDown,
    ElasticSeparableUp,
    ElasticUp,
    SeparableDown,
    SeparableUp,
    Up,
    joined_dimension,
    two_prefixes,
)
from core.nets.unet_widths import MATCHED_LEVELS, Level, unet_levels
from core.nets.upsampling import UPS, Ups

if TYPE_CHECKING:
    from core.nets.pruning import Selection

UNetKind = Literal["unet", "mobile", "elastic"]
UNET_KINDS: tuple[UNetKind, ...] = ("unet", "mobile", "elastic")

# For each kind: the outermost down and up (the head), and those of all other levels.
LAYERS: dict[UNetKind, tuple[type[nn.Module], ...]] = {
    "unet": (Down, Up, Down, Up),
    "mobile": (Down, Up, SeparableDown, SeparableUp),
    "elastic": (ElasticDown, ElasticUp, ElasticSeparableDown, ElasticSeparableUp),
}


class UNetLevel(nn.Module):
    """The layers of one level: down, the levels beneath, up. The generator runs them one by one.

    The names are those of UnetSkipConnectionBlock in pytorch-CycleGAN-and-pix2pix.
    """

    def __init__(
        self, down: list[nn.Module], beneath: "UNetLevel | None", up: list[nn.Module]
    ) -> None:
        super().__init__()
        self.depth = len(down)
        self.model = nn.Sequential(*down, *([beneath] if beneath else []), *up)

    @property
    def beneath(self) -> "UNetLevel | None":
        """The next level; None at the innermost."""
        layer = self.model[self.depth]
        return layer if isinstance(layer, UNetLevel) else None

    @property
    def down(self) -> list[nn.Module]:
        """The layers before the levels beneath."""
        return list(self.model)[: self.depth]

    @property
    def up(self) -> list[nn.Module]:
        """The layers after the levels beneath; they read what went down, joined to what came up."""
        return list(self.model)[self.depth + (self.beneath is not None) :]


class UNetGenerator(Generator):
    """Pictures to pictures: (n, in_channels, h, w) -> (n, out_channels, h, w), all in [-1, 1].

    An encoder and a decoder whose levels are joined (Isola et al. 2017, §3.2.1): `downs` is 8 for
    the published unet_256, 7 for unet_128. h and w are multiples of 2**downs. Of kind

    - "unet": dense convolutions throughout, the published teacher;
    - "mobile": separable ones everywhere but at the outermost level. As in the published mobile
      networks, what normalises inside them is instance normalisation, whatever `norm` is;
    - "elastic": the supernet, "mobile" at any architecture up to its own.

    `ups` are "transposed" convolutions as published, or draw no grid (`core.nets.upsampling`); of
    these, the picture itself is always resized first and convolved after that.

    `norm` is "batch" (with weights; only the head has a bias), "picture" (the same weights, run by
    each picture's own statistics) or "instance" (without weights; all convolutions have biases). As
    published, the outermost level and the innermost down have none.

    The matched features are what the ups of the sixth, fifth, fourth and third level give, after
    their normalisation: the last two of width c4, and those of c5 and c6.

    `dropout` drops half of a teacher's numbers after the ups of the inner levels but the innermost,
    in train mode only, by torch's global random numbers. The original leaves it on in use, as its
    source of chance, and normalises by the picture at hand: for the latter there is
    `batch_norm.batch_statistics`; here an evaluated network is a function of its input.
    """

    ARGUMENTS: ClassVar[tuple[str, ...]] = (
        "kind", "architecture", "in_channels", "out_channels", "downs", "norm", "dropout",
        "ups",
    )  # fmt: skip

    def __init__(
        self,
        kind: UNetKind,
        architecture: Sequence[int],
        in_channels: int = 3,
        out_channels: int = 3,
        downs: int = 8,
        norm: Norm = "batch",
        dropout: bool = False,
        ups: Ups = "transposed",
    ) -> None:
        super().__init__()
        if kind not in UNET_KINDS or norm not in NORMS or ups not in UPS:
            raise ValueError(f"no such U-Net: {kind}, {norm}, {ups}")
        self.kind: UNetKind = kind
        self.architecture: Architecture = tuple(architecture)
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.downs = downs
        self.norm: Norm = norm
        self.dropout = dropout
        self.ups: Ups = ups
        self.model = self._nested(self.levels)

    def _nested(self, levels: Sequence[Level]) -> UNetLevel:
        outer_down = LAYERS[self.kind][0]
        nested = None
        for depth, level in reversed(list(enumerate(levels))[1:]):
            nested = UNetLevel(list(self._down(level)), nested, list(self._up(level, depth)))
        up = [nn.ReLU(inplace=True), self._head(levels[0]), nn.Tanh()]
        return UNetLevel([outer_down(levels[0], bias=self.norm == "instance")], nested, up)

    def _head(self, level: Level) -> nn.Module:
        if self.ups == "transposed":
            return LAYERS[self.kind][1](level, bias=True)
        # Never the convolution first: the picture would be a small one made larger.
        return (ElasticConvUp if self.kind == "elastic" else ConvUp)(level, True, "resize-conv")

    def _down(self, level: Level) -> Iterator[nn.Module]:
        # In place: what is joined to the up path is activated twice, but ReLU undoes the first.
        yield nn.LeakyReLU(0.2, inplace=True)
        yield LAYERS[self.kind][2](level, bias=self.norm == "instance")
        if level.below:
            yield norm_layer(self.norm, level.down)

    def _doubling(self, level: Level) -> nn.Module:
        bias = self.norm == "instance"
        if self.kind != "unet":
            return LAYERS[self.kind][3](level, bias=bias, ups=self.ups)
        return Up(level, bias) if self.ups == "transposed" else ConvUp(level, bias, self.ups)

    def _up(self, level: Level, depth: int) -> Iterator[nn.Module]:
        yield nn.ReLU(inplace=True)
        yield self._doubling(level)
        yield norm_layer(self.norm, level.up)
        if self.dropout and self.kind == "unet" and level.below and depth >= 4:
            yield nn.Dropout(0.5)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The widths of its levels, from the outermost to the innermost."""
        return self._levels()

    @property
    def feature_widths(self) -> tuple[int, ...]:
        """Channels of the four matched features at the network's own architecture."""
        return tuple(self.levels[depth].up for depth in MATCHED_LEVELS)

    def forward(self, x: Tensor, architecture: Sequence[int] | None = None) -> Tensor:
        """(n, in_channels, h, w) -> (n, out_channels, h, w) in [-1, 1].

        h and w are multiples of 2 to the number of downs. `architecture` is for a supernet only,
        None meaning the widest.
        """
        return self.with_features(x, architecture)[0]

    def with_features(
        self, x: Tensor, architecture: Sequence[int] | None = None
    ) -> tuple[Tensor, list[Tensor]]:
        """The generated pictures and the four matched features (n, c, h', w') on the way."""
        return self._run(x, self._levels(architecture), until=0)

    def features(self, x: Tensor) -> list[Tensor]:
        """The four matched features (n, c, h', w') alone; what comes after the last is not run."""
        return self._run(x, self.levels, until=min(MATCHED_LEVELS))[1]

    def _run(self, x: Tensor, widths: Sequence[Level], until: int) -> tuple[Tensor, list[Tensor]]:
        """Run all the way down, and up to the level `until`; its output, and the matched ones."""
        levels = list(self._nested_levels())
        went_down, features = [], []
        x = x.contiguous()  # see ResNetGenerator
        for level, width in zip(levels, widths, strict=True):
            x = _through(level.down, x, width)
            went_down.append(x)
        x = went_down.pop()
        for depth in range(self.downs - 1, until - 1, -1):
            if levels[depth].beneath:
                x = torch.cat([went_down.pop(), x], 1)
            x = _through(levels[depth].up, x, widths[depth])
            if depth in MATCHED_LEVELS:
                features.append(x)
        return x, features

    def _nested_levels(self) -> Iterator[UNetLevel]:
        level: UNetLevel | None = self.model
        while level is not None:
            yield level
            level = level.beneath

    def weights_for(self, part: Self) -> dict[str, Tensor]:
        weights = self.state_dict()
        for name, (dimension, joint, depth) in dict(self._joints()).items():
            weights[name] = two_prefixes(weights[name], dimension, joint, part.levels[depth])
        return weights

    def keep_channels(self, selection: "Selection") -> None:
        names = ["model.model"]
        while len(names) < self.downs:
            names.append(f"{names[-1]}.{1 if len(names) == 1 else 3}.model")
        kept = selection.convolution(f"{names[0]}.0", selection.every(self.in_channels))
        went_down = [kept]
        for name in names[1:-1]:
            kept = selection.normalised(f"{name}.1", f"{name}.2", kept)
            went_down.append(kept)
        kept = selection.convolution(f"{names[-1]}.1", kept)
        kept = selection.normalised(f"{names[-1]}.3", f"{names[-1]}.4", kept)
        for depth in range(self.downs - 2, 0, -1):
            joined = torch.cat([went_down[depth], self.levels[depth].down + kept])
            kept = selection.normalised(f"{names[depth]}.5", f"{names[depth]}.6", joined)
        joined = torch.cat([went_down[0], self.levels[0].down + kept])
        selection.convolution(f"{names[0]}.3", joined, selection.every(self.out_channels))

    def _joints(self) -> Iterator[tuple[str, tuple[int, int, int]]]:
        """The tensors with two parts along a dimension: which one, where the second part begins,
        and the depth of the level."""
        ups = [
            item for item in self.named_modules() if isinstance(item[1], (Up, ConvUp, SeparableUp))
        ]
        for depth, (name, layer) in enumerate(reversed(ups)):
            for inner in layer.state_dict():
                dimension = joined_dimension(layer, inner)
                if dimension is not None:
                    yield f"{name}.{inner}", (dimension, layer.joint, depth)

    def _levels(self, architecture: Sequence[int] | None = None) -> tuple[Level, ...]:
        chosen = self.chosen(architecture)
        return unet_levels(chosen, self.downs, self.in_channels, self.out_channels)


def _through(layers: Iterable[nn.Module], x: Tensor, level: Level) -> Tensor:
    """Run layers in turn, elastic ones at the level's widths."""
    for layer in layers:
        x = layer(x, level) if isinstance(layer, ELASTIC) else layer(x)
    return x
