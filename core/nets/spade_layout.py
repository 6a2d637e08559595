"""How a SPADE generator is laid out: its blocks, their widths, and the grids they run on.

Eight channel numbers: c0 trunk (×16), c1 c2 c3 the middle of head_0, G_middle_0 and G_middle_1
(×16), c4…c7 the output of up_0…up_3 (×8, ×4, ×2, ×1).
"""

from collections.abc import Sequence
from typing import NamedTuple

from core.nets.checkpoint_tensors import Upsampling

POSITIONS = 8
TRUNK = 16
MIDDLES = ("head_0", "G_middle_0", "G_middle_1")
UPS = {"up_0": 8, "up_1": 4, "up_2": 2, "up_3": 1}
BLOCKS = (*MIDDLES, *UPS)
MATCHED = ("head_0", "G_middle_1", "up_1")
"""The blocks whose outputs are distilled."""


class BlockWidths(NamedTuple):
    """Channels that enter a block, in its middle, and that leave it; and its modulation's."""

    before: int
    middle: int
    after: int
    hidden: int


def block_widths(architecture: Sequence[int], hidden: int | None = None) -> dict[str, BlockWidths]:
    """The widths of each block. `hidden` fixes that of all modulations, twice c_i where None.

    Raises ValueError for what is not an architecture.
    """
    if len(architecture) != POSITIONS or min(architecture) < 1:
        raise ValueError(f"not an architecture of a SPADE generator: {architecture}")
    trunk = before = TRUNK * architecture[0]
    widths = {}
    for name, number in zip(MIDDLES, architecture[1:], strict=False):
        widths[name] = BlockWidths(trunk, TRUNK * number, trunk, hidden or 2 * number)
    for (name, times), number in zip(UPS.items(), architecture[4:], strict=True):
        after = times * number
        widths[name] = BlockWidths(before, after, after, hidden or 2 * number)
        before = after
    return widths


def block_steps(upsampling: Upsampling) -> dict[str, int]:
    """How many pixels of the picture each block's grid steps over, in either direction.

    The grid doubles before every block but head_0; before G_middle_1 with "more" only (Park et
    al. 2019, the published code's options of these names). Raises ValueError for another name.
    """
    if upsampling not in ("normal", "more"):
        raise ValueError(f"upsampling must be normal or more, not {upsampling}")
    middle = 32 if upsampling == "more" else 16
    return {
        "head_0": 2 * middle,
        "G_middle_0": middle,
        "G_middle_1": 16,
        "up_0": 8,
        "up_1": 4,
        "up_2": 2,
        "up_3": 1,
    }
