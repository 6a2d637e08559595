"""Runs that are ticked in the library, with their curves: read in the background, and kept."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.run.record import Record
from core.runtime.errors import UserError
from workbench.app.background import Background

if TYPE_CHECKING:
    from workbench.run.growable_array import Series

_LOOK_MS = 1500
_ROWS = 20_000

Key = tuple[str, str]


@dataclass
class ComparedRun:
    """What is known of one run's curves; `mark` tells whether its record has grown since."""

    names: tuple[Key, ...] = ()
    series: "dict[Key, Series]" = field(default_factory=dict)
    last: dict[Key, int] = field(default_factory=dict)
    generation: int = -1
    mark: tuple[float, ...] = ()


class ComparedRuns(QObject):
    """`folders` are the runs that are compared: those `ticked` in the library and the running one.

    `folders_changed` says that they are others, `series_changed` that more curves are known.
    """

    folders_changed = Signal()
    series_changed = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ticked: tuple[Path, ...] = ()
        self.folders: tuple[Path, ...] = ()
        self._running: Path | None = None
        self._background = background
        self._known: dict[Path, ComparedRun] = {}
        self._wanted: frozenset[Key] = frozenset()
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def set_folders(self, folders: Sequence[Path]) -> None:
        """Compare these runs and no others but the running one."""
        self.ticked = tuple(folders)
        self._gather()

    def set_running(self, folder: Path | None) -> None:
        """The run that is at work now, which is compared with the others."""
        self._running = folder
        self._gather()

    def _gather(self) -> None:
        running = [self._running] if self._running and self._running not in self.ticked else []
        folders = (*self.ticked, *running)
        if folders == self.folders:
            return
        self.folders = folders
        self._known = {folder: self._known.get(folder, ComparedRun()) for folder in self.folders}
        self._timer.start() if self.folders else self._timer.stop()
        self.folders_changed.emit()
        self._look()

    def want(self, curves: Sequence[Key]) -> None:
        """Read these (stage, name) of every run, and follow them."""
        if not self._wanted.issuperset(curves):
            self._wanted |= set(curves)
            self._look()

    def names(self, folder: Path) -> tuple[Key, ...]:
        """Every (stage, name) that a run has recorded, as far as it is known."""
        return self._known.get(folder, ComparedRun()).names

    def series(self, folder: Path, curve: Key) -> "Series | None":
        """A run's curve, as far as it is read."""
        series = self._known.get(folder, ComparedRun()).series.get(curve)
        return series if series is not None and len(series) else None

    def _look(self) -> None:
        if self._busy or not self.folders:
            return
        self._busy = True
        known, wanted = dict(self._known), self._wanted
        self._background.run(lambda: _read_all(known, wanted), self._take, self._forgive)

    def _take(self, runs: dict[Path, ComparedRun]) -> None:
        self._busy = False
        for folder, known in runs.items():
            if folder in self._known:
                self._known[folder] = known
        if runs:
            self.series_changed.emit()
        # What was asked for meanwhile is not read yet.
        if any(self._is_behind(known) for known in self._known.values()):
            self._look()

    def _forgive(self, _error: UserError) -> None:
        self._busy = False

    def _is_behind(self, known: ComparedRun) -> bool:
        return not known.mark or not self._wanted.intersection(known.names) <= set(known.last)


def _read_all(known: dict[Path, ComparedRun], wanted: frozenset[Key]) -> dict[Path, ComparedRun]:
    """Those that grew, as new objects: what is drawn meanwhile stays as it is."""
    runs = {}
    for folder, before in known.items():
        mark = _mark(folder)
        if mark == before.mark and wanted.intersection(before.names) <= set(before.last):
            continue
        try:
            runs[folder] = _read(folder, before, wanted, mark)
        except (UserError, OSError, sqlite3.Error, ValueError):
            # The library says what is wrong with it; here it has no curves.
            runs[folder] = ComparedRun(mark=mark)
    return runs


def _mark(folder: Path) -> tuple[float, ...]:
    files = (folder / "run.sqlite", folder / "run.sqlite-wal")
    stats = [file.stat() for file in files if file.is_file()]
    return tuple(value for item in stats for value in (item.st_mtime, item.st_size)) or (0.0,)


def _read(
    folder: Path, before: ComparedRun, wanted: frozenset[Key], mark: tuple[float, ...]
) -> ComparedRun:
    with Record(folder / "run.sqlite") as record:
        generation = record.generation()
        if generation != before.generation:
            before = ComparedRun()
        names = tuple(record.curves())
        series, last = dict(before.series), dict(before.last)
        for key in wanted.intersection(names):
            series[key] = _copy(series.get(key))
            last[key] = _extend(record, key, series[key], last.get(key, 0))
        return ComparedRun(names, series, last, generation, mark)


def _extend(record: Record, key: Key, series: "Series", last: int) -> int:
    while True:
        rows = record.curve(*key, after=last, limit=_ROWS)
        series.extend([row[1] for row in rows], [row[2] for row in rows])
        last = rows[-1][0] if rows else last
        if len(rows) < _ROWS:
            return last


def _copy(series: "Series | None") -> "Series":
    # Here, in the background: numpy comes with it, which a first window can do without.
    from workbench.run.growable_array import Series

    copy = Series()
    if series is not None:
        copy.extend(series.steps, series.values)
    return copy
