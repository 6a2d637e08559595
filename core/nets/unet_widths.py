"""The widths of a U-Net, level by level (Isola et al. 2017, §6.1.1)."""

from collections.abc import Sequence
from dataclasses import dataclass

POSITIONS = 8
FEWEST_DOWNS = 6
MATCHED_LEVELS = (5, 4, 3, 2)


@dataclass(frozen=True)
class Level:
    """One level of the U: a down convolution, and the up convolution opposite to it.

    `before` channels come in and `down` go further down; `below` come back from the level beneath
    (none at the innermost), are joined to those that went down, and become `up` channels.
    """

    before: int
    down: int
    below: int
    up: int

    @property
    def joined(self) -> int:
        """Input channels of the up convolution: first `down`, then `below`."""
        return self.down + self.below


def unet_levels(
    architecture: Sequence[int], downs: int, in_channels: int = 3, out_channels: int = 3
) -> tuple[Level, ...]:
    """The levels from the outermost to the innermost, of pictures halved `downs` times (6 or more).

    c0 c1 c2 are the first three downs (×1, ×2, ×4), c3 all further ones (×8); c4 the ups of the
    fifth level and deeper (×8), c5 c6 c7 those of the levels above (×4, ×2, ×1). The outermost up
    is the head. Raises ValueError.
    """
    if len(architecture) != POSITIONS or min(architecture) < 1:
        raise ValueError(f"not an architecture: {architecture}")
    if downs < FEWEST_DOWNS:
        raise ValueError(f"a U-Net here has {FEWEST_DOWNS} downs or more, not {downs}")
    first, second, third, inner, inner_up, *ups = architecture
    down = [first, 2 * second, 4 * third] + [8 * inner] * (downs - 3)
    up = [out_channels, ups[2], 2 * ups[1], 4 * ups[0]] + [8 * inner_up] * (downs - 4)
    before, below = [in_channels, *down], [*up[1:], 0]
    return tuple(map(Level, before, down, below, up))
