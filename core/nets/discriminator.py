"""The PatchGAN discriminator (Isola et al. 2017, §3.2.2)."""

from collections.abc import Iterable
from typing import ClassVar

from torch import Tensor, nn

from core.nets.norms import NORMS, Norm, norm_layer


class PatchDiscriminator(nn.Module):
    """Score overlapping patches (70×70 at three layers).

    (n, in_channels, h, w) -> (n, score_maps, h', w'), all maps from one pass.
    `in_channels` is 6 where source and picture are seen together, 3 for the picture alone.
    `width` is that of the first layer, doubling up to eight times; `layers` counts the strided
    ones, and each halves h and w. Scores are raw, to be read by the loss. `norm` is "instance", or
    "batch" with weights and convolutions without biases, as published U-Nets' discriminators.
    """

    ARGUMENTS: ClassVar[tuple[str, ...]] = ("in_channels", "width", "layers", "norm", "score_maps")

    def __init__(
        self,
        in_channels: int,
        width: int = 64,
        layers: int = 3,
        norm: Norm = "instance",
        score_maps: int = 1,
    ) -> None:
        super().__init__()
        if norm not in NORMS:
            raise ValueError(f"no such normalisation: {norm}")
        self.in_channels = in_channels
        self.width = width
        self.layers = layers
        self.norm: Norm = norm
        self.score_maps = score_maps
        widths = [width * min(2**step, 8) for step in range(layers + 1)]
        strides = [2] * (layers - 1) + [1]
        model = [nn.Conv2d(in_channels, width, 4, 2, 1), nn.LeakyReLU(0.2, inplace=True)]
        for before, after, stride in zip(widths, widths[1:], strides, strict=False):
            model += _convolution_block(before, after, stride, norm)
        self.model = nn.Sequential(*model, nn.Conv2d(widths[-1], score_maps, 4, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        return self.model(x)

    def outputs(self, x: Tensor) -> list[list[Tensor]]:
        """The output of each activation, the scores last, for its only scale."""
        return [activations(self.model, x)]


def activations(layers: Iterable[nn.Module], x: Tensor) -> list[Tensor]:
    """The outputs (n, c, h, w) of each activation of layers in a row, and of the last layer."""
    activations = []
    for layer in layers:
        x = layer(x)
        if isinstance(layer, nn.LeakyReLU):
            activations.append(x)
    return [*activations, x]


def _convolution_block(before: int, after: int, stride: int, norm: Norm) -> list[nn.Module]:
    return [
        nn.Conv2d(before, after, 4, stride, 1, bias=norm == "instance"),
        norm_layer(norm, after),
        nn.LeakyReLU(0.2, inplace=True),
    ]
