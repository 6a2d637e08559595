"""Averages of weights over the steps of a training; they draw better than the last step."""

import copy
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

WARM_UP = 10


class WeightAverage:
    """An exponential moving average of a network's weights; buffers are those of the last step.

    After step t (from 1) the average moves towards the weights by 1 − min(decay, t / (t + 10)): it
    follows them closely at first, so that the weights of the beginning are soon forgotten.
    """

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.decay = decay
        self.network = copy.deepcopy(network).requires_grad_(False)

    @torch.no_grad()
    def update(self, network: nn.Module, step: int) -> None:
        """Take in the weights after a step."""
        decay = min(self.decay, step / (step + WARM_UP))
        for weight, new in zip(self.network.parameters(), network.parameters(), strict=True):
            weight.lerp_(new, 1 - decay)
        for mine, its in zip(self.network.buffers(), network.buffers(), strict=True):
            mine.copy_(its)

    def state(self) -> dict[str, Tensor]:
        """The averaged weights by their names, each of its weight's shape."""
        return self.network.state_dict()

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go back to a saved average."""
        self.network.load_state_dict(state)
