"""Foreign tensors under our names and in our form, and networks filled with them."""

import re
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from core.checkpoints.recognition import Found
from core.nets.described import Description, build
from core.nets.spectral import fold_spectral_tensors

STATISTICS = ("running_mean", "running_var")
COUNT = "num_batches_tracked"


def counted_with_dropout(found: Found) -> Found:
    """A ResNet's tensors, with a dropout counted in each residual block.

    Where it is off, pytorch-CycleGAN-and-pix2pix counts one layer less after the first activation.
    """
    if not any(re.search(r"\.conv_block\.5\.", name) for name in found.tensors):
        return found
    renamed = {
        re.sub(
            r"(?<=\.conv_block\.)([5-9])(?=\.)", lambda place: str(int(place[1]) + 1), name
        ): item
        for name, item in found.tensors.items()
    }
    return replace(found, tensors=renamed)


def folded(found: Found) -> tuple[Found, bool]:
    """Tensors with plain weights, and whether some were spectrally normalised before.

    Files older than torch 1.0 have no right singular vector; it follows from the left one. Raises
    UserError where parts are missing or do not fit together.
    """
    tensors = dict(found.tensors)
    normalised = [name[: -len("_orig")] for name in tensors if name.endswith(".weight_orig")]
    try:
        for name in normalised:
            if f"{name}_v" not in tensors:
                matrix = tensors[f"{name}_orig"].float().flatten(1)
                vector = matrix.mT @ tensors[f"{name}_u"].float()
                tensors[f"{name}_v"] = F.normalize(vector, dim=0, eps=1e-12)
        return replace(found, tensors=fold_spectral_tensors(tensors)), bool(normalised)
    except (KeyError, IndexError, RuntimeError) as error:
        raise found.refusal(f"its spectral normalisation is not whole ({error})") from error


def fill(found: Found, description: Description) -> Any:
    """The network described, with the file's tensors, once they are compared one by one.

    On the CPU, in evaluation mode. Raises UserError where they are not those of the network.
    """
    try:
        network = build(description)
    except (ValueError, TypeError) as error:
        raise found.refusal(f"no network is made like that ({error})") from error
    wanted = network.state_dict()
    found = _with_statistics(found, wanted)
    for name, tensor in wanted.items():
        _compare(found, name, tensor)
    if unknown := found.tensors.keys() - wanted.keys():
        raise found.refusal(f"also holds {min(unknown)}, which such a network does not have")
    network.load_state_dict({name: _sound(found, name) for name in wanted}, assign=True)
    return network.eval()


def _with_statistics(found: Found, wanted: dict[str, Tensor]) -> Found:
    """Running statistics as ours: cut to the width, and with a count of batches.

    A sub-generator exported by Li et al.'s implementation keeps those of its supernet's full width,
    of which it uses the first; files older than torch 0.4 count no batches.
    """
    tensors = dict(found.tensors)
    for name, tensor in wanted.items():
        last, here = name.rpartition(".")[2], tensors.get(name)
        if last == COUNT:
            tensors.setdefault(name, torch.tensor(0))
        elif last in STATISTICS and here is not None and here.ndim == 1:
            tensors[name] = here[: len(tensor)]
    return replace(found, tensors=tensors)


def _compare(found: Found, name: str, wanted: Tensor) -> None:
    here = found.tensors.get(name)
    if here is None:
        raise found.refusal(f"lacks the tensor {name}")
    if here.shape != wanted.shape:
        raise found.refusal(f"{name} is {_sides(here)} where {_sides(wanted)} would fit the rest")


def _sides(tensor: Tensor) -> str:
    return "×".join(map(str, tensor.shape)) or "a single number"


def _sound(found: Found, name: str) -> Tensor:
    tensor = found.tensors[name].contiguous()
    if name.endswith(COUNT):
        return tensor.long()
    tensor = tensor.float()
    if not tensor.isfinite().all():
        raise found.refusal(f"{name} is not finite: its training diverged")
    return tensor
