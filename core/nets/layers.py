"""Layers: plain and elastic. An elastic layer holds the widest weights and runs at any prefix."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class InstanceNorm(nn.Module):
    """Normalise each channel of each picture: (n, c, h, w) -> the same, without parameters."""

    def forward(self, x: Tensor) -> Tensor:
        if torch.compiler.is_compiling():
            # What exporters know by name: half the nodes in ONNX, and an eighth less time there.
            return F.instance_norm(x)
        # One group a channel is instance normalisation, by a faster CPU kernel than the one behind
        # F.instance_norm (benchmarks/norm.py).
        return F.group_norm(x, x.shape[1])


class ElasticConv2d(nn.Conv2d):
    """A convolution that runs at any width up to its own.

    Uses the first `width` filters and as many input channels as arrive:
    (n, c ≤ in_channels, h, w) -> (n, width ≤ out_channels, h', w').
    """

    def forward(self, x: Tensor, width: int | None = None) -> Tensor:
        width = width or self.out_channels
        weight = prefix(self.weight, width, x.shape[1])
        bias = None if self.bias is None else prefix(self.bias, width)
        return F.conv2d(x, weight, bias, self.stride, self.padding)


class ElasticConvTranspose2d(nn.ConvTranspose2d):
    """A transposed convolution that runs at any width up to its own, like ElasticConv2d."""

    def forward(self, x: Tensor, width: int | None = None) -> Tensor:  # type: ignore[override]
        width = width or self.out_channels
        weight = prefix(self.weight, x.shape[1], width)
        bias = None if self.bias is None else prefix(self.bias, width)
        padding = (self.padding, self.output_padding)
        return F.conv_transpose2d(x, weight, bias, self.stride, *padding)  # type: ignore[arg-type]


class ResizeConv2d(ElasticConv2d):
    """Nearest resize to twice the sides, then a 3×3 convolution: (n, c, h, w) -> (n, c', 2h, 2w).

    Runs at any width up to its own, like ElasticConv2d. h and w are at least 1.
    """

    def __init__(self, in_channels: int, out_channels: int, bias: bool = True) -> None:
        super().__init__(in_channels, out_channels, 3, bias=bias)

    def forward(self, x: Tensor, width: int | None = None) -> Tensor:
        x = F.interpolate(x, scale_factor=2, mode="nearest")
        return super().forward(F.pad(x, (1, 1, 1, 1), mode="reflect"), width)


class ConvResize2d(ElasticConv2d):
    """A 3×3 convolution, then bilinear resize to twice the sides: (n, c, h, w) -> (n, c', 2h, 2w).

    Runs at any width up to its own, like ElasticConv2d. h and w are at least 2.
    """

    def __init__(self, in_channels: int, out_channels: int, bias: bool = True) -> None:
        super().__init__(in_channels, out_channels, 3, bias=bias)

    def forward(self, x: Tensor, width: int | None = None) -> Tensor:
        x = super().forward(F.pad(x, (1, 1, 1, 1), mode="reflect"), width)
        return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


class ElasticDepthwiseConv2d(nn.Conv2d):
    """One filter a channel, for as many channels as arrive: (n, c, h, w) -> (n, c, h', w')."""

    def __init__(self, channels: int, kernel_size: int, padding: int = 0) -> None:
        super().__init__(channels, channels, kernel_size, padding=padding, groups=channels)

    def forward(self, x: Tensor) -> Tensor:
        width = x.shape[1]
        bias = None if self.bias is None else prefix(self.bias, width)
        return F.conv2d(x, prefix(self.weight, width), bias, padding=self.padding, groups=width)


class SeparableConv2d(nn.Module):
    """Depthwise, instance normalisation, pointwise: (n, in, h, w) -> (n, out, h-k+1+2p, w-k+1+2p).

    k is the kernel's size, p the padding with zeros.
    """

    def __init__(
        self, in_channels: int, out_channels: int, kernel_size: int, padding: int = 0
    ) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(in_channels, in_channels, kernel_size, padding=padding, groups=in_channels),
            InstanceNorm(),
            nn.Conv2d(in_channels, out_channels, 1),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(x)


class ElasticSeparableConv2d(nn.Module):
    """SeparableConv2d at any width: the first `width` outputs of as many channels as arrive."""

    def __init__(
        self, in_channels: int, out_channels: int, kernel_size: int, padding: int = 0
    ) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            ElasticDepthwiseConv2d(in_channels, kernel_size, padding),
            InstanceNorm(),
            ElasticConv2d(in_channels, out_channels, 1),
        )

    def forward(self, x: Tensor, width: int | None = None) -> Tensor:
        depthwise, norm, pointwise = self.conv
        return pointwise(norm(depthwise(x)), width)


def prefix(weight: Tensor, *sizes: int) -> Tensor:
    """The first `sizes[d]` entries in each dimension d, as a view; further ones stay whole."""
    for dimension, size in enumerate(sizes):
        if size != weight.shape[dimension]:
            weight = weight.narrow(dimension, 0, size)
    return weight
