"""The widths of every candidate as parallel coordinates: one axis a layer, one line a candidate."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from workbench.app.theme import Theme
from workbench.front.colour_scale import ScaleWords
from workbench.front.plot import how_of
from workbench.front.width_drawing import Room, draw_lines, draw_over

REACH, GRIP, CLICK = 7.0, 13.0, 4.0
Range = tuple[float, float]


@dataclass(frozen=True)
class WidthsPicture:
    """(n, layers) widths; `ranks` (n,) from 0, the best, to 1; `shades` (n,) of the scale.

    `shown` (n,) says who passes the filter (None: all), `ranges` between which widths the lines
    of a layer are held, by its number from 1 on. `names` are those of the layers.
    """

    widths: NDArray[np.float64]
    ranks: NDArray[np.float64]
    shades: NDArray[np.intp]
    shown: NDArray[np.bool_] | None
    compared: tuple[int, ...]
    ranges: dict[int, Range]
    scale: ScaleWords
    names: tuple[str, ...] = ()


NO_WIDTHS = WidthsPicture(
    np.zeros((0, 0)), np.zeros(0), np.zeros(0, np.intp), None, (), {}, ScaleWords("", "", "")
)


class WidthPlot(QWidget):
    """Tells which candidate was hovered (-1: none) and clicked, and which widths were brushed.

    `brushed` carries the layer's number from 1 on and the range that is wanted, or None for any.
    """

    hovered = Signal(int, QPointF)
    clicked = Signal(int, str)
    brushed = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = NO_WIDTHS
        self._theme: Theme | None = None
        self._lines: QPixmap | None = None
        self._under = -1
        self._axis = 0
        self._pressed: QPointF | None = None
        self._brushing: Range | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(160, 90)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- drawing ----------------------------------------------------------------------------

    def draw(self, picture: WidthsPicture) -> None:
        """Show this."""
        known, self.picture = self.picture, picture
        if not _same_lines(known, picture):
            self._lines = None
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme, self._lines = theme, None
        self.update()

    @property
    def room(self) -> Room:
        """Where everything is."""
        return Room.of(self.picture.widths, QRectF(self.rect()), self.fontMetrics().height())

    def paint_on(self, painter: QPainter) -> None:
        """Paint all of it, without what the mouse and the keyboard do."""
        if self._theme is not None:
            painter.setFont(self.font())
            painter.fillRect(self.rect(), self._theme.plot_background)
            draw_lines(painter, self.room, self.picture, self._theme)
            draw_over(painter, self.room, self.picture, self._theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn_lines())
        axis = self._axis if self.hasFocus() else -1
        draw_over(painter, self.room, self._shown_now(), self._theme, self._under, axis)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lines = None

    def _drawn_lines(self) -> QPixmap:
        """The lines, painted once for as long as they stay."""
        sharpness = self.devicePixelRatioF()
        if self._lines is None or self._lines.devicePixelRatioF() != sharpness:
            assert self._theme is not None
            self._lines = QPixmap(self.size() * sharpness)
            self._lines.setDevicePixelRatio(sharpness)
            self._lines.fill(self._theme.plot_background)
            painter = QPainter(self._lines)
            draw_lines(painter, self.room, self.picture, self._theme)
            painter.end()
        return self._lines

    def _shown_now(self) -> WidthsPicture:
        """With the range that is being drawn."""
        if self._brushing is None:
            return self.picture
        ranges = self.picture.ranges | {self._axis + 1: self._brushing}
        return replace(self.picture, ranges=ranges)

    # -- mouse ------------------------------------------------------------------------------

    def nearest(self, where: QPointF) -> int:
        """The candidate whose line runs nearest to a point, within reach; -1 if none does."""
        heights = self.room.heights_at(self.picture, where.x())
        if heights is None:
            return -1
        away = np.abs(heights - where.y())
        if self.picture.shown is not None:
            away[~self.picture.shown] = np.inf
        index = int(np.argmin(away))
        return index if away[index] <= REACH else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            axis = self.room.axis_at(event.position().x(), GRIP)
            self._axis = self._axis if axis is None else axis
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where, room = event.position(), self.room
        if self._pressed is None:
            self._show_under(self.nearest(where), where)
            on_axis = room.axis_at(where.x(), GRIP) is not None
            hand = Qt.CursorShape.PointingHandCursor
            shape = Qt.CursorShape.SplitVCursor if on_axis else hand
            self.setCursor(shape if on_axis or self._under >= 0 else Qt.CursorShape.ArrowCursor)
        elif room.axis_at(self._pressed.x(), GRIP) is not None:
            self._brushing = room.range_between(self._axis, self._pressed.y(), where.y())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        brushing, self._brushing = self._brushing, None
        if pressed is None:
            return
        far = (event.position() - pressed).manhattanLength() > CLICK
        if brushing is not None and far:
            self.brushed.emit(self._axis + 1, brushing)
        elif self.room.axis_at(pressed.x(), GRIP) is not None and self._held:
            self.brushed.emit(self._axis + 1, None)
        else:
            index = self.nearest(pressed)
            if index >= 0:
                self.clicked.emit(index, how_of(event.modifiers()))
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_under(-1, QPointF())

    # -- keys -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, layers = event.key(), self.picture.widths.shape[1]
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and layers:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._axis = (self._axis + step) % layers
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and layers:
            step = 1 if key == Qt.Key.Key_Up else -1
            self._step_range(step, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._held:
            self.brushed.emit(self._axis + 1, None)
        elif key == Qt.Key.Key_Escape and self.picture.compared:
            self.clicked.emit(-1, "alone")
        else:
            event.ignore()
            return
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @property
    def _held(self) -> Range | None:
        return self.picture.ranges.get(self._axis + 1)

    def _step_range(self, step: int, grow: bool) -> None:
        """One width up or down; with `grow` one more of them."""
        levels = self.room.levels[self._axis]
        known = [at for at, width in enumerate(levels) if self._held and self._inside(width)]
        if not known:
            first = last = 0 if step > 0 else len(levels) - 1
        elif grow:
            first, last = min(known[0], known[-1] + step), max(known[0], known[-1] + step)
        else:
            first = last = (known[-1] if step > 0 else known[0]) + step
        first, last = max(0, first), min(len(levels) - 1, last)
        if first <= last:
            self.brushed.emit(self._axis + 1, (float(levels[first]), float(levels[last])))

    def _inside(self, width: float) -> bool:
        held = self._held
        return held is not None and held[0] <= width <= held[1]

    def _show_under(self, index: int, where: QPointF) -> None:
        if index != self._under or index >= 0:
            self._under = index
            self.hovered.emit(index, where)
            self.update()


def _same_lines(known: WidthsPicture, new: WidthsPicture) -> bool:
    if len(known.widths) != len(new.widths):
        return False
    if known.shown is None or new.shown is None:
        same_shown = known.shown is new.shown
    else:
        same_shown = np.array_equal(known.shown, new.shown)
    same = np.array_equal(known.shades, new.shades) and np.array_equal(known.ranks, new.ranks)
    return same and same_shown and known.scale == new.scale
