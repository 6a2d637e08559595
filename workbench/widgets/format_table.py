"""The comparison of runtimes and precisions: a table to choose from, and the worst picture."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from core.export.comparison import Comparison, about_comparison, comparison_table
from workbench.app.engine_words import of_engine
from workbench.app.run_pictures import run_picture
from workbench.app.translation import mark, tr
from workbench.widgets.layouts import column_layout

IN_TORCH = 2
"""Rows of the table that come before the formats."""
SIDE = 96
# What a dialog gives the table at least.
_WIDTH = 850
_TITLES = (
    *mark(("Runtime, precision", "State", "Size", "Mean", "Largest", "PSNR, dB", "Worst, dB")),
    "ms",
    "×",
)
_HELP = mark(
    (
        "What runs the model, and in which precision it computes",
        "Whether it runs here, within the tolerance",
        "Of its files",
        "Mean difference from torch, in grey levels",
        "Largest difference from torch, in grey levels",
        "Over all compared pictures",
        "Of the picture that differs most",
        "Milliseconds for a picture, and how far they spread",
        "How many times as fast as the teacher in torch",
    )
)


class FormatTable(QWidget):
    """Rows of runtime and precision; those within the tolerance can be ticked.

    The best is ticked already; what differs more than the recipe's tolerance is red. Beneath it the
    picture that the selected row draws worst: torch's on the left.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self._folder = Path()
        self.about, self.caption, self.picture = QLabel(), QLabel(), QLabel()
        self.about.setWordWrap(True)
        self.about.setProperty("role", "dim")
        self.caption.setProperty("role", "dim")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Runtimes and precisions"))
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setHeaderLabels([tr(text) for text in _TITLES])
        for index, text in enumerate(_HELP):
            self.tree.headerItem().setToolTip(index, tr(text))
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # The one with sentences takes what is left; their tooltips have the whole.
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        # Less than it is given, so that the lines of text above it find room.
        self.tree.setMinimumHeight(110)
        self.tree.currentItemChanged.connect(self._show_worst)
        self.tree.itemChanged.connect(lambda *_: self.chosen_changed.emit())
        column = column_layout(self, (0, 0, 0, 0))
        for widget in (self.about, self.tree, self.caption, self.picture):
            column.addWidget(widget, int(widget is self.tree))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of the ticked formats."""
        return tuple(
            str(item.data(0, Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState(0) == Qt.CheckState.Checked
        )

    def show_comparison(self, comparison: Comparison, folder: Path) -> None:
        """Fill the table; `folder` holds the pictures."""
        self.comparison, self._folder = comparison, folder
        self.about.setText(of_engine(about_comparison(comparison)))
        # Qt takes wrapped text for one line when it asks how small a layout may be.
        self.about.setMinimumHeight(self.about.heightForWidth(max(self.width(), _WIDTH)))
        self.tree.blockSignals(True)
        self.tree.clear()
        for index, texts in enumerate(comparison_table(comparison)):
            self.tree.addTopLevelItem(self._item(index - IN_TORCH, texts))
        self.tree.blockSignals(False)
        # A teacher that cannot be timed leaves nothing to compare with.
        self.tree.setColumnHidden(len(_TITLES) - 1, not comparison.teacher_ms)
        names = [row.name for row in comparison.rows]
        best = names.index(comparison.best.name) if comparison.best else 0
        self.tree.setCurrentItem(self._items()[IN_TORCH + best])
        self._show_worst()
        self.chosen_changed.emit()

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.tree.topLevelItem(index) for index in range(self.tree.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _item(self, index: int, texts: tuple[str, ...]) -> QTreeWidgetItem:
        item = QTreeWidgetItem([_said(text) for text in texts])
        for column in range(2, len(texts)):
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            item.setTextAlignment(column, right)
        if index < 0 or self.comparison is None:
            return item
        row = self.comparison.rows[index]
        item.setData(0, Qt.ItemDataRole.UserRole, row.name)
        item.setToolTip(1, item.text(1))
        if row.passes(self.comparison.tolerance):
            best = row is self.comparison.best
            item.setCheckState(0, Qt.CheckState.Checked if best else Qt.CheckState.Unchecked)
        elif row.state == "works":
            red = QBrush(self.palette().brightText())
            for column in range(len(texts)):
                item.setForeground(column, red)
        return item

    def _show_worst(self, *_: object) -> None:
        item = self.tree.currentItem()
        name = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        row = self.comparison.row(str(name)) if self.comparison and name else None
        worst = run_picture(self._folder / row.worst) if row and row.worst else QImage()
        picture = QPixmap.fromImage(worst)
        if picture.isNull():
            self.picture.clear()
            self.caption.setText("")
            return
        self.picture.setPixmap(
            picture.scaledToHeight(SIDE, Qt.TransformationMode.SmoothTransformation)
        )
        text = tr("Where {title} differs most: torch on the left.")
        self.caption.setText(text.format(title=row.title if row else ""))


def _said(text: str) -> str:
    """A cell in the window's language: a state, and after a colon why it is so."""
    whole = of_engine(text)
    if whole != text:
        return whole
    state, colon, why = text.partition(": ")
    return f"{of_engine(state)}{colon}{of_engine(why)}"
