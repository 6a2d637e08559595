"""Checks a run's ranking on a background thread, as `core.runner.Runner` runs its stages."""

import threading
from contextlib import closing

from core.agreement import USUAL
from core.errors import UserError
from core.events import Event, Planned, Step
from core.run import Run
from core.runner import Control, Pace, explain


class Checker:
    """One check. Stopping keeps what was done; another checker of the run goes on from there."""

    def __init__(self, run: Run, count: int = USUAL, epochs: int | None = None) -> None:
        self.run, self.count, self.epochs = run, count, epochs
        self.error: UserError | None = None
        self.pace, self.unit = Pace(), ""
        self._control = Control()
        self._thread = threading.Thread(target=self._work, name=f"ranking {run.name}", daemon=True)

    @property
    def is_alive(self) -> bool:
        """Whether the engine is at work."""
        return self._thread.is_alive()

    @property
    def is_stopped(self) -> bool:
        """Whether it was asked to end early."""
        return bool(self._control.halt)

    def start(self) -> None:
        """Begin, or go on where an earlier check was stopped; returns at once."""
        self._thread.start()

    def pause(self) -> None:
        """The same as stopping: what is done is kept in either case."""
        self.stop()

    def stop(self) -> None:
        """Checkpoint at the next event, and release memory."""
        self._control.ask("stopped")

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the thread to end; whether it has."""
        self._thread.join(timeout)
        return not self.is_alive

    def _work(self) -> None:
        try:
            from core.ranking import check_ranking

            with closing(check_ranking(self.run, self.count, self.epochs)) as events:
                for event in events:
                    self._note(event)
                    if self._control.halt:
                        return
        except UserError as error:
            self.error = error
        except Exception as error:
            self.error = explain(error)

    def _note(self, event: Event) -> None:
        match event:
            case Planned():
                self.pace, self.unit = Pace(event.total, event.done), event.unit
            case Step():
                self.pace.step(event.number)
