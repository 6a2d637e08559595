"""The normalisations of pix2pix and CycleGAN generators, in training and in tests."""

from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.nets.batch_norm import BatchNorm
from core.nets.layers import InstanceNorm, prefix

Norm = Literal["instance", "batch", "picture"]
NORMS: tuple[Norm, ...] = ("instance", "batch", "picture")


class PictureNorm(nn.Module):
    """Batch normalisation that runs by each picture's own statistics: (n, c ≤ channels, h, w).

    What a trained batch normalisation does with a batch of one in train mode: mean and (biased)
    variance over h and w, then the trained weight and bias. pytorch-CycleGAN-and-pix2pix tests its
    U-Nets like this. Fewer channels than its own use the first entries.
    """

    EPSILON = BatchNorm.EPSILON

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.channels = channels
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        weight, bias = prefix(self.weight, x.shape[1]), prefix(self.bias, x.shape[1])
        return F.group_norm(x, x.shape[1], weight, bias, self.EPSILON)

    def extra_repr(self) -> str:
        return f"{self.channels}"


def norm_layer(norm: Norm, channels: int) -> nn.Module:
    """Without parameters ("instance"), or with, after a convolution without bias."""
    if norm == "batch":
        return BatchNorm(channels, affine=True)
    return PictureNorm(channels) if norm == "picture" else InstanceNorm()
