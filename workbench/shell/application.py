"""The application: what `main.py` calls when there is a display."""

import contextlib
import logging
import os
import sys
from pathlib import Path
from typing import NoReturn

from PySide6.QtWidgets import QApplication

from core.recipe.recipe import Recipe
from workbench.app.crashes import Crashes
from workbench.app.garbage import Garbage
from workbench.app.settings import Settings
from workbench.app.translation import speak
from workbench.app.warm_up import cool_down, warm_up
from workbench.shell.termination import Termination
from workbench.shell.window import Window

# A thread that asks for the GIL waits this long before its holder has to let go. The event loop
# asks many times for one redraw while the engine's Python runs: at the usual 5 ms each, its
# timers come too late to be smooth (`python -m benchmarks` measures their lateness).
SWITCH_INTERVAL_S = 0.0005


def open_window(run_folder: Path | None = None, recipe: Recipe | None = None) -> int:
    """Show the window until the person closes it; gives the exit code.

    Without a run or a recipe, the sample is ready to start.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    app = make_application()
    speak(app, Settings().language)
    window = Window(recipe)
    crashes = Crashes(window.show_unexpected)
    crashes.install()
    window.plots_ready.connect(warm_up)
    window.show()
    if crashes.earlier:
        window.notifications.tell_earlier_crash(crashes.earlier)
    kept = window.settings.kept_run
    if run_folder is not None:
        window.requests.open_run(run_folder)
    elif recipe is None and kept is not None:
        # It was kept running without the window: follow it, or show what became of it.
        window.settings.kept_run = None
        window.requests.open_run(kept)
    elif recipe is None and window.settings.show_welcome:
        window.requests.show_welcome()
    window.requests.offer_tour()
    termination = Termination(window)
    code = app.exec()
    termination.end_process(code)
    for garbage in app.findChildren(Garbage):
        garbage.release()
    crashes.remove()
    cool_down()
    return code


def leave_process(code: int) -> NoReturn:
    """End the process now.

    All is saved by then. Python's own way out waits for imports that are under way in other
    threads, and takes torch apart: up to 20 s of a process that nobody sees.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    logging.shutdown()
    os._exit(code)


def make_application() -> QApplication:
    """The QApplication, named; an existing one is used again."""
    application = QApplication.instance()
    app = application if isinstance(application, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("gan-compression-workbench")
    app.setDesktopFileName("gan-compression-workbench")
    if app.findChild(Garbage) is None:
        Garbage(app)
    return app
