"""Hooks by which layers check for cancellation, forward and backward."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from torch import Tensor, nn
from torch.nn.modules.module import (
    register_module_forward_hook,
    register_module_forward_pre_hook,
)

from core.runtime.cancellation import can_be_cancelled, check_cancelled


def check_in_layers() -> Callable[[], None]:
    """Have every layer check from now on; calling the result ends that.

    Torch calls hooks for all networks of the process, so they are there only as long as needed: on
    small networks they cost a quarter of a step.
    """
    return register_module_forward_pre_hook(_before).remove


@contextmanager
def cancellable_layers() -> Iterator[None]:
    """Within, layers check before they compute and when gradients come back: for long steps."""
    end = check_in_layers()
    after = register_module_forward_hook(_after)
    try:
        yield
    finally:
        end()
        after.remove()


def _before(_: nn.Module, __: Any) -> None:
    check_cancelled()


def _after(_: nn.Module, __: Any, output: Any) -> None:
    # On a card whole steps are short, and its gradients come in a thread of its own.
    learns = isinstance(output, Tensor) and output.requires_grad
    if learns and can_be_cancelled() and output.device.type == "cpu":
        output.register_hook(_look_back)


def _look_back(_: Tensor) -> None:
    check_cancelled()
