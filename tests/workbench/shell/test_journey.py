"""A whole compression as a new user makes it: with the mouse, on real engines.

The welcome, the sample, Start, the front, two candidates compared, the playground, the export, and
all of it again from disk. Nothing is left behind.
"""

import gc
import threading

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QListWidget,
    QMenu,
    QTabBar,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from core.nets.architecture import architecture_text
from tests.core.tiny import tiny_recipe
from workbench.shell.workspace_bar import WorkspaceBar
from workbench.tools.journeys import Hand

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
LONG, SHORT = 240_000, 120_000


class Windows(QObject):
    """Names the windows that came up; a part that is shown before it has a place flashes as one."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.add(type(watched).__name__)
        return False


@pytest.fixture
def came_up(qapp):
    """The windows that came up during the journey."""
    windows = Windows()
    qapp.installEventFilter(windows)
    yield windows.names
    qapp.removeEventFilter(windows)


@pytest.fixture
def window(qtbot, qapp, monkeypatch, came_up):
    """The window of a first start, whose sample is a tiny one; nothing of it may stay."""
    from workbench.shell import handlers
    from workbench.shell.welcome import WelcomeDialog
    from workbench.shell.window import Window

    monkeypatch.setattr(handlers, "sample_recipe", lambda: tiny_recipe(finetune={"choice": "ask"}))
    before = set(threading.enumerate()), set(_running_timers())
    window = Window()
    window.resize(1280, 800)
    with qtbot.waitSignal(window.plots_ready, timeout=SHORT):
        window.show()
    Hand(window).act("help.welcome")
    qtbot.waitUntil(lambda: window.findChild(WelcomeDialog).isVisible())
    yield window
    assert window.close()
    window.background.close(timeout=10)
    window.deleteLater()
    qtbot.waitUntil(lambda: not set(threading.enumerate()) - before[0], timeout=SHORT)
    qtbot.waitUntil(lambda: not _shown_windows() and not set(_running_timers()) - before[1])


def test_from_the_welcome_to_an_exported_model_and_back_from_disk(window, qtbot, came_up):
    start_the_sample(window, qtbot)
    model = window.session.model
    assert len(model.candidates) == 12
    wanted, other = compare_two(window, qtbot)
    split_the_samples(window, qtbot)
    draw_in_the_playground(window, qtbot)
    folder = export(window, qtbot)
    assert model.run.chosen() == wanted
    made = folder / architecture_text(wanted)
    assert {".onnx", ".safetensors", ".html", ".md"} <= {path.suffix for path in made.iterdir()}

    Hand(window).act("run.close")
    qtbot.waitUntil(lambda: window.session.model is None)
    reopen(window, qtbot, model.run.name)
    again = window.session.model
    qtbot.waitUntil(lambda: len(again.candidates) == 12, timeout=SHORT)
    assert again.chosen == wanted and again.find(other) is not None
    assert not [t for t in threading.enumerate() if t.name.startswith("run ")]
    assert came_up <= {"Window", "WelcomeDialog", "QMenu"}


# -- the steps ----------------------------------------------------------------------------------


def start_the_sample(window, qtbot) -> None:
    """From the welcome until the run waits for a choice."""
    from workbench.shell.welcome import WelcomeDialog

    welcome = window.findChild(WelcomeDialog)
    qtbot.mouseClick(button(welcome, "Start the sample"), LEFT)
    # What a window manager does when a dialog closes.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: window.session.is_live, timeout=SHORT)
    qtbot.waitUntil(
        lambda: (
            "finetune" in window.session.stages
            and window.session.stages["finetune"].state == "waiting"
            and window.session.running is None
        ),
        timeout=LONG,
    )
    stages = window.session.stages
    assert all(stages[name].state == "done" for name in ("teacher", "distill", "search"))


def compare_two(window, qtbot) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Click one end of the front and, with Ctrl, the other; gives them, the selected one first."""
    model = window.session.model
    front = [model.candidates[index].candidate for index in model.front("paper_macs")]
    other, wanted = front[-1], front[0]
    assert wanted != other
    click_on(window, qtbot, other)
    qtbot.waitUntil(lambda: model.selected == other.architecture)
    click_on(window, qtbot, wanted, CTRL)
    both = (other.architecture, wanted.architecture)
    qtbot.waitUntil(lambda: model.compared == both and model.selected == wanted.architecture)
    return wanted.architecture, other.architecture


def split_the_samples(window, qtbot) -> None:
    """Both candidates beside the teacher, then two networks on one spot."""
    samples = window.panels["samples"]
    qtbot.waitUntil(lambda: len(samples.shown) == 5)
    titles = [shown.title for shown in samples.shown]
    assert titles[0] == "Input" and "Teacher" in titles and titles[-1] == "True picture"
    qtbot.mouseClick(button(samples, "Split"), LEFT)
    qtbot.waitUntil(samples.closer.isVisible)
    qtbot.mouseClick(button(samples, "All"), LEFT)
    qtbot.waitUntil(samples.grid.isVisible)


def draw_in_the_playground(window, qtbot) -> None:
    """Go there and draw a stroke; teacher and both candidates answer it."""
    playground = window.panels["playground"]
    switch(window, qtbot, "Try")
    canvas = playground.canvas
    qtbot.waitUntil(lambda: playground.is_seen and canvas.artwork is not None, timeout=SHORT)
    qtbot.waitUntil(lambda: student_outputs(playground), timeout=SHORT)
    before, frame = canvas.artwork.values.copy(), canvas.frame
    first = max(tile.number for tile in playground.easel.tiles)
    qtbot.mousePress(canvas, LEFT, pos=(frame.center() - QPointF(12, 12)).toPoint())
    for step in range(-8, 12, 4):
        qtbot.mouseMove(canvas, (frame.center() + QPointF(step, step)).toPoint())
    qtbot.mouseRelease(canvas, LEFT, pos=frame.center().toPoint())
    assert (canvas.artwork.values != before).any()
    qtbot.waitUntil(lambda: student_outputs(playground, first + 1), timeout=SHORT)


def student_outputs(playground, number: int = 1) -> bool:
    """Whether the three networks answered this question, or a later one."""
    tiles = playground.easel.tiles
    return len(tiles) == 3 and all(tile.number >= number and tile.milliseconds for tile in tiles)


def export(window, qtbot):
    """Fine-tune and export what is selected; gives the folder of what was written."""
    qtbot.mouseClick(button(window.toolbar, "Fine-tune and export"), LEFT)
    qtbot.waitUntil(
        lambda: window.session.stages["export"].state == "done" and window.session.running is None,
        timeout=LONG,
    )
    return window.session.model.run.exports


def reopen(window, qtbot, name: str) -> None:
    """Double-click the run in the Runs panel, as after a restart."""
    bring_up(window, qtbot, "Runs")
    runs = window.runs.findChild(QListWidget)
    qtbot.waitUntil(lambda: runs.count() > 0 and window.runs.is_seen, timeout=SHORT)
    row = next(i for i in range(runs.count()) if name in runs.item(i).text())
    where = runs.visualItemRect(runs.item(row)).center()
    qtbot.mouseClick(runs.viewport(), LEFT, pos=where)
    qtbot.mouseDClick(runs.viewport(), LEFT, pos=where)
    qtbot.waitUntil(lambda: window.session.model is not None, timeout=SHORT)


# -- hands and eyes -----------------------------------------------------------------------------


def switch(window, qtbot, title: str) -> None:
    """Click a workspace; where there is no room for all, the button that offers them, and it."""
    bar = window.findChild(WorkspaceBar)
    if not bar.choice.isVisible():
        qtbot.mouseClick(button(bar, title), LEFT)
        return
    menu = bar.choice.menu()
    entry = next(action for action in menu.actions() if action.text().startswith(title))
    # The button's click returns only when its menu is closed again.
    QTimer.singleShot(0, menu, lambda: _when_seen(menu, entry))
    qtbot.mouseClick(bar.choice, LEFT)
    assert entry.isChecked()


def _when_seen(menu: QMenu, entry: QAction) -> None:
    if not menu.isVisible():
        QTimer.singleShot(20, menu, lambda: _when_seen(menu, entry))
        return
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())


def bring_up(window, qtbot, title: str) -> None:
    """Click the tab of a panel that lies behind another, as soon as there is one."""
    qtbot.waitUntil(lambda: tabs_called(window, title) != [], timeout=SHORT)
    bar, index = tabs_called(window, title)[0]
    qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(index).center())


def tabs_called(window, title: str) -> list[tuple[QTabBar, int]]:
    """The tabs that are seen of panels of this title: their bars, and where they are there."""
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    return [
        (bar, index) for bar in bars for index in range(bar.count()) if bar.tabText(index) == title
    ]


def button(parent: QWidget, words: str) -> QAbstractButton:
    """The visible, enabled button that says so."""
    shown = [b for b in parent.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    buttons = [b for b in shown if words.lower() in _words(b)]
    assert buttons, f"no button says {words!r}; there are {[_words(b) for b in shown]}"
    return buttons[0]


def _words(widget: QAbstractButton) -> str:
    action = widget.defaultAction() if isinstance(widget, QToolButton) else None
    return f"{widget.text()} {action.text() if action else ''}".replace("&", "").lower()


def click_on(window, qtbot, candidate, keys=Qt.KeyboardModifier.NoModifier) -> None:
    """Click a candidate's point on the front."""
    plot = window.panels["front"].plot
    spot = QPointF(candidate.paper_macs, candidate.metric)
    points: list[QPoint] = []

    def stands_still() -> bool:
        points.append(plot.mapFromScene(plot.getViewBox().mapViewToScene(spot)))
        return points[-5:] == [points[-1]] * 5 and plot.viewport().rect().contains(points[-1])

    # What was selected before is told below the plot, which moves its points.
    qtbot.waitUntil(stands_still)
    qtbot.mouseClick(plot.viewport(), LEFT, keys, points[-1])


def _running_timers() -> list[QTimer]:
    gc.collect()
    timers = [item for item in gc.get_objects() if type(item) is QTimer]
    return [timer for timer in timers if isValid(timer) and timer.isActive()]


def _shown_windows() -> list[QWidget]:
    return [item for item in QApplication.topLevelWidgets() if item.isVisible()]
