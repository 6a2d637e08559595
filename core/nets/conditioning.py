"""Discriminators of a supernet: they see the widths as input, or give several scores.

Widths go in as constant maps before the other inputs, so any discriminator of ours can be
conditioned and keeps its class: only its number of input channels grows.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from core.nets.generator import config_of
from core.nets.network_config import NetworkConfig, build


def with_further_inputs(discriminator: nn.Module, count: int) -> nn.Module:
    """A copy of a discriminator with `count` more input channels, before its own.

    The new weights are zero: until it is trained, it gives the scores of the old one.
    """
    described = config_of(discriminator)
    inputs = "further" if "further" in described else "in_channels"
    return _widened(discriminator, {inputs: described[inputs] + count}, _grown)


def with_score_maps(discriminator: nn.Module, count: int) -> nn.Module:
    """A copy of a discriminator that gives `count` maps of scores from one pass.

    Until they are trained, all maps equal the old one.
    """
    return _widened(discriminator, {"score_maps": count}, _repeated)


def width_maps(architecture: Sequence[int], widest: Sequence[int], like: Tensor) -> Tensor:
    """An architecture as constant maps (n, len(architecture), h, w) to go with `like` (n, c, h, w).

    2·width/widest - 1 in every place: 1 for the widest, never less than -1.
    """
    shares = width_shares(architecture, widest)
    n, _, height, width = like.shape
    return like.new_tensor(shares).view(1, -1, 1, 1).expand(n, -1, height, width)


def width_shares(architecture: Sequence[int], widest: Sequence[int]) -> tuple[float, ...]:
    """An architecture as numbers from -1 to 1, the widest being 1."""
    return tuple(2 * width / most - 1 for width, most in zip(architecture, widest, strict=True))


def _widened(
    discriminator: nn.Module, changes: NetworkConfig, fit: Callable[[Tensor, torch.Size], Tensor]
) -> nn.Module:
    """A copy with these arguments; `fit` makes a weight of the new shape from the old one."""
    wider: nn.Module = build({**config_of(discriminator), **changes})
    known = discriminator.state_dict()
    weights = {name: fit(known[name], new.shape) for name, new in wider.state_dict().items()}
    wider.load_state_dict(weights, assign=True)
    return wider.train(discriminator.training)


def _repeated(weight: Tensor, shape: torch.Size) -> Tensor:
    if weight.shape == shape:
        return weight.clone()
    return weight[:1].repeat(shape[0], *(1 for _ in shape[1:]))


def _grown(weight: Tensor, shape: torch.Size) -> Tensor:
    if weight.shape == shape:
        return weight.clone()
    zeros = weight.new_zeros(shape[0], shape[1] - weight.shape[1], *shape[2:])
    return torch.cat([zeros, weight], 1)
