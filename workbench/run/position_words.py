"""What each number of an architecture governs, in words, and how many channels it stands for."""

from core.nets.specs import NETWORKS
from workbench.app.translation import tr


def position_about(network: str, position: int) -> str:
    """What a position governs: "inside the first third of the blocks"."""
    return tr(NETWORKS[network].positions[position].about)


def position_name(network: str, position: int) -> str:
    """A position's short name: "Blocks 1"."""
    return part_name(NETWORKS[network].positions[position].name)


def position_names(network: str) -> tuple[str, ...]:
    """The short names of all positions, in order."""
    return tuple(part_name(position.name) for position in NETWORKS[network].positions)


def position_keys(network: str) -> tuple[str, ...]:
    """The same as one word each, as a filter takes them: "blocks_1"."""
    return tuple(position.name.replace(" ", "_") for position in NETWORKS[network].positions)


def part_name(name: str) -> str:
    """What the engine calls a part of a network, as people read it: "block 3" as "Block 3"."""
    words, _, number = name.rpartition(" ")
    if not number.isdigit():
        words, number = name, ""
    return f"{tr(words[0].upper() + words[1:])} {number}".rstrip()


def channels_of(network: str, position: int, width: int) -> int:
    """How many channels a width stands for."""
    return NETWORKS[network].positions[position].times * width
