"""Work of which only the newest matters, such as decoding what a slider passes over."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from core.errors import UserError
from workbench.background import Background


class Latest(QObject):
    """Does one piece of work at a time in a thread; of those that wait, only the newest is done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._busy = False
        self._round = 0
        self._waiting: tuple[Callable[[], Any], Callable[[Any], Any]] | None = None

    def ask(self, work: Callable[[], Any], then: Callable[[Any], Any]) -> None:
        """Call `work` in a thread, then `then(answer)` here, unless something newer was asked."""
        self._waiting = work, then
        if not self._busy:
            self._next()

    def forget(self) -> None:
        """Want no answer any more to what was asked until now."""
        self._waiting = None
        self._round += 1

    def _next(self) -> None:
        if self._waiting is None:
            return
        (work, then), self._waiting, self._busy = self._waiting, None, True
        self._background.run(work, partial(self._answer, self._round, then), self._fail)

    def _answer(self, asked_in: int, then: Callable[[Any], Any], answer: Any) -> None:
        self._busy = False
        if asked_in == self._round:
            then(answer)
        if not self._busy:
            self._next()

    def _fail(self, error: UserError) -> None:
        self._busy = False
        self._next()
        # Nothing that a person did: it belongs where faults of the workbench go.
        raise error
