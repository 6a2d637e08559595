"""Runs that cannot be read, each broken in another way."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from core.run.run import Run
from tests.core.tiny import tiny_recipe


def _no_toml(folder: Path) -> None:
    (folder / "recipe.toml").write_text("[data\nheight = ")


def _unknown_value(folder: Path) -> None:
    (folder / "recipe.toml").write_text('family = "nonsense"\n')


def _no_recipe(folder: Path) -> None:
    (folder / "recipe.toml").unlink()


def _recipe_is_a_folder(folder: Path) -> None:
    (folder / "recipe.toml").unlink()
    (folder / "recipe.toml").mkdir()


def _recipe_is_a_pipe(folder: Path) -> None:
    (folder / "recipe.toml").unlink()
    os.mkfifo(folder / "recipe.toml")


def _no_record(folder: Path) -> None:
    _remove_record(folder)


def _empty_record(folder: Path) -> None:
    _remove_record(folder)
    (folder / "run.sqlite").touch()


def _record_of_noise(folder: Path) -> None:
    _remove_record(folder)
    (folder / "run.sqlite").write_bytes(bytes(range(256)) * 64)


def _record_cut_short(folder: Path) -> None:
    _checkpoint(folder)
    content = (folder / "run.sqlite").read_bytes()
    _remove_record(folder)
    (folder / "run.sqlite").write_bytes(content[:5000])


def _record_of_the_future(folder: Path) -> None:
    _execute(folder, "PRAGMA user_version = 99")


def _text_for_numbers(folder: Path) -> None:
    _execute(folder, "UPDATE stages SET done = 'many', seconds = 'long', state = 'running'")


def _no_stages(folder: Path) -> None:
    _execute(folder, "DROP TABLE stages")


ENDLESS = {
    "view": "DROP TABLE scalars; CREATE VIEW scalars AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
    "SELECT i + 1 FROM n) SELECT i AS id, 'teacher' AS stage, i AS step, 'G' AS name, 1.0 AS value "
    "FROM n;",
    "trigger": "CREATE TRIGGER gone AFTER INSERT ON scalars BEGIN DELETE FROM stages; END;",
}
"""Records that compute: rows without end, or rows that go when others come."""


def _endless_view(folder: Path) -> None:
    _script(folder, ENDLESS["view"])


def _trigger(folder: Path) -> None:
    _script(folder, ENDLESS["trigger"])


BREAKING: dict[str, Callable[[Path], None]] = {
    "recipe is no TOML": _no_toml,
    "recipe of an unknown family": _unknown_value,
    "no recipe": _no_recipe,
    "recipe is a folder": _recipe_is_a_folder,
    "recipe is a pipe": _recipe_is_a_pipe,
    "no record": _no_record,
    "empty record": _empty_record,
    "record of noise": _record_of_noise,
    "record cut short": _record_cut_short,
    "record of the future": _record_of_the_future,
    "record with text for numbers": _text_for_numbers,
    "record without stages": _no_stages,
    "record with an endless view": _endless_view,
    "record with a trigger": _trigger,
}
if os.name != "posix":
    del BREAKING["recipe is a pipe"]


def broken_runs(home: Path) -> list[Path]:
    """One run for each way in `BREAKING`, named after it."""
    folders = []
    for name, broken in BREAKING.items():
        run = Run.create(home / name.replace(" ", "-"), tiny_recipe())
        broken(run.folder)
        folders.append(run.folder)
    return folders


def _remove_record(folder: Path) -> None:
    for path in folder.glob("run.sqlite*"):
        path.unlink()


def _checkpoint(folder: Path) -> None:
    _execute(folder, "PRAGMA wal_checkpoint(TRUNCATE)")


def _execute(folder: Path, statement: str) -> None:
    db = sqlite3.connect(folder / "run.sqlite", isolation_level=None)
    db.execute(statement)
    db.close()


def _script(folder: Path, statements: str) -> None:
    db = sqlite3.connect(folder / "run.sqlite")
    db.executescript(statements)
    db.close()
