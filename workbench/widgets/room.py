"""How a dialog comes up: its size, and what Enter does."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QPushButton

_FRAME = 40


def come_up(dialog: QDialog, width: int, height: int) -> None:
    """Give it this size (logical pixels), or what the screen has room for."""
    dialog.resize(QSize(width, height).boundedTo(_room(dialog)))


def _room(dialog: QDialog) -> QSize:
    """What its screen has room for, apart from a frame."""
    return dialog.screen().availableSize() - QSize(_FRAME, _FRAME)


def enter_presses(button: QPushButton) -> None:
    """Enter in a field of its dialog presses this button.

    Call it once the button is in the dialog: one that was made the default before is not known to
    it, and Enter presses whichever button comes first.
    """
    button.setDefault(False)
    button.setDefault(True)
