"""Pictures of the real window, for the guide and for design work.

`python -m workbench.tools.screenshots OUT --run FOLDER [--run OTHER …]` shows copies of these
runs, or else the sample's recipe, light and dark, on screens of 1024x600, 1366x768 and 1920x1080 at
96 dpi and of 1920x1080 at 144 dpi, and saves each workspace, each panel in each of its views, and
each dialog. With `--guide`, the pictures that docs/guide/ shows.
"""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from workbench.app.theme import Choice
from workbench.app.translation import WRITTEN_IN

# Screens by name: width and height in pixels, and the scale.
SCREENS = {
    "1024x600": (1024, 600, 1.0),
    "1366x768": (1366, 768, 1.0),
    "1920x1080": (1920, 1080, 1.0),
    "1920x1080-144dpi": (1920, 1080, 1.5),
}
THEMES: tuple[Choice, ...] = ("light", "dark")


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit code."""
    given = _parser().parse_args(arguments)
    if given.in_process:
        _take(given)
        return 0
    # The guide's window needs a screen that is larger than it.
    wanted = "1920x1080" if given.guide else given.screen
    screens = [wanted] if wanted else list(SCREENS)
    return max(_in_a_process(screen, arguments or sys.argv[1:]) for screen in screens)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workbench.tools.screenshots", description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", help="folder for the pictures")
    parser.add_argument("--run", type=Path, action="append", default=[], help="run folder to show")
    parser.add_argument("--guide", action="store_true", help="pictures of docs/guide/ instead")
    parser.add_argument("--screen", choices=SCREENS, help="this screen alone")
    parser.add_argument("--theme", choices=THEMES, help="this theme alone")
    parser.add_argument("--language", default=WRITTEN_IN, help="language of the window, such as de")
    parser.add_argument("--in-process", action="store_true", help=argparse.SUPPRESS)
    return parser


def screen_platform(name: str, folder: Path) -> str:
    """Qt's platform for a screen of this name; its description is written into `folder`."""
    width, height, _ = SCREENS[name]
    screen = {"name": name, "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96}
    file = folder / f"{name}.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={file}"


def _in_a_process(screen: str, arguments: list[str]) -> int:
    """Qt takes its screen from the environment when it starts: a process for each."""
    command = [
        sys.executable,
        "-m",
        "workbench.tools.screenshots",
        *[item for item in arguments if item not in ("--screen", screen)],
        "--screen",
        screen,
        "--in-process",
    ]
    with tempfile.TemporaryDirectory(prefix="screen-") as folder:
        environment = os.environ | {
            "QT_SCALE_FACTOR": str(SCREENS[screen][2]),
            "QT_QPA_PLATFORM": screen_platform(screen, Path(folder)),
        }
        return subprocess.run(command, env=environment, check=False).returncode


def _take(given: argparse.Namespace) -> None:
    # The status bar shows where a run lies.
    with tempfile.TemporaryDirectory(prefix="workbench-") as home:
        os.environ["GCW_HOME"] = home
        runs = [_copied(run, Path(home) / "runs", not index) for index, run in enumerate(given.run)]
        # Only now: where the window keeps its things is asked when it is made.
        from workbench.tools import guide_pictures, screenshot_session

        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if given.guide:
            guide_pictures.take(runs)
            return
        out = given.out or Path("screenshots")
        with screenshot_session.opened(runs, given.language) as window:
            width, height, scale = SCREENS[given.screen]
            for theme in [given.theme] if given.theme else THEMES:
                screenshot_session.pose(window, theme, round(width / scale), round(height / scale))
                screenshot_session.save_all(window, out / f"{given.screen}-{theme}")


def _copied(run: Path, runs: Path, whole: bool) -> Path:
    """A run that may be opened, worked in and thrown away; of those beside it, no weights."""
    ignored = None if whole else shutil.ignore_patterns("*.safetensors", "*.onnx", "*.pt")
    copy = Path(shutil.copytree(run, runs / run.resolve().name, ignore=ignored))
    with closing(sqlite3.connect(copy / "run.sqlite")) as record, record:
        # The log names folders: not those of the machine that makes the pictures.
        before, after = str(run.resolve().parent), str(runs)
        record.execute("UPDATE notices SET sentence = replace(sentence, ?, ?)", (before, after))
    return copy


if __name__ == "__main__":
    raise SystemExit(main())
