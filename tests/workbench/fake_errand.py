"""An errand that does nothing by itself: a test says how it ends."""

from core.errors import UserError
from core.run import Run


class FakeErrand:
    """Stands for `core.errand.Errand`."""

    title = "a sub-generator is being judged"

    def __init__(self, run: Run) -> None:
        self.run = run
        self.is_alive, self.is_stopped = False, False
        self.error: UserError | None = None

    def start(self) -> None:
        self.is_alive = True

    def pause(self) -> None:
        self.stop()

    def stop(self) -> None:
        self.is_stopped = True

    def finish(self, error: UserError | None = None) -> None:
        """End."""
        self.error, self.is_alive = error, False
