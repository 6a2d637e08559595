"""Which fields of the recipe a person looks for."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from core.recipe.fields import RecipeField
from workbench.app.translation import tr
from workbench.recipe.draft import FIELDS, RecipeDraft
from workbench.widgets.escape_line import EscapeLine
from workbench.widgets.layouts import row_layout


@dataclass(frozen=True)
class Sought:
    """Words that a field's title, key or help must all hold, and whether it must be changed."""

    text: str = ""
    only_changed: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether nothing is asked for."""
        return not self.text.strip() and not self.only_changed

    def finds(self, path: str, draft: RecipeDraft) -> bool:
        """Whether a field is one of those."""
        if self.only_changed and draft.is_default(path):
            return False
        read = _TEXTS[path]
        return all(word in read for word in self.text.casefold().split())


class FieldFilter(QWidget):
    """A line to search the form's fields, and a button that leaves those that were changed."""

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = EscapeLine()
        self.line.setPlaceholderText(tr("Search the fields"))
        self.line.setAccessibleName(tr("Search the fields of the recipe"))
        self.line.setToolTip(
            tr("Show the fields whose title, key or help contains these words (Ctrl+F)")
        )
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda _: self.changed.emit())
        self.line.returnPressed.connect(self.entered)
        self.only_changed = QToolButton()
        self.only_changed.setObjectName("button")
        self.only_changed.setText(tr("Changed"))
        self.only_changed.setCheckable(True)
        self.only_changed.setAccessibleName(tr("Show only changed fields"))
        self.only_changed.setToolTip(tr("Show only fields that differ from their defaults"))
        self.only_changed.toggled.connect(lambda _: self.changed.emit())
        row = row_layout(self, (0, 0, 0, 0), 4)
        row.addWidget(self.line, 1)
        row.addWidget(self.only_changed)

    @property
    def sought(self) -> Sought:
        """What is asked for now."""
        return Sought(self.line.text(), self.only_changed.isChecked())

    def clear(self) -> None:
        """Ask for nothing."""
        self.line.clear()
        self.only_changed.setChecked(False)


def _text(field: RecipeField) -> str:
    parts = (field.title, field.path, field.description, field.unit, *field.choices)
    return " ".join((*parts, *field.suggestions)).casefold()


_TEXTS = {path: _text(field) for path, field in FIELDS.items()}
