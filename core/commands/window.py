"""Verbs that open the window, which `main.py` hands in: core does not know it."""

import argparse
import os
import sys
from pathlib import Path

from core.recipe.file import load_recipe, shipped_recipe, window_sample
from core.run.folders import new_run_folder
from core.runtime.paths import runs_home

SAMPLE = "sample"


def open_window(args: argparse.Namespace) -> int:
    """Open the window, on a run or a recipe where one is named."""
    recipe = load_recipe(args.recipe) if args.recipe else None
    code: int = args.show_window(args.run, recipe)
    return code


def start(args: argparse.Namespace) -> int:
    """The built-in sample: in the window with a display, to the exported model without one."""
    if has_display():
        code: int = args.show_window(None, window_sample())
        return code
    from core.commands.run import carry_out

    recipe = shipped_recipe(SAMPLE)
    folder = args.into or new_run_folder(runs_home(), recipe)
    print(f"No display: running the sample into {folder}")
    return carry_out(recipe, Path(folder))


def has_display() -> bool:
    """Whether a window could be seen."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
