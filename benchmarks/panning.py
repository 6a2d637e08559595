"""Frames a second while a person pans and zooms: real wheel and drag events, counted repaints."""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.aims import Figure
from benchmarks.plots import CANDIDATES, POINTS, run_with_candidates, run_with_numbers
from benchmarks.showing import shown_window, spend, wait_until
from workbench.run.words import count

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QWidget

    from workbench.shell.window import Window
    from workbench.widgets.plot import Plot

LIMIT = 30.0
NOTCHES, MOVES = 60, 120
NOTCH = 120
REACH_PX = 160
FRAME_S = 0.5
# pyqtgraph leaves out moves that come sooner, which no repaint follows.
BETWEEN_MOVES_S = 0.011
CURVES = {
    "one curve": ("G_recon",),
    "eight curves": ("G_gan", "G_recon", *(f"G_distill_{index}" for index in range(6))),
}


@dataclass(frozen=True)
class Frames:
    """Seconds from each event to the repaint that it brought, and of the processor's work."""

    seconds: list[float]
    worked: float

    @property
    def a_second(self) -> float:
        return len(self.seconds) / sum(self.seconds)

    @property
    def slowest(self) -> float:
        """The 95th percentile."""
        return float(np.percentile(self.seconds, 95))


def measure_curves() -> list[Figure]:
    """A record of a million numbers, as one curve and as eight."""
    figures = []
    with tempfile.TemporaryDirectory() as folder, shown_window() as window:
        for name, losses in CURVES.items():
            run = run_with_numbers(Path(folder) / name.replace(" ", "-"), losses, POINTS)
            _open(window, run.folder, "curves")
            title = f"curves, {count(POINTS)} points in {name}"
            figures += _figures(title, _panel(window, "curves").generator.plot)
    return figures


def measure_front() -> list[Figure]:
    """A front whose plot and table hold thousands of candidates."""
    with tempfile.TemporaryDirectory() as folder, shown_window() as window:
        _open(window, run_with_candidates(Path(folder) / "run").folder, "front")
        wait_until(lambda: len(window.session.model.candidates) == CANDIDATES)
        return _figures(f"front, {count(CANDIDATES)} candidates", _panel(window, "front").plot)


def _open(window: "Window", folder: Path, panel: str) -> None:
    window.requests.open_run(folder)
    wait_until(lambda: window.session.model is not None)
    wait_until(lambda: window.session.model.run.folder == folder.resolve())
    wait_until(lambda: not window.session.model.is_behind)
    window.docks.go_to(panel)
    spend(2.0)


def _panel(window: "Window", name: str):
    return window.panels[name]


def _figures(title: str, plot: "Plot") -> list[Figure]:
    viewport = plot.viewport()
    centre = plot.mapFromScene(plot.view.sceneBoundingRect().center()).toPointF()
    zoom = frames(viewport, _zooming(viewport, centre))
    pan = frames(viewport, _panning(viewport, centre))
    return [_figure(f"{title}: zoom", zoom), _figure(f"{title}: pan", pan)]


def _figure(what: str, frames: Frames) -> Figure:
    work = 1e3 * frames.worked / len(frames.seconds)
    value = (
        f"{frames.a_second:.0f} frames a second, 95 % within {1e3 * frames.slowest:.0f} ms, "
        f"{work:.0f} ms of the processor each"
    )
    return Figure(what, value, f"> {LIMIT:g} frames a second", frames.a_second > LIMIT)


def frames(viewport: "QWidget", events: Iterator[Callable[[], None]]) -> Frames:
    """Send one event after another, each when the repaint of the one before is done."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject
    from PySide6.QtWidgets import QApplication

    painted: list[float] = []

    class Paints(QObject):
        def eventFilter(self, watched, event) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(time.perf_counter())
            return False

    filter_ = Paints()
    viewport.installEventFilter(filter_)
    seconds: list[float] = []
    worked = time.thread_time()
    for send in events:
        started, before = time.perf_counter(), len(painted)
        send()
        while len(painted) == before and time.perf_counter() - started < FRAME_S:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        seconds.append(time.perf_counter() - started)
    viewport.removeEventFilter(filter_)
    return Frames(seconds, time.thread_time() - worked)


def _zooming(viewport: "QWidget", centre: "QPointF") -> Iterator[Callable[[], None]]:
    """The wheel turned in, then out again."""
    for index in range(2 * NOTCHES):
        turn = NOTCH if index < NOTCHES else -NOTCH
        yield lambda turn=turn: _turn(viewport, centre, turn)


def _turn(viewport: "QWidget", where: "QPointF", turn: int) -> None:
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    globally = viewport.mapToGlobal(where)
    event = QWheelEvent(
        where, globally, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def _panning(viewport: "QWidget", centre: "QPointF") -> Iterator[Callable[[], None]]:
    """The left button held, the mouse moved to and fro."""
    from PySide6.QtCore import QEvent, QPointF, Qt

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    _mouse(viewport, QEvent.Type.MouseButtonPress, centre, left, left)
    for index in range(MOVES):
        across = REACH_PX * np.sin(index / 8)
        where = centre + QPointF(across, across / 4)
        time.sleep(BETWEEN_MOVES_S)
        yield lambda where=where: _move(viewport, where, left)
    _mouse(viewport, QEvent.Type.MouseButtonRelease, centre, left, none)


def _move(viewport: "QWidget", where: "QPointF", held) -> None:
    from PySide6.QtCore import QEvent, Qt

    _mouse(viewport, QEvent.Type.MouseMove, where, Qt.MouseButton.NoButton, held)


def _mouse(viewport: "QWidget", kind, where: "QPointF", button, held) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    globally = viewport.mapToGlobal(where)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QMouseEvent(kind, where, globally, button, held, none))
