"""Adversarial losses, and how the learning rate falls."""

from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor

GanLoss = Literal["hinge", "lsgan", "vanilla"]


def judged_real(kind: GanLoss, score: Tensor) -> Tensor:
    """The discriminator's loss on real pictures; scores of any shape, a scalar back."""
    if kind == "hinge":
        return F.relu(1 - score).mean()
    return _to_label(kind, score, 1.0)


def judged_fake(kind: GanLoss, score: Tensor) -> Tensor:
    """The discriminator's loss on generated pictures."""
    if kind == "hinge":
        return F.relu(1 + score).mean()
    return _to_label(kind, score, 0.0)


def fooled(kind: GanLoss, score: Tensor) -> Tensor:
    """The generator's adversarial loss: it falls as its pictures are taken for real."""
    return -score.mean() if kind == "hinge" else _to_label(kind, score, 1.0)


def _to_label(kind: GanLoss, score: Tensor, label: float) -> Tensor:
    target = torch.full_like(score, label)
    if kind == "lsgan":
        return F.mse_loss(score, target)
    return F.binary_cross_entropy_with_logits(score, target)


def linear_decay(epoch: int, epochs: int, decay_epochs: int) -> float:
    """The learning rate's factor in `epoch` (from 1): one, then linearly towards zero."""
    return 1 - max(0, epoch - epochs) / (decay_epochs + 1)
