"""Pictures of the real window, for the guide and for whoever works on its looks.

`python -m workbench.screenshots OUT --run FOLDER [--run OTHER …]` shows copies of these runs, or
else the sample's recipe, light and dark, at two sizes and at scale 1.5, and saves the window, each
panel in each of its views, and each dialog. With `--guide`, the pictures that docs/guide/ shows.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from workbench.theme import Choice

SIZES = {1.0: ((1280, 800), (1920, 1080)), 1.5: ((1280, 800),)}
THEMES: tuple[Choice, ...] = ("light", "dark")


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit code."""
    given = _parser().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if given.scale:
        _take(given)
        return 0
    scales = [1.0] if given.guide else SIZES
    return max(_in_a_process(scale, arguments or sys.argv[1:]) for scale in scales)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workbench.screenshots", description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", help="folder for the pictures")
    parser.add_argument("--run", type=Path, action="append", default=[], help="run folder to show")
    parser.add_argument("--guide", action="store_true", help="pictures of docs/guide/ instead")
    parser.add_argument("--scale", type=float, choices=SIZES, help="this scale, in this process")
    return parser


def _in_a_process(scale: float, arguments: list[str]) -> int:
    """Qt takes its scale from the environment when it starts: a process for each."""
    command = [sys.executable, "-m", "workbench.screenshots", *arguments, "--scale", str(scale)]
    environment = os.environ | {"QT_SCALE_FACTOR": str(scale)}
    return subprocess.run(command, env=environment, check=False).returncode


def _take(given: argparse.Namespace) -> None:
    # The status bar shows where a run lies.
    with tempfile.TemporaryDirectory(prefix="workbench-") as home:
        os.environ["GCW_HOME"] = home
        runs = [_copied(run, Path(home) / "runs", not place) for place, run in enumerate(given.run)]
        # Only now: where the window keeps its things is asked when it is made.
        from workbench import sitting
        from workbench.guide import pictures

        if given.guide:
            pictures.take(runs)
            return
        out = given.out or Path("screenshots")
        with sitting.opened(runs) as window:
            for theme in THEMES:
                for width, height in SIZES[given.scale]:
                    name = f"{theme}-{width}x{height}"
                    name += "" if given.scale == 1 else f"-scale-{given.scale:g}"
                    sitting.pose(window, theme, width, height)
                    sitting.save_all(window, out / name)


def _copied(run: Path, runs: Path, whole: bool) -> Path:
    """A run that may be opened, worked in and thrown away; of those beside it, no weights."""
    ignored = None if whole else shutil.ignore_patterns("*.safetensors", "*.onnx", "*.pt")
    copy = Path(shutil.copytree(run, runs / run.resolve().name, ignore=ignored))
    with closing(sqlite3.connect(copy / "run.sqlite")) as record, record:
        # Its log says where things were written: no place of whoever made the pictures.
        before, after = str(run.resolve().parent), str(runs)
        record.execute("UPDATE notices SET sentence = replace(sentence, ?, ?)", (before, after))
    return copy


if __name__ == "__main__":
    raise SystemExit(main())
