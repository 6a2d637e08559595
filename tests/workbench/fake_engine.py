"""An engine that does nothing by itself: a test says how far it gets, and how it ends."""

from core.errors import UserError
from core.run import Run


class FakeEngine:
    """Stands for `core.runner.Runner`; it writes what it does into the run's record."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.is_alive = False
        self.error: UserError | None = None
        self.asked = ""

    def start(self) -> None:
        self.is_alive = True
        self.set_stage("teacher", state="running", done=30, total=120, unit="steps", seconds=12.0,
                       remaining=36.0)  # fmt: skip

    def pause(self) -> None:
        self.asked = "paused"

    def stop(self) -> None:
        self.asked = "stopped"

    def finish(self, state: str = "", error: UserError | None = None) -> None:
        """End, leaving the running stage in `state` (default: as it was asked)."""
        self.set_stage("teacher", state=state or self.asked, remaining=None)
        self.error, self.is_alive = error, False

    def set_stage(self, name: str, **values: object) -> None:
        """Write a stage's columns."""
        record = self.run.record(write=True)
        record.set_stage(name, **values)
        record.close()


class Engines:
    """Makes fake engines, and keeps them for the test."""

    def __init__(self) -> None:
        self.made: list[FakeEngine] = []

    def __call__(self, run: Run) -> FakeEngine:
        self.made.append(FakeEngine(run))
        return self.made[-1]

    @property
    def last(self) -> FakeEngine:
        """The engine made last."""
        return self.made[-1]
