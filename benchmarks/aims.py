"""What the window is held to: each figure beside its aim, kept as JSON and shown as Markdown."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


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


def write_figures(figures: Iterable[Figure], file: Path) -> None:
    """Keep figures; the file is whole or not there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = [asdict(figure) for figure in figures]
    draft = file.with_suffix(".part")
    draft.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    draft.replace(file)


def read_figures(file: Path) -> list[Figure]:
    """What was kept; nothing where it was not measured yet."""
    if not file.is_file():
        return []
    return [Figure(**row) for row in json.loads(file.read_text(encoding="utf-8"))]


def markdown(figures: Iterable[Figure]) -> str:
    """A table, one row a figure."""
    lines = ["| what | measured | aim | holds |", "|---|---|---|---|"]
    words = {True: "yes", False: "**no**", None: ""}
    lines += [f"| {f.what} | {f.value} | {f.aim} | {words[f.holds]} |" for f in figures]
    return "\n".join(lines) + "\n"
