"""Check a run folder, and repair what can be repaired without losing anything.

Replaced files stay beside the new ones, with a name that ends in `.damaged`.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from core.engine.salvage import fact_flaws, flaws_of, readable_rows, take_over
from core.library.library import missing_files
from core.recipe.file import load_frozen, parse_recipe
from core.recipe.recipe import Recipe
from core.run.folders import folders_below
from core.run.record import OVER, Record
from core.run.record_file import connect
from core.run.row_checks import ROWS
from core.run.run import DAMAGED, Run
from core.runtime.errors import UserError
from core.runtime.weight_files import read_safetensors
from core.runtime.writing import (
    file_digest,
    sweep,
    sync_folder,
    unfinished_files,
    write_bytes,
    write_text,
)

_ROUNDS = 9
# What a finished stage left, that later ones need.
KEPT = {
    "teacher": ("teacher",),
    "prune": ("prune",),
    "distill": ("distill", "distill-adaptors"),
}


def kept_of(recipe: Recipe) -> dict[str, tuple[str, ...]]:
    """What finished stages of a recipe leave; a folder of answers leaves nothing."""
    if recipe.has_teacher_generator:
        return KEPT
    return {**KEPT, "teacher": (), "distill": ("distill",)}


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, in a sentence, and what to do about it.

    `mend` mends it and says what it did; None where a person has to.
    """

    level: Literal["error", "warning"]
    sentence: str
    action: str = ""
    mend: Callable[[], str] | None = field(default=None, compare=False)


def look_over(folder: Path) -> list[Finding]:
    """All that is wrong with a run folder; empty where nothing is. Changes nothing.

    Reads every file of weights whole, to compare it with its digest. Raises UserError where there
    is no such folder.
    """
    if not folder.is_dir():
        raise UserError(f"There is no folder {folder}.", "Choose the folder of a run.")
    return list(_Check(folder).findings())


def repair(folder: Path) -> list[str]:
    """Mend what can be mended; gives what was done, in sentences.

    A repaired recipe or record may show further damage, which is repaired too. Raises UserError
    where another process runs it.
    """
    mended: list[str] = []
    if (folder / "run.lock").exists():
        _mend(folder, [])  # refuses, whatever is found while it is written to
    for _ in range(_ROUNDS):
        findings = [finding for finding in look_over(folder) if finding.mend]
        if not findings:
            break
        mended += _mend(folder, findings)
    return mended


def _mend(folder: Path, findings: list[Finding]) -> list[str]:
    from filelock import FileLock, Timeout

    lock = FileLock(folder / "run.lock")
    try:
        lock.acquire(timeout=1)
    except Timeout:
        raise UserError(f"{folder.name} is running in another process.", "Stop it first.") from None
    try:
        return [finding.mend() for finding in findings if finding.mend is not None]
    finally:
        lock.release()


class _Check:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "run.sqlite"
        self.recipe: Recipe | None = None

    def findings(self) -> Iterator[Finding]:
        yield from self._recipe()
        if self.recipe is None:
            return
        sound = list(self._record())
        yield from sound
        yield from self._leftovers()
        if not sound:
            run = Run(self.folder)
            with closing(run.record()) as record:
                states = {stage.name: stage.state for stage in record.stages()}
            yield from self._weights(run, states)
            yield from self._states(run, states)
            yield from self._needs(states)

    # -- the recipe ---------------------------------------------------------------------------

    def _recipe(self) -> Iterator[Finding]:
        path = self.folder / "recipe.toml"
        try:
            if not path.is_file():
                raise UserError(f"{path} is missing.")
            self.recipe = load_frozen(path)
        except UserError as error:
            text = self._kept_recipe()
            if text is None:
                yield Finding(
                    "error", error.sentence, "Restore a copy of the recipe as recipe.toml."
                )
                return
            yield Finding("error", error.sentence, "", lambda: self._restore_recipe(text))

    def _kept_recipe(self) -> str | None:
        """The copy of the recipe in the record, where it can still be read."""
        with suppress(UserError, sqlite3.Error, OSError):
            with closing(Record(self.path)) as record:
                text = record.fact("recipe")
            parse_recipe(text, "the record")
            return text or None
        return None

    def _restore_recipe(self, text: str) -> str:
        _set_aside(self.folder / "recipe.toml")
        write_text(self.folder / "recipe.toml", text)
        return "recipe.toml was restored from the record."

    # -- the record ---------------------------------------------------------------------------

    def _record(self) -> Iterator[Finding]:
        flaws = self._record_flaws()
        if flaws:
            more = f" There are {len(flaws) - 1} more flaws." if len(flaws) > 1 else ""
            yield Finding(
                "error", f"The record {self.path} is damaged: {flaws[0]}.{more}", "", self._salvage
            )

    def _record_flaws(self) -> list[str]:
        if not self.path.is_file() or not self.path.stat().st_size:
            return ["it is missing or empty"]
        try:
            with closing(Record(self.path)) as record:
                names = [stage.name for stage in record.stages()]
        except UserError as error:
            if "by this version" in error.sentence:
                raise  # a newer workbench wrote it: this one must not repair it
            return [self._reason(error)]
        except sqlite3.Error as error:
            return [str(error)]
        assert self.recipe is not None
        missing = [name for name in self.recipe.stages if name not in names]
        flaws = [f"it has no stage {name}" for name in missing]
        try:
            with closing(connect(self.path)) as db:
                said = [row[0] for row in db.execute("PRAGMA integrity_check")]
                flaws += [] if said == ["ok"] else [str(line) for line in said]
                flaws += [flaw for table in ROWS for flaw in flaws_of(db, table)]
                flaws += list(fact_flaws(db))
        except sqlite3.Error as error:
            flaws.append(str(error))
        return flaws

    def _reason(self, error: UserError) -> str:
        """What is wrong with the record, to stand in a sentence that names it."""
        reason = error.sentence.removeprefix(f"The record {self.path} ")
        for known in ("is damaged: ", "cannot be used: "):
            reason = reason.removeprefix(known)
        return reason.rstrip(".")

    def _salvage(self) -> str:
        """A new record of all that can be read of the old one, and of the weights there are."""
        assert self.recipe is not None
        fresh = self.folder / "run.sqlite.mending"
        for path in self.folder.glob("run.sqlite.mending*"):
            path.unlink()
        Record(fresh, write=True, stages=self.recipe.stages).close()
        kept = 0
        with closing(connect(fresh, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode=DELETE")
            db.execute("PRAGMA synchronous=FULL")
            db.execute("BEGIN")
            for table, rows in readable_rows(self.path):
                kept += take_over(db, table, rows)
            finished = self._finished_by_weights(db)
            db.execute("COMMIT")
        _keep_copy(self.path)
        # A log of the old record would be read into the new one.
        for ending in ("-wal", "-shm"):
            self.path.with_name(f"{self.path.name}{ending}").unlink(missing_ok=True)
        os.replace(fresh, self.path)
        sync_folder(self.folder)
        known = f" Recognised by their weights: {', '.join(finished)}." if finished else ""
        return f"The record was rebuilt with {kept} rows of the old one, which is kept.{known}"

    def _finished_by_weights(self, db: sqlite3.Connection) -> list[str]:
        stages = []
        assert self.recipe is not None
        states = dict(db.execute("SELECT name, state FROM stages"))
        for stage in self.recipe.stages:
            if states.get(stage) in OVER:
                continue
            kept = kept_of(self.recipe)
            if stage not in kept or not all(map(self._is_whole, kept[stage])):
                break
            db.execute("UPDATE stages SET state = 'done' WHERE name = ?", (stage,))
            stages.append(stage)
        return stages

    def _is_whole(self, name: str) -> bool:
        try:
            read_safetensors(self.folder / "checkpoints" / f"{name}.safetensors")
        except UserError:
            return False
        return True

    # -- files ----------------------------------------------------------------------------------

    def _leftovers(self) -> Iterator[Finding]:
        if Run(self.folder).is_running():
            return
        folders = folders_below(self.folder)
        left = [path for folder in folders for path in unfinished_files(folder)]
        if left:
            size = sum(path.stat().st_size for path in left)
            yield Finding(
                "warning",
                f"An interrupted write left unfinished files: {len(left)}, "
                f"of {size:,} bytes in all.",
                "",
                lambda: f"{sum(map(sweep, folders)):,} bytes of unfinished files were removed.",
            )

    def _weights(self, run: Run, states: dict[str, str]) -> Iterator[Finding]:
        kept = kept_of(run.recipe)
        needed = [name for stage in kept if states.get(stage) == "done" for name in kept[stage]]
        for name in needed:
            old = run.checkpoints / f"{name}.pt"
            if not (run.checkpoints / f"{name}.safetensors").is_file() and not old.is_file():
                yield Finding(
                    "error", f"checkpoints/{name}.safetensors is missing.", "Restore a copy of it."
                )
        for path in sorted(run.checkpoints.glob("*.safetensors")):
            try:
                read_safetensors(path)
            except UserError as error:
                yield Finding("error", error.sentence, "Restore a copy of it.")

    def _states(self, run: Run, states: dict[str, str]) -> Iterator[Finding]:
        for stage in states:
            for path in run.state_files(stage):
                parts = path.name.split(".")
                if len(parts) == 5 and file_digest(path) != parts[2]:
                    yield Finding(
                        "error",
                        f"The training state {path.name} is damaged.",
                        "",
                        lambda path=path: _put_away(path),  # type: ignore[misc]
                    )

    def _needs(self, states: dict[str, str]) -> Iterator[Finding]:
        assert self.recipe is not None
        if all(state in OVER for state in states.values()):
            return
        for text in missing_files(self.recipe, states.get("teacher") in OVER, is_made=True):
            yield Finding(
                "warning",
                f"The stages that are left need {text}, which is not on this machine.",
                "Copy it there, or duplicate the recipe and choose another.",
            )


def _put_away(path: Path) -> str:
    os.replace(path, path.with_name(f"{path.name}{DAMAGED}"))
    return f"{path.name} was set aside; the run continues from the state before it."


def _set_aside(path: Path) -> None:
    if os.path.lexists(path):
        os.replace(path, _free_name(path))


def _keep_copy(record: Path) -> None:
    """A copy of a damaged record, with all that its log has."""
    if not record.is_file():
        return
    with suppress(sqlite3.Error), closing(connect(record)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = _free_name(record)
    for ending in ("", "-wal"):
        source = record.with_name(f"{record.name}{ending}")
        if source.is_file():
            write_bytes(copy.with_name(f"{copy.name}{ending}"), source.read_bytes())


def _free_name(path: Path) -> Path:
    number, aside = 1, path.with_name(f"{path.name}{DAMAGED}")
    while os.path.lexists(aside):
        number += 1
        aside = path.with_name(f"{path.name}{DAMAGED}-{number}")
    return aside
