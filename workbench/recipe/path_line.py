"""A line for a path: while nobody types in it, the middle gives way, not the end."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

_CLEAR_BUTTON, _INSIDE = 24, 2


class PathLine(QLineEdit):
    """The folder's own name is at the end of a path, and what a person looks for."""

    @property
    def shown(self) -> str:
        """The text as far as there is room for it."""
        width = self._room().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or self.shown == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        style = self.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter, self.shown)
        painter.end()

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = QStyle.SubElement.SE_LineEditContents
        rect = self.style().subElementRect(inside, option, self)
        button = _CLEAR_BUTTON if self.isClearButtonEnabled() else 0
        return rect.adjusted(_INSIDE, 0, -button, 0)
