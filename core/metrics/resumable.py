"""The short trainings of networks that judge, halted and gone on with."""

import time
from typing import Any, Protocol

import torch
from torch import nn

SAVED_EVERY_S = 30.0


class Keeper(Protocol):
    """Keeps the state of a training that is not over."""

    def load(self) -> dict[str, Any] | None:
        """What was kept; None where nothing was, or it is damaged."""
        ...

    def save(self, state: dict[str, Any]) -> None:
        """Keep this instead."""
        ...


class ResumableTraining:
    """Network and optimiser of a training whose steps are functions of their number.

    It goes on from what the keeper has, to the same numbers; without a keeper it begins anew.
    """

    def __init__(
        self, network: nn.Module, optimiser: torch.optim.Optimizer, keeper: Keeper | None
    ) -> None:
        self.network, self.optimiser, self.keeper = network, optimiser, keeper
        self.done = self._saved = self._restored()
        self._time = time.monotonic()

    def finished(self, step: int) -> None:
        """Step number `step`, from 0, is done; now and then the state is kept."""
        self.done = step + 1
        if time.monotonic() - self._time >= SAVED_EVERY_S:
            self.save()

    def save(self) -> None:
        """Keep the state after the last whole step, unless that is what is kept."""
        if self.keeper is not None and self.done != self._saved:
            network, optimiser = self.network.state_dict(), self.optimiser.state_dict()
            self.keeper.save({"done": self.done, "network": network, "optimiser": optimiser})
            self._saved = self.done
        self._time = time.monotonic()

    def _restored(self) -> int:
        state = self.keeper.load() if self.keeper is not None else None
        if state is None or not self._fits(state):
            return 0
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        return int(state["done"])

    def _fits(self, state: dict[str, Any]) -> bool:
        # Looked at first: a state that is loaded halfway would leave neither one nor the other.
        own, stored = self.network.state_dict(), state.get("network")
        return (
            set(state) == {"done", "network", "optimiser"}
            and isinstance(stored, dict)
            and {name: tensor.shape for name, tensor in stored.items()}
            == {name: tensor.shape for name, tensor in own.items()}
        )
