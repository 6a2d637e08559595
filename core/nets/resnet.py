"""The ResNet generator: one definition for teacher, supernet and sub-generator."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

import torch
from torch import Tensor, nn

from core.nets.architecture import (
    FIRST_BLOCK,
    Architecture,
    layer_widths,
    matched_layers,
)
from core.nets.generator import EncodingGenerator
from core.nets.layers import (
    ConvResize2d,
    ElasticConv2d,
    ElasticConvTranspose2d,
    ElasticSeparableConv2d,
    ResizeConv2d,
    SeparableConv2d,
    prefix,
)
from core.nets.norms import NORMS, Norm, norm_layer
from core.nets.upsampling import UPS, Ups

if TYPE_CHECKING:
    from core.nets.pruning import Selection

Kind = Literal["resnet", "mobile", "elastic"]
KINDS: tuple[Kind, ...] = ("resnet", "mobile", "elastic")
MATCHED = tuple(f"model.{index}" for index in matched_layers())

# For each kind: the convolution of stem, down and head; of the two ups; of the residual blocks.
LAYERS: dict[Kind, tuple[type[nn.Module], type[nn.Module], type[nn.Module]]] = {
    "resnet": (nn.Conv2d, nn.ConvTranspose2d, nn.Conv2d),
    "mobile": (nn.Conv2d, nn.ConvTranspose2d, SeparableConv2d),
    "elastic": (ElasticConv2d, ElasticConvTranspose2d, ElasticSeparableConv2d),
}


class ResidualBlock(nn.Module):
    """x + block(x), two 3×3 convolutions: (n, trunk, h, w) -> the same.

    In a supernet `middle` picks the width between the two, and the trunk is as wide as it arrives.
    """

    def __init__(
        self, convolution: Callable[[int, int, int], nn.Module], trunk: int, middle: int, norm: Norm
    ) -> None:
        super().__init__()
        self.conv_block = nn.Sequential(
            nn.ReflectionPad2d(1),
            convolution(trunk, middle, 3),
            norm_layer(norm, middle),
            nn.ReLU(inplace=True),
            nn.Identity(),  # where published checkpoints count a dropout
            nn.ReflectionPad2d(1),
            convolution(middle, trunk, 3),
            norm_layer(norm, trunk),
        )

    def forward(self, x: Tensor, middle: int | None = None) -> Tensor:
        widths = {} if middle is None else {1: middle, 6: x.shape[1]}
        return x + run_layers(self.conv_block, x, widths)[0]


class ResNetGenerator(EncodingGenerator):
    """Pictures to pictures: (n, in_channels, h, w) -> (n, out_channels, h, w), all in [-1, 1].

    Stem, two downs, residual blocks, two ups, head (Johnson et al. 2016). h and w are
    multiples of four, at least eight. Of kind

    - "resnet": dense convolutions throughout, the published teacher;
    - "mobile": separable ones in the residual blocks (Li et al. 2020, §3.2);
    - "elastic": the supernet, "mobile" at any architecture up to its own.

    `blocks` is a multiple of three: each third has its own middle width. `clamps` says whether the
    input is clamped to [-1, 1] first, as published for all but plain "mobile" networks. `norm` is
    "instance" (as published) or "batch": then dense convolutions but the head's have no bias, as in
    pytorch-CycleGAN-and-pix2pix; what normalises inside separable ones is the same in both. `ups`
    are "transposed" convolutions as published, or draw no grid (see `core.nets.upsampling`).
    """

    ARGUMENTS: ClassVar[tuple[str, ...]] = (
        "kind", "architecture", "in_channels", "out_channels", "blocks", "clamps", "norm", "ups",
    )  # fmt: skip

    def __init__(
        self,
        kind: Kind,
        architecture: Sequence[int],
        in_channels: int = 3,
        out_channels: int = 3,
        blocks: int = 9,
        clamps: bool | None = None,
        norm: Norm = "instance",
        ups: Ups = "transposed",
    ) -> None:
        super().__init__()
        if kind not in KINDS or norm not in NORMS or ups not in UPS:
            raise ValueError(f"no such ResNet: {kind}, {norm}, {ups}")
        self.kind: Kind = kind
        self.architecture: Architecture = tuple(architecture)
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.blocks = blocks
        self.clamps = kind != "mobile" if clamps is None else clamps
        self.norm: Norm = norm
        self.ups: Ups = ups
        self.model = nn.Sequential(*self._layers())

    def _layers(self) -> Iterator[nn.Module]:
        convolution, _, of_block = LAYERS[self.kind]
        biased = {"bias": self.norm == "instance"}
        in_block = partial(of_block, **biased) if self.kind == "resnet" else of_block
        widths = layer_widths(self.architecture, self.blocks)
        stem, half, trunk, *middles, first_up, second_up = widths.values()
        yield nn.ReflectionPad2d(3)
        down = {"stride": 2, "padding": 1, **biased}
        yield from self._activated(convolution(self.in_channels, stem, 7, **biased), stem)
        yield from self._activated(convolution(stem, half, 3, **down), half)
        yield from self._activated(convolution(half, trunk, 3, **down), trunk)
        yield from (ResidualBlock(in_block, trunk, middle, self.norm) for middle in middles)
        yield from self._activated(self._up(trunk, first_up), first_up)
        yield from self._activated(self._up(first_up, second_up), second_up)
        yield from (nn.ReflectionPad2d(3), convolution(second_up, self.out_channels, 7), nn.Tanh())

    def _up(self, before: int, after: int) -> nn.Module:
        bias = self.norm == "instance"
        if self.ups == "transposed":
            transposed = LAYERS[self.kind][1]
            return transposed(before, after, 3, 2, 1, output_padding=1, bias=bias)
        return (ResizeConv2d if self.ups == "resize-conv" else ConvResize2d)(before, after, bias)

    def _activated(self, convolution: nn.Module, width: int) -> tuple[nn.Module, ...]:
        return convolution, norm_layer(self.norm, width), nn.ReLU(inplace=True)

    @property
    def matched(self) -> tuple[str, ...]:
        """Names of the four layers whose features are distilled; MATCHED for nine blocks."""
        return tuple(f"model.{index}" for index in matched_layers(self.blocks))

    @property
    def feature_widths(self) -> tuple[int, ...]:
        """Channels of the four matched features at the network's own architecture."""
        return (4 * self.architecture[2],) * 4

    def forward(self, x: Tensor, architecture: Sequence[int] | None = None) -> Tensor:
        """Generate; `architecture` is for a supernet only, None meaning the widest."""
        return run_layers(self.model, self._input(x), self._widths(architecture))[0]

    def with_features(
        self, x: Tensor, architecture: Sequence[int] | None = None
    ) -> tuple[Tensor, list[Tensor]]:
        """The generated pictures and the four matched features (n, 4·c2, h/4, w/4) on the way."""
        matched = matched_layers(self.blocks)
        return run_layers(self.model, self._input(x), self._widths(architecture), matched)

    def features(self, x: Tensor) -> list[Tensor]:
        """The four matched features alone; what comes after the last of them is not run."""
        matched = matched_layers(self.blocks)
        part = self.model[: max(matched) + 1]
        return run_layers(part, self._input(x), self._widths(None), matched)[1]

    @property
    def encoded_widths(self) -> tuple[int, ...]:
        half, trunk = 2 * self.architecture[1], 4 * self.architecture[2]
        return self.in_channels, half, trunk, trunk, trunk

    def encode(self, x: Tensor) -> list[Tensor]:
        fifth = FIRST_BLOCK + min(4, self.blocks - 1)
        indices = (0, 4, 7, FIRST_BLOCK, fifth)
        return run_layers(self.model[: fifth + 1], self._input(x), {}, indices)[1]

    def cut(self, architecture: Sequence[int]) -> "ResNetGenerator":
        """The sub-generator of a supernet: its output equals the supernet's to the last bit.

        A network of its own, with copied weights. Raises ValueError if this is no supernet or the
        architecture does not fit into it.
        """
        self._widths(architecture)
        with torch.device("meta"):  # spares the random weights, and leaves the generator alone
            part = ResNetGenerator(
                "mobile",
                architecture,
                self.in_channels,
                self.out_channels,
                self.blocks,
                clamps=True,
                norm=self.norm,
                ups=self.ups,
            )
        whole = self.state_dict()
        weights = {
            name: prefix(whole[name], *weight.shape).clone(memory_format=torch.contiguous_format)
            for name, weight in part.state_dict().items()
        }
        part.load_state_dict(weights, assign=True)
        return part.train(self.training)

    def keep_channels(self, selection: "Selection") -> None:
        kept = selection.every(self.in_channels)
        for layer in (1, 4, 7):
            kept = selection.normalised(f"model.{layer}", f"model.{layer + 1}", kept)
        after = FIRST_BLOCK + self.blocks
        for block in range(FIRST_BLOCK, after):
            part = f"model.{block}.conv_block"
            middle = selection.normalised(f"{part}.1", f"{part}.2", kept)
            selection.normalised(f"{part}.6", f"{part}.7", middle, kept)
        for layer in (after, after + 3):
            kept = selection.normalised(f"model.{layer}", f"model.{layer + 1}", kept)
        selection.convolution(f"model.{after + 7}", kept, selection.every(self.out_channels))

    def _input(self, x: Tensor) -> Tensor:
        # On a CPU, group_norm is badly wrong for channels-last pictures (0.3 on flat drawings).
        x = x.contiguous()
        return x.clamp(-1, 1) if self.clamps else x

    def _widths(self, architecture: Sequence[int] | None) -> Mapping[int, int]:
        chosen = self.chosen(architecture)
        return layer_widths(chosen, self.blocks) if self.kind == "elastic" else {}


def run_layers(
    layers: nn.Sequential, x: Tensor, widths: Mapping[int, int], matched: Sequence[int] = ()
) -> tuple[Tensor, list[Tensor]]:
    """Run x (n, c, h, w) through the layers; elastic ones at the width of their index.

    Gives the last output, and those of the layers whose indices are in `matched`.
    """
    features = []
    for index, layer in enumerate(layers):
        x = layer(x, widths[index]) if index in widths else layer(x)
        if index in matched:
            features.append(x)
    return x, features
