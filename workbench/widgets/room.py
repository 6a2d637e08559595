"""How large a dialog may come up."""

from PySide6.QtWidgets import QDialog

_FRAME = 40


def come_up(dialog: QDialog, width: int, height: int) -> None:
    """Give it this size (logical pixels), or what the screen has room for."""
    room = dialog.screen().availableSize()
    dialog.resize(min(width, room.width() - _FRAME), min(height, room.height() - _FRAME))
