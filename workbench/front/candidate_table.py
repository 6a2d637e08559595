"""The candidates as a table that sorts and filters by itself: no proxy, whatever its length."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from workbench.app.theme import Theme
from workbench.app.tips import wrapped
from workbench.app.translation import tr
from workbench.front.candidate_columns import (
    COLUMNS,
    DISTANCE,
    MARKS,
    MIOU,
    PICTURES,
    UNCERTAINTY,
    Column,
    side_of,
)
from workbench.run.measures import IN_INCEPTION, SCORE_NAMES, architecture_words, distance_name
from workbench.run.quantities import BY_COLUMN
from workbench.run.run_model import RunModel

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ARROWS = {Qt.SortOrder.AscendingOrder: "▴", Qt.SortOrder.DescendingOrder: "▾"}


class CandidateTable(QAbstractTableModel):
    """Rows are places in the run's candidates, sorted by any column; all, or those shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: RunModel | None = None
        self._order: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
        self._known = 0
        self._marks: dict[int, str] = {}
        self._shown: NDArray[np.bool_] | None = None
        self._colours: tuple[QColor, QColor] | None = None
        self._sorted: tuple[int, Qt.SortOrder] = (DISTANCE, Qt.SortOrder.AscendingOrder)

    # -- content ----------------------------------------------------------------------------

    def set_run(self, run: RunModel | None) -> None:
        """Show the candidates of this run."""
        self.beginResetModel()
        self._run, self._marks, self._known, self._shown = run, {}, 0, None
        self._order = np.zeros(0, dtype=np.intp)
        self.endResetModel()

    def refresh(self, marks: dict[int, str], shown: NDArray[np.bool_] | None = None) -> None:
        """Show candidates that came since; `marks` says in words which are special.

        `shown` (n,) says which candidates have a row; None: all.
        """
        count = len(self._run.candidates) if self._run else 0
        same = _same(self._shown, shown)
        self._marks, self._shown = marks, shown
        if count < self._known or not same:
            self._reset(count)
        elif count > self._known:
            self._append(count)
        elif count and self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, MARKS))

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours for special rows."""
        self._colours = QColor(theme.text), QColor(theme.dim_text)

    def candidate_at(self, row: int) -> int:
        """Which of the run's candidates a row shows."""
        return int(self._order[row])

    @property
    def has_miou(self) -> bool:
        """Whether there is mIoU to show."""
        return self._run is not None and self._run.has_miou

    @property
    def has_uncertainty(self) -> bool:
        """Whether it is known how far off a distance may be."""
        return self._run is not None and any(
            item.candidate.uncertainty is not None for item in self._run.candidates[:1]
        )

    @property
    def widest(self) -> str:
        """No architecture takes more room than this."""
        widths = self._run.widths() if self._run is not None else np.zeros((0, 0))
        return architecture_words(tuple(int(each) for each in widths.max(axis=0, initial=0)))

    @property
    def unknown(self) -> list[int]:
        """The columns that this run says nothing for."""
        known = {MIOU: self.has_miou, UNCERTAINTY: self.has_uncertainty}
        return [index for index, is_known in known.items() if not is_known]

    @property
    def hidden(self) -> list[int]:
        """The columns that say nothing, or the same of every candidate."""
        pictures = self._run.column("pictures") if self._run is not None else np.zeros(0)
        same = len(pictures) == 0 or bool((pictures == pictures[0]).all())
        return self.unknown + [PICTURES] * same

    @property
    def _written(self) -> list[int]:
        """The columns that files get."""
        return [index for index in range(len(COLUMNS)) if index not in self.unknown]

    def row_of(self, index: int | None) -> int | None:
        """The row that shows this candidate, if any does."""
        if index is None:
            return None
        rows = np.flatnonzero(self._order == index)
        return int(rows[0]) if len(rows) else None

    def rows(self, wanted: Sequence[int] | None = None) -> tuple[list[str], list[list[object]]]:
        """Header and raw values as the table shows them: every row, or the wanted ones."""
        header = [self._file_title(COLUMNS[index]) for index in self._written]
        indices = self._order if wanted is None else self._order[list(wanted)]
        return header, [self._raw_row(int(index)) for index in indices]

    # -- Qt's questions ---------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if self._run is None or not index.isValid():
            return None
        position = self.candidate_at(index.row())
        if index.column() == MARKS and role in (Role.DisplayRole, Role.ToolTipRole):
            return ", ".join(map(tr, self._marks.get(position, "").split(", ")))
        if role == Role.DisplayRole:
            return COLUMNS[index.column()].text(self._run.candidates[position])
        if role == Role.TextAlignmentRole:
            return side_of(index.column())
        if role == Role.ForegroundRole and self._colours is not None:
            return self._colours[0 if position in self._marks else 1]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            column, order = self._sorted
            # Qt's own arrow would lie over the title.
            arrow = f" {ARROWS[order]}" if section == column else ""
            return f"{self.title(section)}{arrow}"
        if role == Role.AccessibleTextRole:
            return self.title(section)
        if role == Role.TextAlignmentRole:
            return side_of(section)
        if role == Role.ToolTipRole:
            return self._explained(COLUMNS[section])
        return None

    def _explained(self, column: Column) -> str:
        about = tr(column.about)
        if column.sorted_by in BY_COLUMN and self._run is not None:
            about = BY_COLUMN[column.sorted_by].explained(self._run)
        return wrapped(f"{self._whole_title(column)}\n{about}".strip())

    def title(self, section: int) -> str:
        """What is written over a column; the score's features are in its tooltip."""
        if section != DISTANCE or self._run is None:
            return tr(COLUMNS[section].title)
        score = self._run.run.recipe.search.score
        names = IN_INCEPTION if self._run.features() == "inception" else SCORE_NAMES
        return tr(names[score])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows keep being sorted as candidates come."""
        self._sorted = (column, order)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, MARKS)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        indices = [self._order[index.row()] for index in before]
        self._order = self._sorted_places(self._order)
        rows = np.empty(self._known, dtype=np.intp)
        rows[self._order] = np.arange(len(self._order))
        after = [self.index(int(rows[p]), i.column()) for p, i in zip(indices, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # -- order ------------------------------------------------------------------------------

    def _append(self, count: int) -> None:
        self.beginInsertRows(
            QModelIndex(), len(self._order), len(self._order) + count - self._known - 1
        )
        self._order = np.concatenate([self._order, np.arange(self._known, count)])
        self._known = count
        self.endInsertRows()
        self.sort(*self._sorted)

    def _reset(self, count: int) -> None:
        self.beginResetModel()
        self._known = count
        shown = self._shown
        indices = np.arange(count) if shown is None else np.flatnonzero(shown[:count])
        self._order = self._sorted_places(indices)
        self.endResetModel()

    def _sorted_places(self, indices: NDArray[np.intp]) -> NDArray[np.intp]:
        column, order = self._sorted
        keys = self._keys(COLUMNS[column].sorted_by, indices)
        if order == Qt.SortOrder.DescendingOrder:
            keys = -keys
        return indices[np.argsort(keys, kind="stable")]

    def _keys(self, name: str, indices: NDArray[np.intp]) -> NDArray[np.float64]:
        if self._run is None or name == "":
            return indices.astype(np.float64)
        if name == "marks":
            # Those with most to say first: the chosen one and the knee are on the front, too.
            return np.array([-len(self._marks.get(int(index), "")) for index in indices], float)
        if name == "architecture":
            return self._ranks(indices)
        return self._run.column(name)[indices]

    def _ranks(self, indices: NDArray[np.intp]) -> NDArray[np.float64]:
        assert self._run is not None
        ranks = np.empty(len(indices))
        if len(indices):
            widths = self._run.widths()[indices]
            ranks[np.lexsort(widths.T[::-1])] = np.arange(len(indices))
        return ranks

    def _whole_title(self, column: Column) -> str:
        if column is COLUMNS[DISTANCE] and self._run is not None:
            return distance_name(self._run.features(), self._run.run.recipe.search.score)
        return tr(column.title)

    def _file_title(self, column: Column) -> str:
        titles = {"": "number", "marks": "marks"}
        return titles.get(column.sorted_by) or (
            self._whole_title(column) if column.sorted_by == "metric" else column.sorted_by
        )

    def _raw_row(self, index: int) -> list[object]:
        assert self._run is not None
        item = self._run.candidates[index]
        values = [COLUMNS[column].raw(item) for column in self._written if column != MARKS]
        return [*values, self._marks.get(index, "")]


def _same(known: NDArray[np.bool_] | None, new: NDArray[np.bool_] | None) -> bool:
    if known is None or new is None:
        return known is new
    return np.array_equal(known, new)
