"""Work away from the GUI thread. Its answer arrives in the GUI thread, errors included."""

import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from core.runtime.errors import UserError
from workbench.app.translation import tr

Answer = TypeVar("Answer")


class Background(QObject):
    """Runs functions in threads of their own; after `close` no answer is delivered any more."""

    failed = Signal(object)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: list[threading.Thread] = []
        self._latest: dict[str, object] = {}
        self._cancelled: dict[str, int] = {}
        self._at_work: set[str] = set()
        self._waiting: dict[str, Callable[[], None]] = {}
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], Any] | None = None,
        failed: Callable[[UserError], Any] | None = None,
        only_latest: str = "",
        keeps_answers: bool = False,
    ) -> None:
        """Call `work` in a thread, then `then(answer)` or `failed(error)` in the GUI thread.

        With a name in `only_latest`, an answer is dropped once newer work of that name was asked
        for. One work of a name is done at a time, and of those that wait only the newest: asked
        more often than it is done, it would otherwise fill the machine with threads. With
        `keeps_answers` the answer of work that was begun is delivered all the same, until `cancel`.
        Where `failed` is not given, the signal of that name carries the UserError.
        """
        name, token = only_latest, object()
        cancelled = self._cancelled.get(name, 0)
        if name:
            self._latest[name] = token

        def wanted() -> bool:
            if keeps_answers:
                return not self._closed and self._cancelled.get(name, 0) == cancelled
            return not self._closed and (not name or self._latest.get(name) is token)

        def answer() -> None:
            try:
                answer = work()
            except Exception as error:
                problem = as_user_error(error)
                tell = failed or self.failed.emit
                self._post(lambda: self._end(name, tell if wanted() else None, problem))
            else:
                self._post(lambda: self._end(name, then if wanted() else None, answer))

        if name in self._at_work:
            self._waiting[name] = lambda: self._start(name, answer)
        else:
            self._start(name, answer)

    def cancel(self, name: str, *_: object) -> None:
        """Drop the answer of the latest work of this name, and what waits behind it."""
        self._cancelled[name] = self._cancelled.get(name, 0) + 1
        self._latest.pop(name, None)
        self._waiting.pop(name, None)

    @property
    def is_busy(self) -> bool:
        """Whether some work has not ended yet."""
        return bool(self._waiting) or any(thread.is_alive() for thread in self._threads)

    def is_doing(self, name: str) -> bool:
        """Whether work of this name has begun and is not told yet.

        For who asks again by the clock: each asking drops the answer of the one before, and where
        they take longer than the clock none would ever be told.
        """
        return name in self._at_work

    def close(self, timeout: float = 2.0) -> None:
        """Deliver nothing any more, and wait a moment for what still runs."""
        self._closed = True
        self._waiting.clear()
        for thread in self._threads:
            thread.join(timeout)

    def _start(self, name: str, answer: Callable[[], None]) -> None:
        if name:
            self._at_work.add(name)
        thread = threading.Thread(target=answer, name="workbench-background", daemon=True)
        self._threads = [item for item in self._threads if item.is_alive()] + [thread]
        thread.start()

    def _end(self, name: str, tell: Callable[[Any], Any] | None, answer: Any) -> None:
        """In the GUI thread: begin what waits for this, then deliver the answer."""
        self._at_work.discard(name)
        following = self._waiting.pop(name, None)
        if following and not self._closed:
            following()
        if tell:
            tell(answer)

    def _post(self, call: Callable[[], Any]) -> None:
        # A thread may outlive the window; then there is nobody left to tell.
        with suppress(RuntimeError):
            if not self._closed:
                self._answered.emit(call)

    def _deliver(self, call: Callable[[], Any]) -> None:
        call()


def raise_error(error: UserError) -> None:
    """For `failed`, where nothing that a person did can be wrong: show it as a fault."""
    raise error


def as_user_error(error: BaseException) -> UserError:
    """The error itself where a person can act on it, or one that says what happened."""
    if isinstance(error, UserError):
        return error
    details = "".join(traceback.format_exception(error))
    return UserError(
        tr("Something unexpected went wrong: {error}").format(
            error=f"{type(error).__name__}: {error}"
        ),
        tr("Your runs on disk are safe. Include these details when reporting the problem."),
        details,
    )
