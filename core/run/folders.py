"""Run folders by name: where new ones go, which there are, and what lies in them."""

import os
import re
import time
from pathlib import Path

from core.recipe.recipe import Recipe

FOLDERS = ("checkpoints", "samples", "export")
UNFIT = r'[ <>:"|?*]'


def folders_below(folder: Path) -> list[Path]:
    """The folders in which a run writes files, below its own; links are not followed."""
    places = [folder / name for name in (*FOLDERS, "comparisons")]
    return [Path(place) for top in places for place, _, _ in os.walk(top)]


def names_in(folder: Path) -> list[str]:
    """The names of what is in a folder; none where it is not there."""
    try:
        return os.listdir(folder)
    except OSError:
        return []


def new_run_folder(home: Path, recipe: Recipe) -> Path:
    """A folder name that is free: the date, the recipe's name, and a number where needed.

    Without spaces and what Windows allows in no name.
    """
    stem = f"{time.strftime('%Y-%m-%d')}_{re.sub(UNFIT, '-', recipe.name).rstrip('.')}"
    folder, number = home / stem, 2
    while folder.exists():
        folder, number = home / f"{stem}-{number}", number + 1
    return folder


def runs_in(home: Path) -> list[Path]:
    """Every run folder below `home`, newest first."""
    if not home.is_dir():
        return []
    try:
        folders = [path for path in home.iterdir() if not path.name.startswith(".")]
    except OSError:
        return []
    return sorted(filter(looks_like_run, folders), key=_changed, reverse=True)


def looks_like_run(folder: Path) -> bool:
    """Whether a folder is a run, or what is left of one; also one that may not be looked into."""
    try:
        names = set(os.listdir(folder))
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return "recipe.toml" in names or {"run.sqlite", "checkpoints"} <= names


def _changed(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0  # moved away since it was found
