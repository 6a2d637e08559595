"""The weights of networks that measure, read from files without running anything in them."""

from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor, nn

from core.errors import UserError

State = dict[str, Tensor]


def read_state(path: Path) -> State:
    """A state dict from a .safetensors file, or one that torch wrote; on the CPU.

    Raises UserError naming the file if it is missing, damaged, or holds more than tensors.
    """
    if not path.is_file():
        raise UserError(f"There is no weights file {path}.", "Check the path.")
    try:
        if path.suffix == ".safetensors":
            state = safetensors.torch.load_file(path)
        else:
            state = torch.load(path, map_location="cpu", weights_only=True)
    # A broken archive raises almost anything, by the place where it breaks.
    except Exception as error:
        raise UserError(
            f"{path} cannot be read as a file of weights.",
            "It may be incomplete, or hold more than tensors.",
            str(error),
        ) from error
    if not isinstance(state, dict) or not all(isinstance(v, Tensor) for v in state.values()):
        raise UserError(f"{path} holds something else than a network's weights.")
    return state


def fill(network: nn.Module, state: State, sentence: str, action: str) -> None:
    """Load every tensor; raises UserError with this sentence where names or shapes differ."""
    try:
        network.load_state_dict(state, strict=True)
    except RuntimeError as error:
        # One line a tensor: the first few say it.
        raise UserError(sentence, action, str(error)[:2000]) from error
