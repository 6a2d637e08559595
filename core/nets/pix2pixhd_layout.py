"""Which layers a pix2pixHD generator has, in order, and how wide each is: no torch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.nets.planned_layers import PlannedLayer

DOWNS = 4
BLOCKS, FINE_BLOCKS = 9, 3
POSITIONS, FINE_POSITIONS = 12, 15
FIRST_BLOCK = 4 + 3 * DOWNS
"""Layer `model.16`: after padding, stem, and four downs of three layers each."""


@dataclass(frozen=True)
class Pix2PixHDShape:
    """What the layers follow from. `fine` says whether there is a local enhancer."""

    architecture: tuple[int, ...]
    in_channels: int
    out_channels: int
    blocks: int
    fine: bool

    def __post_init__(self) -> None:
        positions = FINE_POSITIONS if self.fine else POSITIONS
        if len(self.architecture) != positions or min(self.architecture) < 1:
            raise ValueError(f"not an architecture of {positions} numbers: {self.architecture}")
        if self.blocks < 3 or self.blocks % 3:
            raise ValueError(f"blocks must be a positive multiple of three, not {self.blocks}")

    @property
    def unit(self) -> int:
        """Channels of the global generator's stem for each 1 of its number.

        With a local enhancer, whose own stem has one, it has two (Wang et al. 2018, §3.1).
        """
        return 2 if self.fine else 1


def planned(shape: Pix2PixHDShape) -> dict[str, Sequence[PlannedLayer]]:
    """The layers of each Sequential, in the order of computing."""
    plan: dict[str, Sequence[PlannedLayer]] = {"model": list(_global(shape))}
    return plan | _enhancer(shape) if shape.fine else plan


def _global(shape: Pix2PixHDShape) -> Iterator[PlannedLayer]:
    """Stem, four downs, residual blocks, four ups; the head only without a local enhancer."""
    numbers, unit, start = shape.architecture, shape.unit, int(shape.fine)
    widths = [unit * 2**index * numbers[index] for index in range(DOWNS + 1)]
    yield PlannedLayer("model.1", "stem", shape.in_channels, widths[0], start, 0)
    for index in range(1, DOWNS + 1):
        name = f"model.{1 + 3 * index}"
        yield PlannedLayer(name, "down", widths[index - 1], widths[index], start + index, index)
    trunk = widths[-1]
    for block in range(shape.blocks):
        position = DOWNS + 1 + 3 * block // shape.blocks
        middle = unit * 2**DOWNS * numbers[position]
        name = f"model.{FIRST_BLOCK + block}"
        yield PlannedLayer(name, "block", trunk, trunk, start + DOWNS, position, middle)
    before, after_blocks = trunk, FIRST_BLOCK + shape.blocks
    for index in range(DOWNS):
        position, scale = DOWNS + 4 + index, start + DOWNS - 1 - index
        after = unit * 2 ** (DOWNS - 1 - index) * numbers[position]
        name = f"model.{after_blocks + 3 * index}"
        yield PlannedLayer(name, "up", before, after, scale, position)
        before = after
    if not shape.fine:
        name = f"model.{after_blocks + 3 * DOWNS + 1}"
        yield PlannedLayer(name, "head", before, shape.out_channels, 0, None)


def _enhancer(shape: Pix2PixHDShape) -> dict[str, Sequence[PlannedLayer]]:
    """The layers before the global generator's features are added, and those after."""
    *_, joint, stem, middle, up = shape.architecture
    joint, middle = 2 * joint, 2 * middle
    before = [
        PlannedLayer("model1_1.1", "stem", shape.in_channels, stem, 0, POSITIONS),
        PlannedLayer("model1_1.4", "down", stem, joint, 1, POSITIONS - 1),
    ]
    after = [
        PlannedLayer(f"model1_2.{block}", "block", joint, joint, 1, POSITIONS + 1, middle)
        for block in range(FINE_BLOCKS)
    ]
    after.append(PlannedLayer(f"model1_2.{FINE_BLOCKS}", "up", joint, up, 0, POSITIONS + 2))
    head = f"model1_2.{FINE_BLOCKS + 4}"
    after.append(PlannedLayer(head, "head", up, shape.out_channels, 0, None))
    return {"model1_1": before, "model1_2": after}


def matched_indices(blocks: int) -> tuple[int, ...]:
    """Places in `model` of what is distilled: before the blocks and after each third of them."""
    return tuple(FIRST_BLOCK - 1 + third * blocks // 3 for third in range(4))
