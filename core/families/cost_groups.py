"""Sub-generators by what they cost: trained at rates and with moments of their own (CaLR)."""

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from core.nets.architecture import Architecture
from core.nets.space import Space


class CostScale:
    """Where a sub-generator lies between the cheapest and the dearest of a space, by log MACs."""

    def __init__(self, space: Space, macs: Callable[[Architecture], float]) -> None:
        self.macs = macs
        self._least = math.log(macs(space.smallest))
        self._range = math.log(macs(space.largest)) - self._least

    def position(self, architecture: Architecture) -> float:
        """0 for the cheapest, 1 for the dearest."""
        if self._range <= 0:
            return 1.0
        return min(1.0, max(0.0, (math.log(self.macs(architecture)) - self._least) / self._range))

    def group(self, architecture: Architecture, count: int) -> int:
        """Which of `count` groups of equal range it is in, the cheapest being 0."""
        return min(count - 1, int(self.position(architecture) * count))


def slowed(factor: float, position: float, strength: float) -> float:
    """The factor of a falling rate at a position in 0..1: factor^(1 − strength · position).

    Dear sub-generators need more steps than cheap ones, so that their rate should fall later
    (complexity-aware learning rate: Jeon et al. 2025); for the cheapest it falls as scheduled.
    """
    return float(factor ** (1 - strength * position))


class GroupedMoments:
    """Adam's first moments, kept for each group of sub-generators apart (Jeon et al. 2025).

    Gradients of cheap and expensive sub-generators differ, and a common moment mixes them. A group
    that comes up for the first time begins with the moments of the one before.
    """

    def __init__(self) -> None:
        self.current = 0
        self._kept: dict[int, dict[int, Tensor]] = {}

    def select(self, optimizer: torch.optim.Optimizer, group: int) -> None:
        """Let the coming step use and change the moments of a group."""
        if group == self.current:
            return
        states = _adam_states(optimizer)
        known = self._kept.pop(group, None)
        self._kept[self.current] = {index: state["exp_avg"] for index, state in states.items()}
        for index, state in states.items():
            moment = known.get(index) if known else None
            before = state["exp_avg"]
            state["exp_avg"] = before.clone() if moment is None else moment.to(before)
        self.current = group

    def state(self) -> dict[str, Any]:
        """The moments that are not in the optimiser."""
        return {"current": self.current, "kept": {k: dict(v) for k, v in self._kept.items()}}

    def restore(self, state: dict[str, Any]) -> None:
        """Go back to a saved state; the optimiser has its own."""
        self.current = state["current"]
        self._kept = {group: dict(moments) for group, moments in state["kept"].items()}


def _adam_states(optimizer: torch.optim.Optimizer) -> dict[int, dict[str, Any]]:
    weights = [weight for group in optimizer.param_groups for weight in group["params"]]
    return {
        index: optimizer.state[weight]
        for index, weight in enumerate(weights)
        if "exp_avg" in optimizer.state.get(weight, {})
    }
