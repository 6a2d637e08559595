"""The energy distance between generated and real pictures, remembered over many steps.

Székely & Rizzo 2013: 2·E|x − y| − E|x − x'| − E|y − y'| over generated x and real y is 0 only where
both are distributed alike. A discriminator scores one picture after another, and cannot say that
all of them look the same; this does, in what a pretrained network sees of a whole picture.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

REAL, MADE = 400, 128
"""How many pictures of each side are remembered."""
FEWEST = 8
"""With fewer real pictures there is no saying how far two of them usually are from each other."""
FLOOR = 0.3
"""A channel counts as varying by at least this share of what the block's channels vary by."""


class Remembered:
    """The last few rows of numbers, as a tensor (n, d) in a list; nothing at first."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.kept: list[Tensor] = []

    def add(self, rows: Tensor) -> None:
        """Remember rows (n, d), and forget the oldest above `size`."""
        self.kept = [torch.cat([*self.kept, rows.detach()])[-self.size :]]

    def __len__(self) -> int:
        return len(self.kept[0]) if self.kept else 0


class EnergyDistance:
    """How far a batch's pictures are from real ones, and how near to those generated before.

    A picture is described by each block's means and deviations over its positions. Its loss is
    mean|x − y| over the remembered real pictures less mean|x − x'| over the last generated ones:
    the part of the energy distance that depends on x. Per block, each number relative to its
    deviation over the real pictures; then a mean over the blocks.
    """

    def __init__(self) -> None:
        self.real, self.made = Remembered(REAL), Remembered(MADE)
        self._last_real: Tensor | None = None

    def of(self, own: Sequence[Tensor], real: Sequence[Tensor]) -> Tensor | None:
        """The loss of a batch from its features and real ones, (n, c, h, w) a block.

        A scalar whose gradient goes to `own`; both sides are then remembered, the same real ones
        only once. None while too little is known of real pictures.
        """
        if self._last_real is not real[0]:
            self.real.add(torch.cat([described(block.detach()) for block in real], 1))
            self._last_real = real[0]
        described_blocks = [described(block) for block in own]
        loss = self._loss(described_blocks) if len(self.real) >= FEWEST else None
        self.made.add(torch.cat(described_blocks, 1))
        return loss

    def _loss(self, blocks: Sequence[Tensor]) -> Tensor:
        sizes = [block.shape[1] for block in blocks]
        reals = self.real.kept[0].split(sizes, 1)
        made = self.made.kept[0].split(sizes, 1) if self.made.kept else [None] * len(sizes)
        terms = []
        for own, real, earlier in zip(blocks, reals, made, strict=True):
            varying = real.std(0)
            unit = (varying + FLOOR * varying.mean() + 1e-4) * own.shape[1] ** 0.5
            term = _mean_distance(own / unit, real / unit)
            if earlier is not None:
                term = term - _mean_distance(own / unit, earlier / unit)
            terms.append(term)
        return torch.stack(terms).mean()


def described(block: Tensor) -> Tensor:
    """Means and deviations of features over their positions, (n, c, h, w) -> (n, 2c)."""
    features = block.float().flatten(2)
    deviations = (features.var(2, unbiased=False) + 1e-6).sqrt()
    return torch.cat([features.mean(2), deviations], 1)


def _mean_distance(own: Tensor, others: Tensor) -> Tensor:
    """The mean Euclidean distance of rows (n, d) to rows (m, d)."""
    return ((own[:, None] - others).square().sum(2) + 1e-6).sqrt().mean()
