"""Pictures of any number of channels, for networks that take another number."""

from itertools import pairwise

from torch import Tensor, cat

RGB = 3


def with_channels(pictures: Tensor, wanted: int) -> Tensor:
    """Pictures (n, c, h, w) as (n, wanted, h, w); gradients pass through.

    One channel is repeated, as grey is in RGB. If there are more channels than wanted, neighbours
    are averaged in groups of nearly one size, so that each counts; if there are fewer, some are
    repeated.
    """
    channels = pictures.shape[1]
    if channels == wanted:
        return pictures
    if channels == 1:
        return pictures.expand(-1, wanted, -1, -1)
    if channels < wanted:
        return pictures[:, [place * channels // wanted for place in range(wanted)]]
    ends = [place * channels // wanted for place in range(wanted + 1)]
    groups = [pictures[:, a:b].mean(1, keepdim=True) for a, b in pairwise(ends)]
    return cat(groups, 1)


def as_rgb(pictures: Tensor) -> Tensor:
    """Pictures (n, c, h, w) as networks that were trained on photos see them: (n, 3, h, w)."""
    return with_channels(pictures, RGB)
