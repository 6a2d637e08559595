"""Where a person draws, with mouse or keys."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.data.images import SUFFIXES
from workbench.app.theme import LIGHT, Theme
from workbench.widgets.painting.artwork import Artwork, Ink
from workbench.widgets.painting.strokes import Point
from workbench.widgets.pictures.drawing import draw_picture

Tool = Literal["brush", "line", "rectangle", "fill", "eraser"]
SMALLEST, LARGEST = 1, 64
STEP, LEAP = 1.0, 8.0
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_PENS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DrawingCanvas(QWidget):
    """Shows an artwork, and draws on it with the tool, ink and size that are set.

    The arrow keys move the pen, ten times as far with Shift; Space puts it down and lifts it.
    """

    changed = Signal()
    committed = Signal()
    ink_picked = Signal(object)
    size_wanted = Signal(int)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.artwork: Artwork | None = None
        self.tool: Tool = "brush"
        self.ink: Ink = (0, 0, 0)
        self.paper: Ink = (255, 255, 255)
        self.brush_size = 4
        self._palette: NDArray[np.uint8] | None = None
        self._image = QImage()
        self._pressed: Point | None = None
        self._last: Point | None = None
        self._pen: Point | None = None
        self._theme: Theme = LIGHT
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(24, 24)

    def sizeHint(self) -> QSize:
        return QSize(256, 256)

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours for frame and pen."""
        self._theme = theme
        self.update()

    # -- what is shown ----------------------------------------------------------------------

    def show_artwork(self, artwork: Artwork | None, palette: Sequence[Ink] = ()) -> None:
        """Draw on this from now on; class numbers are shown in the colours of a palette."""
        self.artwork = artwork
        self._palette = np.array(palette, np.uint8) if palette else None
        self._pressed = self._last = self._pen = None
        self.refresh()

    def refresh(self) -> None:
        """The artwork has changed."""
        self._image = self.picture()
        self.update()

    def picture(self) -> QImage:
        """The artwork as a picture of its own size."""
        if self.artwork is None:
            return QImage()
        values = self.artwork.values
        if values.ndim == 2 and self._palette is not None:
            values = self._palette[np.minimum(values, len(self._palette) - 1)]
        return image_of(np.ascontiguousarray(values))

    @property
    def frame(self) -> QRectF:
        """Where the artwork is shown: as large as it fits."""
        return fitted(QRectF(self.rect()).adjusted(2, 2, -2, -2), self._image.size())

    def place_of(self, at: Point) -> QPointF:
        """Where a point of the artwork is shown."""
        frame, size = self.frame, self._image.size()
        return QPointF(
            frame.left() + at[0] * frame.width() / max(1, size.width()),
            frame.top() + at[1] * frame.height() / max(1, size.height()),
        )

    def point_of(self, position: QPointF) -> Point:
        """The point of the artwork under a place of the widget; may lie outside."""
        frame, size = self.frame, self._image.size()
        return (
            (position.x() - frame.left()) * size.width() / max(1.0, frame.width()),
            (position.y() - frame.top()) * size.height() / max(1.0, frame.height()),
        )

    # -- drawing ----------------------------------------------------------------------------

    def press(self, at: Point) -> None:
        """Put the pen down."""
        if self.artwork is None or not self._is_inside(at):
            return
        self.artwork.begin()
        self._pressed = self._last = self._pen = at
        self._draw_to(at)

    def move_to(self, at: Point) -> None:
        """Move the pen, down or not."""
        self._pen = at
        if self._pressed is not None and self.tool != "fill":
            self._draw_to(at)
        else:
            self.update()

    def lift(self) -> None:
        """Lift the pen: what was drawn since it was put down is one change."""
        if self._pressed is not None and self.artwork is not None:
            self._pressed = self._last = None
            self.artwork.commit()
            self.committed.emit()

    def _draw_to(self, at: Point) -> None:
        artwork, start, last = self.artwork, self._pressed, self._last
        if artwork is None or start is None or last is None:
            return
        ink = self.paper if self.tool == "eraser" else self.ink
        if self.tool in ("line", "rectangle"):
            artwork.start_over()
        if self.tool == "fill":
            artwork.fill(at, ink)
        elif self.tool == "rectangle":
            artwork.rectangle(start, at, ink)
        else:
            artwork.stroke(start if self.tool == "line" else last, at, self.brush_size, ink)
        self._last = at
        self.refresh()
        self.changed.emit()

    def _is_inside(self, at: Point) -> bool:
        return 0 <= at[0] < self._image.width() and 0 <= at[1] < self._image.height()

    # -- events -----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.point_of(event.position())
        if event.button() == Qt.MouseButton.LeftButton:
            self.press(at)
        elif event.button() == Qt.MouseButton.RightButton and self.artwork and self._is_inside(at):
            self.ink_picked.emit(self.artwork.ink_at(at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.move_to(self.point_of(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.lift()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._pen = None
            self.update()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.size_wanted.emit(self.brush_size + (1 if turned > 0 else -1))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and self.artwork is not None:
            self._walk(*_MOVES[key], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in _PENS and not event.isAutoRepeat():
            self._press_or_lift()
        elif key == Qt.Key.Key_Escape and self._pressed is not None and self.artwork is not None:
            self.artwork.start_over()
            self.refresh()
            self.lift()
            self.changed.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is not self and holds_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def _walk(self, across: int, down: int, far: bool) -> None:
        at, step = self._pen_or_middle(), LEAP if far else STEP
        width, height = self._image.width(), self._image.height()
        x = min(max(at[0] + across * step, 0.5), width - 0.5)
        y = min(max(at[1] + down * step, 0.5), height - 0.5)
        self.move_to((x, y))

    def _press_or_lift(self) -> None:
        if self._pressed is not None:
            self.lift()
            return
        self.press(self._pen_or_middle())
        if self.tool == "fill":
            self.lift()

    def _pen_or_middle(self) -> Point:
        if self._pen is not None and self._is_inside(self._pen):
            return self._pen
        return self._image.width() // 2 + 0.5, self._image.height() // 2 + 0.5

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter, frame = QPainter(self), self.frame
        draw_picture(painter, frame, self._image, self.devicePixelRatioF())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = self._theme.accent if self.hasFocus() else self._theme.border
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._pen is not None and self._is_inside(self._pen):
            self._draw_pen(painter)
        painter.end()

    def _draw_pen(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.frame.width() / max(1, self._image.width())
        drawn = self.brush_size if self.tool in ("brush", "line", "eraser") else 1
        radius = max(2.0, drawn * scale / 2)
        # Dark within light, to be seen on every colour.
        for colour, wider in (("white", 1.0), ("black", 0.0)):
            painter.setPen(QPen(QColor(colour), 1))
            painter.drawEllipse(self.place_of(self._pen or (0, 0)), radius + wider, radius + wider)


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """Pixels (h, w, 3) as an image with a memory of its own."""
    height, width, _ = pixels.shape
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def fitted(room: QRectF, size: QSize) -> QRectF:
    """The largest rectangle of this shape in the middle of a room."""
    if size.isEmpty() or room.isEmpty():
        return QRectF(room.topLeft(), QSize(0, 0))
    scale = min(room.width() / size.width(), room.height() / size.height())
    rect = QRectF(0, 0, size.width() * scale, size.height() * scale)
    rect.moveCenter(room.center())
    return rect


def holds_picture(mime: QMimeData) -> bool:
    """Whether something dragged may be a picture; other files are the window's."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return mime.hasImage() or (bool(files) and files[0].suffix.lower() in SUFFIXES)
