"""The runs of this machine as a list: where each stands, what a person wrote on it, its size."""

import logging
import math
import os
import sqlite3
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import tomli_w

from core.estimate.eta import expected_seconds, run_progress
from core.recipe.fields import fields, value_of
from core.recipe.recipe import Recipe
from core.run.folders import looks_like_run, runs_in
from core.run.record import OVER, Record, StageRecord
from core.run.run import Run, SheetFile
from core.runtime.errors import UserError
from core.runtime.paths import runs_home
from core.runtime.reading import read_text
from core.runtime.writing import write_text

LABEL = "label.toml"
# Only a lock tells these states apart.
_BY_LOCK = ("running", "interrupted")
_LONGEST_NAME = 200  # in bytes: file systems stop at 255, and exports add words
# Only the teacher stage reads these; a run that has its teacher needs them no more.
TEACHERS_ALONE = ("teacher.checkpoint", "teacher.discriminator_checkpoint")
# Needed to make a run, and copied then.
MAKERS_ALONE = ("start.run",)


@dataclass(frozen=True)
class Label:
    """What a person wrote on a run; archived, it is left out of the list unless asked for."""

    tags: tuple[str, ...] = ()
    archived: bool = False


@dataclass(frozen=True)
class RunEntry:
    """One line of the library; `changed` is in seconds since the epoch.

    `share`, 0 to 1, is how much of the run's time is over; `stage` the one that it is at.
    `pictures` are files of its samples: input, teacher, and its newest. Of a run that cannot be
    read (state "unreadable"), `problem` says in a sentence what is wrong.
    """

    folder: Path
    state: str
    changed: float
    family: str = ""
    stage: str = ""
    share: float = 0.0
    label: Label = Label()
    pictures: tuple[str, ...] = ()
    problem: str = ""


def find_runs(extra: Iterable[Path], before: Iterable[RunEntry] = ()) -> list[RunEntry]:
    """Every run in the runs' home and those in `extra`, changed last first. Reads the disk.

    A run that cannot be read has an entry that says why, and hides no other. `before` is what was
    found last: of runs that have not changed since, only labels are read.
    """
    known = {entry.folder: entry for entry in before}
    folders = dict.fromkeys(_resolved(path) for path in [*runs_in(runs_home()), *extra])
    entries = [
        read_entry(folder, known.get(folder)) for folder in folders if looks_like_run(folder)
    ]
    return sorted(entries, key=lambda entry: entry.changed, reverse=True)


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # circular links, or not a path
        return path


def read_entry(folder: Path, before: RunEntry | None = None) -> RunEntry:
    """Read a run's folder; `before` is its last entry. Raises nothing."""
    changed = _changed(folder)
    try:
        if before is not None and _still_holds(before, changed):
            return replace(before, label=read_label(folder))
        return _entry(Run(folder), changed)
    # Whatever is wrong with one run, the others are still to be listed.
    except Exception as error:
        problem = _problem(folder, error)
        return RunEntry(folder, "unreadable", changed, label=read_label(folder), problem=problem)


def _still_holds(before: RunEntry, changed: float) -> bool:
    return before.changed == changed and not before.problem and before.state not in _BY_LOCK


def _problem(folder: Path, error: Exception) -> str:
    if isinstance(error, UserError):
        # A row has the folder's name already, and no room for its whole path.
        return error.sentence.replace(f"{folder}{os.sep}", "").replace(str(folder), "The folder")
    logging.getLogger(__name__).warning("%s cannot be read", folder, exc_info=error)
    if isinstance(error, sqlite3.Error):
        return f"The record cannot be read: {error}."
    if isinstance(error, OSError):
        return f"The folder cannot be read: {error.strerror or error}."
    return f"The run cannot be read: {type(error).__name__}: {error}."


def _changed(folder: Path) -> float:
    """When the run's files changed last; 0 where there is none that can be looked at."""
    times = [0.0]
    for name in ("run.sqlite", "recipe.toml", "run.sqlite-wal"):
        with suppress(OSError):
            item = (folder / name).stat()
            # Reading a record leaves an empty log behind; a run that runs writes into it.
            if name != "run.sqlite-wal" or item.st_size:
                times.append(item.st_mtime)
    return max(times)


def _entry(run: Run, changed: float) -> RunEntry:
    with run.record() as record:
        stages, pictures = record.stages(), _pictures(run, record)
        stage, share = _progress(run.recipe, record, stages)
    state, label = run.state_of(stages), read_label(run.folder)
    return RunEntry(run.folder, state, changed, run.recipe.family, stage, share, label, pictures)


def _progress(recipe: Recipe, record: Record, stages: list[StageRecord]) -> tuple[str, float]:
    at = next((stage for stage in stages if stage.state not in OVER), None)
    if at is None:
        return "", 1.0
    if not any(stage.seconds for stage in stages):
        return at.name, 0.0
    share = run_progress(stages, expected_seconds(recipe, record)).share
    return at.name, min(max(share, 0.0), 1.0) if math.isfinite(share) else 0.0


def _pictures(run: Run, record: Record) -> tuple[str, ...]:
    # isfile takes any name: one that is too long comes from a damaged row, and hides nothing.
    newest = [str(item.file) for item in record.previews()[-1:]]
    chosen = record.fact("chosen")
    best = [f"finetuned-{chosen}.png", f"candidate-{chosen}.png"] if chosen else []
    result = [next((n for n in [*best, *newest] if os.path.isfile(run.samples / n)), "")]
    names = dict.fromkeys([SheetFile.INPUT, SheetFile.TEACHER, *result])
    return tuple(name for name in names if name and os.path.isfile(run.samples / name))


# -- what a person does with runs ---------------------------------------------------------------


def read_label(folder: Path) -> Label:
    """The run's label; one that cannot be read counts as none."""
    try:
        file = folder / LABEL
        table = tomllib.loads(read_text(file)) if file.is_file() else {}
    except (OSError, ValueError, RecursionError):
        return Label()
    tags = table.get("tags", [])
    known = tuple(str(tag) for tag in tags) if isinstance(tags, list) else ()
    return Label(known, table.get("archived") is True)


def write_label(folder: Path, label: Label) -> None:
    """Write on a run; raises UserError where its folder may not be written."""
    table = {"tags": list(label.tags), "archived": label.archived}
    try:
        write_text(folder / LABEL, tomli_w.dumps(table))
    except UserError as error:
        raise UserError(
            f"The run folder {folder} cannot be written.",
            "Allow writing to it, or copy the run to another disk.",
            str(error),
        ) from error


def rename_run(folder: Path, name: str) -> Path:
    """Give a run's folder another name; raises UserError where that cannot be."""
    after = folder.with_name(name) if _is_plain(name) else None
    if after is None:
        raise UserError(
            f"“{name:.60}” is not a valid folder name.", "Use a few letters, digits, - and _."
        )
    if after == folder:
        return folder
    if os.path.lexists(after):
        raise UserError(f"There is a folder {after} already.", "Choose another name.")
    refuse_running(folder)
    try:
        folder.rename(after)
    except OSError as error:
        raise UserError(
            f"{folder} cannot be renamed: {error.strerror}.",
            "Close what uses the folder, and allow writing beside it.",
        ) from None
    return after


def refuse_running(folder: Path) -> None:
    """Raise UserError where some process runs this run now."""
    try:
        running = Run(folder).is_running()
    except UserError:
        return  # what cannot be read cannot run
    if running:
        raise UserError(f"{folder.name} is running.", "Stop it first; its checkpoint is kept.")


def folder_bytes(folder: Path) -> int:
    """What a folder takes on disk, counted from the sizes of its files."""
    total = 0
    try:
        with os.scandir(folder) as items:
            for item in items:
                if item.is_dir(follow_symlinks=False):
                    total += folder_bytes(Path(item.path))
                else:
                    total += item.stat(follow_symlinks=False).st_size
    except OSError:
        return total  # a running run removes files while they are counted
    return total


def missing_files(recipe: Recipe, has_teacher: bool = False, is_made: bool = False) -> list[str]:
    """Files and folders that the recipe names and that are not on this machine.

    `has_teacher`: what only makes the teacher is not needed any more. `is_made`: the run is there.
    """
    done: tuple[str, ...] = TEACHERS_ALONE if has_teacher or recipe.start.run else ()
    done += MAKERS_ALONE if is_made else ()
    named = {
        str(value_of(recipe, item.path)): None
        for item in fields()
        if item.picker and item.path not in done
    }
    return [text for text in named if text and not Path(text).expanduser().exists()]


def check_files_of(recipe: Recipe) -> None:
    """Raise UserError where a new run of this recipe could not begin; needs no torch.

    Named files must exist, and its folder must hold pictures somewhere.
    """
    missing = missing_files(recipe)
    if missing:
        raise UserError(
            f"The recipe {recipe.name} names files that are not on this machine: "
            f"{', '.join(missing)}.",
            "Correct the path.",
        )
    if recipe.data.folder:
        from core.data.folders import picture_folders

        folder = Path(recipe.data.folder).expanduser()
        if not folder.is_dir():
            raise UserError(
                f"{folder} is not a folder.", "Set data.folder to a folder of pictures."
            )
        if not picture_folders(folder):
            raise UserError(
                f"The folder {folder} has no pictures.", "Set data.folder to a folder of pictures."
            )


def refuse_incomplete(run: Run) -> None:
    """Raise UserError, in one sentence, where a run needs files that are not on this machine."""
    with run.record() as record:
        states = {stage.name: stage.state for stage in record.stages()}
    missing = missing_files(run.recipe, states.get("teacher") in OVER, is_made=True)
    if missing:
        raise UserError(
            f"{run.name} cannot continue here: this machine has no {' and no '.join(missing)}.",
            "Copy them there, or duplicate the recipe and choose the files of this machine.",
        )


def _is_plain(name: str) -> bool:
    letters_fit = name.isprintable() and not set(name) & set('/\\:*?"<>|')
    return letters_fit and bool(name.strip(" .")) and len(name.encode()) <= _LONGEST_NAME
