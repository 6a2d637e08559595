"""A halt in the middle of a step: soon, and as if the step had not begun."""

import threading

import pytest
import torch
from torch import nn

from core.families import training as module
from core.families.training import TrainingState
from core.recipe.engine import EngineSection
from core.recipe.training import TrainingSchedule as Schedule
from core.run.events import Step, Working
from core.runtime.cancellation import (
    Cancelled,
    Control,
    cancelling_when,
    check_cancelled,
    when_cancelled,
    without_cancellation,
)
from core.runtime.compute import open_compute


class Batches:
    """One batch, again and again."""

    steps_per_epoch = 8

    class Batch:
        source = target = torch.ones(1, 2, 4, 4)

    def at(self, step: int) -> "Batches.Batch":
        return Batches.Batch()

    def close(self) -> None:
        pass


class Small(TrainingState):
    """Two networks with a step each, and a person who halts at the n-th layer from now."""

    def __init__(self) -> None:
        torch.manual_seed(0)
        networks = {name: nn.Sequential(nn.Conv2d(2, 2, 1), nn.BatchNorm2d(2)) for name in "GD"}
        compute = open_compute(EngineSection(device="cpu", threads=1, precision="float32"))
        super().__init__(Schedule(epochs=1), Batches(), compute, networks)
        self.optimizers = {name: self.optimizer(name) for name in "GD"}

    def optimise(self, source, target, architecture):
        losses = {}
        for name, network in self.networks.items():
            losses[name] = (network(source) ** 2).mean() + network(source).mean()
            self.optimizers[name].zero_grad()
            losses[name].backward()
            self.optimizers[name].step()
        return losses

    def generate(self, source):
        return source


def halting_after(looks: int):
    """Wanted from the n-th look on."""
    left = [looks]

    def wanted() -> bool:
        left[0] -= 1
        return left[0] < 0

    return wanted


@pytest.mark.parametrize("looks", [0, 3, 7, 14, 20])
def test_a_halted_step_leaves_no_trace(looks):
    undisturbed_one, halted = Small(), Small()
    for training in (undisturbed_one, halted):
        training.advance()
    halted._seconds = 10.0
    with cancelling_when(halting_after(looks)):
        assert isinstance(halted.advance(), Working)
    assert halted.count == 1
    left, before = (t.sound_state()["networks"] for t in (halted, undisturbed_one))
    for name in "GD":
        assert all(torch.equal(left[name][key], before[name][key]) for key in before[name])
    for training in (undisturbed_one, halted):
        assert isinstance(training.advance(), Step)
    for name in "GD":
        one, other = (t.networks[name].state_dict() for t in (undisturbed_one, halted))
        assert all(torch.equal(one[key], other[key]) for key in one)


def test_layers_look_once_somebody_asked_and_not_after():
    control, passed = Control(), []

    class Asking(nn.Identity):
        def forward(self, x):
            passed.append(self)
            control.ask("stopped")
            return x

    network = nn.Sequential(nn.Identity(), Asking(), nn.Identity(), Asking())
    with pytest.raises(Cancelled), control.cancellable():
        network(torch.ones(1))
    assert len(passed) == 1
    with cancelling_when(lambda: True):
        nn.Identity()(torch.ones(1))


def test_foreign_code_is_told_once_somebody_asked():
    asked, received = [], threading.Event()
    with cancelling_when(lambda: asked), when_cancelled(received.set):
        assert not received.is_set()
        asked.append(True)
        assert received.wait(10)
    with when_cancelled(received.clear):
        pass
    assert received.is_set()


def test_short_steps_are_done_whole():
    training = Small()
    training.advance()
    with cancelling_when(lambda: True):
        assert isinstance(training.advance(), Step)


def test_only_the_thread_that_is_watched_is_halted():
    halted = []

    def elsewhere() -> None:
        check_cancelled()
        halted.append(False)

    with cancelling_when(lambda: True):
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
        with without_cancellation():
            check_cancelled()
        with pytest.raises(Cancelled):
            check_cancelled()
    check_cancelled()
    assert halted == [False]
    assert module.SLOW_S < 1
