"""A generator made of planned layers: teacher, supernet and sub-generator in one definition."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from torch import Tensor, nn

from core.nets.architecture import Architecture
from core.nets.blur import BlurDown, BlurUp
from core.nets.generator import Generator
from core.nets.layers import (
    ConvResize2d,
    ElasticConv2d,
    ElasticConvTranspose2d,
    ElasticSeparableConv2d,
    ResizeConv2d,
    SeparableConv2d,
)
from core.nets.norms import NORMS, Norm, norm_layer
from core.nets.planned_layers import PlannedLayer
from core.nets.planned_spec import PlannedSpec
from core.nets.upsampling import UPS, Ups

if TYPE_CHECKING:
    from core.nets.pruning import Selection

Plan = Mapping[str, Sequence[PlannedLayer]]
"""The layers of each `nn.Sequential`, by its name."""
Kinds = tuple[type[nn.Module], type[nn.Module], type[nn.Module]]

DENSE: Kinds = (nn.Conv2d, nn.ConvTranspose2d, nn.Conv2d)
# For each smaller kind: the convolution of stem, downs and head, of the ups, of the blocks.
LAYERS: dict[str, Kinds] = {
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


class PlannedGenerator(Generator):
    """Pictures to pictures: (n, in_channels, h, w) -> (n, out_channels, h, w) in [-1, 1].

    Of kind "mobile" with separable convolutions in the residual blocks, of kind "elastic" the
    supernet, of any other kind that its specification names dense throughout. `norm` is "instance",
    or "batch": then dense convolutions but the head's have no bias. `ups` say how the sides are
    doubled (`core.nets.upsampling`), unless the network blurs.
    """

    model: nn.Sequential
    clamps: bool = False
    """Whether what comes in is clamped to [-1, 1] first."""
    ARGUMENTS: ClassVar[tuple[str, ...]] = (
        "kind", "architecture", "in_channels", "out_channels", "blocks", "norm",
    )  # fmt: skip

    def __init__(
        self,
        kind: str,
        architecture: Sequence[int],
        in_channels: int = 3,
        out_channels: int = 3,
        blocks: int = 9,
        norm: Norm = "instance",
        ups: Ups = "transposed",
    ) -> None:
        super().__init__()
        if kind not in (self.spec.name, *LAYERS) or norm not in NORMS or ups not in UPS:
            raise ValueError(f"no such {self.spec.title}: {kind}, {norm}, {ups}")
        self.kind = kind
        self.architecture: Architecture = tuple(architecture)
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.blocks = blocks
        self.norm: Norm = norm
        self.ups: Ups = ups
        for name, layers in self.plan(self.architecture).items():
            setattr(self, name, nn.Sequential(*self._modules_of(layers)))

    @property
    def spec(self) -> PlannedSpec:
        """What the engine asks of this kind of network."""
        return cast(PlannedSpec, super().spec)

    def plan(self, architecture: Sequence[int]) -> Plan:
        """The layers at an architecture. Raises ValueError for one that does not fit."""
        given = {name: getattr(self, name) for name in ("in_channels", "out_channels", "blocks")}
        return self.spec.plan({"architecture": tuple(architecture), **given})

    @property
    def matched_indices(self) -> tuple[int, ...]:
        """Places in `model` of the layers whose features are distilled, at equal width."""
        return self.spec.matched_indices(self.blocks)

    @property
    def feature_widths(self) -> tuple[int, ...]:
        trunk = next(one for one in self.plan(self.architecture)["model"] if one.role == "block")
        return (trunk.after,) * len(self.matched_indices)

    def forward(self, x: Tensor, architecture: Sequence[int] | None = None) -> Tensor:
        """(n, in_channels, h, w) -> (n, out_channels, h, w), both in [-1, 1].

        `architecture` is for a supernet only, None meaning the widest. Raises ValueError where it
        does not fit.
        """
        return self.run(self.ready(x), architecture)[0]

    def with_features(
        self, x: Tensor, architecture: Sequence[int] | None = None
    ) -> tuple[Tensor, list[Tensor]]:
        return self.run(self.ready(x), architecture, self.matched_indices)

    def run(
        self, x: Tensor, architecture: Sequence[int] | None, matched: Sequence[int] = ()
    ) -> tuple[Tensor, list[Tensor]]:
        """The pictures, and what leaves these layers of `model` on the way, (n, c, h', w') each."""
        return run_layers(self.model, x, self.widths(architecture)["model"], matched)

    def ready(self, x: Tensor) -> Tensor:
        """Pictures (n, c, h, w) as the first layer takes them; some networks clamp to [-1, 1]."""
        # On a CPU, group_norm is badly wrong for channels-last pictures (0.3 on flat drawings).
        x = x.contiguous()
        return x.clamp(-1, 1) if self.clamps else x

    def features(self, x: Tensor) -> list[Tensor]:
        """The matched features (n, c, h', w') alone; what comes after the last is not run."""
        part = self.model[: max(self.matched_indices) + 1]
        return run_layers(part, self.ready(x), {}, self.matched_indices)[1]

    @property
    def encoded_widths(self) -> tuple[int, ...]:
        """Channels of each layer that `encode` gives."""
        return self.in_channels, *(layer.after for layer in self._encoder())

    def encode(self, x: Tensor) -> list[Tensor]:
        """Layers in which patches are compared (Park et al. 2020, §3).

        From the padded picture (n, in_channels, h', w') to the fifth residual block; what comes
        after the last of them is not run.
        """
        indices = (0, *(int(layer.name.split(".")[1]) for layer in self._encoder()))
        return run_layers(self.model[: max(indices) + 1], self.ready(x), {}, indices)[1]

    def _encoder(self) -> list[PlannedLayer]:
        """The downs, the first residual block, and the fifth or last."""
        layers = self.plan(self.architecture)["model"]
        downs = [layer for layer in layers if layer.role in ("down", "blurred down")]
        blocks = [layer for layer in layers if layer.role == "block"]
        return [*downs, blocks[0], blocks[min(4, len(blocks) - 1)]]

    def keep_channels(self, selection: "Selection") -> None:
        every = selection.every(self.in_channels)
        self.keep_of(selection, self.plan(self.architecture)["model"], every)

    def keep_of(
        self, selection: "Selection", layers: Iterable[PlannedLayer], inputs: Tensor
    ) -> Tensor:
        """Choose channels through some layers, from these inputs on; returns the last choice."""
        kept = inputs
        for layer in layers:
            if layer.role == "block":
                part = f"{layer.name}.conv_block"
                middle = selection.normalised(f"{part}.1", f"{part}.2", kept)
                selection.normalised(f"{part}.6", f"{part}.7", middle, kept)
            elif layer.role == "head":
                selection.convolution(layer.name, kept, selection.every(self.out_channels))
            else:
                kept = selection.normalised(layer.name, next_name(layer.name), kept)
        return kept

    def widths(self, architecture: Sequence[int] | None) -> Mapping[str, Mapping[int, int]]:
        """For each Sequential, the width of its elastic layers by their place.

        Raises ValueError for an architecture that does not fit, or of no supernet.
        """
        chosen = self.chosen(architecture)
        if self.kind != "elastic":
            return defaultdict(dict)
        return {
            name: {
                int(layer.name.split(".")[1]): layer.middle or layer.after
                for layer in layers
                if layer.role != "head"
            }
            for name, layers in self.plan(chosen).items()
        }

    def _modules_of(self, layers: Iterable[PlannedLayer]) -> Iterator[nn.Module]:
        convolution, _, of_block = LAYERS.get(self.kind, DENSE)
        biased: dict[str, Any] = {"bias": self.norm == "instance"}
        in_block = partial(of_block, **biased) if of_block is nn.Conv2d else of_block
        halving: dict[str, Any] = {"stride": 2, "padding": 1, **biased}
        for layer in layers:
            before, after = layer.before, layer.after
            match layer.role:
                case "stem":
                    yield nn.ReflectionPad2d(3)
                    yield from self._activated(convolution(before, after, 7, **biased), after)
                case "down":
                    yield from self._activated(convolution(before, after, 3, **halving), after)
                case "blurred down":
                    whole = convolution(before, after, 3, padding=1, **biased)
                    yield from (*self._activated(whole, after), BlurDown())
                case "block":
                    yield ResidualBlock(in_block, before, layer.middle, self.norm)
                case "up":
                    yield from self._activated(self._up(before, after), after)
                case "blurred up":
                    whole = convolution(before, after, 3, padding=1, **biased)
                    yield from (BlurUp(), *self._activated(whole, after))
                case "head":
                    yield from (nn.ReflectionPad2d(3), convolution(before, after, 7), nn.Tanh())

    def _up(self, before: int, after: int) -> nn.Module:
        bias = self.norm == "instance"
        if self.ups == "transposed":
            transposed = LAYERS.get(self.kind, DENSE)[1]
            return transposed(before, after, 3, 2, 1, output_padding=1, bias=bias)
        return (ResizeConv2d if self.ups == "resize-conv" else ConvResize2d)(before, after, bias)

    def _activated(self, convolution: nn.Module, width: int) -> tuple[nn.Module, ...]:
        return convolution, norm_layer(self.norm, width), nn.ReLU(inplace=True)


def next_name(name: str) -> str:
    """The normalisation that follows a layer of a Sequential."""
    module, index = name.split(".")
    return f"{module}.{int(index) + 1}"


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
