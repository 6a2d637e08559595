"""What can be read of a record, row by row, and taken over into a new one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from core.run.record_file import connect, plain_tables
from core.run.row_checks import ROWS, parsed_fact, row_flaw

# Columns of each table in the order of `ROWS`.
COLUMNS = {
    "stages": "name, state, done, total, unit, seconds, remaining, note",
    "scalars": "id, stage, step, name, value",
    "candidates": "id, architecture, macs, paper_macs, parameters, metric, latency_ms, features, "
    "pictures, miou, uncertainty",
    "trials": "architecture, pictures, metric",
    "previews": "id, stage, step, file",
    "notices": "id, time, stage, level, sentence, action, details",
}


def flaws_of(db: sqlite3.Connection, table: str) -> Iterator[str]:
    """What is wrong with each row of a table that cannot be read, in half a sentence."""
    for number, row in enumerate(_rows(db, table)):
        if flaw := row_flaw(table, row):
            yield f"row {number + 1} of its {table} cannot be read: {flaw}"


def fact_flaws(db: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with each fact that cannot be read, in half a sentence."""
    for name, text in db.execute("SELECT name, value FROM facts"):
        if not _is_sound_fact(name, text):
            yield f"its fact {name!r:.40} cannot be read"


def _is_sound_fact(name: object, text: object) -> bool:
    if not isinstance(name, str) or not isinstance(text, str):
        return False
    if text.startswith("{"):
        with suppress(ValueError):
            parsed_fact(name, text)
            return True
        return False
    return name != "generation" or text.isdecimal()


def _rows(db: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    columns = [name.strip() for name in COLUMNS[table].split(",")]
    there = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
    if table not in plain_tables(db):
        return  # trials are made by the first search that needs them
    chosen = ", ".join(name if name in there else "NULL" for name in columns)
    yield from db.execute(f"SELECT {chosen} FROM {table} ORDER BY rowid")


def readable_rows(path: Path) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """The sound rows of each table of a damaged record, as far as SQLite reads."""
    if not path.is_file():
        return
    with closing(connect(path)) as db:
        for table in ROWS:
            rows: list[tuple[object, ...]] = []
            with suppress(sqlite3.Error):
                for row in _rows(db, table):
                    if not row_flaw(table, row):
                        rows.append(row)
            yield table, rows
        facts: list[tuple[object, ...]] = []
        with suppress(sqlite3.Error):
            if "facts" in plain_tables(db):
                for row in db.execute("SELECT name, value FROM facts"):
                    if _is_sound_fact(*row):
                        facts.append(row)
        yield "facts", facts


def take_over(db: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]) -> int:
    """Write rows of an old record into a new one; gives how many."""
    columns = COLUMNS.get(table, "name, value")
    if table == "stages":
        for name, *about in rows:
            names = columns.split(", ")[1:]
            changed = ", ".join(f"{column} = ?" for column in names)
            db.execute(f"UPDATE stages SET {changed} WHERE name = ?", (*about, name))
        return len(rows)
    marks = ", ".join("?" * len(columns.split(", ")))
    db.executemany(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", rows)
    return len(rows)
