"""How a command is drawn in a list: where it belongs, its name, why not, and its keys."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.app.theme import Theme

GROUP, KEYS, REASON, FITS = (Qt.ItemDataRole.UserRole + position for position in range(1, 5))
_HEIGHT, _ICON, _EDGE = 30, 16, 8

Index = QModelIndex | QPersistentModelIndex


class CommandRows(QStyledItemDelegate):
    """One line a command; letters that were typed are bold, what cannot be done now is dim."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        return QSize(200, max(_HEIGHT, line + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row from left to right; what is too long ends in an ellipsis."""
        theme, room = self._theme, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 4, 4)
        room.adjust(_EDGE, 0, -_EDGE, 0)
        reason = index.data(REASON)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            mode = QIcon.Mode.Disabled if reason else QIcon.Mode.Normal
            top = room.top() + (room.height() - _ICON) // 2
            icon.paint(painter, QRect(room.left(), top, _ICON, _ICON), mode=mode)
        room.setLeft(room.left() + _ICON + _EDGE)
        # On the soft accent only the text's own colour can be read well.
        dim = QColor(theme.text if chosen else theme.dim_text)
        room.setRight(self._right(painter, room, index.data(KEYS), dim))
        self._left(painter, room, index.data(GROUP), dim)
        room.setLeft(room.left() + self._group_width(painter, index.model()))
        colour = dim if reason else QColor(theme.text)
        room.setLeft(self._title(painter, room, index, colour))
        if reason:
            self._left(painter, room, f"   {reason}", dim)
        painter.restore()

    def _group_width(self, painter: QPainter, model: QAbstractItemModel) -> int:
        """Room for the longest group of all that are listed: titles begin below each other."""
        rows = range(model.rowCount())
        words = {model.index(row, 0).data(GROUP) for row in rows}
        return max(map(painter.fontMetrics().horizontalAdvance, words)) + 2 * _EDGE

    def _right(self, painter: QPainter, room: QRect, text: str, colour: QColor) -> int:
        painter.setPen(colour)
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text
        )
        wide = painter.fontMetrics().horizontalAdvance(text)
        return room.right() - wide - (2 * _EDGE if text else 0)

    def _left(self, painter: QPainter, room: QRect, text: str, colour: QColor) -> int:
        painter.setPen(colour)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        return room.left() + metrics.horizontalAdvance(shown)

    def _title(self, painter: QPainter, room: QRect, index: Index, colour: QColor) -> int:
        plain, bold = QFont(painter.font()), QFont(painter.font())
        bold.setBold(True)
        fits, left = set(index.data(FITS)), room.left()
        for position, letter in enumerate(index.data(Qt.ItemDataRole.DisplayRole)):
            font = bold if position in fits else plain
            painter.setFont(font)
            painter.setPen(colour)
            room.setLeft(left)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), letter)
            left += QFontMetrics(font).horizontalAdvance(letter)
        painter.setFont(plain)
        return left
