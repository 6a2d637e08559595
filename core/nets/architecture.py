"""Architectures: the channel numbers that pick one sub-generator (Li et al. 2020, §3.2).

The network says what each number means. For a ResNet: c0 stem (×1), c1 first down (×2), c2 second
down and trunk (×4), c3 c4 c5 the middle of each third of the residual blocks (×4), c6 first up
(×2), c7 second up (×1).
"""

from collections.abc import Sequence

from core.runtime.errors import UserError

Architecture = tuple[int, ...]

POSITIONS = 8
"""Channel numbers of a ResNet."""
WIDEST = 1024
EXAMPLE = "16_16_32_16_32_32_16_16"


def parse_architecture(text: str, positions: int | None = None) -> Architecture:
    """Read "16_16_32_16_32_32_16_16": whole numbers from 1 to 1024.

    `positions` says how many; without it, as many as any network has. Raises UserError.
    """
    numbers = _numbers(text)
    allowed = {positions} if positions else _position_counts()
    if len(numbers) not in allowed:
        wanted = " or ".join(map(str, sorted(allowed)))
        raise UserError(
            f"An architecture has {wanted} channel numbers, “{text}” has {len(numbers)}.",
            f"Write it like {EXAMPLE}.",
        )
    return numbers


def parse_channels(text: str) -> Architecture:
    """Read a published channel string: the eight numbers, or the older six as eight.

    The six are stem, down, down, one middle for all blocks, up, up. Raises UserError.
    """
    numbers = _numbers(text)
    return from_six(numbers) if len(numbers) == 6 else parse_architecture(text, POSITIONS)


def from_six(numbers: Sequence[int]) -> Architecture:
    """The older notation with one middle width for all blocks, written out."""
    stem, half, trunk, middle, first_up, second_up = numbers
    return (stem, half, trunk, middle, middle, middle, first_up, second_up)


def architecture_text(architecture: Sequence[int]) -> str:
    """The channel numbers joined by underscores; parse_architecture reads it back."""
    return "_".join(str(width) for width in architecture)


def uniform(width: int, positions: int = POSITIONS) -> Architecture:
    """Every width the same: the architecture of a full network of that width (ngf)."""
    return (width,) * positions


def _position_counts() -> set[int]:
    """How many numbers the architectures of the networks have."""
    from core.nets.specs import GENERATORS  # networks are specified by means of this module

    return {len(spec.positions) for spec in GENERATORS}


def _numbers(text: str) -> Architecture:
    parts = text.strip().split("_")
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        raise UserError(
            f"“{text}” is not an architecture: whole numbers joined by underscores are expected.",
            f"Write it like {EXAMPLE}.",
        )
    numbers = tuple(int(part) for part in parts)
    if not all(1 <= number <= WIDEST for number in numbers):
        raise UserError(
            f"A channel number in “{text}” is out of range.",
            f"Use numbers from 1 to {WIDEST}.",
        )
    return numbers
