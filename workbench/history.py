"""Earlier and later states of something that a person changes, for undo and redo."""

from collections import deque
from typing import Generic, TypeVar

State = TypeVar("State")


class History(Generic[State]):
    """What was before each change. At most `most` states are kept; None: all of them."""

    def __init__(self, most: int | None = None) -> None:
        self._done: deque[State] = deque(maxlen=most)
        self._undone: deque[State] = deque(maxlen=most)

    @property
    def can_undo(self) -> bool:
        """Whether there was a change."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return bool(self._undone)

    def remember(self, before: State) -> None:
        """A change was made; what was taken back until now cannot be made again."""
        self._undone.clear()
        self._done.append(before)

    def undo(self, now: State) -> State:
        """What was before the last change, in place of `now`. Raises IndexError without one."""
        before = self._done.pop()
        self._undone.append(now)
        return before

    def redo(self, now: State) -> State:
        """What a change that was taken back had made. Raises IndexError without one."""
        after = self._undone.pop()
        self._done.append(now)
        return after
