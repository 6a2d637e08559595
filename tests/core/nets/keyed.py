"""The weights of the golden vectors: every tensor follows from its name and shape alone."""

import zlib
from typing import TypeVar

import numpy as np
import torch

Module = TypeVar("Module", bound=torch.nn.Module)


def keyed(module: Module) -> Module:
    """Fill a network without normalisation parameters with the golden recipe's weights."""
    state = {
        name: torch.from_numpy(_numbers(name, tuple(tensor.shape)))
        for name, tensor in module.state_dict().items()
    }
    module.load_state_dict(state)
    return module


def _numbers(name: str, shape: tuple[int, ...]) -> np.ndarray:
    noise = np.random.RandomState(zlib.crc32(name.encode())).standard_normal(shape)
    noise = noise.astype(np.float32)
    scale = np.sqrt(noise.size / shape[0]) if len(shape) >= 2 else 10
    return (noise / scale).astype(np.float32)
