"""One picture to look into: wheel to zoom, drag to move, together with its neighbours."""

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from workbench.theme import Theme
from workbench.widgets.camera import Camera
from workbench.widgets.captions import fitting
from workbench.widgets.picture_grid import Shown
from workbench.widgets.pictures import draw_picture

WHEEL, KEY_ZOOM, KEY_MOVE, GRIP, PAD = 1.0015, 1.25, 0.05, 8, 4
ROOM_FOR_LINES = 150


class PictureView(QWidget):
    """A picture under a shared camera, below its caption."""

    def __init__(self, camera: Camera, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = camera
        self.shown: Shown | None = None
        self.image: QImage | None = None
        self.theme: Theme | None = None
        self._dragged_from: QPointF | None = None
        camera.changed.connect(self.update)
        self.setAccessibleName("Picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(60, 60)

    def show_picture(self, shown: Shown, sample: int) -> None:
        """Show a network's picture of a sample."""
        self.shown = shown
        self.image = shown.pictures[sample] if sample < len(shown.pictures) else None
        self.setAccessibleName(f"Picture: {shown.title}")
        self.setToolTip(shown.words)
        self.update()

    def room(self) -> QRectF:
        """Where the picture may be drawn."""
        return QRectF(self.rect().adjusted(0, self._caption_height(), 0, 0))

    def placed(self) -> QRectF:
        """Where the whole picture lies now, partly outside when zoomed in."""
        size = self.image.size() if self.image is not None else QSize(1, 1)
        return self.camera.place(self.room(), QSizeF(size))

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.theme is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.room(), QColor(self.theme.plot_background))
        if self.shown is not None:
            self.paint_captions(painter)
            painter.setClipRect(self.room())
            self.paint_pictures(painter)
        if self.hasFocus():
            painter.setPen(QColor(self.theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.room().adjusted(0, 0, -1, -1))

    def paint_captions(self, painter: QPainter) -> None:
        """Write above the picture who made it."""
        assert self.shown is not None
        self.paint_caption(painter, self.shown, QRect(0, 0, self.width(), self._caption_height()))

    def paint_pictures(self, painter: QPainter) -> None:
        """Draw the picture, or say that there is none."""
        self.paint_picture(painter, self.image, self.room())

    def paint_picture(self, painter: QPainter, image: QImage | None, where: QRectF) -> None:
        """Draw one picture where the camera puts it, or words into `where`."""
        if image is not None:
            draw_picture(painter, self.placed(), image, self.devicePixelRatioF())
            return
        assert self.theme is not None
        painter.setPen(QColor(self.theme.dim_text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(where, int(flags), "not drawn yet")

    def paint_caption(self, painter: QPainter, shown: Shown, where: QRect) -> None:
        """Write a title, and under it what there is room for."""
        assert self.theme is not None
        bold = QFont(self.font())
        bold.setBold(True)
        height = self.fontMetrics().height()
        lines = [(bold, self.theme.text, shown.title)]
        if where.height() >= 2 * height:
            about = fitting(shown.lines, shown.short, self.fontMetrics(), where.width() - PAD)
            lines.append((self.font(), self.theme.dim_text, about))
        for number, (font, colour, text) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = QRect(where.x() + PAD, where.y() + number * height, where.width() - PAD, height)
            elide = Qt.TextElideMode.ElideRight
            words = painter.fontMetrics().elidedText(text, elide, line.width())
            painter.drawText(
                line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words
            )

    def _caption_height(self) -> int:
        lines = 2 if self.height() >= ROOM_FOR_LINES else 1
        return lines * self.fontMetrics().height() + 2

    # -- mouse and keys ---------------------------------------------------------------------

    def fraction(self, where: QPointF) -> QPointF:
        """The picture's point that is drawn at a point of this view."""
        placed = self.placed()
        return QPointF(
            (where.x() - placed.x()) / placed.width(), (where.y() - placed.y()) / placed.height()
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        self.camera.zoom_by(WHEEL**turned, self.fraction(event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None:
            moved = self.fraction(self._dragged_from) - self.fraction(event.position())
            self._dragged_from = event.position()
            self.camera.move_by(moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.camera.zoom > 1.0:
            self.camera.fit()
        else:
            self.camera.zoom_by(4.0, self.fraction(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_A: QPointF(-KEY_MOVE, 0),
            Qt.Key.Key_D: QPointF(KEY_MOVE, 0),
            Qt.Key.Key_W: QPointF(0, -KEY_MOVE),
            Qt.Key.Key_S: QPointF(0, KEY_MOVE),
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.camera.zoom_by(KEY_ZOOM, self.camera.centre)
        elif key == Qt.Key.Key_Minus:
            self.camera.zoom_by(1 / KEY_ZOOM, self.camera.centre)
        elif key == Qt.Key.Key_0:
            self.camera.fit()
        elif key in moves:
            self.camera.move_by(moves[key] / self.camera.zoom)
        else:
            event.ignore()


class SplitView(PictureView):
    """Two pictures on one spot: the first left of a line that can be dragged, the second right."""

    line_moved = Signal(float)

    def __init__(self, camera: Camera, parent: QWidget | None = None) -> None:
        super().__init__(camera, parent)
        self.line = 0.5
        self.second: Shown | None = None
        self.second_image: QImage | None = None
        self._holding = False
        self.setMouseTracking(True)

    def show_pair(self, first: Shown, second: Shown, sample: int) -> None:
        """Show two networks' pictures of a sample."""
        self.second = second
        self.second_image = second.pictures[sample] if sample < len(second.pictures) else None
        self.show_picture(first, sample)
        self.setAccessibleName(f"Split: {first.title} and {second.title}")
        self.setAccessibleDescription("Left and right arrow keys move the line.")
        self.setToolTip("")

    def set_line(self, line: float) -> None:
        """Put the line at this fraction of the view's width."""
        self.line = min(max(line, 0.0), 1.0)
        self.update()
        self.line_moved.emit(self.line)

    def paint_captions(self, painter: QPainter) -> None:
        assert self.shown is not None and self.second is not None
        half, height = self.width() // 2, self._caption_height()
        self.paint_caption(painter, self.shown, QRect(0, 0, half, height))
        self.paint_caption(painter, self.second, QRect(half, 0, half, height))

    def paint_pictures(self, painter: QPainter) -> None:
        across, room = self._line_x(), self.room()
        left, right = QRectF(room), QRectF(room)
        left.setRight(across)
        right.setLeft(across)
        for half, image in ((left, self.image), (right, self.second_image)):
            painter.setClipRect(half)
            self.paint_picture(painter, image, half)
        painter.setClipRect(room)
        if self.theme is not None:
            self._paint_line(painter, across, self.theme)

    def _line_x(self) -> int:
        return round(self.line * self.width())

    def _paint_line(self, painter: QPainter, across: int, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent_text), 4))
        top, bottom, middle = self.room().top(), self.room().bottom(), self.room().center().y()
        line = QLineF(across, top, across, bottom)
        painter.drawLine(line)
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawLine(line)
        painter.setBrush(QColor(theme.accent))
        painter.setPen(QPen(QColor(theme.accent_text), 2))
        painter.drawEllipse(QPointF(across, middle), GRIP, GRIP)

    def _near_line(self, where: QPointF) -> bool:
        return abs(where.x() - self._line_x()) <= GRIP

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._holding = self._near_line(event.position())
        if not self._holding:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._holding:
            self.set_line(event.position().x() / max(1, self.width()))
            return
        super().mouseMoveEvent(event)
        if self._dragged_from is None:
            near = self._near_line(event.position())
            self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._holding = False
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left:
            self.set_line(self.line - KEY_MOVE)
        elif event.key() == Qt.Key.Key_Right:
            self.set_line(self.line + KEY_MOVE)
        else:
            super().keyPressEvent(event)
