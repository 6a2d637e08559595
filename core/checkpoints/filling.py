"""Foreign tensors under our names and in our form, and networks filled with them."""

from dataclasses import replace
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from core.nets.checkpoint_tensors import RecognisedCheckpoint
from core.nets.network_config import NetworkConfig, build
from core.nets.spectral import fold_spectral_tensors

STATISTICS = ("running_mean", "running_var")
COUNT = "num_batches_tracked"


def folded(checkpoint: RecognisedCheckpoint) -> RecognisedCheckpoint:
    """Tensors with plain weights; `spectral` where some were spectrally normalised before.

    Files older than torch 1.0 have no right singular vector; it follows from the left one. Raises
    UserError where parts are missing or do not fit together.
    """
    tensors = dict(checkpoint.tensors)
    normalised = [name[: -len("_orig")] for name in tensors if name.endswith(".weight_orig")]
    try:
        for name in normalised:
            if f"{name}_v" not in tensors:
                matrix = tensors[f"{name}_orig"].float().flatten(1)
                vector = matrix.mT @ tensors[f"{name}_u"].float()
                tensors[f"{name}_v"] = F.normalize(vector, dim=0, eps=1e-12)
        plain = fold_spectral_tensors(tensors)
        return replace(checkpoint, tensors=plain, spectral=bool(normalised))
    except (KeyError, IndexError, RuntimeError) as error:
        raise checkpoint.refusal(f"its spectral normalisation is not whole ({error})") from error


def fill(checkpoint: RecognisedCheckpoint, description: NetworkConfig) -> Any:
    """The network described, with the file's tensors, once they are compared one by one.

    On the CPU, in evaluation mode. Raises UserError where they are not those of the network.
    """
    try:
        network = build(description)
    except (ValueError, TypeError) as error:
        raise checkpoint.refusal(f"no known network is built like that ({error})") from error
    wanted = network.state_dict()
    checkpoint = _with_statistics(checkpoint, wanted)
    for name, tensor in wanted.items():
        _compare(checkpoint, name, tensor)
    if unknown := checkpoint.tensors.keys() - wanted.keys():
        raise checkpoint.refusal(f"also holds {min(unknown)}, which such a network does not have")
    network.load_state_dict({name: _sound(checkpoint, name) for name in wanted}, assign=True)
    return network.eval()


def _with_statistics(
    checkpoint: RecognisedCheckpoint, wanted: dict[str, Tensor]
) -> RecognisedCheckpoint:
    """Running statistics as ours: cut to the width, and with a count of batches.

    A sub-generator exported by Li et al.'s implementation keeps its supernet's statistics at full
    width and uses the first ones; files older than torch 0.4 count no batches.
    """
    tensors = dict(checkpoint.tensors)
    for name, tensor in wanted.items():
        last, here = name.rpartition(".")[2], tensors.get(name)
        if last == COUNT:
            tensors.setdefault(name, torch.tensor(0))
        elif last in STATISTICS and here is not None and here.ndim == 1:
            tensors[name] = here[: len(tensor)]
    return replace(checkpoint, tensors=tensors)


def _compare(checkpoint: RecognisedCheckpoint, name: str, wanted: Tensor) -> None:
    here = checkpoint.tensors.get(name)
    if here is None:
        raise checkpoint.refusal(f"lacks the tensor {name}")
    if here.shape != wanted.shape:
        raise checkpoint.refusal(
            f"{name} is {_sides(here)} where {_sides(wanted)} would fit the rest"
        )


def _sides(tensor: Tensor) -> str:
    return "×".join(map(str, tensor.shape)) or "a single number"


def _sound(checkpoint: RecognisedCheckpoint, name: str) -> Tensor:
    tensor = checkpoint.tensors[name].contiguous()
    if name.endswith(COUNT):
        return tensor.long()
    tensor = tensor.float()
    if not tensor.isfinite().all():
        raise checkpoint.refusal(f"{name} is not finite: its training diverged")
    return tensor
