"""Earlier fakes, shown to the discriminator again (Shrivastava et al. 2017, §2.3)."""

from random import Random

import torch
from torch import Tensor

from core.runtime.randomness import stream


class ImagePool:
    """Keeps up to `size` pictures; half of the fakes that come are swapped for kept ones."""

    def __init__(self, size: int, seed: int) -> None:
        self.size = size
        self.seed = seed
        self.kept: list[Tensor] = []

    def swap(self, fakes: Tensor, step: int) -> Tensor:
        """(n, c, h, w) -> the same shape, some pictures replaced by earlier ones."""
        if not self.size:
            return fakes
        rng = stream(self.seed, "pool", step)
        return torch.stack([self._one(fake, rng) for fake in fakes.detach()])

    def _one(self, fake: Tensor, rng: Random) -> Tensor:
        if len(self.kept) < self.size:
            self.kept.append(fake.clone())
            return fake
        if rng.random() < 0.5:
            return fake
        index = rng.randrange(self.size)
        kept, self.kept[index] = self.kept[index], fake.clone()
        return kept
