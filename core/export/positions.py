"""What the channel numbers of an architecture stand for, in a sentence."""

from core.nets.specs import NETWORKS


def times_text(network: str) -> str:
    """The multiples in a sentence, such as 2 times at down and up 1; 4 times at trunk."""
    groups: dict[int, list[str]] = {}
    for position in NETWORKS[network].positions:
        if position.times > 1:
            groups.setdefault(position.times, []).append(position.name)
    parts = [f"{times} times at {_listed(names)}" for times, names in sorted(groups.items())]
    return f"Layers have this number of channels, or {'; '.join(parts)}."


def _listed(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
