"""A run's folder while it is made: a folder that a kill left unfinished is made again.

A run that goes on from another copies weights for a while. Until the end, a lock file in the folder
marks all of its content as unfinished.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.run.folders import FOLDERS
from core.runtime.errors import UserError
from core.runtime.writing import make_folder, unfinished_files

MARK = "being-made.lock"
FIRST_FILES = {"run.sqlite", "run.sqlite-shm", "run.sqlite-wal", "versions.toml"}
RECIPE = "recipe.toml"


@contextmanager
def being_made(folder: Path) -> Iterator[None]:
    """Within, the folder exists, empty at first, and no other process makes a run there.

    Raises UserError where it holds something else, or another process makes a run there; OSError
    where it cannot be written.
    """
    # Here, so that the first window need not load it.
    from filelock import FileLock, Timeout

    begun = (folder / MARK).is_file()
    if (folder / RECIPE).exists() or (not begun and _holds_other_things(folder)):
        raise UserError(f"{folder} is not empty.", "Choose another folder for the new run.")
    make_folder(folder)
    lock = FileLock(folder / MARK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise UserError(
            f"Another process is making a run in {folder}.", "Choose another folder."
        ) from None
    try:
        if begun:
            _remove_what_was_begun(folder)
        yield
    finally:
        lock.release()
        with suppress(OSError):
            if (folder / RECIPE).is_file():
                (folder / MARK).unlink(missing_ok=True)
            else:
                (folder / MARK).touch()


def _remove_what_was_begun(folder: Path) -> None:
    for name in FOLDERS:
        if not (folder / name).is_symlink():
            shutil.rmtree(folder / name, ignore_errors=True)
    for name in FIRST_FILES:
        (folder / name).unlink(missing_ok=True)


def _holds_other_things(folder: Path) -> bool:
    """Whether the folder holds more than a making that was killed at once leaves behind."""
    if not folder.is_dir():
        return folder.exists()
    left = set(unfinished_files(folder))
    for item in folder.iterdir():
        if item in left:
            continue
        begun = item.name in FOLDERS and item.is_dir() and not any(item.iterdir())
        if not begun and item.name not in FIRST_FILES:
            return True
    return False
