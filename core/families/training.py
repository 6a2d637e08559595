"""What one training stage needs to go on: networks, optimisers and a counter."""

import math
import time
from abc import ABC, abstractmethod
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from core.compute import Compute
from core.errors import UserError
from core.events import Step, Working
from core.families.losses import linear_decay
from core.halting import Halted, look, undisturbed
from core.nets.architecture import Architecture
from core.recipe import Training as Schedule
from core.watched_layers import watched_layers

BETAS = (0.5, 0.999)
DIVERGED = 1e6
# Copying the state, to undo a step, is nothing against a step as long as this.
SLOW_S = 0.3
REMEDY = (
    "The last good checkpoint is kept. Lower the learning rate or the weight of a loss, or set "
    "engine.precision to float32, and start a new run."
)


class BatchSource(Protocol):
    """Gives the batch of any step; a pure function of the step."""

    @property
    def steps_per_epoch(self) -> int: ...

    def at(self, step: int) -> Any: ...

    def close(self) -> None: ...


class Training(ABC):
    """A training stage between two steps. Everything that changes is in `state()`.

    The step is a pure function of that state, the recipe and the pictures: a run that is resumed
    from a saved state goes on to the same numbers (same CPU and thread count: bit for bit).
    """

    def __init__(
        self,
        schedule: Schedule,
        batches: BatchSource,
        compute: Compute,
        networks: dict[str, nn.Module],
    ) -> None:
        self.schedule = schedule
        self.batches = batches
        self.compute = compute
        self.networks = {name: net.to(compute.device) for name, net in networks.items()}
        self.optimizers: dict[str, torch.optim.Optimizer] = {}
        self.count = 0
        # How long the last step took; the first may be slow.
        self._seconds = SLOW_S
        # The state before a step that is under way, or was left halfway.
        self._before: dict[str, Any] | None = None

    @property
    def total(self) -> int:
        """Steps of the whole stage."""
        epochs = self.schedule.epochs + self.schedule.decay_epochs
        return epochs * self.batches.steps_per_epoch

    def advance(self) -> Step | Working:
        """One optimiser step on the next batch.

        Where steps are slow, a person who halts does not wait for the end of one: it is given up,
        and comes to nothing. Raises UserError where a loss is not a number or has exploded; the
        last saved state is then still good.
        """
        if self._before is not None:
            self.restore(self._before)
            self._before = None
        if self._seconds < SLOW_S or self.compute.device.type != "cpu":
            with undisturbed():
                return self._step()
        try:
            self._before = copied(self.state())
            with watched_layers():
                step = self._step()
        except Halted:
            return Working()
        self._before = None
        return step

    def _step(self) -> Step:
        started = time.monotonic()
        rate = self._set_learning_rate()
        batch = self.batches.at(self.count)
        architecture = self.widths(self.count)
        source, target = self.compute.put(batch.source), self.compute.put(batch.target)
        scalars = _numbers(self.optimise(source, target, architecture))
        self._check(scalars)
        self.count += 1
        self._seconds = time.monotonic() - started
        return Step(self.count, scalars | {"lr": rate}, architecture)

    @abstractmethod
    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None
    ) -> dict[str, Tensor]:
        """One step on a batch's sources and targets; the losses by name.

        Targets are (n, 3, h, w) pictures in [-1, 1]; so are sources, or label maps.
        """

    def widths(self, step: int) -> Architecture | None:
        """The architecture trained in this step; None where there is only one."""
        return None

    @abstractmethod
    def generate(self, source: Tensor) -> Tensor:
        """Pictures of the generator as it stands, (n, 3, h, w) in [-1, 1], in float32."""

    def state(self) -> dict[str, Any]:
        """Everything that changes from step to step."""
        return {
            "count": self.count,
            "networks": {name: net.state_dict() for name, net in self.networks.items()},
            "optimizers": {name: item.state_dict() for name, item in self.optimizers.items()},
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go back to a saved state."""
        self.count = state["count"]
        for name, network in self.networks.items():
            network.load_state_dict(state["networks"][name])
        for name, optimizer in self.optimizers.items():
            optimizer.load_state_dict(state["optimizers"][name])

    def sound_state(self) -> dict[str, Any]:
        """What is to be saved: the state after the last whole step.

        Raises UserError where a weight is not a number: a step whose losses were sound may still
        have had gradients that were not.
        """
        state = self._before or self.state()
        for name, network in self.networks.items():
            look()
            found = state["networks"][name]
            if not all(found[key].isfinite().all() for key, _ in network.named_parameters()):
                raise UserError(
                    f"Training diverged at step {self.count}: weights of the {name} are no "
                    "numbers any more.",
                    REMEDY,
                )
        return state

    def close(self) -> None:
        """Let go of what runs beside the steps."""
        self.batches.close()

    def optimizer(
        self,
        *names: str,
        scale: float = 1.0,
        betas: tuple[float, float] = BETAS,
        weight_decay: float = 0.0,
    ) -> torch.optim.Optimizer:
        """Adam over some of the networks, as published unless said (betas 0.5, 0.999).

        `scale` is this optimiser's learning rate relative to the schedule's.
        """
        parameters = [p for name in names for p in self.networks[name].parameters()]
        group = {"params": [p for p in parameters if p.requires_grad], "scale": scale}
        rate = self.schedule.learning_rate
        return torch.optim.Adam([group], rate, betas, weight_decay=weight_decay, fused=True)

    def rate_factor(self) -> float:
        """What the learning rate is multiplied by in the coming step."""
        epoch = self.count // self.batches.steps_per_epoch + 1
        return linear_decay(epoch, self.schedule.epochs, self.schedule.decay_epochs)

    def _set_learning_rate(self) -> float:
        rate = self.schedule.learning_rate * self.rate_factor()
        for optimizer in self.optimizers.values():
            for group in optimizer.param_groups:
                group["lr"] = rate * group["scale"]
        return rate

    def _check(self, scalars: dict[str, float]) -> None:
        for name, value in scalars.items():
            if not math.isfinite(value) or abs(value) > DIVERGED:
                raise UserError(
                    f"Training diverged at step {self.count + 1}: the loss {name} is {value:g}.",
                    REMEDY,
                )


def copied(state: Any) -> Any:
    """A state of its own, in nested dicts and lists; looks between two tensors."""
    if isinstance(state, Tensor):
        look()
        return state.detach().clone()
    if isinstance(state, dict):
        return {key: copied(value) for key, value in state.items()}
    if isinstance(state, list | tuple):
        return type(state)(copied(value) for value in state)
    return state


def _numbers(losses: dict[str, Tensor]) -> dict[str, float]:
    # One transfer from the device for all of them.
    values = torch.stack([loss.detach().float() for loss in losses.values()]).tolist()
    return dict(zip(losses, values, strict=True))
