"""The MUNIT generator: one definition for teacher, supernet and sub-generator."""

from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar, Literal, Self

import torch
from torch import Tensor, nn

from core.nets.architecture import Architecture
from core.nets.bands import with_channels
from core.nets.generator import StyledGenerator
from core.nets.layers import (
    ElasticConv2d,
    ElasticSeparableConv2d,
    InstanceNorm,
    SeparableConv2d,
)
from core.nets.munit_layers import (
    AdaptiveNorm,
    ConvBlock,
    LayerNorm,
    LinearBlock,
    Modulation,
    MunitResidualBlocks,
)
from core.nets.munit_widths import MunitWidths, munit_widths

Kind = Literal["munit", "mobile", "elastic"]
Convolutions = tuple[type[nn.Module], type[nn.Module]]

# For each kind: the convolution of stems, downs and head; of residual blocks and ups.
LAYERS: dict[Kind, Convolutions] = {
    "munit": (nn.Conv2d, nn.Conv2d),
    "mobile": (nn.Conv2d, SeparableConv2d),
    "elastic": (ElasticConv2d, ElasticSeparableConv2d),
}
LAST_LINEAR = "mlp.model.2.fc"


class StyleEncoder(nn.Module):
    """Pictures to styles: (n, in_channels, h, w) -> (n, style_channels)."""

    def __init__(
        self, convolution: type[nn.Module], widths: MunitWidths, channels: int, styles: int
    ) -> None:
        super().__init__()
        stem, *downs = _encoding(convolution, nn.Identity, channels, widths.style)
        last = convolution(widths.style[-1], styles, 1)
        self.model = nn.Sequential(stem, *downs, nn.AdaptiveAvgPool2d(1), last)

    def forward(self, x: Tensor, widths: MunitWidths) -> Tensor:
        *blocks, pool, last = self.model
        for block, width in zip(blocks, widths.style, strict=True):
            x = block(x, width)
        return last(pool(x)).flatten(1)


class ContentEncoder(nn.Module):
    """Pictures to content codes: (n, in_channels, h, w) -> (n, trunk, h/4, w/4)."""

    def __init__(self, layers: Convolutions, widths: MunitWidths, channels: int) -> None:
        super().__init__()
        convolution, of_block = layers
        encoding = _encoding(convolution, InstanceNorm, channels, widths.content)
        blocks = MunitResidualBlocks(of_block, InstanceNorm, widths.trunk, widths.encoder_middles)
        self.model = nn.Sequential(*encoding, blocks)

    def forward(self, x: Tensor, widths: MunitWidths) -> Tensor:
        *encoding, blocks = self.model
        for block, width in zip(encoding, widths.content, strict=True):
            x = block(x, width)
        return blocks(x, widths.encoder_middles)


class Decoder(nn.Module):
    """Content codes and modulations to pictures: (n, trunk, h/4, w/4) -> (n, channels, h, w)."""

    def __init__(self, layers: Convolutions, widths: MunitWidths, channels: int) -> None:
        super().__init__()
        convolution, of_block = layers
        half, full = widths.ups
        self.model = nn.Sequential(
            MunitResidualBlocks(of_block, AdaptiveNorm, widths.trunk, widths.decoder_middles),
            nn.Upsample(scale_factor=2),
            ConvBlock(2, of_block(widths.trunk, half, 5), LayerNorm(half), nn.ReLU()),
            nn.Upsample(scale_factor=2),
            ConvBlock(2, of_block(half, full, 5), LayerNorm(full), nn.ReLU()),
            ConvBlock(3, convolution(full, channels, 7), nn.Identity(), nn.Tanh()),
        )
        self.out_channels = channels

    def forward(
        self, content: Tensor, modulations: Sequence[Modulation], widths: MunitWidths
    ) -> Tensor:
        blocks, first_up, first, second_up, second, head = self.model
        half, full = widths.ups
        x = blocks(content, widths.decoder_middles, modulations)
        x = second(second_up(first(first_up(x), half)), full)
        return head(x, self.out_channels)


class StyleMapping(nn.Module):
    """Styles to the numbers of every adaptive normalisation: (n, styles) -> (n, numbers)."""

    def __init__(self, styles: int, hidden: int, numbers: int) -> None:
        super().__init__()
        self.model = nn.Sequential(
            LinearBlock(styles, hidden, nn.ReLU()),
            LinearBlock(hidden, hidden, nn.ReLU()),
            LinearBlock(hidden, numbers, nn.Identity()),
        )

    def forward(self, style: Tensor) -> Tensor:
        return self.model(style)


class MunitGenerator(StyledGenerator):
    """Pictures to pictures of any style: (n, in_channels, h, w) -> (n, out_channels, h, w).

    A content encoder, a style encoder, and a decoder whose residual blocks are normalised with
    shifts and scales that an MLP makes of the style (Huang et al. 2018). h and w are multiples of
    four, at least sixteen; pictures lie in [-1, 1]. Of kind

    - "munit": dense convolutions throughout, the published teacher;
    - "mobile": separable ones in the residual blocks and the two ups (Li et al. 2022);
    - "elastic": the supernet, "mobile" at any architecture up to its own.

    A style is (n, style_channels), or the same with two sides of one; N(0, 1) is what the decoder
    learns to expect. Nothing about a style is kept: calls may run at once and differ picture by
    picture. `mlp_width` is that of the MLP's two hidden layers, whatever the architecture.
    """

    ARGUMENTS: ClassVar[tuple[str, ...]] = (
        "kind",
        "architecture",
        "in_channels",
        "out_channels",
        "style_channels",
        "mlp_width",
    )

    def __init__(
        self,
        kind: Kind,
        architecture: Sequence[int],
        in_channels: int = 3,
        out_channels: int = 3,
        style_channels: int = 8,
        mlp_width: int = 256,
    ) -> None:
        super().__init__()
        self.kind: Kind = kind
        self.architecture: Architecture = tuple(architecture)
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.style_channels = style_channels
        self.mlp_width = mlp_width
        self.widest = munit_widths(self.architecture)
        layers = LAYERS[kind]
        self.enc_style = StyleEncoder(layers[0], self.widest, out_channels, style_channels)
        self.enc_content = ContentEncoder(layers, self.widest, in_channels)
        self.dec = Decoder(layers, self.widest, out_channels)
        self.mlp = StyleMapping(style_channels, mlp_width, 2 * sum(self.widest.modulated))

    @property
    def feature_widths(self) -> tuple[int, ...]:
        """Channels of the matched feature, the content code, at the network's own architecture."""
        return (self.widest.trunk,)

    def forward(
        self,
        x: Tensor,
        architecture: Sequence[int] | None = None,
        style: Tensor | None = None,
    ) -> Tensor:
        """(n, in_channels, h, w) -> (n, out_channels, h, w) in [-1, 1].

        In a given style (n, style_channels), or in each picture's own where there is none.
        `architecture` is for a supernet only, None meaning the widest.
        """
        return self.with_features(x, architecture, style)[0]

    def with_features(
        self,
        x: Tensor,
        architecture: Sequence[int] | None = None,
        style: Tensor | None = None,
    ) -> tuple[Tensor, list[Tensor]]:
        """The generated pictures and the content code on the way, the one matched feature."""
        content = self.encode_content(x, architecture)
        if style is None:
            style = self.encode_style(with_channels(x, self.out_channels), architecture)
        return self.decode(content, style, architecture), [content]

    def features(self, x: Tensor) -> list[Tensor]:
        """The content code (n, c, h/4, w/4) alone, as the one matched feature."""
        return [self.encode_content(x)]

    def encode_content(self, x: Tensor, architecture: Sequence[int] | None = None) -> Tensor:
        """What a picture shows: (n, in_channels, h, w) -> (n, 4·c3, h/4, w/4)."""
        return self.enc_content(x.contiguous(), self._widths(architecture))

    def encode_style(self, x: Tensor, architecture: Sequence[int] | None = None) -> Tensor:
        """How a picture of the target domain shows it: (n, out_channels, h, w) -> (n, numbers)."""
        return self.enc_style(x.contiguous(), self._widths(architecture))

    def decode(
        self, content: Tensor, style: Tensor, architecture: Sequence[int] | None = None
    ) -> Tensor:
        """Content codes in given styles, one each: -> (n, out_channels, h, w) in [-1, 1]."""
        numbers = self.mlp(style.flatten(1))
        sizes = [width for width in self.widest.modulated for _ in ("shift", "scale")]
        shifts_and_scales = numbers.split(sizes, dim=1)
        modulations = list(zip(shifts_and_scales[::2], shifts_and_scales[1::2], strict=True))
        return self.dec(content, modulations, self._widths(architecture))

    def weights_for(self, part: Self) -> dict[str, Tensor]:
        # The MLP of a part makes only the numbers that its decoder uses.
        weights, kept = self.state_dict(), self._kept_numbers(part.widest)
        for name in (f"{LAST_LINEAR}.weight", f"{LAST_LINEAR}.bias"):
            weights[name] = weights[name][kept]
        return weights

    def _kept_numbers(self, widths: MunitWidths) -> list[int]:
        """Which of the MLP's outputs an architecture uses: the first of each shift and scale."""
        kept: list[int] = []
        start = 0
        for whole, used in zip(self.widest.modulated, widths.modulated, strict=True):
            kept += [*range(start, start + used), *range(start + whole, start + whole + used)]
            start += 2 * whole
        return kept

    def _widths(self, architecture: Sequence[int] | None) -> MunitWidths:
        return munit_widths(self.chosen(architecture))


def assemble(source: MunitGenerator, target: MunitGenerator) -> MunitGenerator:
    """The generator from one domain to the other, assembled from the autoencoders of both.

    The content encoder of the source's; style encoder, decoder and MLP of the target's. A network
    of its own, with copied weights. Both are of one kind and architecture.
    """
    contents = {
        name: weight
        for name, weight in source.state_dict().items()
        if name.startswith("enc_content.")
    }
    with torch.device("meta"):
        options = {name: getattr(target, name) for name in target.ARGUMENTS}
        network = MunitGenerator(**options | {"in_channels": source.in_channels})
    weights = {name: item.clone() for name, item in (target.state_dict() | contents).items()}
    network.load_state_dict(weights, assign=True)
    return network.train(target.training)


def _encoding(
    convolution: type[nn.Module], norm: type[nn.Module], channels: int, widths: Sequence[int]
) -> list[nn.Module]:
    """A stem, and a down for each further width, which halves h and w."""
    stem = ConvBlock(3, convolution(channels, widths[0], 7), norm(), nn.ReLU())
    downs = [
        ConvBlock(1, convolution(before, after, 4, stride=2), norm(), nn.ReLU())
        for before, after in pairwise(widths)
    ]
    return [stem, *downs]
