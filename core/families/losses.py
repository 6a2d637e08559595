"""Adversarial losses, and how the learning rate falls."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

GanLoss = Literal["hinge", "lsgan", "vanilla"]
Scores = Tensor | Sequence[Tensor]
"""What a discriminator says: one map of scores, or one for each scale."""


def of_head(scores: Scores, head: int) -> Scores:
    """One of the maps (n, maps, h', w') of every scale, (n, 1, h', w'); the only one as it is."""
    if isinstance(scores, Tensor):
        return scores if scores.shape[1] == 1 else scores[:, head : head + 1]
    return [item if item.shape[1] == 1 else item[:, head : head + 1] for item in scores]


def in_float32(scores: Scores) -> Scores:
    """The same scores in float32, as losses want them."""
    if isinstance(scores, Tensor):
        return scores.float()
    return [item.float() for item in scores]


def real_loss(kind: GanLoss, score: Scores) -> Tensor:
    """The discriminator's loss on real pictures; scores of any shape, a scalar back.

    Of several scales' scores the hinge loss is averaged, the others are summed, as published.
    """
    return _over_scales(kind, score, lambda s: F.relu(1 - s).mean(), 1.0)


def fake_loss(kind: GanLoss, score: Scores) -> Tensor:
    """The discriminator's loss on generated images; as `real_loss`, a scalar."""
    return _over_scales(kind, score, lambda s: F.relu(1 + s).mean(), 0.0)


def generator_loss(kind: GanLoss, score: Scores) -> Tensor:
    """The generator's adversarial loss, a scalar: it falls as its images are taken for real."""
    return _over_scales(kind, score, lambda s: -s.mean(), 1.0)


def _over_scales(
    kind: GanLoss, score: Scores, hinge: Callable[[Tensor], Tensor], label: float
) -> Tensor:
    scores = [score] if isinstance(score, Tensor) else score
    if kind == "hinge":
        return torch.stack([hinge(item) for item in scores]).mean()
    return torch.stack([_to_label(kind, item, label) for item in scores]).sum()


def _to_label(kind: GanLoss, score: Tensor, label: float) -> Tensor:
    target = torch.full_like(score, label)
    if kind == "lsgan":
        return F.mse_loss(score, target)
    return F.binary_cross_entropy_with_logits(score, target)


def linear_decay(epoch: int, epochs: int, decay_epochs: int) -> float:
    """The learning rate's factor in `epoch` (from 1): one, then linearly towards zero."""
    return 1 - max(0, epoch - epochs) / (decay_epochs + 1)


@contextmanager
def without_gradients(*networks: nn.Module) -> Iterator[None]:
    """Inside, gradients pass through these networks and stay out of their weights."""
    weights = [w for network in networks for w in network.parameters() if w.requires_grad]
    for weight in weights:
        weight.requires_grad_(False)
    try:
        yield
    finally:
        for weight in weights:
            weight.requires_grad_(True)
