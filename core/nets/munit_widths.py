"""What the ten channel numbers of a MUNIT generator mean, layer by layer.

c0 style encoder (×1, ×2, ×4, ×4, ×4); c1 c2 c3 the content encoder's stem and two downs (×1, ×2,
×4), the last being the trunk of all residual blocks; c4 c5 the middles of the encoder's first and
last two blocks, c6 c7 those of the decoder's (×4); c8 c9 the two ups (×2, ×1).
"""

from collections.abc import Sequence
from dataclasses import dataclass

POSITIONS = 10
BLOCKS = 4


@dataclass(frozen=True)
class MunitWidths:
    """Output channels of each layer; for a residual block, those of its middle."""

    style: tuple[int, ...]
    content: tuple[int, ...]
    encoder_middles: tuple[int, ...]
    decoder_middles: tuple[int, ...]
    ups: tuple[int, ...]

    @property
    def trunk(self) -> int:
        """Channels of the content code, and of what every residual block takes and gives."""
        return self.content[-1]

    @property
    def modulated(self) -> tuple[int, ...]:
        """Channels of each layer whose shift and scale come from the style, in their order."""
        return tuple(width for middle in self.decoder_middles for width in (middle, self.trunk))


def munit_widths(architecture: Sequence[int]) -> MunitWidths:
    """The widths of every layer at an architecture of ten numbers; raises ValueError."""
    if len(architecture) != POSITIONS or min(architecture) < 1:
        raise ValueError(f"not an architecture of ten numbers: {tuple(architecture)}")
    base, stem, half, trunk, *middles, first_up, second_up = architecture
    c4, c5, c6, c7 = (4 * middle for middle in middles)
    return MunitWidths(
        style=(base, 2 * base, 4 * base, 4 * base, 4 * base),
        content=(stem, 2 * half, 4 * trunk),
        encoder_middles=(c4, c4, c5, c5),
        decoder_middles=(c6, c6, c7, c7),
        ups=(2 * first_up, second_up),
    )
