"""Halving and doubling with a fixed low-pass filter, so that shifts change less (Zhang 2019)."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.nets.planned_layers import BLUR, BLUR_UP


class BlurDown(nn.Module):
    """A 3×3 binomial filter at every second pixel: (n, c, h, w) -> (n, c, h/2, w/2).

    h and w are even, at least 2. Padded by reflection, for as many channels as arrive.
    """

    def forward(self, x: Tensor) -> Tensor:
        channels = x.shape[1]
        padded = F.pad(x, (1, 1, 1, 1), mode="reflect")
        return F.conv2d(padded, self.kernel(x), stride=2, groups=channels)

    def kernel(self, like: Tensor) -> Tensor:
        """One filter a channel of (n, c, h, w): (c, 1, 3, 3), the sum of each 1."""
        return _binomial(BLUR, like)


class BlurUp(nn.Module):
    """Zeros between the pixels, then a 4×4 binomial filter: (n, c, h, w) -> (n, c, 2h, 2w).

    Padded with the rim's values, for as many channels as arrive.
    """

    def forward(self, x: Tensor) -> Tensor:
        channels = x.shape[1]
        padded = F.pad(x, (1, 1, 1, 1), mode="replicate")
        # Three rows are cut at each end: two for the padding and one for the filter.
        return F.conv_transpose2d(padded, self.kernel(x), stride=2, padding=3, groups=channels)

    def kernel(self, like: Tensor) -> Tensor:
        """One filter a channel of (n, c, h, w): (c, 1, 4, 4), the sum of each 4."""
        return 4 * _binomial(BLUR_UP, like)


def _binomial(side: int, like: Tensor) -> Tensor:
    row = like.new_ones(1)
    for _ in range(side - 1):
        row = F.pad(row, (0, 1)) + F.pad(row, (1, 0))
    row = row / row.sum()
    return torch.outer(row, row).expand(like.shape[1], 1, side, side)
