"""A change of a value as a command of Qt's undo stack."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QUndoCommand


class ValueChange(QUndoCommand):
    """A change from one value to another; `put` makes either the current one.

    Changes of one `gesture` (0 or more) that follow each other are undone together.
    """

    def __init__(
        self, put: Callable[[Any], object], before: Any, after: Any, gesture: int = -1
    ) -> None:
        super().__init__()
        self._put, self._before, self._after, self._gesture = put, before, after, gesture

    def redo(self) -> None:
        self._put(self._after)

    def undo(self) -> None:
        self._put(self._before)

    def id(self) -> int:
        return self._gesture

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ValueChange):
            return False
        self._after = other._after
        return True
