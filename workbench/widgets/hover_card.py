"""What is known of the candidate under the mouse, with a few of its pictures."""

from html import escape

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from core.run import Strip
from workbench.front.costs import CostAxis
from workbench.front.words import card_lines
from workbench.measures import architecture_words
from workbench.run_model import RunModel

THUMBNAIL, AWAY, SEAM = 76, 18, 2
SHOWN_PICTURES = 3


class HoverCard(QFrame):
    """A card that floats over its parent, beside the mouse, and never takes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pictures, self._text = QLabel(), QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(9, 8, 9, 8)
        rows.setSpacing(6)
        rows.addWidget(self._pictures)
        rows.addWidget(self._text)
        self.hide()

    @property
    def text(self) -> str:
        """What the card says, as rich text."""
        return self._text.text()

    def show_candidate(self, model: RunModel, place: int, cost: CostAxis, where: QPoint) -> None:
        """Show one of a run's candidates beside this point of the parent."""
        item = model.candidates[place]
        candidate = item.candidate
        pictures = model.pictures(Strip.candidate(candidate.architecture))[:SHOWN_PICTURES]
        title = f"{architecture_words(candidate.architecture)}   (№ {item.id})"
        self.show_at(where, title, card_lines(model, candidate, cost), pictures)

    def show_at(self, where: QPoint, title: str, lines: list[str], pictures: list[QImage]) -> None:
        """Show a title, lines of text and thumbnails beside this point of the parent."""
        self._pictures.setVisible(bool(pictures))
        if pictures:
            self._pictures.setPixmap(thumbnails(pictures, THUMBNAIL, self.devicePixelRatioF()))
        rows = "<br>".join(escape(line) for line in lines if line)
        self._text.setText(f"<b>{escape(title)}</b><br>{rows}")
        self.adjustSize()
        self.move(self._beside(where))
        self.show()
        self.raise_()

    def _beside(self, where: QPoint) -> QPoint:
        """To the right of the point and above it, where worse candidates are; else elsewhere."""
        room, own = self._room.size(), self.size()
        x, y = where.x() + AWAY, where.y() - AWAY - own.height()
        if x + own.width() > room.width():
            x = where.x() - AWAY - own.width()
        if y < 0:
            y = where.y() + AWAY
        furthest = room.width() - own.width() - 4, room.height() - own.height() - 4
        return QPoint(max(4, min(x, furthest[0])), max(4, min(y, furthest[1])))


def thumbnails(pictures: list[QImage], height: int, sharpness: float) -> QPixmap:
    """The pictures side by side, `height` logical pixels high."""
    widths = [round(height * image.width() / max(1, image.height())) for image in pictures]
    size = QSize(sum(widths) + SEAM * (len(widths) - 1), height)
    found = QPixmap(size * sharpness)
    found.setDevicePixelRatio(sharpness)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    left = 0
    for image, width in zip(pictures, widths, strict=True):
        smooth = Qt.TransformationMode.SmoothTransformation
        sharp = QSize(width, height) * sharpness
        scaled = image.scaled(sharp, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        painter.drawImage(QRect(left, 0, width, height), scaled)
        left += width + SEAM
    painter.end()
    return found
