"""The runs of this machine as a list: where each stands, what a person wrote on it, its size."""

import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import tomli_w

from core.errors import UserError
from core.outlook import OVER, expected_seconds, outlook
from core.paths import runs_home
from core.recipe import Recipe
from core.recipe_fields import fields, value_of
from core.record import Record, StageRecord
from core.run import Run, Strip, runs_in

LABEL = "label.toml"
# Which of these it is, a lock says and no file.
_BY_LOCK = ("running", "interrupted")
_LONGEST_NAME = 200  # in bytes: file systems stop at 255, and exports add words
# What the teacher stage alone reads; a run that has its teacher can do without.
TEACHERS_ALONE = ("teacher.checkpoint", "teacher.discriminator_checkpoint")


@dataclass(frozen=True)
class Label:
    """What a person wrote on a run; archived, it is left out of the list unless asked for."""

    tags: tuple[str, ...] = ()
    archived: bool = False


@dataclass(frozen=True)
class RunEntry:
    """One line of the library; `changed` is in seconds since the epoch.

    `share`, 0 to 1, is how much of the run's time is over; `stage` the one that it is at.
    `pictures` are files of its samples: input, teacher, and its newest.
    """

    folder: Path
    state: str
    changed: float
    family: str = ""
    stage: str = ""
    share: float = 0.0
    label: Label = Label()
    pictures: tuple[str, ...] = ()


def find_runs(extra: Iterable[Path], before: Iterable[RunEntry] = ()) -> list[RunEntry]:
    """Every run in the runs' home and those in `extra`, changed last first. Reads the disk.

    `before` is what was found last: of runs that have not changed since, only labels are read.
    """
    known = {entry.folder: entry for entry in before}
    folders = dict.fromkeys(path.resolve() for path in [*runs_in(runs_home()), *extra])
    there = [folder for folder in folders if (folder / "recipe.toml").is_file()]
    found = [read_entry(folder, known.get(folder)) for folder in there]
    return sorted(found, key=lambda entry: entry.changed, reverse=True)


def read_entry(folder: Path, before: RunEntry | None = None) -> RunEntry:
    """What a run's folder says of it; `before` is what it said last."""
    try:
        changed = _changed(folder)
        if before is not None and before.changed == changed and before.state not in _BY_LOCK:
            return replace(before, label=read_label(folder))
        return _entry(Run(folder), changed)
    except (UserError, OSError, ValueError):
        return RunEntry(folder, "unreadable", 0.0, label=read_label(folder))


def _changed(folder: Path) -> float:
    found = [(folder / name).stat() for name in ("run.sqlite", "recipe.toml")]
    # Whoever reads the record leaves an empty one behind; a run that runs writes into it.
    log = folder / "run.sqlite-wal"
    if log.is_file() and log.stat().st_size:
        found.append(log.stat())
    return max(item.st_mtime for item in found)


def _entry(run: Run, changed: float) -> RunEntry:
    record = run.record()
    try:
        stages, pictures = record.stages(), _pictures(run, record)
        stage, share = _progress(run.recipe, record, stages)
    finally:
        record.close()
    state, label = run.state_of(stages), read_label(run.folder)
    return RunEntry(run.folder, state, changed, run.recipe.family, stage, share, label, pictures)


def _progress(recipe: Recipe, record: Record, stages: list[StageRecord]) -> tuple[str, float]:
    at = next((stage for stage in stages if stage.state not in OVER), None)
    if at is None:
        return "", 1.0
    if not any(stage.seconds for stage in stages):
        return at.name, 0.0
    return at.name, outlook(stages, expected_seconds(recipe, record)).share


def _pictures(run: Run, record: Record) -> tuple[str, ...]:
    newest = [item.file for item in record.previews()[-1:]]
    chosen = record.fact("chosen")
    best = [f"finetuned-{chosen}.png", f"candidate-{chosen}.png"] if chosen else []
    found = [next((n for n in [*best, *newest] if (run.samples / n).is_file()), "")]
    names = dict.fromkeys([Strip.INPUT, Strip.TEACHER, *found])
    return tuple(name for name in names if name and (run.samples / name).is_file())


# -- what a person does with runs ---------------------------------------------------------------


def read_label(folder: Path) -> Label:
    """The run's label; one that cannot be read counts as none."""
    try:
        table = tomllib.loads((folder / LABEL).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Label()
    tags = table.get("tags", [])
    known = tuple(str(tag) for tag in tags) if isinstance(tags, list) else ()
    return Label(known, table.get("archived") is True)


def write_label(folder: Path, label: Label) -> None:
    """Write on a run; raises UserError where its folder may not be written."""
    unfinished = folder / f".{LABEL}.unfinished"
    try:
        table = {"tags": list(label.tags), "archived": label.archived}
        unfinished.write_text(tomli_w.dumps(table), encoding="utf-8")
        os.replace(unfinished, folder / LABEL)
    except OSError as error:
        raise UserError(
            f"The run folder {folder} cannot be written: {error.strerror}.",
            "Allow writing to it, or copy the run to another disk.",
        ) from None


def rename_run(folder: Path, name: str) -> Path:
    """Give a run's folder another name; raises UserError where that cannot be."""
    after = folder.with_name(name) if _is_plain(name) else None
    if after is None:
        raise UserError(
            f"“{name:.60}” is no name for a folder.", "Use a few letters, digits, - and _."
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


def missing_files(recipe: Recipe, has_teacher: bool = False) -> list[str]:
    """Files and folders that the recipe names and that are not on this machine.

    `has_teacher`: what only makes the teacher is not needed any more.
    """
    done = TEACHERS_ALONE if has_teacher else ()
    named = {
        str(value_of(recipe, item.path)): None
        for item in fields()
        if item.picker and item.path not in done
    }
    return [text for text in named if text and not Path(text).expanduser().exists()]


def refuse_incomplete(run: Run) -> None:
    """Raise UserError, in one sentence, where a run needs files that are not on this machine."""
    record = run.record()
    states = {stage.name: stage.state for stage in record.stages()}
    record.close()
    missing = missing_files(run.recipe, states.get("teacher") in OVER)
    if missing:
        raise UserError(
            f"{run.name} cannot go on here: this machine has no {' and no '.join(missing)}.",
            "Put them there, or duplicate the recipe and choose the files of this machine.",
        )


def _is_plain(name: str) -> bool:
    letters_fit = name.isprintable() and not set(name) & set('/\\:*?"<>|')
    return letters_fit and bool(name.strip(" .")) and len(name.encode()) <= _LONGEST_NAME
