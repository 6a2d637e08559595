"""The short trainings of judges and segmenters, which can be halted and resumed."""

import math
import time
from collections.abc import Callable, Generator
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from core.runtime.cancellation import Cancelled
from core.runtime.errors import UserError

SAVED_EVERY_S = 30.0
UNREADABLE = (UserError, RuntimeError, KeyError, ValueError, TypeError)
"""What reading a damaged file of such a network may raise."""

_WARM_UP = 20


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

    def steps(
        self, count: int, highest_rate: float, loss_of: Callable[[int], Tensor]
    ) -> Generator[tuple[int, int, float], None, None]:
        """Take the steps up to `count` that are left; yields (step, count, loss) after each.

        `loss_of` gives the loss of a step by its number, from 0. The learning rate rises for 20
        steps, and falls as a cosine to nothing. Ended early, the state is kept.
        """
        try:
            for step in range(self.done, count):
                loss = loss_of(step)
                rise = min(1.0, (step + 1) / _WARM_UP)
                fall = (1 + math.cos(math.pi * step / count)) / 2
                self.optimiser.param_groups[0]["lr"] = highest_rate * rise * fall
                self.optimiser.zero_grad()
                loss.backward()
                self.optimiser.step()
                self.finished(step)
                yield step + 1, count, loss.item()
        except (GeneratorExit, Cancelled):
            self.save()
            raise

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
        # Checked first: a state that is loaded halfway would be useless.
        own, stored = self.network.state_dict(), state.get("network")
        return (
            set(state) == {"done", "network", "optimiser"}
            and isinstance(stored, dict)
            and {name: tensor.shape for name, tensor in stored.items()}
            == {name: tensor.shape for name, tensor in own.items()}
        )
