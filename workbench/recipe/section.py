"""A part of a form that folds away below its heading."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from workbench.widgets.layouts import column_layout


class FormSection(QWidget):
    """A heading that folds and unfolds `body`; `note` says something at the heading's end."""

    def __init__(self, title: str, description: str = "", small: bool = False) -> None:
        super().__init__()
        self.heading = QToolButton()
        self.heading.setText(title)
        self.heading.setCheckable(True)
        self.heading.setToolTip(description)
        self.heading.setAccessibleDescription(description)
        self.heading.setProperty("fold", "small" if small else "large")
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.heading.toggled.connect(self._fold)
        self._make: Callable[[], None] | None = None
        self._note = QLabel()
        self.body = QWidget()
        self.rows = column_layout(self.body, (4 if small else 10, 2, 0, 8), 8)
        self._top = top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.heading)
        top.addWidget(self._note)
        column = column_layout(self, (0, 0, 0, 0), 0)
        column.addLayout(top)
        column.addWidget(self.body)
        self._fold(False)

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self.heading.isChecked()

    def make_rows_later(self, make: Callable[[], None]) -> None:
        """`make` fills the body once, before it is first open."""
        self._make = make

    def make_rows(self) -> None:
        """Fill the body, if that is still to be done."""
        make, self._make = self._make, None
        if make is None:
            return
        known = set(_with_keyboard(self.body))
        make()
        # The Tab key follows the order in which widgets were made, and these come late.
        last: QWidget = self.heading
        for widget in _with_keyboard(self.body):
            if widget not in known:
                QWidget.setTabOrder(last, widget)
            last = widget

    def set_open(self, wanted: bool) -> None:
        """Fold or unfold."""
        self.heading.setChecked(wanted)

    @property
    def note(self) -> str:
        """The word at the end of the heading."""
        return self._note.text()

    def set_note(self, text: str, role: str = "dim") -> None:
        """A word at the end of the heading; role is dim, warning, good or error."""
        self._note.setText(text)
        self._note.setProperty("role", role)
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)

    def add_to_heading(self, widget: QWidget) -> None:
        """Put a widget at the very end of the heading."""
        self._top.addWidget(widget)

    def _fold(self, is_open: bool) -> None:
        if is_open:
            self.make_rows()
        self.body.setVisible(is_open)
        self.heading.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)


def _with_keyboard(body: QWidget) -> list[QWidget]:
    """The widgets in a body that the Tab key can reach, in the order in which they were made."""
    return [
        widget
        for widget in body.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is body.window()
    ]
