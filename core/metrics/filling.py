"""Putting weights into the networks that measure."""

from torch import nn

from core.runtime.errors import UserError
from core.runtime.weight_files import State


def fill(network: nn.Module, state: State, sentence: str, action: str) -> None:
    """Load every tensor; raises UserError with this sentence where names or shapes differ."""
    try:
        network.load_state_dict(state, strict=True)
    except RuntimeError as error:
        # One line a tensor: the first few say it.
        raise UserError(sentence, action, str(error)[:2000]) from error
