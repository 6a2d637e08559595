"""What stands below a drawing or an answer: a name and a time, in one line or in two."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.app.theme import LIGHT, Theme

ROOM_FOR_BOTH = 200


class AnswerCaption(QWidget):
    """A name, and numbers behind or below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._numbers = ""
        self._theme: Theme = LIGHT

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.update()

    def set_words(self, name: str, numbers: str, whole: str) -> None:
        """Write these; `whole` is the tooltip."""
        if (name, numbers) != (self._name, self._numbers):
            self._name, self._numbers = name, numbers
            self.setToolTip(whole)
            self.update()

    def text(self) -> str:
        """What is written."""
        return " · ".join(part for part in (self._name, self._numbers) if part)

    def room(self, width: int) -> int:
        """The height that it needs in this width."""
        line = self.fontMetrics().height()
        return (line if width >= ROOM_FOR_BOTH else 2 * line) + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.width() >= ROOM_FOR_BOTH:
            self._write(painter, self.rect(), self.text(), self._theme.text)
            return
        upper = QRect(0, 0, self.width(), self.height() // 2)
        self._write(painter, upper, self._name, self._theme.text)
        lower = upper.translated(0, upper.height())
        self._write(painter, lower, self._numbers, self._theme.dim_text)

    def _write(self, painter: QPainter, where: QRect, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        elided = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), elided)
