"""Times measured on this machine: one SQLite file for every process."""

import json
import os
import platform
import sqlite3
import time
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from core.runtime.errors import UserError
from core.runtime.paths import cache_home

MODEL_FACT, FRONT_FACT = "latency_model", "latencies"
"""Facts of a run: the fitted model of latency, and the times of its front."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS timings (
    what TEXT NOT NULL, machine TEXT NOT NULL, found TEXT NOT NULL, time REAL NOT NULL,
    PRIMARY KEY (what, machine));
"""
_TOLD_APART_BY = ("model name", "cpu family", "model", "stepping")


class Timings:
    """Measured numbers by what was measured, on this machine; JSON values both.

    Every number is on disk when `keep` returns, and any number of processes read and write at the
    same time. Raises UserError where the file cannot be used.
    """

    def __init__(self) -> None:
        self.path = cache_home() / "latency.sqlite"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path, timeout=20, isolation_level=None)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise _unusable(self.path, error) from error

    def find(self, what: Mapping[str, Any]) -> Any:
        """What `keep` was given last for the same on this machine; None where nothing was."""
        statement = "SELECT found FROM timings WHERE what = ? AND machine = ?"
        try:
            row = self._db.execute(statement, (_text(what), machine())).fetchone()
            return json.loads(row[0]) if row else None
        except (ValueError, sqlite3.Error) as error:
            raise _unusable(self.path, error) from error

    def keep(self, what: Mapping[str, Any], value: Any) -> None:
        """Remember a number, in the place of an older one."""
        row = (_text(what), machine(), json.dumps(value), time.time())
        try:
            self._db.execute("INSERT OR REPLACE INTO timings VALUES (?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            raise _unusable(self.path, error) from error

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@cache
def machine() -> str:
    """What times depend on besides what is timed: the processor, its cores, and torch's version."""
    try:
        torch = version("torch")
    except PackageNotFoundError:
        torch = "absent"
    return f"{_processor()}, {os.cpu_count()} cores, torch {torch}"


def _processor() -> str:
    """The processor's name and, on Linux, what else distinguishes two of that name."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    fields = {name.strip(): value.strip() for name, _, value in (s.partition(":") for s in lines)}
    parts = [fields[name] for name in _TOLD_APART_BY if name in fields]
    return " ".join(parts) or platform.machine()


def _text(what: Mapping[str, Any]) -> str:
    return json.dumps(what, sort_keys=True)


def _unusable(path: Path, error: Exception) -> UserError:
    return UserError(
        f"The timings kept in {path} cannot be used: {error}.",
        "Make the folder writable, or remove the file: what it holds is measured again.",
    )
