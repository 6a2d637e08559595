"""The table of candidates on screen: rows chosen, copied as tab-separated values."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from workbench.app.translation import tr
from workbench.front.candidate_columns import ARCHITECTURE, COLUMNS, DISTANCE, MARKS, MIOU
from workbench.front.candidate_table import ARROWS, CandidateTable
from workbench.front.selection_rules import MOST_COMPARED
from workbench.widgets.saving import copy_table

# Around a cell's text.
PAD = 14


class CandidateView(QTableView):
    """Tells which candidates (their places in the run) a person chose; the last is the current."""

    picked = Signal(list)

    def __init__(self, table: CandidateTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._quiet = False
        self._fitted: tuple[list[int], str] | None = None
        self.setModel(table)
        self.setAccessibleName(tr("Candidates"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(70)
        self._arrange_headers()
        self._add_actions()
        self.selectionModel().selectionChanged.connect(self._tell)

    def show_indices(self, indices: Sequence[int]) -> None:
        """Select these candidates' rows, the last as the current one, without telling anybody."""
        rows = [row for index in indices if (row := self.table.row_of(index)) is not None]
        if set(rows) == set(_few(self.chosen_rows())):
            return
        wanted = QItemSelection()
        for row in rows:
            wanted.select(self.table.index(row, 0), self.table.index(row, len(COLUMNS) - 1))
        flags = QItemSelectionModel.SelectionFlag
        self._quiet = True
        self.selectionModel().select(wanted, flags.ClearAndSelect)
        if rows:
            last = self.table.index(rows[-1], 0)
            self.selectionModel().setCurrentIndex(last, flags.NoUpdate)
            self.scrollTo(last)
        self._quiet = False

    def chosen_rows(self) -> list[int]:
        """The selected rows from above, the current one last."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(index) for index in range(chosen.count())]
        rows = {row for part in ranges for row in range(part.top(), part.bottom() + 1)}
        current = self.currentIndex().row()
        last = [current] if current in rows else []
        return sorted(rows - {current}) + last

    def copy_rows(self) -> None:
        """Copy the selected rows, or all where none is."""
        copy_table(*self.table.rows(sorted(self.chosen_rows()) or None))

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
        """Give every column the room that its texts need, and none to what says nothing.

        Once for a run: a person may make them wider or narrower.
        """
        hidden, architecture = self.table.hidden, self.table.widest
        if (hidden, architecture) == self._fitted:
            return
        self._fitted = hidden, architecture
        for index, column in enumerate(COLUMNS):
            self.setColumnHidden(index, index in hidden)
            widest = architecture if index == ARCHITECTURE else tr(column.widest)
            self.horizontalHeader().resizeSection(index, self._room_for(index, widest))

    def _room_for(self, index: int, widest: str) -> int:
        title = f"{self.table.title(index)} {next(iter(ARROWS.values()))}"
        return max(map(self.fontMetrics().horizontalAdvance, (title, widest))) + PAD

    def _arrange_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.hide()
        down.setDefaultSectionSize(self.fontMetrics().height() + 8)
        across.setObjectName("arrowless")
        across.setHighlightSections(False)
        across.setStretchLastSection(True)
        # In a narrow window the last columns are out of sight: not what tells the special rows.
        across.moveSection(MARKS, ARCHITECTURE + 1)
        across.setSortIndicator(DISTANCE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _add_actions(self) -> None:
        self._menu = QMenu(self)
        copy = QAction(tr("Copy rows"), self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_rows)
        self.addAction(copy)
        self._menu.addAction(copy)
        self._menu.addAction(tr("Copy table"), self.copy_all)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def _show_menu(self, where: QPoint) -> None:
        self._menu.popup(self.viewport().mapToGlobal(where))

    def _tell(self, *_: QItemSelection) -> None:
        if not self._quiet:
            self.picked.emit([self.table.candidate_at(row) for row in _few(self.chosen_rows())])


def _few(rows: list[int]) -> list[int]:
    """The first of many rows, and the last."""
    return rows if len(rows) <= MOST_COMPARED else rows[: MOST_COMPARED - 1] + rows[-1:]
