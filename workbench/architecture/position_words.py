"""What each number of an architecture governs, in words, and how many channels it stands for."""

from core.export.positions import POSITIONS, TIMES
from workbench.translation import mark, tr

ABOUT = mark(
    {
        "resnet": (
            "the first convolution, 7×7",
            "the first halving of the picture",
            "the second halving, and between the blocks",
            "inside the first third of the blocks",
            "inside the second third of the blocks",
            "inside the last third of the blocks",
            "the first doubling back",
            "the second doubling, before the picture",
        ),
        "unet": (
            "the outermost halving, and its shortcut",
            "the second halving, and its shortcut",
            "the third halving, and its shortcut",
            "all halvings from the fourth down",
            "all doublings up to the fifth level",
            "the doubling of the third level",
            "the doubling of the second level",
            "the doubling of the first level, before the picture",
        ),
        "spade": (
            "the coarsest grid, and what goes from middle block to middle block",
            "inside the first block",
            "inside the second block",
            "inside the third block",
            "the block at an eighth of the size",
            "the block at a quarter of the size",
            "the block at half the size",
            "the block at full size, before the picture",
        ),
        "munit": (
            "the whole style encoder",
            "the content encoder's first convolution, 7×7",
            "the content encoder's first halving",
            "the second halving, and between the blocks",
            "inside the encoder's first two blocks",
            "inside the encoder's last two blocks",
            "inside the decoder's first two blocks",
            "inside the decoder's last two blocks",
            "the first doubling back",
            "the second doubling, before the picture",
        ),
    }
)


def position_name(network: str, position: int) -> str:
    """A position's short name: "Blocks 1"."""
    return part_name(POSITIONS[network][position])


def part_name(name: str) -> str:
    """What the engine calls a part of a network, as people read it: "block 3" as "Block 3"."""
    words, _, number = name.rpartition(" ")
    if not number.isdigit():
        words, number = name, ""
    return f"{tr(words[0].upper() + words[1:])} {number}".rstrip()


def channels_of(network: str, position: int, width: int) -> int:
    """How many channels a width stands for."""
    return TIMES[network][position] * width
