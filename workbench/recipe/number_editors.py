"""Editors of the recipe's numbers."""

import math
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from core.recipe.fields import RecipeField
from workbench.app.translation import tr
from workbench.widgets.properties import set_property

_INT_MAX = 2**31 - 1
# The style sheet does not reach the line inside; with these its text begins as in other fields.
_TEXT_MARGINS = (5, 0, 0, 0)


class NeedsFocusForWheel:
    """Without the focus, the wheel scrolls the form instead of changing a value."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():  # type: ignore[attr-defined]
            super().wheelEvent(event)  # type: ignore[misc]
        else:
            event.ignore()


class IntEditor(NeedsFocusForWheel, QSpinBox):
    """A whole number. It takes any, so that the recipe says what is wrong with it."""

    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self.setRange(-_INT_MAX, _INT_MAX)
        self.setSingleStep(int(field.step or 1))
        self.setLocale(QLocale.c())
        self.setSuffix(f" {tr(field.unit)}" if field.unit else "")
        self.setMinimumWidth(60)
        self.lineEdit().setTextMargins(*_TEXT_MARGINS)
        self.valueChanged.connect(self.edited.emit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_value(self, value: Any) -> None:
        if value != self.value():
            self.blockSignals(True)
            self.setValue(int(value))
            self.blockSignals(False)

    def set_read_only(self, read_only: bool) -> None:
        set_property(self, "readOnly", read_only)

    def focus_widget(self) -> QWidget:
        return self


class FloatEditor(NeedsFocusForWheel, QDoubleSpinBox):
    """A number, shown as short as it can be: 0.0002 or 2e-05."""

    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self.setDecimals(12)
        self.setRange(-1e12, 1e12)
        self.setLocale(QLocale.c())
        self.setSuffix(f" {tr(field.unit)}" if field.unit else "")
        self.setMinimumWidth(60)
        self.lineEdit().setTextMargins(*_TEXT_MARGINS)
        self.valueChanged.connect(self.edited.emit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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

    def set_read_only(self, read_only: bool) -> None:
        set_property(self, "readOnly", read_only)

    def focus_widget(self) -> QWidget:
        return self


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
