"""Sizes on disk and small pictures of runs: found in the background, and kept."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from core.library.library import RunEntry, folder_bytes
from workbench.app.background import Background
from workbench.app.run_pictures import run_picture_reader
from workbench.run.sample_sheets import LARGEST_FILE

SIDE = 132  # three device pixels for each of the largest thumbnail's
AT_ONCE_S = 0.2

Key = tuple[float, tuple[str, ...]]
Details = dict[Path, tuple[Key, int, list[QImage]]]


class RunDetails(QObject):
    """What takes too long to find out while a list is drawn. `grown` says that more is known."""

    grown = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._known: Details = {}
        self._wanted: list[RunEntry] = []
        self._busy = False

    def size(self, entry: RunEntry) -> int | None:
        """Bytes on disk; None while they are not counted."""
        known = self._known.get(entry.folder)
        return known[1] if known else None

    def pictures(self, entry: RunEntry) -> list[QImage]:
        """The first fixed picture as input, by the teacher, and newest; as far as there are."""
        known = self._known.get(entry.folder)
        return known[2] if known else []

    def want(self, entries: list[RunEntry]) -> None:
        """Find out about these runs, as far as it is not known yet."""
        self._wanted = [entry for entry in entries if self._is_stale(entry)]
        self._look()

    def _is_stale(self, entry: RunEntry) -> bool:
        known = self._known.get(entry.folder)
        return known is None or known[0] != _key(entry)

    def _look(self) -> None:
        if self._busy or not self._wanted:
            return
        self._busy = True
        wanted = list(self._wanted)
        self._background.run(lambda: _look_at(wanted), self._take, lambda _error: self._take({}))

    def _take(self, details: Details) -> None:
        self._busy = False
        self._known |= details
        self._wanted = [e for e in self._wanted if details and self._is_stale(e)]
        self.grown.emit()
        self._look()


def _key(entry: RunEntry) -> Key:
    return entry.changed, entry.pictures


def _look_at(entries: list[RunEntry]) -> Details:
    """As many as there is time for, at least one."""
    until, details = time.monotonic() + AT_ONCE_S, {}
    for entry in entries:
        shown = _pictures(entry)
        details[entry.folder] = (_key(entry), folder_bytes(entry.folder), shown)
        if time.monotonic() > until:
            break
    return details


def _pictures(entry: RunEntry) -> list[QImage]:
    try:
        images = [_first(entry.folder / "samples" / name) for name in entry.pictures]
    except OSError:
        return []  # of one run; the others are still looked at
    return [picture for picture in images if not picture.isNull()]


def _first(file: Path) -> QImage:
    """The first picture of a sheet, small; pictures count as square here."""
    reader = run_picture_reader(file)
    whole = reader.size()
    if not whole.isValid() or file.stat().st_size > LARGEST_FILE:
        return QImage()
    side = min(whole.width(), whole.height())
    image = reader.read().copy(0, 0, side, side)
    if side <= SIDE:
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio, smooth)
