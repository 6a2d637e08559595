"""Work away from the GUI thread. Its answer arrives in the GUI thread, errors included."""

import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from core.errors import UserError
from workbench.translation import tr

Answer = TypeVar("Answer")


class Background(QObject):
    """Runs functions in threads of their own; after `close` no answer is delivered any more."""

    failed = Signal(object)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: list[threading.Thread] = []
        self._latest: dict[str, object] = {}
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], Any] | None = None,
        failed: Callable[[UserError], Any] | None = None,
        only_latest: str = "",
    ) -> None:
        """Call `work` in a thread, then `then(answer)` or `failed(error)` in the GUI thread.

        With a name in `only_latest`, an answer is dropped once newer work of that name began.
        Where `failed` is not given, the signal of that name carries the UserError.
        """
        token = object()
        if only_latest:
            self._latest[only_latest] = token

        def wanted() -> bool:
            return not self._closed and (not only_latest or self._latest.get(only_latest) is token)

        def answer() -> None:
            try:
                found = work()
            except Exception as error:
                problem = as_user_error(error)
                self._post(lambda: wanted() and (failed or self.failed.emit)(problem))
            else:
                self._post(lambda: wanted() and then and then(found))

        thread = threading.Thread(target=answer, name="workbench-background", daemon=True)
        self._threads = [item for item in self._threads if item.is_alive()] + [thread]
        thread.start()

    def cancel(self, name: str, *_: object) -> None:
        """Drop the answer of the latest work of this name."""
        self._latest.pop(name, None)

    @property
    def is_busy(self) -> bool:
        """Whether some work has not ended yet."""
        return any(thread.is_alive() for thread in self._threads)

    def close(self, timeout: float = 2.0) -> None:
        """Deliver nothing any more, and wait a moment for what still runs."""
        self._closed = True
        for thread in self._threads:
            thread.join(timeout)

    def _post(self, call: Callable[[], Any]) -> None:
        # A thread may outlive the window; then there is nobody left to tell.
        with suppress(RuntimeError):
            if not self._closed:
                self._answered.emit(call)

    def _deliver(self, call: Callable[[], Any]) -> None:
        call()


def as_user_error(error: BaseException) -> UserError:
    """The error itself where a person can act on it, or one that says what happened."""
    if isinstance(error, UserError):
        return error
    details = "".join(traceback.format_exception(error))
    return UserError(
        tr("Something unexpected went wrong: {error}").format(
            error=f"{type(error).__name__}: {error}"
        ),
        tr("The details below help whoever looks into it; your runs on disk are safe."),
        details,
    )
