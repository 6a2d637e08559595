"""The discriminator of GauGAN: the same network at several scales (Wang et al. 2018, §3.2)."""

from itertools import pairwise
from typing import ClassVar

from torch import Tensor, nn

from core.nets.layers import InstanceNorm
from core.nets.spectral import SpectralConv2d


class MultiscaleDiscriminator(nn.Module):
    """Score semantics and picture together at several sizes.

    (n, in_channels, h, w) -> for each of `scales` sizes, largest first, the outputs of all `layers`
    layers and of the scoring one: lists of (n, c, h', w'), the last with `score_maps` channels of
    raw scores. Each size is half the one before (average pooling). `width` is that of the first
    layer, doubling up to eight times. All but the first and the scoring layer are spectrally and
    instance normalised (Park et al. 2019, appendix A).
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
        in_channels: int,
        width: int = 64,
        layers: int = 4,
        scales: int = 2,
        score_maps: int = 1,
    ) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.width = width
        self.layers = layers
        self.scales = scales
        self.score_maps = score_maps
        self.downsample = nn.AvgPool2d(3, 2, 1, count_include_pad=False)
        for scale in range(scales):
            self.add_module(
                f"discriminator_{scale}",
                _ScaleDiscriminator(in_channels, width, layers, score_maps),
            )

    def forward(self, x: Tensor) -> list[list[Tensor]]:
        outputs = []
        for scale in range(self.scales):
            x = self.downsample(x) if scale else x
            outputs.append(self.get_submodule(f"discriminator_{scale}")(x))
        return outputs


class _ScaleDiscriminator(nn.Module):
    """One scale: (n, in_channels, h, w) -> the output of each layer, the scores last."""

    def __init__(self, in_channels: int, width: int, layers: int, score_maps: int) -> None:
        super().__init__()
        widths = [width * min(2**step, 8) for step in range(layers)]
        self.model0 = nn.Sequential(nn.Conv2d(in_channels, width, 4, 2, 2), _leaky())
        for index, (before, after) in enumerate(pairwise(widths), 1):
            stride = 1 if index == layers - 1 else 2
            convolution = SpectralConv2d(before, after, 4, stride, 2, bias=False)
            layer = nn.Sequential(nn.Sequential(convolution, InstanceNorm()), _leaky())
            self.add_module(f"model{index}", layer)
        self.add_module(f"model{layers}", nn.Sequential(nn.Conv2d(widths[-1], score_maps, 4, 1, 2)))

    def forward(self, x: Tensor) -> list[Tensor]:
        outputs = []
        for layer in self.children():
            x = layer(x)
            outputs.append(x)
        return outputs


def _leaky() -> nn.LeakyReLU:
    return nn.LeakyReLU(0.2)
