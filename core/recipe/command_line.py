"""A recipe as the command that runs it without the window."""

import json
import os
import shlex
import sys
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w

from core.recipe.fields import differs, fields, value_of
from core.recipe.file import load_recipe, shipped_recipe, shipped_recipes, with_settings
from core.recipe.recipe import Recipe
from core.runtime.errors import UserError

MAIN = Path(__file__).resolve().parents[2] / "main.py"


def run_command(recipe: Recipe, into: Path, file: Path | None = None) -> str:
    """The command line that runs a recipe into a folder, quoted for this system's shell.

    It names the recipe's own file, or without one the shipped recipe that is nearest, and sets
    what differs. Paths are made absolute, so that it may be called from anywhere.
    """
    wanted = with_settings(recipe, _absolute_paths(recipe))
    name, base = _nearest(wanted, file)
    words = [sys.executable or "python", str(MAIN), "run", name, "--into", str(into.resolve())]
    for setting in settings_between(base, wanted):
        words += ["--set", setting]
    return quoted(words)


def resume_command(folder: Path) -> str:
    """The command line that goes on with the run in a folder."""
    recipe, into = folder.resolve() / "recipe.toml", folder.resolve()
    words = [sys.executable or "python", str(MAIN), "run", str(recipe), "--into", str(into)]
    return quoted(words)


def settings_between(base: Recipe, wanted: Recipe) -> list[str]:
    """What `--set` must be given to turn one recipe into another."""
    changed = [field.path for field in fields() if differs(field.path, base, wanted)]
    return [f"{path}={_written(path, value_of(wanted, path))}" for path in changed]


def quoted(words: list[str]) -> str:
    """Words as one line for the shell of this system."""
    if os.name != "nt":
        return shlex.join(words)
    import subprocess

    return subprocess.list2cmdline(words)


def _written(path: str, value: Any) -> str:
    """A value as `--set` reads it back."""
    if not isinstance(value, str):
        return json.dumps(value)
    # Bare where that is read as the same text: quotes inside quotes are hard to read.
    plain = value.strip() == value and not value.startswith(("'", '"'))
    return value if plain else tomli_w.dumps({"value": value}).removeprefix("value = ").strip()


def _absolute_paths(recipe: Recipe) -> list[str]:
    paths = [field.path for field in fields() if field.picker]
    values = {path: value_of(recipe, path) for path in paths}
    return [
        f"{path}={_written(path, str(Path(text).expanduser().resolve()))}"
        for path, text in values.items()
        if text and not _is_keyword(path, text) and not Path(text).is_absolute()
    ]


def _is_keyword(path: str, text: str) -> bool:
    """Whether a field's text names no file, as `download` does."""
    return any(field.path == path and text in field.suggestions for field in fields())


def _nearest(wanted: Recipe, file: Path | None) -> tuple[str, Recipe]:
    if file is not None:
        try:
            return str(file.resolve()), load_recipe(file)
        except UserError:
            pass  # the file is gone, or was broken since
    known = _shipped()
    name = min(known, key=lambda name: len(settings_between(known[name], wanted)))
    return name, known[name]


@cache
def _shipped() -> dict[str, Recipe]:
    return {name: shipped_recipe(name) for name in shipped_recipes()}
