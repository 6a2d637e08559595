"""Python's reference cycles are looked for in the window's thread alone.

By itself, Python looks for them in whatever thread makes one object too many, and destroys the Qt
objects among them there. Qt's destructors hold a lock while PySide waits for the GIL; the window's
thread, which has the GIL, may be waiting for that lock, and both wait for ever.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QObject, QTimer, Signal

from core.runtime.cancellation import collect_by

EVERY_MS = 1000
# A window whose event loop has ended answers no more.
PATIENCE_S = 1.0

_resting = 0


class Garbage(QObject):
    """Collects for the whole process, a little every second, until `release()`."""

    _asked = Signal(threading.Event)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked.connect(self._collect_all)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect_what_is_due)
        self._timer.start(EVERY_MS)
        gc.disable()
        collect_by(self.collect)

    def release(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        collect_by(gc.collect)
        gc.enable()

    def collect(self) -> None:
        """Everything there is; for other threads, which wait until it is done."""
        done = threading.Event()
        with suppress(RuntimeError):
            self._asked.emit(done)
            done.wait(PATIENCE_S)

    def _collect_all(self, done: threading.Event) -> None:
        gc.collect()
        done.set()

    def _collect_what_is_due(self) -> None:
        """What is new; every tenth time what is young too, and every hundredth time everything."""
        _, young, old = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (n, limit) in ((1, young), (2, old)) if n > limit]
        if not _resting:
            gc.collect(max(due, default=0))


@contextmanager
def without_collecting() -> Iterator[None]:
    """Nothing is collected meanwhile: for imports, which make thousands of objects that stay."""
    global _resting
    _resting += 1
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        _resting -= 1
        if was_on:
            gc.enable()
