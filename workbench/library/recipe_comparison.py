"""Two recipes side by side, and where they differ."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.recipe.fields import RecipeField, fields, sections, value_of
from core.run.run import Run
from workbench.app.translation import tr
from workbench.widgets.layouts import column_layout
from workbench.widgets.room import come_up
from workbench.widgets.saving import copy_table


class RecipeComparison(QDialog):
    """A row a field; at first those that differ alone."""

    def __init__(self, one: Run, other: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Compare recipes"))
        come_up(self, 760, 520)
        self._rows = [
            (_title(field), field.path, _text(value_of(one.recipe, field.path)),
             _text(value_of(other.recipe, field.path)))
            for field in fields()
        ]  # fmt: skip
        self._names = one.name, other.name
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.everything = QCheckBox(tr("Show the fields that are &equal, too"))
        self.everything.setToolTip(tr("Show every field of both recipes"))
        self.everything.toggled.connect(self._fill)
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(tr("Two recipes"))
        self.table.setHorizontalHeaderLabels([tr("Field"), *self._names])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox()
        close = buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setToolTip(tr("Close the comparison"))
        copy = buttons.addButton(tr("C&opy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip(tr("Copy the rows shown as tab-separated text"))
        copy.clicked.connect(lambda: copy_table([tr("Field"), *self._names], self.shown))
        buttons.rejected.connect(self.reject)
        column = column_layout(self, (16, 16, 16, 12))
        for widget in (self.words, self.table, self.everything, buttons):
            column.addWidget(widget)
        self._fill()

    @property
    def shown(self) -> list[list[str]]:
        """The rows of the table: the field's path and both values."""
        wanted = self.everything.isChecked()
        return [[path, a, b] for _, path, a, b in self._rows if wanted or a != b]

    def _fill(self) -> None:
        titles = {path: title for title, path, _, _ in self._rows}
        shown, differing = self.shown, sum(a != b for _, _, a, b in self._rows)
        text = tr("{n} of {all} fields differ.").format(n=differing, all=len(self._rows))
        self.words.setText(text if differing else tr("The recipes are equal."))
        self.table.setRowCount(len(shown))
        strong = self.palette().color(self.palette().ColorRole.LinkVisited)
        for row, (path, one, other) in enumerate(shown):
            for column, words in enumerate((titles[path], one, other)):
                item = QTableWidgetItem(words)
                item.setToolTip(path if column == 0 else words)
                if self.everything.isChecked() and one != other:
                    item.setBackground(QColor(strong))
                self.table.setItem(row, column, item)


def _title(field: RecipeField) -> str:
    """Several sections have a field of one title."""
    section = {key: title for key, title, _ in sections()}.get(field.path.partition(".")[0])
    return f"{tr(section)}: {tr(field.title)}" if section else tr(field.title)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    return tr("none") if value in ("", None) else str(value)
