"""Convolutions of a U-Net: 4×4 with stride 2; dense, separable, and elastic ones.

All are made for a `Level` of the network, and an elastic one is run at the `Level` of a narrower
network. An up convolution reads two joined tensors: one that went down at its level, and one that
comes back from beneath. An elastic one therefore uses two prefixes of its inputs, one of each.
"""

from collections.abc import Callable
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.nets.layers import InstanceNorm, prefix
from core.nets.unet_widths import Level
from core.nets.upsampling import Ups

SpatialConv = nn.Conv2d | nn.ConvTranspose2d
STRIDED = (4, 2, 1)  # kernel, stride, padding: an even picture is exactly halved or doubled


class Down(nn.Conv2d):
    """A dense convolution: (n, before, h, w) -> (n, down, h/2, w/2)."""

    def __init__(self, level: Level, bias: bool) -> None:
        super().__init__(level.before, level.down, *STRIDED, bias=bias)


class Up(nn.ConvTranspose2d):
    """A dense transposed convolution: (n, joined, h, w) -> (n, up, 2·h, 2·w)."""

    def __init__(self, level: Level, bias: bool) -> None:
        super().__init__(level.joined, level.up, *STRIDED, bias=bias)
        self.joint = level.down


class ConvUp(nn.Conv2d):
    """A dense 3×3 convolution that resizes by `ups`: (n, joined, h, w) -> (n, up, 2·h, 2·w)."""

    def __init__(self, level: Level, bias: bool, ups: Ups) -> None:
        super().__init__(level.joined, level.up, 3, bias=bias)
        self.joint = level.down
        self.ups: Ups = ups

    def forward(self, x: Tensor) -> Tensor:
        return resized(x, self.ups, super().forward)


class SeparableDown(nn.Module):
    """Depthwise, instance normalisation, pointwise: (n, before, h, w) -> (n, down, h/2, w/2).

    At the innermost level, where a picture may become a single number a channel, nothing is
    normalised: that number would always be 0.
    """

    def __init__(self, level: Level, bias: bool) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(level.before, level.before, *STRIDED, groups=level.before, bias=bias),
            InstanceNorm() if level.below else nn.Identity(),
            nn.Conv2d(level.before, level.down, 1, bias=bias),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(x)


class SeparableUp(nn.Module):
    """Depthwise, instance norm, pointwise: (n, joined, h, w) -> (n, up, 2·h, 2·w).

    The depthwise convolution is transposed, or resizes by `ups`; the pointwise one runs at the
    doubled size in either case.
    """

    def __init__(self, level: Level, bias: bool, ups: Ups = "transposed") -> None:
        super().__init__()
        wide = level.joined
        self.joint = level.down
        self.ups: Ups = ups
        spatial = nn.ConvTranspose2d(wide, wide, *STRIDED, groups=wide, bias=bias)
        resizing = nn.Conv2d(wide, wide, 3, groups=wide, bias=bias)
        self.conv = nn.Sequential(
            spatial if ups == "transposed" else resizing,
            InstanceNorm(),
            nn.Conv2d(wide, level.up, 1, bias=bias),
        )

    def forward(self, x: Tensor) -> Tensor:
        depthwise, norm, pointwise = self.conv
        output: Tensor = pointwise(norm(resized(x, self.ups, depthwise)))
        return output


class ElasticDown(Down):
    """Down at any width."""

    def forward(self, x: Tensor, level: Level) -> Tensor:  # type: ignore[override]
        weight = prefix(self.weight, level.down, level.before)
        return F.conv2d(x, weight, _first(self.bias, level.down), stride=2, padding=1)


class ElasticUp(Up):
    """Up at any width."""

    def forward(self, x: Tensor, level: Level) -> Tensor:  # type: ignore[override]
        weight = two_prefixes(self.weight, 0, self.joint, level)
        weight = prefix(weight, level.joined, level.up)
        return F.conv_transpose2d(x, weight, _first(self.bias, level.up), stride=2, padding=1)


class ElasticConvUp(ConvUp):
    """ConvUp at any width."""

    def forward(self, x: Tensor, level: Level) -> Tensor:  # type: ignore[override]
        weight = two_prefixes(self.weight, 1, self.joint, level)
        weight, bias = prefix(weight, level.up, level.joined), _first(self.bias, level.up)
        return resized(x, self.ups, lambda x: F.conv2d(x, weight, bias))


class ElasticSeparableDown(SeparableDown):
    """SeparableDown at any width."""

    def forward(self, x: Tensor, level: Level) -> Tensor:  # type: ignore[override]
        depthwise, norm, pointwise = _parts(self.conv)
        weight, bias = prefix(depthwise.weight, level.before), _first(depthwise.bias, level.before)
        x = norm(F.conv2d(x, weight, bias, stride=2, padding=1, groups=level.before))
        weight = prefix(pointwise.weight, level.down, level.before)
        return F.conv2d(x, weight, _first(pointwise.bias, level.down))


class ElasticSeparableUp(SeparableUp):
    """SeparableUp at any width."""

    def forward(self, x: Tensor, level: Level) -> Tensor:  # type: ignore[override]
        depthwise, norm, pointwise = _parts(self.conv)
        bias = depthwise.bias
        bias = None if bias is None else two_prefixes(bias, 0, self.joint, level)
        weight = two_prefixes(depthwise.weight, 0, self.joint, level)
        x = resized(x, self.ups, lambda x: self._spatial(x, weight, bias))
        pointwise_weight = two_prefixes(prefix(pointwise.weight, level.up), 1, self.joint, level)
        return F.conv2d(norm(x), pointwise_weight, _first(pointwise.bias, level.up))

    def _spatial(self, x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
        if self.ups == "transposed":
            return F.conv_transpose2d(x, weight, bias, stride=2, padding=1, groups=len(weight))
        return F.conv2d(x, weight, bias, groups=len(weight))


ELASTIC = (ElasticDown, ElasticUp, ElasticConvUp, ElasticSeparableDown, ElasticSeparableUp)


def resized(x: Tensor, ups: Ups, convolve: Callable[[Tensor], Tensor]) -> Tensor:
    """Convolve x (n, c, h, w) and double its sides, in the order of `ups`: "transposed" does both.

    Padded by repeating the edge: at the innermost level a picture may be a single pixel, which
    cannot be reflected.
    """
    if ups == "transposed":
        return convolve(x)
    if ups == "resize-conv":
        x = F.interpolate(x, scale_factor=2, mode="nearest")
        return convolve(F.pad(x, (1, 1, 1, 1), mode="replicate"))
    x = convolve(F.pad(x, (1, 1, 1, 1), mode="replicate"))
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


def two_prefixes(weight: Tensor, dimension: int, joint: int, level: Level) -> Tensor:
    """The part of a weight that the joined inputs of a level use, along `dimension`.

    The dimension holds two parts, of what came down and from below; the second begins at `joint`.

    The tensor itself where that is all of it.
    """
    if level.joined == weight.shape[dimension]:
        return weight
    first = weight.narrow(dimension, 0, level.down)
    return torch.cat([first, weight.narrow(dimension, joint, level.below)], dimension)


def joined_dimension(layer: nn.Module, name: str) -> int | None:
    """The dimension of tensor `name` along which an up convolution has its joined inputs."""
    if isinstance(layer, Up | ConvUp):
        return int(isinstance(layer, ConvUp)) if name == "weight" else None
    if isinstance(layer, SeparableUp):
        return {"conv.0.weight": 0, "conv.0.bias": 0, "conv.2.weight": 1}.get(name)
    return None


def _parts(conv: nn.Sequential) -> tuple[SpatialConv, nn.Module, SpatialConv]:
    return cast("tuple[SpatialConv, nn.Module, nn.Conv2d]", tuple(conv))


def _first(bias: Tensor | None, count: int) -> Tensor | None:
    return None if bias is None else prefix(bias, count)
