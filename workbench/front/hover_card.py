"""What is known of the candidate under the mouse, with a few of its pictures."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.widgets.layouts import column_layout

THUMBNAIL, AWAY, SEAM, FAINT = 76, 18, 2, 24


class HoverCard(QFrame):
    """A card that floats over its parent, beside the mouse, and never takes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pictures, self._text = QLabel(), QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        rows = column_layout(self, (9, 8, 9, 8), 6)
        rows.addWidget(self._pictures)
        rows.addWidget(self._text)
        self.hide()

    @property
    def text(self) -> str:
        """What the card says, as rich text."""
        return self._text.text()

    @property
    def pictures(self) -> QPixmap | None:
        """The thumbnails, or the room that is kept for them; None where there are none."""
        return None if self._pictures.isHidden() else self._pictures.pixmap()

    def say(self, title: str, lines: Sequence[str]) -> None:
        """Take a title and lines of text."""
        rows = "<br>".join(escape(line) for line in lines if line)
        self._text.setText(f"<b>{escape(title)}</b><br>{rows}")

    def keep_room(self, count: int, shape: float) -> None:
        """Leave room for so many thumbnails of this width / height, so that nothing jumps."""
        width = count * (round(THUMBNAIL * shape) + SEAM) - SEAM
        self._pictures.setVisible(count > 0)
        if count > 0:
            faint = self.palette().windowText().color()
            faint.setAlpha(FAINT)
            empty = QPixmap(QSize(width, THUMBNAIL))
            empty.fill(faint)
            self._pictures.setPixmap(empty)

    def show_thumbnails(self, row: QImage | None) -> None:
        """Show what `thumbnails` gave; None: nothing could be read."""
        self._pictures.setVisible(row is not None)
        if row is not None:
            self._pictures.setPixmap(QPixmap.fromImage(row))
        self.adjustSize()

    def put(self, view: QWidget, where: QPoint) -> None:
        """Show the card beside this point of a view inside the parent."""
        self.adjustSize()
        self.move(self._beside(view.mapTo(self._room, where)))
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


def thumbnails(pictures: Sequence[QImage], sharpness: float) -> QImage | None:
    """The pictures side by side, `sharpness` device pixels for each logical one; None of none.

    May be called in any thread.
    """
    if not pictures:
        return None
    widths = [round(THUMBNAIL * image.width() / max(1, image.height())) for image in pictures]
    size = QSize(sum(widths) + SEAM * (len(widths) - 1), THUMBNAIL)
    drawn = QImage(size * sharpness, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.setDevicePixelRatio(sharpness)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    left = 0
    for image, width in zip(pictures, widths, strict=True):
        smooth = Qt.TransformationMode.SmoothTransformation
        sharp = QSize(width, THUMBNAIL) * sharpness
        scaled = image.scaled(sharp, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        painter.drawImage(QRect(left, 0, width, THUMBNAIL), scaled)
        left += width + SEAM
    painter.end()
    return drawn
