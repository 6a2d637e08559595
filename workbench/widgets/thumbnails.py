"""Small pictures of the data: pairs with an arrow between, or two sets with one between them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.app.translation import tr

if TYPE_CHECKING:
    from core.data.images import Pixels

COLUMNS = 2
_ARROW, _GAP, _BELOW = 14, 10, 6


def to_image(pixels: "Pixels") -> QImage:
    """(h, w, 3) uint8 RGB as a QImage that owns its memory."""
    height, width = pixels.shape[:2]
    return QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


class Thumbnails(QWidget):
    """Pairs, two a row, as large as the width allows and no larger than `largest` pixels.

    Pictures that do not belong together lie side by side as two sets: sources, then targets.
    """

    def __init__(self, largest: int = 96) -> None:
        super().__init__()
        self._pairs: list[tuple[QImage, QImage]] = []
        self._largest = largest
        self._paired = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Thumbnails of the data: source and target"))

    def set_pairs(self, pairs: "Sequence[tuple[Pixels, Pixels]]", paired: bool = True) -> None:
        """Show these pairs of uint8 pictures; `paired` says whether they belong together."""
        self._paired = paired
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
        paint = self._paint_pairs if self._paired else self._paint_sets
        paint(painter, self._side(self.width()))

    def _fit(self) -> None:
        # A height that follows the width is more than nested layouts keep up with.
        rows = -(-len(self._pairs) // COLUMNS)
        self.setFixedHeight(int(rows * (self._side(self.width()) + _BELOW)))

    def _paint_pairs(self, painter: QPainter, side: float) -> None:
        for index, (source, target) in enumerate(self._pairs):
            row, column = divmod(index, COLUMNS)
            left, top = column * (2 * side + _ARROW + _GAP), row * (side + _BELOW)
            painter.drawImage(_fitted(source, QRectF(left, top, side, side)), source)
            right = QRectF(left + side + _ARROW, top, side, side)
            painter.drawImage(_fitted(target, right), target)
            self._paint_arrow(painter, left + side, top + side / 2)

    def _paint_sets(self, painter: QPainter, side: float) -> None:
        """The sources in a block, and the targets in another."""
        across = COLUMNS * side + (COLUMNS - 1) * _BELOW
        rows = -(-len(self._pairs) // COLUMNS)
        for index, pair in enumerate(self._pairs):
            row, column = divmod(index, COLUMNS)
            for block, picture in enumerate(pair):
                left = block * (across + _ARROW + _BELOW) + column * (side + _BELOW)
                frame = QRectF(left, row * (side + _BELOW), side, side)
                painter.drawImage(_fitted(picture, frame), picture)
        self._paint_arrow(painter, across + _BELOW / 2, (rows * (side + _BELOW) - _BELOW) / 2)

    def _paint_arrow(self, painter: QPainter, left: float, middle: float) -> None:
        painter.setPen(QPen(self.palette().placeholderText().color(), 1.5))
        tip = QPointF(left + _ARROW - 3, middle)
        painter.drawLine(QPointF(left + 3, middle), tip)
        painter.drawLine(tip, QPointF(tip.x() - 3, tip.y() - 3))
        painter.drawLine(tip, QPointF(tip.x() - 3, tip.y() + 3))

    def _side(self, width: int) -> float:
        room = (width - COLUMNS * _ARROW - (COLUMNS - 1) * _GAP) / (2 * COLUMNS)
        return max(16.0, min(float(self._largest), room))


def _fitted(image: QImage, frame: QRectF) -> QRectF:
    size = image.size().scaled(frame.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    rect = QRectF(0, 0, size.width(), size.height())
    rect.moveCenter(frame.center())
    return rect
