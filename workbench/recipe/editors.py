"""One editor for each kind of recipe field. Every editor tells what the person entered, shows a
value without telling, and can be made read-only."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QToolButton,
    QWidget,
)

from core.recipe.fields import RecipeField
from core.runtime.file_kinds import WEIGHTS
from workbench.app.translation import tr
from workbench.recipe.draft import space_value
from workbench.recipe.number_editors import FieldEditor, FloatEditor, IntEditor, NeedsFocusForWheel
from workbench.recipe.path_line import PathLine
from workbench.widgets.layouts import row_layout
from workbench.widgets.properties import set_property


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


class BoolEditor(FieldEditor, QCheckBox):
    """Yes or no."""

    DISABLED_WHEN_READ_ONLY = True
    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self.clicked.connect(lambda checked: self.edited.emit(checked))

    def show_value(self, value: Any) -> None:
        self.setChecked(bool(value))


class ChoiceEditor(FieldEditor, NeedsFocusForWheel, QComboBox):
    """One of a few."""

    DISABLED_WHEN_READ_ONLY = True
    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self.addItems(field.choices)
        self.setMinimumWidth(60)
        self.textActivated.connect(self.edited.emit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_value(self, value: Any) -> None:
        self.setCurrentText(str(value))


class TextEditor(FieldEditor, QLineEdit):
    """Free text."""

    edited = Signal(object)

    def __init__(self, field: RecipeField) -> None:
        super().__init__()
        self.textEdited.connect(self.edited.emit)

    def show_value(self, value: Any) -> None:
        _show_text(self, str(value))


class SuggestionEditor(FieldEditor, NeedsFocusForWheel, QComboBox):
    """Text with suggestions; a space of widths may also be typed as lists."""

    DISABLED_WHEN_READ_ONLY = True
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

    def set_suggestions(self, words: tuple[str, ...]) -> None:
        """Offer these words; what is entered stays."""
        if words == tuple(self.itemText(index) for index in range(self.count())):
            return
        entered = self._line.text()
        self.clear()
        self.addItems(words)
        _show_text(self._line, entered)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # What is typed takes the place of the suggestion that is there. The click that brought the
        # keyboard here sets the cursor first.
        QTimer.singleShot(0, self._line, self._line.selectAll)

    def show_value(self, value: Any) -> None:
        if self._read(self.currentText()) != value:
            _show_text(self._line, str(value))


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
        self.line.setPlaceholderText(
            tr("no folder chosen") if self._folder else tr("no file chosen")
        )
        self.line.textEdited.connect(self.edited.emit)
        self.button = QToolButton()
        self.button.setObjectName("button")
        self.button.setText("…")
        self.button.setAccessibleName(tr("Choose {field}").format(field=tr(field.title).lower()))
        self.button.setToolTip(self.button.accessibleName())
        self.button.clicked.connect(self.choose)
        row = row_layout(self, (0, 0, 0, 0), 4)
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
            dialog.setNameFilters(
                [
                    tr("Weights ({endings})").format(
                        endings=" ".join(f"*{one}" for one in WEIGHTS)
                    ),
                    tr("All files (*)"),
                ]
            )
        dialog.fileSelected.connect(self.edited.emit)
        dialog.open()

    def show_value(self, value: Any) -> None:
        _show_text(self.line, str(value))

    def set_read_only(self, read_only: bool) -> None:
        set_property(self.line, "readOnly", read_only)
        self.line.setClearButtonEnabled(not read_only)
        self.button.setEnabled(not read_only)

    def focus_widget(self) -> QWidget:
        return self.line


def _show_text(line: QLineEdit, text: str) -> None:
    # Setting equal text would throw the cursor to the end while the person types.
    if line.text() != text:
        line.setText(text)
        line.setCursorPosition(0)
