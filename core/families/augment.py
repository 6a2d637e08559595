"""DiffAugment: random changes of what a discriminator sees (Zhao et al. 2020).

Real and generated pictures are changed alike in kind, and gradients pass through, so that a small
set of pictures cannot be learnt by heart and the changes do not leak into what is generated:
colour (brightness, saturation, contrast), a shift of up to an eighth of the sides, a grey square
of half the sides; as published.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from core.runtime.randomness import seed_for

SHIFT, SQUARE = 1 / 8, 1 / 2


class Augmenter:
    """Changes pictures at random; what it does follows from seed, step and the order of calls."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.begin(0)

    def begin(self, step: int) -> None:
        """Another step."""
        self.step, self.calls = step, 0

    def __call__(self, pictures: Tensor, beside: Tensor | None = None) -> Tensor:
        """Pictures (n, c, h, w), each changed in its own way; gradients pass through.

        `beside` (n, c, h, w) are shown before the pictures to a conditional discriminator; they are
        shifted and covered in the same places, and come first in the result.
        """
        rng = torch.Generator().manual_seed(seed_for(self.seed, "augment", self.step, self.calls))
        self.calls += 1
        changed = _coloured(pictures, rng)
        shown = changed if beside is None else torch.cat([beside.to(changed), changed], 1)
        return _covered(_shifted(shown, rng), rng)


def _coloured(x: Tensor, rng: torch.Generator) -> Tensor:
    bright, saturated, contrasted = (_drawn(len(x), rng, x) for _ in range(3))
    x = x + (bright - 0.5)
    grey = x.mean(1, keepdim=True)
    x = (x - grey) * (2 * saturated) + grey
    mean = x.mean((1, 2, 3), keepdim=True)
    return (x - mean) * (contrasted + 0.5) + mean


def _shifted(x: Tensor, rng: torch.Generator) -> Tensor:
    rows, columns = (round(side * SHIFT) for side in x.shape[2:])
    shifted = []
    for picture in x:
        down = int(torch.randint(-rows, rows + 1, (), generator=rng))
        right = int(torch.randint(-columns, columns + 1, (), generator=rng))
        padded = F.pad(picture, (max(right, 0), max(-right, 0), max(down, 0), max(-down, 0)))
        top, left = max(-down, 0), max(-right, 0)
        shifted.append(padded[:, top : top + x.shape[2], left : left + x.shape[3]])
    return torch.stack(shifted)


def _covered(x: Tensor, rng: torch.Generator) -> Tensor:
    height, width = x.shape[2:]
    tall, wide = round(height * SQUARE), round(width * SQUARE)
    mask = x.new_ones(len(x), 1, height, width)
    for place in range(len(x)):
        top = int(torch.randint(0, height, (), generator=rng)) - tall // 2
        left = int(torch.randint(0, width, (), generator=rng)) - wide // 2
        mask[place, :, max(top, 0) : max(top + tall, 0), max(left, 0) : max(left + wide, 0)] = 0
    return x * mask


def _drawn(count: int, rng: torch.Generator, like: Tensor) -> Tensor:
    return torch.rand(count, 1, 1, 1, generator=rng).to(like)
