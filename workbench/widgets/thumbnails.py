"""Pairs of small pictures: source, an arrow, target."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from core.data.images import Pixels

COLUMNS = 2
_ARROW, _GAP = 14, 10


def to_image(pixels: "Pixels") -> QImage:
    """(h, w, 3) uint8 RGB as a QImage that owns its memory."""
    height, width = pixels.shape[:2]
    return QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


class Thumbnails(QWidget):
    """Pairs, two a row, as large as the width allows and no larger than `largest` pixels."""

    def __init__(self, largest: int = 96) -> None:
        super().__init__()
        self._pairs: list[tuple[QImage, QImage]] = []
        self._largest = largest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Thumbnails of the data: source and target")

    def set_pairs(self, pairs: "Sequence[tuple[Pixels, Pixels]]") -> None:
        """Show these pairs of uint8 pictures."""
        self._pairs = [(to_image(source), to_image(target)) for source, target in pairs]
        self.setVisible(bool(self._pairs))
        self._fit()
        self.update()

    @property
    def count(self) -> int:
        """How many pairs are shown."""
        return len(self._pairs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._side(self.width())
        for place, pair in enumerate(self._pairs):
            row, column = divmod(place, COLUMNS)
            left = column * (2 * side + _ARROW + _GAP)
            self._paint_pair(painter, pair, left, row * (side + 6), side)

    def _fit(self) -> None:
        # A height that follows the width is more than nested layouts keep up with.
        rows = -(-len(self._pairs) // COLUMNS)
        self.setFixedHeight(int(rows * (self._side(self.width()) + 6)))

    def _paint_pair(
        self, painter: QPainter, pair: tuple[QImage, QImage], left: float, top: float, side: float
    ) -> None:
        source, target = pair
        painter.drawImage(_fitted(source, QRectF(left, top, side, side)), source)
        right = QRectF(left + side + _ARROW, top, side, side)
        painter.drawImage(_fitted(target, right), target)
        painter.setPen(QPen(self.palette().placeholderText().color(), 1.5))
        start, tip = left + side + 3, QPointF(left + side + _ARROW - 3, top + side / 2)
        painter.drawLine(QPointF(start, tip.y()), tip)
        painter.drawLine(tip, QPointF(tip.x() - 3, tip.y() - 3))
        painter.drawLine(tip, QPointF(tip.x() - 3, tip.y() + 3))

    def _side(self, width: int) -> float:
        room = (width - COLUMNS * _ARROW - (COLUMNS - 1) * _GAP) / (2 * COLUMNS)
        return max(16.0, min(float(self._largest), room))


def _fitted(image: QImage, frame: QRectF) -> QRectF:
    size = image.size().scaled(frame.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(frame.center())
    return place
