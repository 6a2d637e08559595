"""The window sits for its picture: opened with a run, brought into a pose, and saved."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from core.runtime.errors import UserError
from core.search.selection import best_of
from workbench.app.background import Background
from workbench.app.theme import Choice
from workbench.app.translation import WRITTEN_IN, speak
from workbench.shell.application import make_application
from workbench.shell.window import Window
from workbench.shell.workspaces import WORKSPACES
from workbench.widgets.segments import Segments
from workbench.widgets.tour import Tour

_PATIENCE_S, _SETTLE_S, _GLANCE_S = 60.0, 1.2, 0.25
# Panels that load networks before they answer, and whether they have.
_ANSWERED: dict[str, Callable[[Any], bool]] = {
    "architecture": lambda panel: panel.pictures.following.student is not None,
    "playground": lambda panel: all(tile.milliseconds for tile in panel.easel.tiles),
}
# What opens each dialog: an action of the registry.
DIALOGS = {
    "welcome": "help.welcome",
    "palette": "view.palette",
    "tour": "help.tour",
    "guide": "help.guide",
    "shortcuts": "help.shortcuts",
    "about": "help.about",
    "settings": "app.settings",
    "ranking": "run.ranking",
    "race": "run.race",
    "lengthen": "run.lengthen",
    "export": "run.export",
    "recipes": "recipe.shipped",
}
# The same, of those about a run that is marked in the library.
OF_A_MARKED_RUN = {
    "rename": "runs.rename",
    "tags": "runs.tag",
    "trash": "runs.trash",
    "check": "runs.check",
}
TROUBLE = UserError(
    "The picture facades/train/0007.jpg cannot be read.",
    "It may be damaged: replace it or take it out of the folder, then continue the run.",
    "OSError: image file is truncated (3 bytes not processed)",
)


@contextmanager
def opened(runs: list[Path], language: str = WRITTEN_IN) -> Iterator[Window]:
    """A shown window with its plots, and the first of the runs where there is one."""
    app = make_application()
    speak(app, language)
    window = Window()
    ready: list[bool] = []
    window.plots_ready.connect(lambda: ready.append(True))
    window.show()
    wait(lambda: bool(ready))
    if runs:
        show_run(window, runs[0])
    settle()
    yield window
    window.close()
    window.background.close(timeout=10)
    # A next window is dressed alone, and built before there is a style sheet.
    window.deleteLater()
    app.setStyleSheet("")
    speak(app, WRITTEN_IN)
    app.processEvents()


def show_run(window: Window, folder: Path) -> None:
    """Open a run and compare two of its candidates."""
    window.requests.open_run(folder)
    wait(lambda: window.session.model is not None)
    model = window.session.model
    assert model is not None
    wait(lambda: not model.is_behind)
    if model.candidates:
        measured = [item.candidate for item in model.candidates]
        best = model.chosen or best_of(measured, model.run.recipe.search.criterion).architecture
        front = [measured[index].architecture for index in model.front()]
        cheap = next(item for item in front if item != best)
        model.compare((cheap, best))


def pose(window: Window, theme: Choice, width: int, height: int) -> None:
    """The first layout of each workspace in this theme and size; Set up is shown."""
    window.set_theme(theme)
    window.resize(width, height)
    for name in reversed(WORKSPACES):
        window.docks.switch(name)
        window.docks.reset()
    settle()


def save_all(window: Window, folder: Path) -> list[Path]:
    """The window, each panel in each of its views, and each dialog."""
    folder.mkdir(parents=True, exist_ok=True)
    saved = []
    for name in WORKSPACES:
        window.docks.switch(name)
        for panel in WORKSPACES[name].layout.panels:
            let_think(window, panel)
        saved.append(save(window, folder / f"window-{name}.png"))
    for name in window.docks.names():
        saved += _save_views(window, name, folder)
    for name, dialog in dialogs(window):
        saved.append(save(dialog, folder / f"dialog-{name}.png"))
    return saved


def dialogs(window: Window) -> Iterator[tuple[str, QWidget]]:
    """Each dialog by its name while it is open; the window, where it shows inside."""
    window.runs.list.clearSelection()
    for name, opening in _openings(window).items():
        dialog = _open_dialog(window, opening)
        yield name, dialog or window
        _close_dialog(dialog)
        for tour in window.findChildren(Tour):
            tour.end()


def _openings(window: Window) -> dict[str, Callable[[], object]]:
    actions = window.actions_by_id
    openings: dict[str, Callable[[], object]] = {
        name: actions[action].trigger
        for name, action in DIALOGS.items()
        if action in actions and actions[action].isEnabled()
    }
    model = window.session.model
    exports = sorted((model.run.folder / "export").glob("*")) if model else []
    openings["try"] = lambda: window.requests.starts.try_model(exports[0] if exports else None)
    if window.runs.list.count():
        openings |= {name: partial(_mark, window, of) for name, of in OF_A_MARKED_RUN.items()}
    if window.runs.list.count() > 1:
        openings["compare-recipes"] = lambda: _compare_recipes(window)
    openings["error"] = lambda: window.show_report(TROUBLE)
    return openings


def _mark(window: Window, action: str) -> None:
    """Mark one run of the library, and do this with it."""
    window.runs.list.setCurrentRow(0)
    window.actions_by_id[action].trigger()


def _compare_recipes(window: Window) -> None:
    window.runs.list.selectAll()
    window.actions_by_id["runs.compare_recipes"].trigger()


def let_think(window: Window, name: str) -> None:
    """Until a panel shows what it has to show."""
    backgrounds = window.findChildren(Background)
    wait(lambda: not any(item.is_busy for item in backgrounds))
    settle()
    if window.session.model is not None and name in _ANSWERED:
        wait(lambda: _ANSWERED[name](window.panels[name]))
        settle(_GLANCE_S)


def save(widget: QWidget, file: Path) -> Path:
    """A widget as it is drawn now."""
    widget.grab().save(str(file))
    return file


def settle(seconds: float | None = None) -> None:
    """Let timers, background answers and repaints happen for a while."""
    end = time.monotonic() + (_SETTLE_S if seconds is None else seconds)
    while time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)


def wait(done: Callable[[], bool], patience: float = _PATIENCE_S) -> None:
    """Until something is the case, or patience ends."""
    end = time.monotonic() + patience
    while not done() and time.monotonic() < end:
        settle(0.05)


def _save_views(window: Window, name: str, folder: Path) -> Iterator[Path]:
    """A panel in front of its tab; where it has several views, each."""
    dock = window.docks[name]
    window.docks.bring(name)
    let_think(window, name)
    yield save(dock, folder / f"{name}.png")
    for views in dock.findChildren(Segments):
        first = views.current
        for key in views.choices:
            button = views.button(key)
            if button.isVisible() and button.isEnabled() and key != first:
                button.click()
                settle(_GLANCE_S)
                yield save(dock, folder / f"{name}-{key}.png")
        if first:
            views.button(first).click()


def _open_dialog(window: Window, opening: Callable[[], object]) -> QWidget | None:
    """Do what opens a dialog, and give it; None where it shows inside the window."""
    before = set(_shown_windows())
    opening()
    let_think(window, "")
    return next((item for item in _shown_windows() if item not in before), None)


def _close_dialog(dialog: QWidget | None) -> None:
    if dialog is not None:
        dialog.close()
        settle(_GLANCE_S)


def _shown_windows() -> list[QWidget]:
    return [item for item in QApplication.topLevelWidgets() if item.isVisible()]
