"""Pictures of networks as they are shown, saved and scored."""

import torch
from torch import Tensor

from core.data.values import shown_places
from core.nets.bands import as_rgb


def as_shown(pictures: Tensor) -> Tensor:
    """Pictures (n, c, h, w) as people see them, (n, 3, h, w); see core.data.values.shown_places."""
    channels = pictures.shape[1]
    return pictures if channels == 3 else pictures[:, list(shown_places(channels))]


def as_judged(pictures: Tensor) -> Tensor:
    """(n, c, h, w) in [-1, 1] as 8-bit RGB (n, 3, h, w), in which scores are computed.

    Grey is repeated, and of more than three channels neighbouring ones are averaged, so that each
    counts (core.nets.bands).
    """
    return to_uint8(as_rgb(pictures))


def to_uint8(pictures: Tensor) -> Tensor:
    """(n, c, h, w) in [-1, 1] -> the same in 0..255, rounded, as a saved picture would be."""
    return ((pictures.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
