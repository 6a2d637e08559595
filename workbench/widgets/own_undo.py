"""Undo and redo by keys, for a panel that has its own; elsewhere they are about the recipe."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


def keeps_undo(event: QEvent) -> bool:
    """Keep these keys from the window's shortcuts; gives whether the event was about them."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if is_undo(event) or is_redo(event):
        event.accept()
        return True
    return False


def is_undo(event: QKeyEvent) -> bool:
    """Whether this takes back."""
    return event.matches(_UNDO)


def is_redo(event: QKeyEvent) -> bool:
    """Whether this does once more."""
    return event.matches(_REDO)
