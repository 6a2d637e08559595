"""What each channel number of an architecture is called, by network, short enough for a plot."""

POSITIONS = {
    "resnet": ("stem", "down", "trunk", "blocks 1", "blocks 2", "blocks 3", "up 1", "up 2"),
    "unet": ("down 1", "down 2", "down 3", "inner downs", "inner ups", "up 3", "up 2", "up 1"),
    "spade": ("trunk", "head", "middle 1", "middle 2", "up 1", "up 2", "up 3", "up 4"),
    "munit": (
        "style", "stem", "down", "trunk", "blocks 1", "blocks 2", "blocks 3", "blocks 4", "up 1",
        "up 2",
    ),
}  # fmt: skip

TIMES = {
    "resnet": (1, 2, 4, 4, 4, 4, 2, 1),
    "unet": (1, 2, 4, 8, 8, 4, 2, 1),
    "spade": (16, 16, 16, 16, 8, 4, 2, 1),
    "munit": (1, 1, 2, 4, 4, 4, 4, 4, 2, 1),
}
"""How many channels one of each number stands for."""


def times_text(network: str) -> str:
    """The multiples in a sentence, such as 2 times at down and up 1; 4 times at trunk."""
    groups: dict[int, list[str]] = {}
    for name, times in zip(POSITIONS[network], TIMES[network], strict=True):
        if times > 1:
            groups.setdefault(times, []).append(name)
    parts = [f"{times} times at {_listed(names)}" for times, names in sorted(groups.items())]
    return f"Layers have this number of channels, or {'; '.join(parts)}."


def _listed(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
