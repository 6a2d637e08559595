"""The shape of the code in figures: rooms, imports between them, names that stand twice, lines.

    python -m benchmarks.structure              this checkout
    python -m benchmarks.structure --at 0.1.0   beside an earlier commit

A room is a folder directly below `core` or `workbench`, or a module that lies there itself. Every
import counts, also those inside functions and for type checkers alone.
"""

import argparse
import ast
import io
import subprocess
import tarfile
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOUSES = ("core", "workbench")
# What does something that the program could not do at ff9689b. Features that grew within files
# which existed before are not in this list, and neither are their tests.
NEW = (
    "core/families/cut.py", "core/recipe/families/cut.py", "core/nets/antialiased*.py",
    "core/nets/blur.py", "core/nets/pix2pixhd*.py", "core/nets/projected.py",
    "core/nets/efficientnet_lite.py", "core/nets/quantisation.py", "core/nets/bands.py",
    "core/families/augment.py", "core/families/averaging.py", "core/families/cost_groups.py",
    "core/families/energy.py", "core/families/picture_losses.py", "core/families/quantising.py",
    "core/families/views.py",
    "core/stages/race.py", "core/run/race.py", "core/estimate/race.py", "core/commands/race.py",
    "core/export/raced.py", "core/stages/quantise.py", "core/stages/following.py",
    "core/stages/held_out.py", "core/run/cluster.py", "core/run/executor.py", "core/run/worker.py",
    "core/runtime/group.py", "core/run/lengthening.py", "core/commands/lengthen.py",
    "core/engine/check.py", "core/commands/check.py", "core/engine/inspection.py",
    "core/commands/inspect.py", "core/run/understood.py", "core/data/answers.py",
    "core/data/answer_names.py", "core/data/values.py", "core/data/numbers.py",
    "core/data/ranges.py", "core/data/tiffs.py", "core/data/arrays.py", "core/export/formats/*.py",
    "core/export/comparing.py", "core/export/comparison.py", "core/export/quantised.py",
    "core/metrics/wavelet.py", "core/search/additive.py",
    "workbench/ranking/race*.py", "workbench/models/*.py", "workbench/export/*.py",
    "workbench/shell/workspace*.py", "workbench/shell/settings_dialog.py",
    "workbench/shell/export_dialog.py", "workbench/shell/lengthen_dialog.py",
    "workbench/library/run_check.py",
)  # fmt: skip
Arrows = Mapping[str, Set[str]]


@dataclass(frozen=True)
class Shape:
    """What is counted of a checkout. `upward` is None where it declares no layers."""

    rooms: int
    arrows: int
    upward: int | None
    circular: int
    chain: int
    twice: int
    lines: dict[str, int]

    def rows(self) -> list[tuple[str, str]]:
        """Figures with their names, as they are printed."""
        upward = "no layers declared" if self.upward is None else str(self.upward)
        return [
            ("rooms", str(self.rooms)),
            ("imports between rooms", str(self.arrows)),
            ("of these against the layers", upward),
            ("rooms in a circle of imports", str(self.circular)),
            ("longest chain of rooms", str(self.chain)),
            ("class names that stand twice", str(self.twice)),
            *((f"lines in {name}", f"{count:,}") for name, count in self.lines.items()),
        ]


def shape_of(folder: Path) -> Shape:
    """Count the checkout in a folder."""
    arrows: dict[str, set[str]] = defaultdict(set)
    classes: Counter[str] = Counter()
    rooms: set[str] = set()
    for house in HOUSES:
        for file in sorted((folder / house).rglob("*.py")):
            room = _room(".".join(file.relative_to(folder).with_suffix("").parts), folder)
            tree = ast.parse(file.read_text(encoding="utf-8"))
            classes.update(item.name for item in tree.body if isinstance(item, ast.ClassDef))
            if room is None:
                continue
            rooms.add(room)
            for module in _imported(tree):
                other = _room(module, folder)
                if other not in (None, room) and other.split(".")[0] == house:
                    arrows[room].add(other)
    groups = _circles(rooms, arrows)
    new = {file for pattern in NEW for file in folder.glob(pattern)}
    lines = {}
    for name in (*HOUSES, "tests"):
        files = set((folder / name).rglob("*.py"))
        lines[name] = _lines_of(files)
        if name in HOUSES:
            lines[f"{name} without new features"] = _lines_of(files - new)
    return Shape(
        rooms=len(rooms),
        arrows=sum(len(targets) for targets in arrows.values()),
        upward=_upward(arrows, _layers(folder)),
        circular=sum(len(group) for group in groups if len(group) > 1),
        chain=_longest_chain(groups, arrows),
        twice=sum(1 for count in classes.values() if count > 1),
        lines=lines,
    )


def _lines_of(files: Set[Path]) -> int:
    return sum(len(file.read_bytes().splitlines()) for file in files)


def _room(module: str, folder: Path) -> str | None:
    """The room of a dotted name; None for a house itself and for other packages."""
    house, _, rest = module.partition(".")
    if house not in HOUSES or not rest or rest == "__init__":
        return None
    first = rest.split(".")[0]
    known = (folder / house / first).is_dir() or (folder / house / f"{first}.py").is_file()
    return f"{house}.{first}" if known else None


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (item.name for item in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from core import families` names the room after the import.
            bare = node.module in HOUSES
            yield from (
                f"{node.module}.{item.name}" if bare else node.module for item in node.names
            )


def _layers(folder: Path) -> dict[str, int]:
    """The height of each room by the contracts in pyproject.toml; empty without them."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    heights = {}
    for contract in project["tool"]["importlinter"]["contracts"]:
        for house in contract.get("containers", ()):
            for height, layer in enumerate(reversed(contract["layers"])):
                heights |= {f"{house}.{name.strip()}": height for name in layer.split("|")}
    return heights


def _upward(arrows: Arrows, heights: Mapping[str, int]) -> int | None:
    if not heights:
        return None
    pairs = [(room, other) for room, rooms in arrows.items() for other in rooms]
    return sum(heights[room] <= heights[other] for room, other in pairs)


def _reached(room: str, arrows: Arrows) -> set[str]:
    reached: set[str] = set()
    waiting = [room]
    while waiting:
        for other in arrows.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def _circles(rooms: Set[str], arrows: Arrows) -> list[frozenset[str]]:
    """The rooms in groups within which each reaches each."""
    reached = {room: _reached(room, arrows) for room in rooms}
    groups = {
        frozenset({room} | {other for other in reached[room] if room in reached[other]})
        for room in rooms
    }
    return sorted(groups, key=len)


def _longest_chain(groups: list[frozenset[str]], arrows: Arrows) -> int:
    """Rooms on the longest way downwards; a circle counts as one."""
    group_of = {room: group for group in groups for room in group}
    lengths: dict[frozenset[str], int] = {}

    def length(group: frozenset[str]) -> int:
        if group not in lengths:
            below = {group_of[other] for room in group for other in arrows.get(room, ())} - {group}
            lengths[group] = 1 + max(map(length, below), default=0)
        return lengths[group]

    return max(map(length, groups), default=0)


def _at(revision: str, into: Path) -> None:
    """Lay the files of a commit into a folder."""
    command = ["git", "archive", "--format=tar", revision]
    packed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(into, filter="data")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.structure", description=__doc__)
    parser.add_argument("--at", metavar="COMMIT", help="an earlier commit, to stand beside")
    given = parser.parse_args()
    columns = {"now": shape_of(ROOT)}
    if given.at:
        with tempfile.TemporaryDirectory() as folder:
            _at(given.at, Path(folder))
            columns = {given.at: shape_of(Path(folder)), **columns}
    print("| | " + " | ".join(columns) + " |")
    print("|---|" + "---:|" * len(columns))
    for row in zip(*(shape.rows() for shape in columns.values()), strict=True):
        print(f"| {row[0][0]} | " + " | ".join(value for _, value in row) + " |")


if __name__ == "__main__":
    main()
