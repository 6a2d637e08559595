"""A window to be measured, as `main.py` opens it, and its event loop."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import machine

if TYPE_CHECKING:
    from workbench.shell.window import Window

SIZE = (1280, 800)
PATIENCE_S = 900.0


def set_home(folder: Path) -> None:
    """Keep settings, caches and runs of the measured window to itself; offscreen unless asked."""
    os.environ["GCW_HOME"] = str(folder)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@contextmanager
def shown_window() -> "Iterator[Window]":
    """The whole window with its plots, and torch loaded as after a start by a person."""
    from workbench.app.warm_up import cool_down, warm_up
    from workbench.shell.application import SWITCH_INTERVAL_S, make_application
    from workbench.shell.window import Window

    sys.setswitchinterval(SWITCH_INTERVAL_S)
    application = make_application()
    window = Window()
    ready: list[bool] = []
    window.plots_ready.connect(lambda: ready.append(True))
    window.resize(*SIZE)
    window.show()
    wait_until(lambda: bool(ready))
    warming = warm_up()
    wait_until(lambda: not warming.is_alive())
    yield window
    window.session.stop()
    wait_until(lambda: window.session.running is None)
    window.close()
    window.background.close(timeout=10)
    application.processEvents()
    cool_down()


def spend(seconds: float) -> None:
    """Let the event loop run for a while, as in the application."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(max(1, round(seconds * 1000)), loop.quit)
    loop.exec()


def wait_until(done: Callable[[], bool], patience: float = PATIENCE_S) -> None:
    """Let the event loop run until something is the case.

    Raises TimeoutError where it does not come about.
    """
    end = time.monotonic() + patience
    while not done():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there in time")
        spend(0.05)


def machine_with_qt() -> str:
    """What the figures were measured on, in one line."""
    return machine(f"Qt platform {os.environ.get('QT_QPA_PLATFORM', 'offscreen')}")
