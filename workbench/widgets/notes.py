"""Small lines of text: in the corner of a plot, or cut off where there is no room."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from workbench.app.tips import wrapped

MARGIN = 14


class Note(QLabel):
    """Small text in the upper right corner of its parent, right of `free_from()`."""

    def __init__(
        self, parent: QWidget, top: int = 5, free_from: Callable[[], int] = lambda: 0
    ) -> None:
        super().__init__(parent)
        self._room, self._top, self._free_from = parent, top, free_from
        self._texts = ("", "")
        self._inset = 0
        self.setProperty("role", "dim")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.hide()
        parent.installEventFilter(self)

    def show_text(self, text: str, short: str = "") -> None:
        """Show this line; where there is no room for it, `short`."""
        if (text, short) != self._texts:
            self._texts = text, short
            self.setVisible(bool(text))
            self._place()

    def put_at(self, top: int) -> None:
        """Be so far below the parent's upper edge."""
        if top != self._top:
            self._top = top
            self._place()

    def keep_away(self, inset: int) -> None:
        """Stay so far from the right edge, where something else is."""
        if inset != self._inset:
            self._inset = inset
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        right = self._room.width() - MARGIN - self._inset
        room = right - self._free_from()
        text, short = self._texts
        fits = self.fontMetrics().size(0, text).width() <= room
        self.setText(text if fits or not short else short)
        self.adjustSize()
        self.move(right - self.width(), self._top)


class ElidedLabel(QLabel):
    """One line that ends in "…" where it is too long; the whole text is its tooltip."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(wrapped(text))

    def set_texts(self, text: str, whole: str) -> None:
        """Show a line, and `whole` as its tooltip."""
        super().setText(text)
        self.setToolTip(wrapped(whole))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        mode = Qt.TextElideMode.ElideRight
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), mode, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment(), text)
