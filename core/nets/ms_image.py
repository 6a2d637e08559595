"""The discriminator of MUNIT: one small network for each of several scales (Huang et al. 2018)."""

from collections import OrderedDict
from typing import ClassVar

from torch import Tensor, nn


class MsImageDiscriminator(nn.Module):
    """Judge pictures at several sizes: (n, in_channels, h, w) -> `scales` maps (n, 1, h', w').

    Each scale is half the size of the one before (average pooling). `layers` counts the strided
    convolutions of a scale, each of which halves h and w; `width` is that of the first, doubling
    with each. There is no normalisation. Scores are raw, to be read by the loss, largest scale
    first.
    """

    ARGUMENTS: ClassVar[tuple[str, ...]] = ("in_channels", "width", "layers", "scales")

    def __init__(
        self, in_channels: int = 3, width: int = 64, layers: int = 4, scales: int = 3
    ) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.width = width
        self.layers = layers
        self.scales = scales
        self.downsample = nn.AvgPool2d(3, 2, 1, count_include_pad=False)
        self.cnns = nn.ModuleList(self._judge() for _ in range(scales))

    @property
    def smallest(self) -> int:
        """The shortest side of a picture that every scale can judge."""
        # A reflected edge needs two pixels before the last convolution of the smallest scale.
        return 2 ** (self.layers + self.scales - 1)

    def _judge(self) -> nn.Sequential:
        widths = [self.width * 2**step for step in range(self.layers)]
        befores = [self.in_channels, *widths]
        blocks = [_block(before, after) for before, after in zip(befores, widths, strict=False)]
        return nn.Sequential(*blocks, nn.Conv2d(widths[-1], 1, 1))

    def forward(self, x: Tensor) -> list[Tensor]:
        scores = []
        for place, judge in enumerate(self.cnns):
            x = self.downsample(x) if place else x
            scores.append(judge(x))
        return scores


def _block(before: int, after: int) -> nn.Sequential:
    layers: list[tuple[str, nn.Module]] = [
        ("pad", nn.ReflectionPad2d(1)),
        ("conv", nn.Conv2d(before, after, 4, 2)),
        ("activation", nn.LeakyReLU(0.2, inplace=True)),
    ]
    return nn.Sequential(OrderedDict(layers))
