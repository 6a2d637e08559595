"""Telling a discriminator which sub-generator it looks at.

Widths go in as constant maps before the other inputs, so that any discriminator of ours can be told
and stays what it is: one more number of input channels in its description.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from core.nets.described import build
from core.nets.generator import describe


def with_further_inputs(discriminator: nn.Module, count: int) -> nn.Module:
    """The same judge with `count` input channels before its own, to which it pays no heed yet.

    A network of its own, with copied weights: whatever comes in through the new channels, it gives
    the scores that the old one gives to the rest, until it is trained.
    """
    described = describe(discriminator)
    wider = build({**described, "in_channels": described["in_channels"] + count})
    known = discriminator.state_dict()
    weights = {name: _grown(known[name], new.shape) for name, new in wider.state_dict().items()}
    wider.load_state_dict(weights, assign=True)
    told: nn.Module = wider.train(discriminator.training)
    return told


def width_maps(architecture: Sequence[int], widest: Sequence[int], like: Tensor) -> Tensor:
    """An architecture as constant maps (n, len(architecture), h, w) to go with `like` (n, c, h, w).

    2·width/widest - 1 in every place: 1 for the widest, never less than -1.
    """
    shares = [2 * width / most - 1 for width, most in zip(architecture, widest, strict=True)]
    n, _, height, width = like.shape
    return like.new_tensor(shares).view(1, -1, 1, 1).expand(n, -1, height, width)


def _grown(weight: Tensor, shape: torch.Size) -> Tensor:
    if weight.shape == shape:
        return weight.clone()
    zeros = weight.new_zeros(shape[0], shape[1] - weight.shape[1], *shape[2:])
    return torch.cat([zeros, weight], 1)
