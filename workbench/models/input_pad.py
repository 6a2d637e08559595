"""The picture that goes into a model: dropped, opened, or drawn with the mouse."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.app.translation import tr

_SIDE, _BRUSH = 256, 5.0


class InputPad(QWidget):
    """Shows a picture and lets it be drawn on. `changed` follows a stroke, and a new picture;
    `drawn` comes before it where it was a stroke.

    `dropped` carries a path that is no picture, such as a model or a folder.
    """

    changed = Signal()
    drawn = Signal()
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.colour = QColor(Qt.GlobalColor.black)
        self._last: QPointF | None = None
        self.setAcceptDrops(True)
        self.setMinimumSize(160, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Input picture"))
        self.setToolTip(tr("Drop a picture here, or draw with the mouse"))
        self._is_empty = True
        self.image = blank((_SIDE, _SIDE))

    def clear(self, size: tuple[int, int] | None = None) -> None:
        """An empty page, of this height and width or as it was."""
        self.image = blank(size or (self.image.height(), self.image.width()))
        self._is_empty = True
        self._tell()

    def show_image(self, image: QImage) -> None:
        """Take another picture."""
        self.image = image.convertToFormat(QImage.Format.Format_RGB32)
        self._is_empty = False
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = self._frame()
        painter.drawImage(frame, self.image)
        if self._is_empty:
            # On the page, which is white in every theme.
            painter.setPen(Qt.GlobalColor.darkGray)
            words = QTextOption(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(frame, tr("Drop a picture here, or draw with the mouse"), words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._last = self._place(event.position())
            self._draw_to(self._last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            self._draw_to(self._place(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            self._last = None
            self.drawn.emit()
            self._tell()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths[0])

    def _draw_to(self, point: QPointF) -> None:
        self._is_empty = False
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = _BRUSH * self.image.width() / _SIDE
        style, cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(self.colour, width, style, cap, Qt.PenJoinStyle.RoundJoin))
        painter.drawLine(self._last or point, point)
        painter.end()
        self._last = point
        self.update()

    def _place(self, where: QPointF) -> QPointF:
        frame = self._frame()
        scale = self.image.width() / max(1.0, frame.width())
        return QPointF((where.x() - frame.x()) * scale, (where.y() - frame.y()) * scale)

    def _frame(self) -> QRectF:
        room = self.size()
        size = self.image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        frame = QRectF(0, 0, size.width(), size.height())
        frame.moveCenter(QRectF(self.rect()).center())
        return frame

    def _tell(self) -> None:
        self.update()
        self.changed.emit()


def blank(size: tuple[int, int]) -> QImage:
    """A white page of height and width."""
    image = QImage(size[1], size[0], QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image
