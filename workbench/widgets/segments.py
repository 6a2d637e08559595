"""A row of buttons of which one is down: a choice that is seen whole."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QToolButton, QWidget

from workbench.widgets.flow import FlowLayout


def tool(text: str, tip: str) -> QToolButton:
    """A small button of a panel: an icon once it has one, its text for those who hear it."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(text)
    button.setAccessibleDescription(tip)
    return button


class Segments(QWidget):
    """One choice out of a few. `chosen` tells of a person's choice, not of `set_current`.

    One that `wraps` goes on below where it is narrow.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, wraps: bool = False) -> None:
        super().__init__(parent)
        self._row: QLayout = FlowLayout(self) if wraps else QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QToolButton] = {}

    def add(self, key: str, text: str, tip: str = "") -> QToolButton:
        """Add a button; gives it, for a shortcut or an icon."""
        button = tool(text, tip)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(button)
        self._row.addWidget(button)
        self._buttons[key] = button
        return button

    @property
    def current(self) -> str:
        """The key of the button that is down; empty where none is."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Put this button down. Tab comes to it alone, and arrow keys go on to the others."""
        self._buttons[key].setChecked(True)
        for button in self._buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    @property
    def choices(self) -> tuple[str, ...]:
        """The keys of all buttons, in their order."""
        return tuple(self._buttons)

    def button(self, key: str) -> QToolButton:
        """The button of this key."""
        return self._buttons[key]
