"""The discriminator of MUNIT: one small network for each of several scales (Huang et al. 2018)."""

from collections import OrderedDict
from typing import ClassVar, cast

from torch import Tensor, nn

from core.nets.discriminator import activations


class MsImageDiscriminator(nn.Module):
    """Score pictures at several sizes.

    (n, in_channels, h, w) -> `scales` times (n, score_maps, h', w'), all maps from one pass.
    Each scale is half the size of the one before (average pooling). `layers` counts the strided
    convolutions of a scale, each of which halves h and w; `width` is that of the first, doubling
    with each. There is no normalisation. Scores are raw, to be read by the loss, largest scale
    first.
    """

    ARGUMENTS: ClassVar[tuple[str, ...]] = (
        "in_channels",
        "width",
        "layers",
        "scales",
        "score_maps",
    )

    def __init__(
        self,
        in_channels: int = 3,
        width: int = 64,
        layers: int = 4,
        scales: int = 3,
        score_maps: int = 1,
    ) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.width = width
        self.layers = layers
        self.scales = scales
        self.score_maps = score_maps
        self.downsample = nn.AvgPool2d(3, 2, 1, count_include_pad=False)
        self.cnns = nn.ModuleList(self._one_scale() for _ in range(scales))

    @property
    def smallest(self) -> int:
        """The shortest side of a picture that every scale can score."""
        # A reflected edge needs two pixels before the last convolution of the smallest scale.
        return 2 ** (self.layers + self.scales - 1)

    def _one_scale(self) -> nn.Sequential:
        widths = [self.width * 2**step for step in range(self.layers)]
        befores = [self.in_channels, *widths]
        blocks = [_block(before, after) for before, after in zip(befores, widths, strict=False)]
        return nn.Sequential(*blocks, nn.Conv2d(widths[-1], self.score_maps, 1))

    def forward(self, x: Tensor) -> list[Tensor]:
        scores = []
        for index, discriminator in enumerate(self.cnns):
            x = self.downsample(x) if index else x
            scores.append(discriminator(x))
        return scores

    def outputs(self, x: Tensor) -> list[list[Tensor]]:
        """For each scale what leaves each activation, (n, c, h', w'), the scores last."""
        outputs = []
        for index, discriminator in enumerate(self.cnns):
            x = self.downsample(x) if index else x
            *blocks, scoring = cast(nn.Sequential, discriminator)
            seen = activations([layer for block in blocks for layer in block.children()], x)
            outputs.append([*seen[:-1], scoring(seen[-1])])
        return outputs


def _block(before: int, after: int) -> nn.Sequential:
    layers: list[tuple[str, nn.Module]] = [
        ("pad", nn.ReflectionPad2d(1)),
        ("conv", nn.Conv2d(before, after, 4, 2)),
        ("activation", nn.LeakyReLU(0.2, inplace=True)),
    ]
    return nn.Sequential(OrderedDict(layers))
