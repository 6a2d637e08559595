"""What the window is held to: each figure beside its aim, kept as JSON and shown as Markdown."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.measure import table


@dataclass(frozen=True)
class Figure:
    """One measured number in words; `holds` is None where nothing is asked of it."""

    what: str
    value: str
    aim: str = ""
    holds: bool | None = None


def below(what: str, value: float, limit: float, unit: str, indices: int = 1) -> Figure:
    """A figure that should stay under a limit."""
    aim = f"< {limit:g} {unit}"
    return Figure(what, f"{value:.{indices}f} {unit}", aim, value < limit)


def above(what: str, value: float, limit: float, unit: str, indices: int = 1) -> Figure:
    """A figure that should be over a limit."""
    aim = f"> {limit:g} {unit}"
    return Figure(what, f"{value:.{indices}f} {unit}", aim, value > limit)


def markdown(figures: Iterable[Figure]) -> str:
    """A table, one row a figure."""
    words = {True: "yes", False: "**no**", None: ""}
    rows = ((f.what, f.value, f.aim, words[f.holds]) for f in figures)
    return "\n".join(table(("what", "measured", "aim", "holds"), rows)) + "\n"
