"""The weights of the golden vectors: every tensor follows from its name and shape alone."""

import zlib
from typing import TypeVar

import numpy as np
import torch

Module = TypeVar("Module", bound=torch.nn.Module)


def keyed(module: Module, prefix: str = "") -> Module:
    """Fill a network with the golden recipe's weights; a training run's names have a prefix."""
    state = {
        name: torch.from_numpy(_numbers(prefix + name, tuple(tensor.shape)))
        if tensor.is_floating_point()
        else tensor
        for name, tensor in module.state_dict().items()
    }
    module.load_state_dict(state)
    return module


def _numbers(name: str, shape: tuple[int, ...]) -> np.ndarray:
    noise = np.random.RandomState(zlib.crc32(name.encode())).standard_normal(shape)
    noise = noise.astype(np.float32)
    if name.endswith("running_var"):
        return np.float32(0.5) + np.float32(0.5) * np.abs(noise)
    if len(shape) >= 2:
        return (noise / np.sqrt(noise.size / shape[0])).astype(np.float32)
    return (noise / 10).astype(np.float32) + np.float32(name.endswith("gamma"))
