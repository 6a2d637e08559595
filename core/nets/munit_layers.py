"""The layers of MUNIT (Huang et al. 2018, §5.1): normalisations and what is built with them."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from core.nets.layers import ElasticConv2d, ElasticSeparableConv2d, InstanceNorm, prefix

ELASTIC = (ElasticConv2d, ElasticSeparableConv2d)

Modulation = tuple[Tensor, Tensor]


class AdaptiveNorm(nn.Module):
    """Instance normalisation whose shift and scale come from a style (Huang & Belongie 2017).

    (n, c, h, w) with shift and scale (n, ≥ c), of which the first c are used -> (n, c, h, w).
    """

    def __init__(self) -> None:
        super().__init__()
        self.norm = InstanceNorm()

    def forward(self, x: Tensor, shift: Tensor, scale: Tensor) -> Tensor:
        count, channels = x.shape[:2]
        shift, scale = (prefix(item, count, channels)[..., None, None] for item in (shift, scale))
        return self.norm(x) * scale + shift


class LayerNorm(nn.Module):
    """Normalise each picture as a whole, then scale each channel: (n, c ≤ channels, h, w).

    Uses the unbiased standard deviation, and adds ε to it rather than to the variance, as the
    published weights were trained. Channels beyond those that arrive are left out.
    """

    EPSILON = 1e-5

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(channels))
        self.beta = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        whole = (1, 2, 3)
        centred = x - x.mean(whole, keepdim=True)
        spread = x.std(whole, keepdim=True) + self.EPSILON
        gamma, beta = (prefix(item, x.shape[1])[:, None, None] for item in (self.gamma, self.beta))
        return centred / spread * gamma + beta


class ConvBlock(nn.Module):
    """Reflection padding, convolution, normalisation, activation; `width` is for elastic ones.

    What the normalisation needs besides the features comes with each call.
    """

    def __init__(
        self, padding: int, conv: nn.Module, norm: nn.Module, activation: nn.Module
    ) -> None:
        super().__init__()
        self.pad = nn.ReflectionPad2d(padding)
        self.conv = conv
        self.norm = norm
        self.activation = activation

    def forward(self, x: Tensor, width: int, *modulation: Tensor) -> Tensor:
        x = self.pad(x)
        x = self.conv(x, width) if isinstance(self.conv, ELASTIC) else self.conv(x)
        return self.activation(self.norm(x, *modulation))


class MunitResidualBlock(nn.Module):
    """x + block(x), two 3×3 convolutions: (n, trunk, h, w) -> the same.

    `norm` is InstanceNorm or AdaptiveNorm; the latter takes a modulation for each convolution.
    """

    def __init__(
        self, convolution: type[nn.Module], norm: type[nn.Module], trunk: int, middle: int
    ) -> None:
        super().__init__()
        self.model = nn.Sequential(
            ConvBlock(1, convolution(trunk, middle, 3), norm(), nn.ReLU()),
            ConvBlock(1, convolution(middle, trunk, 3), norm(), nn.Identity()),
        )

    def forward(
        self, x: Tensor, middle: int, modulations: Sequence[Modulation | tuple[()]] = ((), ())
    ) -> Tensor:
        first, second = self.model
        inner = first(x, middle, *modulations[0])
        return x + second(inner, x.shape[1], *modulations[1])


class MunitResidualBlocks(nn.Module):
    """Four residual blocks of one trunk, each with its own middle: (n, trunk, h, w) -> same."""

    def __init__(
        self,
        convolution: type[nn.Module],
        norm: type[nn.Module],
        trunk: int,
        middles: Sequence[int],
    ) -> None:
        super().__init__()
        blocks = (MunitResidualBlock(convolution, norm, trunk, middle) for middle in middles)
        self.model = nn.Sequential(*blocks)

    def forward(
        self, x: Tensor, middles: Sequence[int], modulations: Sequence[Modulation] = ()
    ) -> Tensor:
        for index, (block, middle) in enumerate(zip(self.model, middles, strict=True)):
            pair = modulations[2 * index : 2 * index + 2] or ((), ())
            x = block(x, middle, pair)
        return x


class LinearBlock(nn.Module):
    """A linear layer and its activation: (n, before) -> (n, after)."""

    def __init__(self, before: int, after: int, activation: nn.Module) -> None:
        super().__init__()
        self.fc = nn.Linear(before, after)
        self.activation = activation

    def forward(self, x: Tensor) -> Tensor:
        return self.activation(self.fc(x))
