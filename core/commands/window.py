"""Verbs that open the window. Only here does the command line meet Qt."""

import argparse
import os
import sys
from pathlib import Path

from core.paths import runs_home
from core.recipe_file import load_recipe, shipped_recipe, window_sample
from core.run import new_run_folder

SAMPLE = "sample"


def open_window(chosen: argparse.Namespace) -> int:
    """Open the window, on a run or a recipe where one is named."""
    from importlib import import_module

    recipe = load_recipe(chosen.recipe) if chosen.recipe else None
    # By name, so that the engine's import contract sees no road from core to Qt.
    application = import_module("workbench.application")
    return application.open_window(chosen.run, recipe)


def start(chosen: argparse.Namespace) -> int:
    """The built-in sample: in the window with a display, to the exported model without one."""
    if has_display():
        from importlib import import_module

        application = import_module("workbench.application")
        return application.open_window(None, window_sample())
    from core.commands.run import carry_out

    recipe = shipped_recipe(SAMPLE)
    folder = chosen.into or new_run_folder(runs_home(), recipe)
    print(f"No display: running the sample into {folder}")
    return carry_out(recipe, Path(folder))


def has_display() -> bool:
    """Whether a window could be seen."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
