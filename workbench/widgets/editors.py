"""One editor for each kind of recipe field. Every editor tells what the person entered, shows a
value without telling, and can be made read-only."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from core.recipe_fields import RecipeField
from workbench.recipe.draft import space_value
from workbench.translation import tr
from workbench.widgets.path_line import PathLine

_INT_MAX = 2**31 - 1


class Editor(Protocol):
    """What the form needs of an editor; each is a QWidget with a signal `edited(object)`."""

    edited: Signal

    def show_value(self, value: Any) -> None:
        """Show a value, without telling that it was entered."""

    def set_read_only(self, read_only: bool) -> None:
        """Let the person look but not change."""

    def focus_widget(self) -> QWidget:
        """The widget that takes the keyboard and carries name, tooltip and marks."""


def make_editor(field: RecipeField) -> "QWidget":
    """The editor for a field; it implements `Editor`."""
    if field.kind in ("int", "float", "bool", "choice"):
        kinds = {"int": IntEditor, "float": FloatEditor, "bool": BoolEditor, "choice": ChoiceEditor}
        return kinds[field.kind](field)
    if field.picker:
        return PathEditor(field)
    return SuggestionEditor(field) if field.suggestions else TextEditor(field)


class UndoByDraft(QObject):
    """While an editor has the keyboard, undo and redo are the draft's.

    A line edit would otherwise keep a text history of its own beside the recipe's. The filter is
    on the focused widget only: one on every editor would call Python for each of their events.
    """

    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """The keyboard went from one widget to another."""
        for widget in (old, new):
            if isinstance(widget, QLineEdit | QAbstractSpinBox | QComboBox):
                widget.removeEventFilter(self)
        if isinstance(new, QLineEdit | QAbstractSpinBox | QComboBox):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        if any(event.matches(key) for key in undo):
            event.ignore()
            return True
        return False


class _NeedsFocusForWheel:
    """Without the focus, the wheel scrolls the form instead of changing a value."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():  # type: ignore[attr-defined]
            super().wheelEvent(event)  # type: ignore[misc]
        else:
            event.ignore()


class IntEditor(_NeedsFocusForWheel, QSpinBox):
    """A whole number. It takes any, so that the recipe says what is wrong with it."""

    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self.setRange(-_INT_MAX, _INT_MAX)
        self.setSingleStep(int(field.step or 1))
        self.setLocale(QLocale.c())
        self.setSuffix(f" {tr(field.unit)}" if field.unit else "")
        self.setMinimumWidth(60)
        self.valueChanged.connect(self.edited.emit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_value(self, value: Any) -> None:
        if value != self.value():
            self.blockSignals(True)
            self.setValue(int(value))
            self.blockSignals(False)

    def set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)

    def focus_widget(self) -> QWidget:
        return self


class FloatEditor(_NeedsFocusForWheel, QDoubleSpinBox):
    """A number, shown as short as it can be: 0.0002 or 2e-05."""

    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self.setDecimals(12)
        self.setRange(-1e12, 1e12)
        self.setLocale(QLocale.c())
        self.setSuffix(f" {tr(field.unit)}" if field.unit else "")
        self.setMinimumWidth(60)
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
        self.setReadOnly(read_only)

    def focus_widget(self) -> QWidget:
        return self


class BoolEditor(QCheckBox):
    """Yes or no."""

    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self.clicked.connect(lambda checked: self.edited.emit(checked))

    def show_value(self, value: Any) -> None:
        self.setChecked(bool(value))

    def set_read_only(self, read_only: bool) -> None:
        self.setEnabled(not read_only)

    def focus_widget(self) -> QWidget:
        return self


class ChoiceEditor(_NeedsFocusForWheel, QComboBox):
    """One of a few."""

    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self.addItems(field.choices)
        self.setMinimumWidth(60)
        self.textActivated.connect(self.edited.emit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_value(self, value: Any) -> None:
        self.setCurrentText(str(value))

    def set_read_only(self, read_only: bool) -> None:
        self.setEnabled(not read_only)

    def focus_widget(self) -> QWidget:
        return self


class TextEditor(QLineEdit):
    """Free text."""

    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self.textEdited.connect(self.edited.emit)

    def show_value(self, value: Any) -> None:
        _show_text(self, str(value))

    def set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)

    def focus_widget(self) -> QWidget:
        return self


class SuggestionEditor(_NeedsFocusForWheel, QComboBox):
    """Text with suggestions; a space of widths may also be typed as lists."""

    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self._read: Callable[[str], Any] = space_value if field.kind == "space" else str.strip
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(field.suggestions)
        self.setMinimumWidth(60)
        self._line.textEdited.connect(lambda text: self.edited.emit(self._read(text)))
        self.textActivated.connect(lambda text: self.edited.emit(self._read(text)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_value(self, value: Any) -> None:
        if self._read(self.currentText()) != value:
            _show_text(self._line, str(value))

    def set_read_only(self, read_only: bool) -> None:
        self.setEnabled(not read_only)

    def focus_widget(self) -> QWidget:
        return self


class PathEditor(QWidget):
    """A file or a folder, typed or picked."""

    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self._title, self._folder = tr(field.title), field.picker == "folder"
        self.line = PathLine()
        self.line.setClearButtonEnabled(True)
        # What is dropped goes to the window, which knows a folder from a file.
        self.line.setAcceptDrops(False)
        self.line.setPlaceholderText(tr("the built-in sample") if self._folder else tr("none"))
        self.line.textEdited.connect(self.edited.emit)
        self.button = QToolButton()
        self.button.setObjectName("button")
        self.button.setText("…")
        self.button.setAccessibleName(tr("Choose {field}").format(field=tr(field.title).lower()))
        self.button.setToolTip(self.button.accessibleName())
        self.button.clicked.connect(self.choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line)
        row.addWidget(self.button)

    def choose(self) -> None:
        """Let the person pick, in the platform's own dialog."""
        dialog = QFileDialog(self.window(), self._title, str(Path(self.line.text()).parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilters([tr("Weights (*.pth *.pt *.safetensors)"), tr("All files (*)")])
        dialog.fileSelected.connect(self.edited.emit)
        dialog.open()

    def show_value(self, value: Any) -> None:
        _show_text(self.line, str(value))

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        self.line.setClearButtonEnabled(not read_only)
        self.button.setEnabled(not read_only)

    def focus_widget(self) -> QWidget:
        return self.line


def _show_text(line: QLineEdit, text: str) -> None:
    # Setting equal text would throw the cursor to the end while the person types.
    if line.text() != text:
        line.setText(text)
        line.setCursorPosition(0)


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
