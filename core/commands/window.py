"""Verbs that open the window, which `main.py` hands in: core does not know it."""

import argparse
import os
import sqlite3
import sys
from pathlib import Path

from core.commands import INTERRUPTED
from core.recipe.file import load_recipe, shipped_recipe, window_sample
from core.recipe.recipe import Recipe
from core.run.folders import new_run_folder, runs_in
from core.run.record import OVER
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.paths import runs_home

SAMPLE = "sample"
BEGUN_BY, START = "begun by", "start"


def open_window(args: argparse.Namespace) -> int:
    """Open the window, on a run or a recipe where one is named."""
    recipe = load_recipe(args.recipe) if args.recipe else None
    code: int = args.show_window(args.run, recipe)
    return code


def start(args: argparse.Namespace) -> int:
    """The built-in sample: in the window with a display, to the exported model without one.

    Without --into an unfinished run of it that an earlier call began is resumed.
    """
    if has_display():
        code: int = args.show_window(None, window_sample())
        return code
    recipe = shipped_recipe(SAMPLE)
    unfinished = None if args.into else _unfinished(recipe)
    if unfinished:
        anew = "start --into FOLDER begins a new one"
        print(f"No display: resuming the sample in {unfinished}; {anew}.", flush=True)
        return _carried_out(recipe, unfinished)
    folder = args.into or new_run_folder(runs_home(), recipe)
    print(f"No display: running the sample into {folder}", flush=True)
    return _carried_out(recipe, folder)


def _carried_out(recipe: Recipe, folder: Path) -> int:
    """Run it, marked as begun here where it is new; say how it goes on where it is halted."""
    from core.commands.run import carry_out, open_run

    if not (folder / "recipe.toml").is_file():
        with open_run(recipe, folder, recipe).record(write=True) as record:
            record.set_fact(BEGUN_BY, START)
    code = carry_out(recipe, folder)
    if code == INTERRUPTED:
        print("Stopped. The same command resumes it.")
    return code


def _unfinished(recipe: Recipe) -> Path | None:
    """The newest run of this recipe that `start` began, that is not over, and that nobody runs."""
    return next((folder for folder in runs_in(runs_home()) if _waits(folder, recipe)), None)


def _waits(folder: Path, recipe: Recipe) -> bool:
    try:
        run = Run(folder)
        with run.record() as record:
            begun, stages = record.fact(BEGUN_BY), record.stages()
    except (UserError, OSError, sqlite3.Error):
        return False  # damaged: `check` and the window say how
    is_over = all(stage.state in OVER for stage in stages)
    return begun == START and run.recipe == recipe and not is_over and not run.is_running()


def has_display() -> bool:
    """Whether a window could be seen."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
