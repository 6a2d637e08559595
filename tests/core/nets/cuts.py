"""What holds for the cut of every supernet."""

from typing import Any

import torch
from torch import Tensor

from core.nets.architecture import Architecture


def assert_cut_equals(supernet: Any, architecture: Architecture, x: Tensor) -> tuple[Any, Any]:
    """The cut answers as its supernet does, to the last bit; gives the cut and its features."""
    part = supernet.cut(architecture)
    picture, features = supernet.with_features(x, architecture)
    cut_picture, cut_features = part.with_features(x)
    assert part.kind == "mobile" and part.architecture == architecture
    assert torch.equal(cut_picture, picture)
    assert all(map(torch.equal, cut_features, features))
    return part, features


def assert_cut_learns_as(supernet: Any, architecture: Architecture, x: Tensor) -> None:
    """The gradients of the cut are those of its supernet, which has no others."""
    part = supernet.cut(architecture)
    part(x).square().mean().backward()
    supernet(x, architecture).square().mean().backward()
    of_part = dict(part.named_parameters())
    for name, weight in supernet.named_parameters():
        window = tuple(slice(0, side) for side in of_part[name].shape)
        assert torch.equal(weight.grad[window], of_part[name].grad)
        weight.grad[window] = 0
        assert not weight.grad.any(), "weights outside the architecture learn nothing"
