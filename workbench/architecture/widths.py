"""The architecture that a person is making, within a run's space of widths."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from core.nets.architecture import Architecture
from core.nets.space import Space
from workbench.app.undo import ValueChange


class Widths(QObject):
    """Eight widths (of MUNIT ten), each one of its choices; `changed` follows every change.

    Moves of one width that follow each other are undone together.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.space = Space(())
        self.teacher: Architecture = ()
        self.now: Architecture = ()
        self._moved: int | None = None
        self._gesture = 0
        self._stack = QUndoStack(self)

    def set_space(
        self, space: Space, teacher: Architecture, first: Architecture | None = None
    ) -> None:
        """Begin with an architecture of a run's space, or with the narrowest.

        `teacher` is empty where the teacher's widths are not known.
        """
        self.space, self.teacher, self.now = space, teacher, space.smallest
        if first is not None and len(first) == len(self.now):
            self.now = self._nearest(first)
        self._moved = None
        self._stack.clear()
        self.changed.emit()

    @property
    def can_undo(self) -> bool:
        """Whether there was a change."""
        return self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return self._stack.canRedo()

    def choices(self, position: int) -> tuple[int, ...]:
        """What this width may be, the narrowest first."""
        return tuple(sorted(self.space.choices[position]))

    def set_all(self, architecture: Architecture) -> None:
        """Take an architecture, each width at the choice that is nearest to it."""
        if len(architecture) == len(self.now):
            self._take(self._nearest(architecture), None)

    def set_width(self, position: int, width: int) -> None:
        """Change one width, to the choice that is nearest."""
        near = self._near(position, width)
        self._take((*self.now[:position], near, *self.now[position + 1 :]), position)

    def undo(self) -> None:
        """Take the last change back."""
        if self.can_undo:
            self._moved = None
            self._stack.undo()
            self.changed.emit()

    def redo(self) -> None:
        """Make the change that was taken back once more."""
        if self.can_redo:
            self._moved = None
            self._stack.redo()
            self.changed.emit()

    def _nearest(self, architecture: Architecture) -> Architecture:
        return tuple(self._near(*item) for item in enumerate(architecture))

    def _near(self, position: int, width: int) -> int:
        return min(self.choices(position), key=lambda choice: abs(choice - width))

    def _take(self, architecture: Architecture, moved: int | None) -> None:
        if architecture == self.now:
            return
        if moved is None or moved != self._moved:
            self._gesture += 1
        self._moved = moved
        self._stack.push(ValueChange(self._put, self.now, architecture, self._gesture))
        self.changed.emit()

    def _put(self, architecture: Architecture) -> None:
        self.now = architecture
