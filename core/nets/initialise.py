"""Weights to start from."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from core.runtime.cancellation import check_cancelled


def initialise(module: nn.Module, seed: int, std: float = 0.02) -> None:
    """Set every weight of two or more dimensions to N(0, std) and every bias to 0, in place.

    The numbers follow from `seed` and the parameters' order and shapes alone: they are the same on
    every device, and torch's global generator is neither read nor moved.
    """
    _fill(module, seed, lambda weight: std)


def initialise_fan_in(module: nn.Module, seed: int) -> None:
    """Set every weight to N(0, √(2 / inputs of one output)) and every bias to 0, in place.

    For layers that rectifiers follow (He et al. 2015, eq. 10); numbers follow from `seed` as in
    `initialise`.
    """
    _fill(module, seed, lambda weight: (2 / weight[0].numel()) ** 0.5)


def initialise_xavier(module: nn.Module, seed: int, gain: float = 0.02) -> None:
    """Set every weight to N(0, gain·√(2 / (inputs + outputs))) and every bias to 0, in place.

    Inputs of one output and outputs of one input (Glorot and Bengio 2010, eq. 12, as normal
    numbers); numbers follow from `seed` as in `initialise`.
    """
    _fill(module, seed, lambda w: gain * (2 / (w[0].numel() + w[:, 0].numel())) ** 0.5)


@torch.no_grad()
def _fill(module: nn.Module, seed: int, deviation: Callable[[Tensor], float]) -> None:
    generator = torch.Generator().manual_seed(seed)
    for name, parameter in module.named_parameters():
        check_cancelled()
        if parameter.ndim >= 2:
            drawn = torch.randn(parameter.shape, generator=generator)
            parameter.copy_(drawn * deviation(parameter))
        elif name.endswith("bias"):
            parameter.zero_()
