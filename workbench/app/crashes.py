"""Nothing is lost silently: faults of the workbench reach its log, and a person."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal

from core.runtime.errors import UserError
from core.runtime.paths import logs_home
from workbench.app.background import as_user_error

FAULTS = "faults.log"
_MOST, _LOG = 40_000, 1_000_000
LOG = logging.getLogger("workbench")


class Crashes(QObject):
    """Catches what nobody caught, in any thread, and tells the GUI thread once.

    Python calls the hooks in the thread that failed, so they may only post.
    """

    _caught = Signal(object)

    def __init__(self, show: Callable[[UserError], object]) -> None:
        super().__init__()
        self._show = show
        self._before = sys.excepthook, threading.excepthook
        self._faults: TextIO | None = None
        self.earlier = ""
        """What a hard crash of the last start left; empty where it ended well."""
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the hooks, and write a log and the traces of hard crashes to `logs_home()`."""
        sys.excepthook = self._from_anywhere
        threading.excepthook = self._from_thread
        try:
            logs_home().mkdir(parents=True, exist_ok=True)
            log = logs_home() / "workbench.log"
            handler = RotatingFileHandler(log, maxBytes=_LOG, backupCount=1, encoding="utf-8")
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            LOG.addHandler(handler)
            self.earlier = _taken(logs_home() / FAULTS)
            self._faults = (logs_home() / FAULTS).open("a", encoding="utf-8")
            faulthandler.enable(self._faults)
        except OSError as error:
            LOG.warning("No log can be written: %s", error)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before
        for handler in list(LOG.handlers):
            LOG.removeHandler(handler)
            handler.close()
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()

    def _from_anywhere(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        LOG.error("Uncaught", exc_info=(kind, error, trace))
        self._caught.emit(as_user_error(error))

    def _from_thread(self, failure: threading.ExceptHookArgs) -> None:
        if failure.exc_value is not None:
            self._from_anywhere(failure.exc_type, failure.exc_value, failure.exc_traceback)

    def _tell(self, error: UserError) -> None:
        try:
            self._show(error)
        except Exception:
            # Uncaught it would come back here, again and again.
            LOG.exception("A fault could not be shown")


def _taken(file: Path) -> str:
    """The trace in a file, which is put aside; of a long one the end."""
    if not file.is_file() or not file.stat().st_size:
        return ""
    text = file.read_text(encoding="utf-8", errors="replace")[-_MOST:]
    file.replace(file.with_name(f"earlier-{FAULTS}"))
    return text
