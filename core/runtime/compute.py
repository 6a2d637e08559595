"""The device that does the work, and how precisely it does it."""

import contextlib
import ctypes
import os
from contextlib import AbstractContextManager
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from core.errors import UserError
from core.recipe import Engine

_M_TRIM_THRESHOLD, _M_TOP_PAD, _M_MMAP_THRESHOLD = -1, -2, -3


@dataclass(frozen=True)
class Compute:
    """Where tensors live, and the type that convolutions compute in during training."""

    device: torch.device
    precision: torch.dtype = torch.float32

    @property
    def mixed(self) -> bool:
        """Whether training computes in less than float32."""
        return self.precision != torch.float32

    def autocast(self) -> AbstractContextManager:
        """Training's forward passes run in here."""
        if not self.mixed:
            return contextlib.nullcontext()
        return torch.autocast(self.device.type, dtype=self.precision)

    def put(self, tensor: Tensor) -> Tensor:
        """The tensor on the device."""
        return tensor.to(self.device, non_blocking=True)

    def freeze(self, module: nn.Module) -> None:
        """Make it a network that is only run: on the device, in training precision, no gradients.

        Its weights are converted once, where autocast would convert them in every step; not those
        of networks with running statistics, which too few bits would falsify.
        """
        keeps = any(buffer.is_floating_point() for buffer in module.buffers())
        module.to(self.device, torch.float32 if keeps else self.precision)
        module.eval().requires_grad_(False)


def open_compute(engine: Engine) -> Compute:
    """Set torch up as the recipe asks.

    Raises UserError where a CUDA device is asked for and there is none.
    """
    torch.set_num_threads(engine.threads or max(1, (os.cpu_count() or 1) - 1))
    available = torch.cuda.is_available()
    if engine.device == "cuda" and not available:
        raise UserError(
            "The recipe asks for a CUDA device and this machine has none.",
            "Set engine.device to auto or cpu.",
        )
    device = torch.device("cuda" if available and engine.device != "cpu" else "cpu")
    if device.type == "cuda":
        torch.backends.cudnn.benchmark = True
        torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
    else:
        keep_freed_memory()
        # Not used here, and where it cannot start it says so again in every thread.
        torch.backends.nnpack.set_flags(False)
    wanted = engine.precision
    mixed = wanted == "bfloat16" or (wanted == "auto" and _native_bfloat16(device))
    return Compute(device, torch.bfloat16 if mixed else torch.float32)


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
    capabilities: dict = getattr(torch.cpu, "get_capabilities", dict)()
    return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16"))
