"""The table of candidates on screen: one row chosen, copied as tab-separated values."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from workbench.saving import copy_table
from workbench.widgets.candidate_table import ARCHITECTURE, COLUMNS, DISTANCE, MIOU, CandidateTable


class CandidateView(QTableView):
    """Tells which candidate (its place in the run) a person went to."""

    picked = Signal(int)

    def __init__(self, table: CandidateTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._quiet = False
        self.setModel(table)
        self.setAccessibleName("Candidates")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(70)
        self._arrange_headers()
        self._add_actions()
        self.selectionModel().currentRowChanged.connect(self._go)

    def show_place(self, place: int | None) -> None:
        """Make this candidate's row the current one, without telling anybody."""
        row = self.table.row_of(place)
        self._quiet = True
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif self.currentIndex().row() != row:
            self.selectRow(row)
        self._quiet = False

    def copy_rows(self) -> None:
        """Copy the selected rows, or all where none is."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        copy_table(*self.table.rows(chosen or None))

    def copy_all(self) -> None:
        """Copy every row."""
        copy_table(*self.table.rows())

    def sort_by(self, criterion: str) -> None:
        """The best by this criterion first."""
        if criterion == "miou":
            self.sortByColumn(MIOU, Qt.SortOrder.DescendingOrder)
        else:
            self.sortByColumn(DISTANCE, Qt.SortOrder.AscendingOrder)

    def fit_columns(self) -> None:
        """Give the architectures the room that theirs need, and mIoU some where there is any."""
        self.setColumnHidden(MIOU, not self.table.has_miou)
        words = self.table.index(0, ARCHITECTURE).data() if self.table.rowCount() else ""
        widest = " ".join("88" for _ in words.split())
        wide = max(COLUMNS[ARCHITECTURE].width, self.fontMetrics().horizontalAdvance(widest) + 16)
        self.horizontalHeader().resizeSection(ARCHITECTURE, wide)
        self._give_the_rest(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_the_rest(event.size().width())

    def _give_the_rest(self, width: int) -> None:
        """The distance has the longest title: it takes what the others leave."""
        header = self.horizontalHeader()
        others = sum(header.sectionSize(place) for place in range(len(COLUMNS)))
        room = width - others + header.sectionSize(DISTANCE)
        header.resizeSection(DISTANCE, max(COLUMNS[DISTANCE].width, room))

    def _arrange_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.hide()
        down.setDefaultSectionSize(self.fontMetrics().height() + 8)
        for place, column in enumerate(COLUMNS):
            across.resizeSection(place, column.width)
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSortIndicator(DISTANCE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _add_actions(self) -> None:
        self._menu = QMenu(self)
        copy = QAction("Copy rows", self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_rows)
        self.addAction(copy)
        self._menu.addAction(copy)
        self._menu.addAction("Copy table", self.copy_all)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def _show_menu(self, where: QPoint) -> None:
        self._menu.popup(self.viewport().mapToGlobal(where))

    def _go(self, current: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.picked.emit(self.table.place(current.row()))
