"""Opening the SQLite file of a run, which may come from anybody.

A record is plain tables. SQLite files can also hold programs: a view computes when it is read, even
endless rows, and a trigger when something is written.
"""

import os
import sqlite3
from pathlib import Path
from typing import Any

LONGEST = 64 << 20
"""Bytes of one value: a computed one could fill the memory."""
_PLAIN = "CREATE TABLE"


def connect(path: str | os.PathLike[str], **options: Any) -> sqlite3.Connection:
    """A connection whose schema may call no function that reaches beyond the file."""
    db = sqlite3.connect(path, **options)
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    db.execute("PRAGMA trusted_schema=OFF")
    return db


def open_record(path: Path, write: bool) -> sqlite3.Connection:
    """A connection to a record, even in a read-only place. Raises sqlite3.Error."""
    try:
        return _shared(path)
    except sqlite3.OperationalError:
        if write or os.access(path.parent, os.W_OK):
            raise
    return _unchanging(path)


def programs_in(db: sqlite3.Connection) -> list[str]:
    """Views, triggers and tables that are computed, of which a record has none."""
    return [
        f"{kind} {name}"
        for kind, name, text in db.execute("SELECT type, name, sql FROM sqlite_master")
        if kind not in ("table", "index") or (kind == "table" and not _is_plain(text))
    ]


def plain_tables(db: sqlite3.Connection) -> set[str]:
    """The names of the tables that hold their rows."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return {name for name, text in rows if _is_plain(text)}


def _is_plain(text: str | None) -> bool:
    # Without a text: one of SQLite's own.
    return text is None or " ".join(text.split()).upper().startswith(_PLAIN)


def _unchanging(path: Path) -> sqlite3.Connection:
    """A connection in a read-only place, such as an archive's disk."""
    file = path.resolve().as_uri()
    db = connect(f"{file}?mode=ro", uri=True)
    try:
        # Includes what a killed process left in the log beside it.
        db.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        db.close()
        return connect(f"{file}?immutable=1", uri=True)
    return db


def _shared(path: Path) -> sqlite3.Connection:
    """A connection that reads while another process writes."""
    db = connect(path, timeout=20, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error:
        db.close()
        raise
    return db
