"""What a person draws: a picture or a label map of one size, with undo."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QUndoStack

from workbench.app.undo import ValueChange
from workbench.widgets.painting.strokes import Mark, Point, flood, rectangle, segment

Ink = int | tuple[int, int, int]
"""A class number, or a colour."""

MEMORY = 64 << 20
BLENDED_TOLERANCE = 24


class Artwork:
    """A drawing (h, w, 3), or class numbers (h, w), and what it was before.

    Between `begin` and `commit` everything counts as one change. `soft` brushes blend at their
    edges, which a drawing of few colours must not.
    """

    def __init__(self, values: NDArray[Any], soft: bool) -> None:
        self.values = values.copy()
        self.soft = soft and values.ndim == 3
        self._before: NDArray[Any] | None = None
        self._last = self.values.copy()
        self._stack = QUndoStack()
        self._stack.setUndoLimit(max(1, MEMORY // values.nbytes))

    @property
    def size(self) -> tuple[int, int]:
        """Height and width."""
        return self.values.shape[0], self.values.shape[1]

    @property
    def can_undo(self) -> bool:
        """Whether there was a change."""
        return self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return self._stack.canRedo()

    @property
    def is_changing(self) -> bool:
        """Whether a change has begun and not ended."""
        return self._before is not None

    def ink_at(self, at: Point) -> Ink:
        """What is at a point inside the drawing."""
        ink = self.values[int(at[1]), int(at[0])]
        return int(ink) if self.values.ndim == 2 else (int(ink[0]), int(ink[1]), int(ink[2]))

    def begin(self) -> None:
        """From now on, one change."""
        self._before = self._last

    def start_over(self) -> None:
        """Back to where the change at hand began, to draw it anew."""
        if self._before is not None:
            np.copyto(self.values, self._before)

    def commit(self) -> None:
        """The change is finished."""
        before, self._before = self._before, None
        if before is not None and not np.array_equal(before, self.values):
            self._stack.push(ValueChange(self._show, before, self.values.copy()))

    def stroke(self, start: Point, end: Point, size: float, ink: Ink) -> None:
        """Draw with a round brush from one point to another."""
        self._put(segment(self.size, start, end, size, self.soft), ink)

    def rectangle(self, start: Point, end: Point, ink: Ink) -> None:
        """Fill the rectangle between two corners."""
        self._put(rectangle(self.size, start, end), ink)

    def fill(self, at: Point, ink: Ink) -> None:
        """Fill what hangs together around a point."""
        self._put(flood(self.values, at, BLENDED_TOLERANCE if self.soft else 0), ink)

    def replace(self, values: NDArray[Any]) -> None:
        """Draw something else instead, of the same size; can be undone."""
        self.begin()
        np.copyto(self.values, values)
        self.commit()

    def undo(self) -> None:
        """Take the last change back."""
        if self.can_undo and not self.is_changing:
            self._stack.undo()

    def redo(self) -> None:
        """Make the change that was taken back once more."""
        if self.can_redo and not self.is_changing:
            self._stack.redo()

    def _show(self, values: NDArray[Any]) -> None:
        self._last = values
        np.copyto(self.values, values)

    def _put(self, mark: Mark, ink: Ink) -> None:
        part = self.values[mark.rows, mark.columns]
        if self.soft:
            cover = mark.cover[..., None]
            part[...] = np.rint(part * (1 - cover) + cover * np.array(ink, np.float32)).astype(
                part.dtype
            )
        else:
            part[mark.cover > 0.5] = ink
