"""The window in a process of its own, looked at ten times a second, for `python -c`."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from workbench.shell import application


def open_watched(look: Callable[[QWidget], bool], folder: Path | None) -> int:
    """Open the window as a person does; its exit code. Looking ends once `look` says so."""
    timer = QTimer()

    def look_once() -> None:
        window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "session"))
        if look(window):
            timer.stop()

    make = application.make_application

    def made() -> QApplication:
        app = make()
        timer.start(100)
        return app

    timer.timeout.connect(look_once)
    application.make_application = made
    return application.open_window(folder)
