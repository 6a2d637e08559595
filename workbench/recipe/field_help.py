"""What the field at hand is for, below the form."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from core.recipe.fields import RecipeField
from workbench.app.translation import tr
from workbench.recipe.field_row import facts_of
from workbench.widgets.layouts import column_layout
from workbench.widgets.properties import set_property

_HEIGHT = 76


class FieldHelp(QFrame):
    """Why and when to change the field that has the keyboard: the same words as its tooltip.

    Its height stays: a form that moves when a field is entered would slip from under the mouse.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedHeight(_HEIGHT)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setAccessibleName(tr("Help for the field"))
        self._text.setContentsMargins(7, 4, 7, 4)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setObjectName("form")
        area.setWidget(self._text)
        column = column_layout(self, (1, 1, 1, 1))
        column.addWidget(area)
        self.show_field(None)

    @property
    def text(self) -> str:
        """What it says, as rich text."""
        return self._text.text()

    def show_field(self, field: RecipeField | None, required: bool = False) -> None:
        """Explain a field; None: say how to get an explanation.

        `required`: a run needs this file or folder.
        """
        set_property(self._text, "role", "" if field else "dim")
        if field is None:
            self._text.setText(tr("Select a field to see its description."))
            return
        facts = facts_of(field, required)
        limits = " · ".join(f"{name}: {html.escape(text)}" for name, text in facts)
        self._text.setText(
            f"<b>{html.escape(tr(field.title))}</b> &nbsp;<code>{field.path}</code><br>"
            f"{html.escape(tr(field.description))}<br><i>{limits}</i>"
        )
