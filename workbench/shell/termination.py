"""SIGTERM ends the window within two seconds, quietly, whatever it is doing."""

import os
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from workbench.shell.window import Window

# A run's checkpoint is waited for so long; the last one is there in any case.
CHECKPOINT_MS = 1200
LIMIT_S = 1.8
_PULSE_MS = 200


class Termination:
    """Ctrl+C closes the window as its own button does; SIGTERM asks nothing and does not wait."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.wanted = False
        # A signal may come in the middle of a paint, and a window must not go while it is painted:
        # it closes from the event loop.
        signal.signal(signal.SIGINT, lambda *_: QTimer.singleShot(0, window, window.close))
        signal.signal(signal.SIGTERM, lambda *_: self._terminate())
        # Python sees a signal only between two of its own instructions: give it some.
        pulse = QTimer(window)
        pulse.timeout.connect(lambda: None)
        pulse.start(_PULSE_MS)
        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        # While the window's thread is in a long call of Qt or torch, this one still hears of it.
        threading.Thread(target=self._watch, name="termination", daemon=True).start()

    def end_process(self, code: int) -> None:
        """End now where SIGTERM came: threads that import or compute are not waited for."""
        if self.wanted:
            _exit(code)

    def _terminate(self) -> None:
        if self.wanted:
            return
        self.wanted = True
        window = self._window
        if window.session.running is not None:
            window.session.changed.connect(self._close_if_idle)
            QTimer.singleShot(CHECKPOINT_MS, window, self._close)
            window.session.stop()
        else:
            QTimer.singleShot(0, window, self._close)

    def _close_if_idle(self) -> None:
        if self._window.session.running is None:
            self._close()

    def _close(self) -> None:
        self._window.close_at_once()

    def _watch(self) -> None:
        while number := self._reader.recv(1):
            if number[0] == signal.SIGTERM:
                threading.Event().wait(LIMIT_S)
                _exit(0)


def _exit(code: int) -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)
