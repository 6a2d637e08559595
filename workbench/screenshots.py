"""Pictures of the real window, for the manual and for whoever works on its looks.

`python -m workbench.screenshots OUT_FOLDER [--run FOLDER]` shows a run, or else the sample's
recipe, light and dark, at two sizes, and saves the whole window and every panel.
"""

import argparse
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from core.run import best_of
from workbench.application import make_application
from workbench.theme import Choice
from workbench.window import Window

SIZES = ((1280, 800), (1920, 1080))
THEMES: tuple[Choice, ...] = ("light", "dark")
_PATIENCE_S, _SETTLE_S = 30.0, 1.2


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit code."""
    parser = argparse.ArgumentParser(prog="workbench.screenshots", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--run", type=Path, help="run folder to show")
    given = parser.parse_args(arguments)
    app = make_application()
    take_screenshots(app, given.out, given.run)
    return 0


def take_screenshots(app: QApplication, out: Path, run: Path | None) -> list[Path]:
    """Save every picture; gives their paths."""
    out.mkdir(parents=True, exist_ok=True)
    window = open_for_pictures(app, run)
    saved: list[Path] = []
    for theme in THEMES:
        window.set_theme(theme)
        for width, height in SIZES:
            window.resize(width, height)
            window.docks.reset()
            settle(app)
            saved += save_all(app, window, out / f"{theme}-{width}x{height}")
    window.close()
    return saved


def open_for_pictures(app: QApplication, run: Path | None) -> Window:
    """A shown window with its plots, and the run if one is given."""
    window = Window()
    window.resize(*SIZES[0])
    ready: list[bool] = []
    window.plots_ready.connect(lambda: ready.append(True))
    window.show()
    _wait(app, lambda: bool(ready))
    if run is not None:
        window.requests.open_run(run)
        _wait(app, lambda: window.session.model is not None)
        _select_best(window)
    settle(app)
    return window


def save_all(app: QApplication, window: Window, folder: Path) -> list[Path]:
    """The window, and each panel brought to the front."""
    folder.mkdir(parents=True, exist_ok=True)
    saved = [folder / "window.png"]
    window.grab().save(str(saved[0]))
    for name in window.docks.names():
        window.docks[name].raise_()
        settle(app, 0.15)
        saved.append(folder / f"{name}.png")
        window.docks[name].grab().save(str(saved[-1]))
    return saved


def settle(app: QApplication, seconds: float = _SETTLE_S) -> None:
    """Let timers, background answers and repaints happen for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)


def _select_best(window: Window) -> None:
    model = window.session.model
    if model and model.candidates:
        measured = [item.candidate for item in model.candidates]
        best = best_of(measured, model.run.recipe.search.criterion)
        model.select(model.chosen or best.architecture)


def _wait(app: QApplication, done: object) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not done() and time.monotonic() < end:  # type: ignore[operator]
        settle(app, 0.05)


if __name__ == "__main__":
    raise SystemExit(main())
