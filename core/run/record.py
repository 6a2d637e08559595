"""The record of a run: what happened, in one SQLite file that survives a kill -9.

One process writes (it holds the run's lock); any number read, also while it is written.
"""

import json
import math
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from core.nets.architecture import Architecture, architecture_text, parse_architecture
from core.recipe.recipe import STAGES
from core.run.events import Candidate, Notice, TrialMeasured
from core.run.record_file import open_record, programs_in
from core.run.row_checks import parsed_fact, row_flaw
from core.runtime.errors import UserError

SCHEMA_VERSION = 3
SEARCH = "search"
LEFT_OUT = "It is left out; everything else is shown. Check the whole run with main.py check RUN."
_SCHEMA = """
CREATE TABLE IF NOT EXISTS stages (
    name TEXT PRIMARY KEY, place INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'pending',
    done INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0,
    unit TEXT NOT NULL DEFAULT '', seconds REAL NOT NULL DEFAULT 0,
    remaining REAL, note TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS scalars (
    id INTEGER PRIMARY KEY, stage TEXT NOT NULL, step INTEGER NOT NULL,
    name TEXT NOT NULL, value REAL);
CREATE INDEX IF NOT EXISTS scalars_by_step ON scalars (stage, step);
CREATE TABLE IF NOT EXISTS candidates (
    id INTEGER PRIMARY KEY, architecture TEXT NOT NULL UNIQUE, macs INTEGER NOT NULL,
    paper_macs INTEGER NOT NULL, parameters INTEGER NOT NULL, metric REAL NOT NULL,
    latency_ms REAL NOT NULL, features TEXT NOT NULL, pictures INTEGER NOT NULL, miou REAL,
    uncertainty REAL);
CREATE TABLE IF NOT EXISTS previews (
    id INTEGER PRIMARY KEY, stage TEXT NOT NULL, step INTEGER NOT NULL, file TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS notices (
    id INTEGER PRIMARY KEY, time REAL NOT NULL, stage TEXT NOT NULL, level TEXT NOT NULL,
    sentence TEXT NOT NULL, action TEXT NOT NULL, details TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
# Independent of versions: writers make it where it is missing, and only writers read it.
_TRIALS = """
CREATE TABLE IF NOT EXISTS trials (
    id INTEGER PRIMARY KEY, architecture TEXT NOT NULL, pictures INTEGER NOT NULL, metric REAL);
"""

OVER = ("done", "skipped")
"""States of stages with nothing left to do."""


@dataclass(frozen=True)
class StageRecord:
    """Where one stage stands.

    `state` is pending, running, paused, stopped, waiting (for a person), done, skipped or failed.
    `seconds` is the time spent so far, `remaining` the estimate for the rest (None: unknown).
    """

    name: str
    state: str
    done: int
    total: int
    unit: str
    seconds: float
    remaining: float | None
    note: str


@dataclass(frozen=True)
class Scalar:
    """One number of one step, such as stage distill, step 12, name G_gan."""

    id: int
    stage: str
    step: int
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class CandidateRecord:
    """A candidate and its number in this run."""

    id: int
    candidate: Candidate


@dataclass(frozen=True)
class PreviewRecord:
    """A sheet of the fixed sample pictures, drawn at a step of a stage."""

    id: int
    stage: str
    step: int
    file: str


@dataclass(frozen=True)
class NoticeRecord:
    """A notice with its time (seconds since the epoch) and stage."""

    id: int
    time: float
    stage: str
    notice: Notice


def unreadable(path: Path | str, error: sqlite3.Error, details: str = "") -> UserError:
    """What to tell a person whose record SQLite cannot read or write."""
    return UserError(
        f"The record {path} cannot be used: {error}.",
        "Check that the disk is writable and not full; if the file is damaged, restore an "
        "earlier copy, or choose another run.",
        details,
    )


def damaged(path: Path | str, why: str, action: str = "") -> UserError:
    """What to tell a person whose record holds something that no run writes."""
    return UserError(
        f"The record {path} is damaged: {why}.",
        action or "Repair it with main.py check RUN --repair, or restore a copy.",
    )


class Record:
    """Reads and, for the process that runs the stages, writes `run.sqlite`.

    A `Record` belongs to the thread that made it. Everything read takes `after`, an id: only rows
    after it come back, so that a reader asks for what is new. `flaws` are rows that were met and
    cannot be read, each with what to tell a person; a reader goes on without them.
    """

    def __init__(self, path: Path, write: bool = False, stages: tuple[str, ...] = STAGES) -> None:
        self.path = path
        self.flaws: dict[str, UserError] = {}
        self._writes = write
        self._added = ["miou", "uncertainty"]
        if write and path.is_symlink():
            # Writing would go to the file it points at.
            raise UserError(f"The record {path} is a link.", "Put the file itself in its place.")
        if not write and not path.is_file():
            raise UserError(f"{path} does not exist.", "Choose a folder that holds a run.")
        try:
            self._db = open_record(path, write)
        except sqlite3.Error as error:
            raise unreadable(path, error) from None
        try:
            self._check_version(write, stages)
        except BaseException as error:
            self._db.close()
            if isinstance(error, sqlite3.Error):
                raise unreadable(path, error) from None
            raise

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # -- reading ----------------------------------------------------------------------------

    def stages(self) -> list[StageRecord]:
        """Every stage in its order."""
        rows = self._db.execute(
            "SELECT name, state, done, total, unit, seconds, remaining, note "
            "FROM stages ORDER BY place"
        )
        # A run without its stages is useless: no flaw is passed over here.
        return [StageRecord(*row) for row in self._sound("stages", rows, may_lack=False)]

    def stage(self, name: str) -> StageRecord:
        """One stage by its name. Raises UserError where the record lacks it."""
        row = next((stage for stage in self.stages() if stage.name == name), None)
        if row is None:
            raise damaged(self.path, f"it has no stage {name}")
        return row

    def scalars(self, after: int = 0, limit: int = 200_000) -> list[Scalar]:
        """Numbers recorded after the row `after`, oldest first, at most `limit`."""
        rows = self._db.execute(
            "SELECT id, stage, step, name, value FROM scalars WHERE id > ? ORDER BY id LIMIT ?",
            (after, limit),
        )
        return [Scalar(*row) for row in self._sound("scalars", rows)]

    def curves(self) -> list[tuple[str, str]]:
        """Every (stage, name) that numbers were recorded under."""
        return self._db.execute("SELECT DISTINCT stage, name FROM scalars").fetchall()

    def curve(self, stage: str, name: str, after: int, limit: int) -> list[tuple[Any, ...]]:
        """Rows (id, step, value) of one curve after the row `after`, at most `limit`."""
        # The plus keeps SQLite from the index: sorted by step, it would be read whole each time.
        rows = self._db.execute(
            "SELECT id, step, value FROM scalars WHERE id > ? AND +stage = ? AND name = ? "
            "ORDER BY id LIMIT ?",
            (after, stage, name, limit),
        )
        return [row for row in rows if row_flaw("scalars", (row[0], "", row[1], "", row[2])) == ""]

    def steps(self, stage: str, name: str) -> set[int]:
        """At which steps of a stage this number was recorded."""
        rows = self._db.execute(
            "SELECT step FROM scalars WHERE stage = ? AND name = ?", (stage, name)
        )
        return {row[0] for row in rows}

    def candidates(self, after: int = 0) -> list[CandidateRecord]:
        """Candidates measured after the row `after`, in the order they were measured."""
        rows = self._db.execute(
            "SELECT id, architecture, macs, paper_macs, parameters, metric, latency_ms, features, "
            f"pictures, {', '.join(self._added)} FROM candidates WHERE id > ? ORDER BY id",
            (after,),
        )
        sound = self._sound("candidates", rows)
        return [CandidateRecord(row[0], _candidate(*row[1:])) for row in sound]

    def source(self, architecture: Architecture) -> str:
        """Who asked for this candidate: the "search", or a "person"."""
        return self.fact(f"source {architecture_text(architecture)}", SEARCH)

    def trials(self) -> list[TrialMeasured]:
        """Scores on a part of the pictures, in their order. For writers alone."""
        rows = self._db.execute("SELECT architecture, pictures, metric FROM trials ORDER BY id")
        return [
            TrialMeasured(
                parse_architecture(row[0]), row[1], math.nan if row[2] is None else row[2]
            )
            for row in self._sound("trials", rows)
        ]

    def previews(self, after: int = 0) -> list[PreviewRecord]:
        """Preview sheets drawn after the row `after`."""
        rows = self._db.execute(
            "SELECT id, stage, step, file FROM previews WHERE id > ? ORDER BY id", (after,)
        )
        return [PreviewRecord(*row) for row in self._sound("previews", rows)]

    def notices(self, after: int = 0) -> list[NoticeRecord]:
        """Notices given after the row `after`."""
        rows = self._db.execute(
            "SELECT id, time, stage, level, sentence, action, details FROM notices "
            "WHERE id > ? ORDER BY id",
            (after,),
        )
        sound = self._sound("notices", rows)
        return [NoticeRecord(row[0], row[1], row[2], Notice(*row[3:])) for row in sound]

    def fact(self, name: str, default: str = "") -> str:
        """A named fact of the run, such as `chosen` (an architecture)."""
        row = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        if row and not isinstance(row[0], str):
            raise damaged(self.path, f"its fact {name} is not text")
        return row[0] if row else default

    def facts(self, name: str) -> dict[str, Any]:
        """A named fact that is a JSON object; empty where it is not known."""
        try:
            return parsed_fact(name, self.fact(name, "{}"))
        except ValueError as error:
            raise damaged(self.path, f"its fact {name} cannot be read: {error}") from None

    def generation(self) -> int:
        """Grows whenever rows were taken back; a reader that sees it change reads all again."""
        text = self.fact("generation", "0")
        if not text.isdecimal() or len(text) > 18:
            raise damaged(self.path, "its fact generation is not a number")
        return int(text)

    def _sound(
        self, table: str, rows: Iterable[tuple[Any, ...]], may_lack: bool = True
    ) -> Iterator[tuple[Any, ...]]:
        """The rows that can be read. The others are noted in `flaws`.

        For the process that writes, one is an error: it would go on from wrong numbers.
        """
        for row in rows:
            flaw = row_flaw(table, row)
            if not flaw:
                yield row
                continue
            said = f"row {row[0]!r:.40} of its {table} cannot be read: {flaw}"
            if self._writes or not may_lack:
                raise damaged(self.path, said)
            self.flaws.setdefault(said, damaged(self.path, said, LEFT_OUT))

    # -- writing ----------------------------------------------------------------------------

    @contextmanager
    def together(self) -> Iterator[None]:
        """Within, writes take effect together at the end, or not at all."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            # An open transaction would lose all later writes with it.
            with suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            raise

    def set_stage(self, name: str, **values: object) -> None:
        """Change columns of one stage, such as state='running'."""
        columns = ", ".join(f"{key} = ?" for key in values)
        self._db.execute(f"UPDATE stages SET {columns} WHERE name = ?", (*values.values(), name))

    def add_scalars(self, stage: str, step: int, scalars: dict[str, float]) -> None:
        """Record the numbers of one step.

        Not buffered: a checkpoint that is written next must not know steps the record does not.
        """
        rows = [(stage, step, name, value) for name, value in scalars.items()]
        self._write_many("INSERT INTO scalars (stage, step, name, value) VALUES (?, ?, ?, ?)", rows)

    def add_candidate(self, candidate: Candidate, source: str = SEARCH) -> int:
        """Record a candidate, and who asked for it; gives its number in this run."""
        name = architecture_text(candidate.architecture)
        if source != SEARCH:
            # First: after a kill in between, the fact is about a missing candidate, which does no
            # harm.
            self.set_fact(f"source {name}", source)
        row = (
            name, candidate.macs, candidate.paper_macs,
            candidate.parameters, candidate.metric, candidate.latency_ms, candidate.features,
            candidate.pictures, candidate.miou, candidate.uncertainty,
        )  # fmt: skip
        cursor = self._db.execute(
            "INSERT INTO candidates (architecture, macs, paper_macs, parameters, metric, "
            "latency_ms, features, pictures, miou, uncertainty) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        return int(cursor.lastrowid or 0)

    def add_trial(self, tried: TrialMeasured) -> None:
        """Record a score on a part of the pictures."""
        self._db.execute(
            "INSERT INTO trials (architecture, pictures, metric) VALUES (?, ?, ?)",
            (architecture_text(tried.architecture), tried.pictures, tried.score),
        )

    def add_preview(self, stage: str, step: int, file: str) -> None:
        """Record a preview sheet."""
        self._db.execute(
            "INSERT INTO previews (stage, step, file) VALUES (?, ?, ?)", (stage, step, file)
        )

    def add_notice(self, stage: str, notice: Notice) -> None:
        """Record a notice, now."""
        self._db.execute(
            "INSERT INTO notices (time, stage, level, sentence, action, details) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (time.time(), stage, notice.level, notice.sentence, notice.action, notice.details),
        )

    def set_fact(self, name: str, value: str | dict[str, Any]) -> None:
        """Remember a fact; dictionaries are kept as JSON."""
        text = value if isinstance(value, str) else json.dumps(value)
        self._db.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (name, text))

    def rewind_one(self, stage: str, name: str) -> None:
        """Forget one number of a stage, whose training beside the stage's own starts again."""
        with self.together():
            cursor = self._db.execute(
                "DELETE FROM scalars WHERE stage = ? AND name = ?", (stage, name)
            )
            if cursor.rowcount:
                self._grow_generation()

    def rewind(self, stage: str, step: int) -> None:
        """Forget numbers and previews of a stage after `step`: they will be computed again."""
        after = stage, step
        with self.together():
            scalars = self._db.execute("DELETE FROM scalars WHERE stage = ? AND step > ?", after)
            previews = self._db.execute("DELETE FROM previews WHERE stage = ? AND step > ?", after)
            if scalars.rowcount or previews.rowcount:
                self._grow_generation()

    def clear_stage(self, name: str) -> None:
        """Forget a stage altogether: it is pending again."""
        self.rewind(name, -1)
        self.set_stage(name, state="pending", done=0, total=0, seconds=0.0, remaining=None, note="")

    def _grow_generation(self) -> None:
        self.set_fact("generation", str(self.generation() + 1))

    def _write_many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        with self.together():
            self._db.executemany(statement, rows)

    def _check_version(self, write: bool, stages: tuple[str, ...]) -> None:
        if programs := programs_in(self._db):
            raise damaged(self.path, f"it holds the {programs[0]}, which no run writes")
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION or (version == 0 and not write):
            raise UserError(
                f"{self.path} was not written by this version of the workbench.",
                "Open it with the version that made it.",
            )
        if version == 0:
            self._db.executescript(_SCHEMA)
            rows = [(name, index) for index, name in enumerate(stages)]
            self._write_many("INSERT OR IGNORE INTO stages (name, place) VALUES (?, ?)", rows)
            self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        elif version < SCHEMA_VERSION:
            self._upgrade(self._added[version - 1 :], write)
        if write:
            self._db.execute(_TRIALS)

    def _upgrade(self, missing: list[str], write: bool) -> None:
        """An older record: columns it lacks are added, or read as not known."""
        if write:
            there = {row[1] for row in self._db.execute("PRAGMA table_info(candidates)")}
            with self.together():
                # Before, a kill could come between a column and the version.
                for name in (name for name in missing if name not in there):
                    self._db.execute(f"ALTER TABLE candidates ADD COLUMN {name} REAL")
                self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        else:
            self._added = ["NULL" if name in missing else name for name in self._added]


def _candidate(
    architecture: str, macs: int, paper_macs: int, parameters: int, metric: float,
    latency_ms: float, features: str, *others: Any,
) -> Candidate:  # fmt: skip
    # The same features in all of thousands of candidates: one string.
    known = (macs, paper_macs, parameters, metric, latency_ms, sys.intern(features))
    return Candidate(parse_architecture(architecture), *known, *others)
