"""A list of bars with their numbers, which can be sorted, walked by keys, and read aloud."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workbench.app.theme import Theme
from workbench.app.tips import wrapped

Index = QModelIndex | QPersistentModelIndex
BAR, LINE, PAD, NARROWEST, ROW = 9, 3, 6, 28, 23
_ROOT = QModelIndex()


@dataclass(frozen=True)
class BarRow:
    """One bar: `value` with give or take `error`, above it a thin line for what it is held to.

    `texts` stand in the columns after the bar; `order` sorts each of them.
    """

    title: str
    value: float
    texts: tuple[str, ...]
    order: tuple[float, ...] = ()
    reference: float | None = None
    error: float = 0.0
    tip: str = ""


class BarModel(QAbstractTableModel):
    """Rows in the order given, or sorted by a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BarRow] = []
        self.headings: tuple[str, ...] = ("", "")
        # What the numbers are; a heading's tooltip.
        self.about = ""
        self._given: list[BarRow] = []
        self._by, self._falling = 0, False

    def set_rows(self, headings: tuple[str, ...], rows: list[BarRow]) -> None:
        """Show these; the first two columns are the title and the bar."""
        if len(rows) == len(self._given) and len(headings) == len(self.headings):
            self.headings, self._given = headings, rows
            self._arrange()
            last = self.index(len(rows) - 1, len(headings) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headings) - 1)
            return
        self.beginResetModel()
        self.headings, self._given = headings, rows
        self._arrange()
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if column == 0 else "" if column == 1 else row.texts[column - 2]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((row.title, *row.texts)) if column < 2 else row.texts[column - 2]
        if role == Qt.ItemDataRole.TextAlignmentRole and column > 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        if role == Qt.ItemDataRole.ToolTipRole and section > 0:
            return wrapped(self.about)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section > 1 else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._by, self._falling = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        rows, by = list(self._given), self._by
        if by == 1:
            rows.sort(key=lambda row: row.value)
        elif by > 1:
            rows.sort(key=lambda row: row.order[by - 2])
        self.rows = rows[::-1] if self._falling else rows


class BarDelegate(QStyledItemDelegate):
    """Draws the bars of the second column on one scale."""

    theme: Theme | None = None

    def __init__(self, model: BarModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() == 1 and self.theme is not None:
            room = QRectF(option.rect).adjusted(PAD, 0, -PAD, 0)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_bar(painter, room, self._model.rows[index.row()], self.theme)
            painter.restore()

    def _ends(self) -> tuple[float, float]:
        rows = self._model.rows
        lows = [min(row.value - row.error, row.reference or 0) for row in rows]
        highs = [max(row.value + row.error, row.reference or 0) for row in rows]
        low, high = min(0.0, *lows, 0.0), max(0.0, *highs, 0.0)
        return low, high if high > low else low + 1

    def _paint_bar(self, painter: QPainter, room: QRectF, row: BarRow, theme: Theme) -> None:
        low, high = self._ends()

        def x(value: float) -> float:
            return room.left() + room.width() * (value - low) / (high - low)

        middle = room.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.front))
        bar = QRectF(x(0), middle - BAR / 2 + 1, x(row.value) - x(0), BAR).normalized()
        painter.drawRoundedRect(bar, 2, 2)
        if row.reference is not None:
            painter.setBrush(QColor(theme.teacher))
            above = middle - BAR / 2 - LINE
            painter.drawRect(QRectF(x(0), above, x(row.reference) - x(0), LINE - 0.5))
        if row.error:
            painter.setPen(QPen(QColor(theme.text), 1.3))
            ends = x(row.value - row.error), x(row.value + row.error)
            painter.drawLine(round(ends[0]), round(middle) + 1, round(ends[1]), round(middle) + 1)
            for end in ends:
                painter.drawLine(round(end), round(middle) - 2, round(end), round(middle) + 4)
        painter.setPen(QPen(QColor(theme.dim_text), 1))
        painter.drawLine(round(x(0)), round(room.top()), round(x(0)), round(room.bottom()))


class BarTable(QTableView):
    """Bars; a click on a heading sorts, the first heading brings the given order back."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.bars = BarModel(self)
        self._delegate = BarDelegate(self.bars, self)
        self.setModel(self.bars)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)

    def show_rows(self, headings: tuple[str, ...], rows: list[BarRow], about: str = "") -> None:
        """Show these rows under these headings; `about` says what the numbers are."""
        self.bars.about = about
        self.bars.set_rows(headings, rows)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """As wide as their texts; the bars take what is left."""
        header, left = self.horizontalHeader(), self.viewport().width()
        for column in range(self.bars.columnCount()):
            if column != 1:
                heading = header.fontMetrics().horizontalAdvance(self.bars.headings[column])
                wide = max(self.sizeHintForColumn(column), heading + 2 * PAD) + PAD
                header.resizeSection(column, wide)
                left -= wide
        header.resizeSection(1, max(NARROWEST, left))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of this theme."""
        self._delegate.theme = theme
        self.viewport().update()
