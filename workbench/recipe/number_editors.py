"""Editors of the recipe's numbers."""

import math
from typing import Any, cast

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from core.recipe.fields import RecipeField
from workbench.app.translation import tr
from workbench.widgets.properties import set_property

_INT_MAX = 2**31 - 1
# The style sheet does not reach the line inside; with these its text begins as in other fields.
_TEXT_MARGINS = (5, 0, 0, 0)


class FieldEditor:
    """What editors that are one widget have in common."""

    DISABLED_WHEN_READ_ONLY = False

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be seen and not changed, or changed again."""
        widget = self.focus_widget()
        set_property(widget, "readOnly", read_only)
        if self.DISABLED_WHEN_READ_ONLY:
            widget.setEnabled(not read_only)

    def focus_widget(self) -> QWidget:
        """What gets the keyboard."""
        return cast(QWidget, self)


class NeedsFocusForWheel:
    """Without the focus, the wheel scrolls the form instead of changing a value."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():  # type: ignore[attr-defined]
            super().wheelEvent(event)  # type: ignore[misc]
        else:
            event.ignore()


class IntEditor(FieldEditor, NeedsFocusForWheel, QSpinBox):
    """A whole number. It takes any, so that the recipe says what is wrong with it."""

    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self.setRange(-_INT_MAX, _INT_MAX)
        self.setSingleStep(int(field.step or 1))
        _prepare(self, field)

    def show_value(self, value: Any) -> None:
        if value != self.value():
            self.blockSignals(True)
            self.setValue(int(value))
            self.blockSignals(False)


class FloatEditor(FieldEditor, NeedsFocusForWheel, QDoubleSpinBox):
    """A number, shown as short as it can be: 0.0002 or 2e-05."""

    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self.setDecimals(12)
        self.setRange(-1e12, 1e12)
        _prepare(self, field)

    def textFromValue(self, value: float) -> str:
        return f"{value:.10g}"

    def valueFromText(self, text: str) -> float:
        return _float(text.removesuffix(self.suffix())) or 0.0

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        number = text.removesuffix(self.suffix()).strip()
        if _float(number) is not None:
            return QValidator.State.Acceptable, text, position
        begun = all(letter in "+-.eE0123456789" for letter in number)
        state = QValidator.State.Intermediate if begun else QValidator.State.Invalid
        return state, text, position

    def stepBy(self, steps: int) -> None:
        size = abs(self.value())
        step = 10.0 ** (math.floor(math.log10(size)) - 1) if size else 0.01
        self.setValue(round(self.value() + steps * step, 12))

    def show_value(self, value: Any) -> None:
        if value != self.value():
            self.blockSignals(True)
            self.setValue(float(value))
            self.blockSignals(False)


def _prepare(editor: IntEditor | FloatEditor, field: RecipeField) -> None:
    editor.setLocale(QLocale.c())
    editor.setSuffix(f" {tr(field.unit)}" if field.unit else "")
    editor.setMinimumWidth(60)
    editor.lineEdit().setTextMargins(*_TEXT_MARGINS)
    editor.valueChanged.connect(editor.edited.emit)
    editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
