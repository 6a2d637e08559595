"""The device that does the work, and how precisely it does it."""

import contextlib
import ctypes
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from core.runtime.errors import UserError
from core.runtime.paths import DEVICE, THREADS

_M_TRIM_THRESHOLD, _M_TOP_PAD, _M_MMAP_THRESHOLD = -1, -2, -3


class ComputeSettings(Protocol):
    """The settings of a recipe's `engine` section."""

    @property
    def device(self) -> str:
        """`auto`, `cpu` or `cuda`."""

    @property
    def threads(self) -> int:
        """CPU threads; 0: all cores but one."""

    @property
    def precision(self) -> str:
        """The type that convolutions compute in during training."""


@dataclass(frozen=True)
class Compute:
    """Where tensors live, and the type that convolutions compute in during training."""

    device: torch.device
    precision: torch.dtype = torch.float32

    @property
    def mixed(self) -> bool:
        """Whether training computes in less than float32."""
        return self.precision != torch.float32

    def autocast(self) -> AbstractContextManager[Any]:
        """Training's forward passes run in here."""
        if not self.mixed:
            return contextlib.nullcontext()
        return torch.autocast(self.device.type, dtype=self.precision)

    @contextlib.contextmanager
    def exact(self) -> Iterator[None]:
        """Within, a graphics card computes in whole float32, by algorithms chosen without trials.

        For what is measured: training may use TF32, whose ten bits would falsify scores, and the
        trials of cuDNN, which would count in a latency. Nothing changes on a CPU.
        """
        if self.device.type != "cuda":
            yield
            return
        cudnn, matmul = torch.backends.cudnn, torch.backends.cuda.matmul
        before = cudnn.benchmark, cudnn.deterministic, cudnn.allow_tf32, matmul.allow_tf32
        cudnn.benchmark, cudnn.deterministic = False, True
        cudnn.allow_tf32 = matmul.allow_tf32 = False
        try:
            yield
        finally:
            cudnn.benchmark, cudnn.deterministic, cudnn.allow_tf32, matmul.allow_tf32 = before

    def synchronise(self) -> None:
        """Wait for all work on the device, so that a clock read next includes it."""
        if self.device.type == "cuda":
            torch.cuda.synchronize(self.device)

    def to_device(self, tensor: Tensor) -> Tensor:
        """The tensor on the device."""
        return tensor.to(self.device, non_blocking=True)

    def freeze(self, module: nn.Module) -> None:
        """Prepare a network that only runs: on the device, in training precision, no gradients.

        Its weights are converted once, where autocast would convert them in every step; not those
        of networks with running statistics, which too few bits would falsify.
        """
        keeps = any(buffer.is_floating_point() for buffer in module.buffers())
        module.to(self.device, torch.float32 if keeps else self.precision)
        module.eval().requires_grad_(False)


def open_compute(engine: ComputeSettings) -> Compute:
    """Set torch up as the recipe asks.

    Raises UserError where a CUDA device is asked for and there is none.
    """
    torch.set_num_threads(engine.threads or usual_threads())
    device = chosen_device(engine)
    if device.type == "cuda":
        torch.backends.cudnn.benchmark = True
        torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
    else:
        keep_freed_memory()
        # Not used here; where it cannot start, it warns in every thread.
        torch.backends.nnpack.set_flags(False)
    wanted = engine.precision
    mixed = wanted == "bfloat16" or (wanted == "auto" and _native_bfloat16(device))
    return Compute(device, torch.bfloat16 if mixed else torch.float32)


def usual_threads() -> int:
    """CPU threads where a recipe names none: `$GCW_THREADS`, or all cores but one."""
    chosen = os.environ.get(THREADS, "")
    return int(chosen) if chosen.isdigit() and int(chosen) else max(1, (os.cpu_count() or 1) - 1)


def chosen_device(engine: ComputeSettings) -> torch.device:
    """The device that a recipe gets here. Raises UserError as `open_compute`."""
    available = torch.cuda.is_available()
    if engine.device == "cuda" and not available:
        raise UserError(
            "The recipe asks for a CUDA device and this machine has none.",
            "Set engine.device to auto or cpu.",
        )
    wanted = engine.device
    if wanted == "auto":
        wanted = os.environ.get(DEVICE, "auto")
    return torch.device("cuda" if available and wanted != "cpu" else "cpu")


def keep_freed_memory() -> None:
    """Ask glibc to reuse large blocks instead of returning them to the system at every free.

    Pictures and features are blocks of megabytes; mapping them anew costs page faults, on some
    machines most of an evaluation's time. Nothing happens where there is no glibc.
    """
    try:
        mallopt = ctypes.CDLL("libc.so.6").mallopt
    except (OSError, AttributeError):
        return
    mallopt(_M_MMAP_THRESHOLD, 1 << 30)
    mallopt(_M_TRIM_THRESHOLD, 2**31 - 1)
    mallopt(_M_TOP_PAD, 64 << 20)


def _native_bfloat16(device: torch.device) -> bool:
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    capabilities: dict[str, Any] = getattr(torch.cpu, "get_capabilities", dict[str, Any])()
    return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16"))
