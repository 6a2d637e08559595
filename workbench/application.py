"""The application: what `main.py` calls when there is a display."""

import contextlib
import ctypes
import importlib.util
import signal
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from core.recipe import Recipe
from workbench.crashes import Crashes
from workbench.dialogs.about import TITLE
from workbench.window import Window

# Pure-Python work in a thread otherwise holds the GIL for 5 ms slices; measured in DESIGN §8.
SWITCH_INTERVAL_S = 0.0005


def open_window(run_folder: Path | None = None, recipe: Recipe | None = None) -> int:
    """Show the window until the person closes it; gives the exit code.

    Without a run or a recipe, the sample is ready to start.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    app = make_application()
    window = Window(recipe)
    crashes = Crashes(window.show_unexpected)
    crashes.install()
    window.plots_ready.connect(warm_up)
    window.show()
    if run_folder is not None:
        window.requests.open_run(run_folder)
    elif recipe is None and window.settings.show_welcome:
        window.requests.show_welcome()
    _listen_to_signals(window)
    code = app.exec()
    crashes.remove()
    return code


def make_application() -> QApplication:
    """The QApplication, named; an existing one is used again."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("gan-compression-workbench")
    app.setApplicationDisplayName(TITLE)
    app.setDesktopFileName("gan-compression-workbench")
    return app


def warm_up() -> threading.Thread:
    """Load what the first step of a run needs, in the background, so that Start does not wait."""
    thread = threading.Thread(target=_load_torch, name="warm-up", daemon=True)
    thread.start()
    return thread


def _load_torch() -> None:
    # An import holds the GIL while it loads a library, for torch more than a second; ctypes
    # loads the same libraries without, and the import then finds them in place.
    found = importlib.util.find_spec("torch")
    for folder in (found.submodule_search_locations if found else None) or []:
        for library in sorted(Path(folder, "lib").glob("libtorch_python.*")):
            with contextlib.suppress(OSError):
                ctypes.CDLL(str(library))
    import torch

    # The first optimiser of a process imports torch's compiler, which takes as long again.
    torch.optim.Adam([torch.zeros(1, requires_grad=True)])


def _listen_to_signals(window: Window) -> None:
    """Ctrl+C and SIGTERM close the window as its own button does."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())
    # Python sees a signal only between two of its own instructions: give it some.
    pulse = QTimer(window)
    pulse.timeout.connect(lambda: None)
    pulse.start(500)
