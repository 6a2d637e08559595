"""The two normalisations pix2pix and CycleGAN generators are trained with."""

from typing import Literal

from torch import nn

from core.nets.batch_norm import BatchNorm
from core.nets.layers import InstanceNorm

Norm = Literal["instance", "batch"]
NORMS: tuple[Norm, ...] = ("instance", "batch")


def norm_layer(norm: Norm, channels: int) -> nn.Module:
    """Without parameters ("instance"), or with, after a convolution without bias ("batch")."""
    return BatchNorm(channels, affine=True) if norm == "batch" else InstanceNorm()
