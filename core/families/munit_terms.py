"""The terms in the losses of MUNIT's teacher and student."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.families.losses import GanLoss
from core.nets.munit import MunitGenerator
from core.runtime.randomness import seed_for

LSGAN: GanLoss = "lsgan"


def halved(step: int, every: int) -> float:
    """The learning rate's factor in a step (from 0): halved after each `every` steps."""
    return 0.5 ** (step // every)


def drawn_styles(
    generator: MunitGenerator, count: int, seed: int, purpose: str, step: int
) -> Tensor:
    """Styles of N(0, 1), (count, style_channels), that follow from seed, purpose and step alone."""
    rng = torch.Generator().manual_seed(seed_for(seed, "styles", purpose, step))
    return torch.randn(count, generator.style_channels, generator=rng)


def as_munit(network: nn.Module) -> MunitGenerator:
    """The network, if it is one of MUNIT's; raises TypeError."""
    if not isinstance(network, MunitGenerator):
        raise TypeError(f"MUNIT is not trained with a {type(network).__name__}")
    return network


def distances(features: Sequence[Tensor], wanted: Sequence[Tensor]) -> Tensor:
    """The sum of the mean L1 distances of pairs of equal shapes: a float32 scalar."""
    pairs = zip(features, wanted, strict=True)
    return torch.stack([F.l1_loss(a.float(), b.float()) for a, b in pairs]).sum()
