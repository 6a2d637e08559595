"""The architecture that a person is making, within a run's space of widths."""

from PySide6.QtCore import QObject, Signal

from core.nets.architecture import Architecture
from core.search.space import Space


class Widths(QObject):
    """Eight widths (of MUNIT ten), each one of its choices; `changed` follows every change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.space = Space(())
        self.teacher: Architecture = ()
        self.now: Architecture = ()

    def set_space(self, space: Space, teacher: Architecture) -> None:
        """Begin with the narrowest architecture of a run's space."""
        self.space, self.teacher, self.now = space, teacher, space.smallest
        self.changed.emit()

    def choices(self, position: int) -> tuple[int, ...]:
        """What this width may be, the narrowest first."""
        return tuple(sorted(self.space.choices[position]))

    def set_all(self, architecture: Architecture) -> None:
        """Take an architecture, each width at the choice that is nearest to it."""
        if len(architecture) == len(self.now):
            self._take(tuple(self._near(*item) for item in enumerate(architecture)))

    def set_width(self, position: int, width: int) -> None:
        """Change one width, to the choice that is nearest."""
        near = self._near(position, width)
        self._take((*self.now[:position], near, *self.now[position + 1 :]))

    def _near(self, position: int, width: int) -> int:
        return min(self.choices(position), key=lambda choice: abs(choice - width))

    def _take(self, architecture: Architecture) -> None:
        if architecture != self.now:
            self.now = architecture
            self.changed.emit()
