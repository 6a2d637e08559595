"""The application: what `main.py` calls when there is a display."""

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from core.recipe import Recipe
from workbench.crashes import Crashes
from workbench.dialogs.about import TITLE
from workbench.garbage import Garbage
from workbench.settings import Settings
from workbench.translation import speak
from workbench.warm_up import cool_down, warm_up
from workbench.window import Window

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
        window.tidings.tell_earlier_crash(crashes.earlier)
    if run_folder is not None:
        window.requests.open_run(run_folder)
    elif recipe is None and window.settings.show_welcome:
        window.requests.show_welcome()
    window.requests.offer_tour()
    _listen_to_signals(window)
    code = app.exec()
    for garbage in app.findChildren(Garbage):
        garbage.release()
    crashes.remove()
    cool_down()
    return code


def make_application() -> QApplication:
    """The QApplication, named; an existing one is used again."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("gan-compression-workbench")
    app.setApplicationDisplayName(TITLE)
    app.setDesktopFileName("gan-compression-workbench")
    if app.findChild(Garbage) is None:
        Garbage(app)
    return app


def _listen_to_signals(window: Window) -> None:
    """Ctrl+C and SIGTERM close the window as its own button does."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())
    # Python sees a signal only between two of its own instructions: give it some.
    pulse = QTimer(window)
    pulse.timeout.connect(lambda: None)
    pulse.start(500)
