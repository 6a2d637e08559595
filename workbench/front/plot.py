"""Two measured quantities of every candidate: each a dim point, the front a bright line."""

from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workbench.app.theme import Theme
from workbench.front.colour_scale import WIDTH, ColourScale, ScaleWords
from workbench.front.layers import Candidates, Scales
from workbench.front.lines import Lines
from workbench.front.others import Others
from workbench.front.picture import EMPTY, FrontPicture, Numbers
from workbench.front.runtimes import Runtimes
from workbench.widgets.plot import Plot

REACH = 14.0
FRONT_FIRST = 0.6
_ENDS = 10**9
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Home: -_ENDS,
    Qt.Key.Key_End: _ENDS,
}
ALONE, TOO, UP_TO = "alone", "too", "up to"


class FrontPlot(Plot):
    """Tells which place is under the mouse (-1: none), which was clicked, and of arrow keys.

    A click comes with how: ALONE, TOO (Ctrl: into the comparison or out of it), or UP_TO (Shift:
    all of the front from the selected one on). Where no own candidate is under the mouse,
    `other_hovered` tells which of the runs beside is, and which place in it. `walked` says so
    many steps along the front, and whether the comparison grows by them; `banded` which places a
    rubber band took.
    """

    hovered = Signal(int, QPointF)
    other_hovered = Signal(int, int, QPointF)
    clicked = Signal(int, str)
    walked = Signal(int, bool)
    banded = Signal(list)
    budget_moved = Signal(float)
    budget_stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = EMPTY
        self.scales = Scales()
        self.candidates = Candidates(self)
        self.others = Others(self)
        self.lines = Lines(self)
        self.runtimes = Runtimes(self)
        self.scale = ColourScale()
        self.item.layout.addItem(self.scale, 2, 3)
        self.view.takes_bands = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scene().sigMouseMoved.connect(self._hover)
        self.scene().sigMouseClicked.connect(self._click)
        for changed in (self.view.sigRangeChanged, self.view.sigResized):
            changed.connect(self.lines.show_within)
            changed.connect(self.candidates.place_labels)
            changed.connect(self.runtimes.place_labels)
        self.view.banded.connect(self._band)
        self.lines.budget_moved.connect(self.budget_moved)

    # -- drawing ----------------------------------------------------------------------------

    def draw(self, picture: FrontPicture) -> None:
        """Show this."""
        self.picture = picture
        self.candidates.draw(picture, self.scales)
        self.others.draw(picture.others, self.scales, picture.step_early)
        self.lines.draw(picture, self.scales)
        self.runtimes.draw(picture.runtimes, self.scales)

    def show_scale(self, words: ScaleWords | None) -> None:
        """Say at the right edge what the colours stand for; None: nothing."""
        if words != self.scale.words:
            self.scale.show_words(words)
            for note in self.lines.notes:
                note.keep_away(round(WIDTH) if words else 0)

    def set_scales(self, scales: Scales) -> None:
        """Show either axis in powers of ten, or not."""
        if scales != self.scales:
            self.scales = scales
            self.axis("bottom").setLogMode(x=scales.across_log)
            self.axis("left").setLogMode(y=scales.up_log)
            self.draw(self.picture)
            self.show_all()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for part in (self.candidates, self.others, self.lines, self.runtimes, self.scale):
            part.apply_theme(theme)

    # -- mouse and keys ---------------------------------------------------------------------

    def nearest(self, where: QPointF) -> int:
        """The place drawn nearest to a point of the scene, within reach; -1 if none is."""
        picture = self.picture
        if not len(picture.across) or not self.view.sceneBoundingRect().contains(where):
            return -1
        away = self._away(self.candidates.across, self.candidates.up, where)
        away[picture.front] *= FRONT_FIRST
        if picture.shown is not None:
            away[~picture.shown] = np.inf
        index = int(np.argmin(away))
        return index if away[index] <= REACH else -1

    def nearest_other(self, where: QPointF) -> tuple[int, int] | None:
        """(run, place) of the runs beside drawn nearest to a point of the scene, within reach."""
        if not self.view.sceneBoundingRect().contains(where):
            return None
        near = []
        for run, (across, up) in enumerate(self.others.drawn):
            away = self._away(across, up, where)
            index = int(np.argmin(away))
            near.append((float(away[index]), run, index))
        away_by, run, index = min(near, default=(np.inf, 0, 0))
        return (run, index) if away_by <= REACH else None

    def within(self, band: QRectF) -> list[int]:
        """The places drawn inside a rectangle of the view."""
        across, up = self.candidates.across, self.candidates.up
        inside = (across >= band.left()) & (across <= band.right())
        inside &= (up >= band.top()) & (up <= band.bottom())
        if self.picture.shown is not None:
            inside &= self.picture.shown
        return [int(index) for index in np.flatnonzero(inside)]

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_under(-1, QPointF())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.budget_stepped.emit(step)
        elif step is not None:
            self.walked.emit(step, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape and self.picture.compared:
            self.clicked.emit(-1, ALONE)
        else:
            event.ignore()

    def _away(self, across: Numbers, up: Numbers, where: QPointF) -> Numbers:
        """(n,) how many pixels points of the view are from one of the scene; NaN is far."""
        at = self.view.mapFromScene(where)
        (left, right), (low, high) = self.view.viewRange()
        x = (across - left) / (right - left) * self.view.width() - at.x()
        y = (high - up) / (high - low) * self.view.height() - at.y()
        away = np.hypot(x, y)
        return np.where(np.isfinite(away), away, np.inf)

    def _hover(self, where: QPointF) -> None:
        index = self.nearest(where)
        other = self.nearest_other(where) if index < 0 else None
        if other is None:
            self._show_under(index, where)
            return
        run, index = other
        across, up = self.others.drawn[run]
        self.candidates.ring(float(across[index]), float(up[index]))
        self.unsetCursor()
        self.other_hovered.emit(run, index, where)

    def _show_under(self, index: int, where: QPointF) -> None:
        self.candidates.show_under(index)
        if index >= 0:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.hovered.emit(index, where)

    def _click(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.nearest(event.scenePos())
        if index >= 0:
            event.accept()
            self.clicked.emit(index, how_of(event.modifiers()))

    def _band(self, band: QRectF) -> None:
        self.banded.emit(self.within(band))


def how_of(keys: Qt.KeyboardModifier) -> str:
    """What a click with these keys held asks for."""
    if keys & Qt.KeyboardModifier.ControlModifier:
        return TOO
    return UP_TO if keys & Qt.KeyboardModifier.ShiftModifier else ALONE
