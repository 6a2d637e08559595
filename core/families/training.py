"""What one training stage needs to go on: networks, optimisers and a counter."""

import math
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Protocol, cast

import torch
from torch import Tensor, nn

from core.families.averaging import WeightAverage
from core.families.losses import linear_decay
from core.families.step import Losses, total
from core.nets.architecture import Architecture
from core.nets.batch_norm import batch_statistics
from core.nets.generator import Generator
from core.recipe.training import TrainingSchedule as Schedule
from core.run.events import Step, Working
from core.runtime.cancellation import Cancelled, check_cancelled, without_cancellation
from core.runtime.cancellation_hooks import cancellable_layers
from core.runtime.compute import Compute
from core.runtime.errors import UserError
from core.runtime.group import average_gradients, group
from core.runtime.optimizers import Adam

BETAS = (0.5, 0.999)
DIVERGED = 1e6
# Copying the state, to undo a step, takes little beside a step as long as this.
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


class Pool(Protocol):
    """Tensors that are kept from step to step."""

    kept: list[Tensor]


class TrainingState(ABC):
    """A training stage between two steps. Everything that changes is in `state()`.

    The step is a pure function of that state, the recipe and the pictures: a run that is resumed
    from a saved state goes on to the same numbers (same CPU and thread count: bit for bit).
    """

    AVERAGED: ClassVar[tuple[str, ...]] = ()
    """The networks of which an average over the steps is kept, where the schedule asks for it."""
    TRAINED: ClassVar[str] = "generator"
    """The generator that all of it is for."""

    def __init__(
        self,
        schedule: Schedule,
        batches: BatchSource,
        compute: Compute,
        networks: Mapping[str, nn.Module | None],
    ) -> None:
        self.schedule = schedule
        self.batches = batches
        self.compute = compute
        self.networks: dict[str, nn.Module] = {
            name: net.to(compute.device) for name, net in networks.items() if net is not None
        }
        self.optimizers: dict[str, torch.optim.Optimizer] = {}
        self.averages = {
            name: WeightAverage(self.networks[name], schedule.average)
            for name in self.AVERAGED
            if schedule.average
        }
        self.pools: dict[str, Pool] = {}
        self.count = 0
        self._averaging = False
        # How many processes took the last steps.
        self.processes = group().size
        # Distances on the held-out part, by the step after which they were taken.
        self.held_out: dict[int, float] = {}
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

        A halt does not wait for the end of a slow step: the step is given up and changes nothing.
        Raises UserError where a loss is not a number or has exploded; the last saved state is then
        still good.
        """
        if self._before is not None:
            self.restore(self._before)
            self._before = None
        # Processes that train together take each step together, or not at all.
        if self._seconds < SLOW_S or self.compute.device.type != "cpu" or group().size > 1:
            with without_cancellation():
                return self._step()
        try:
            self._before = copied(self.state())
            with cancellable_layers():
                step = self._step()
        except Cancelled:
            return Working()
        self._before = None
        return step

    def _step(self) -> Step:
        started = time.monotonic()
        rate = self._set_learning_rate()
        self._average_gradients()
        batch = self.batches.at(self.count + group().rank)
        architecture = self.widths(self.count)
        source, target = self.receive(batch)
        scalars = _numbers(self.optimise(source, target, architecture))
        self._check(scalars)
        # Each process took a batch of its own: as many steps of one process are done.
        self.count = min(self.count + group().size, max(self.total, self.count + 1))
        for name, average in self.averages.items():
            average.update(self.networks[name], self.count)
        self._seconds = time.monotonic() - started
        return Step(self.count, scalars | {"lr": rate}, architecture)

    def receive(self, batch: Any) -> tuple[Tensor, Tensor]:
        """Sources and targets of a batch, where the networks are."""
        return self.compute.to_device(batch.source), self.compute.to_device(batch.target)

    @abstractmethod
    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None
    ) -> dict[str, Tensor]:
        """One step on a batch's sources and targets; the losses by name.

        Targets are (n, c, h, w) pictures in [-1, 1]; so are sources, or label maps.
        """

    def widths(self, step: int) -> Architecture | None:
        """The architecture trained in this step; None where there is only one."""
        return None

    def backward_step(self, losses: Losses, *names: str, weight: float = 1.0) -> None:
        """Step these optimisers down the gradient of the losses' sum, scalars, times `weight`."""
        for name in names:
            self.optimizers[name].zero_grad(set_to_none=True)
        (weight * total(losses)).backward()
        for name in names:
            self.optimizers[name].step()

    def deployed(self) -> Generator:
        """The generator as it is kept: on its own, without what only training needs."""
        return cast(Generator, self.kept(self.TRAINED))

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        """Pictures of the generator as it stands, (n, c, h, w) in [-1, 1], in float32."""
        generator = self.kept(self.TRAINED)
        with batch_statistics(generator):
            pictures: Tensor = generator(self.compute.to_device(source))
        return pictures

    def state(self) -> dict[str, Any]:
        """Everything that changes from step to step."""
        state: dict[str, Any] = {
            "count": self.count,
            "processes": group().size,
            "networks": {name: net.state_dict() for name, net in self.networks.items()},
            "optimizers": {name: item.state_dict() for name, item in self.optimizers.items()},
        }
        state |= {name: pool.kept for name, pool in self.pools.items()}
        if self.held_out:
            state["held_out"] = dict(self.held_out)
        if self.averages:
            state["averages"] = {name: item.state() for name, item in self.averages.items()}
        return state

    def restore(self, state: dict[str, Any]) -> None:
        """Go back to a saved state."""
        self.count = state["count"]
        self.processes = state.get("processes", 1)
        self.held_out = dict(state.get("held_out", {}))
        for name, network in self.networks.items():
            network.load_state_dict(state["networks"][name])
        for name, optimizer in self.optimizers.items():
            optimizer.load_state_dict(state["optimizers"][name])
        for name, average in self.averages.items():
            average.restore(state["averages"][name])
        for name, pool in self.pools.items():
            pool.kept = [self.compute.to_device(item) for item in state[name]]

    def kept(self, name: str) -> nn.Module:
        """A network as it is kept and shown: its average over the steps, where there is one."""
        return self.averages[name].network if name in self.averages else self.networks[name]

    def sound_state(self) -> dict[str, Any]:
        """What is to be saved: the state after the last whole step.

        Raises UserError where a weight is not a number: a step whose losses were sound may still
        have had gradients that were not.
        """
        state = self._before or self.state()
        for name, network in self.networks.items():
            check_cancelled()
            weights = state["networks"][name]
            if not all(weights[key].isfinite().all() for key, _ in network.named_parameters()):
                raise UserError(
                    f"Training diverged at step {self.count}: weights of the {name} are no "
                    "longer finite numbers.",
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
        """Adam over the named networks that exist, with published betas by default.

        `scale` is this optimiser's learning rate relative to the schedule's.
        """
        present = [self.networks[name] for name in names if name in self.networks]
        parameters = [p for network in present for p in network.parameters()]
        group = {"params": [p for p in parameters if p.requires_grad], "scale": scale}
        rate = self.schedule.learning_rate
        return Adam([group], rate, betas, weight_decay=weight_decay, fused=True)

    def rate_factor(self) -> float:
        """What the learning rate is multiplied by in the coming step."""
        epoch = self.count // self.batches.steps_per_epoch + 1
        return linear_decay(epoch, self.schedule.epochs, self.schedule.decay_epochs)

    def falling(self) -> float:
        """The same for what the coming step trains, where that makes a difference."""
        return self.rate_factor()

    def _set_learning_rate(self) -> float:
        rate = self.schedule.learning_rate * self.falling() * rate_scale()
        for optimizer in self.optimizers.values():
            for parameters in optimizer.param_groups:
                parameters["lr"] = rate * parameters["scale"]
        return rate

    def _average_gradients(self) -> None:
        """Have every optimiser's gradients averaged over all processes before it steps."""
        if group().size == 1 or self._averaging:
            return
        for optimizer in self.optimizers.values():
            optimizer.register_step_pre_hook(_averaged)
        self._averaging = True

    def _check(self, scalars: dict[str, float]) -> None:
        for name, value in scalars.items():
            if not math.isfinite(value) or abs(value) > DIVERGED:
                raise UserError(
                    f"Training diverged at step {self.count + 1}: the loss {name} is {value:g}.",
                    REMEDY,
                )


def rate_scale() -> float:
    """What the learning rate is multiplied by where several processes train together.

    Their steps see as many batches at once; Adam's step grows with the square root of that
    (Malladi et al. 2022).
    """
    return math.sqrt(group().size)


def _averaged(optimizer: torch.optim.Optimizer, *_: Any) -> None:
    average_gradients(p for params in optimizer.param_groups for p in params["params"])


def copied(state: Any) -> Any:
    """A copy of nested dicts and lists of tensors; can be cancelled between two tensors."""
    if isinstance(state, Tensor):
        check_cancelled()
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
