"""Work on a run beside its stages: checking its ranking, judging one more sub-generator."""

import threading
from collections.abc import Callable, Generator
from contextlib import closing
from typing import Any, TypeVar

from core.errors import UserError
from core.events import Event, Notice, Planned, Step
from core.halting import Control, Halted, free_memory_soon
from core.priority import step_back
from core.run import Run
from core.runner import Pace, explain

Outcome = TypeVar("Outcome")


class Errand:
    """Drives a generator of events on a background thread, as `core.runner.Runner` runs stages.

    `begin` is called in that thread. Stopping keeps what was done; another errand of the same kind
    goes on from there. `outcome` is what the generator returned, once it came to its end.
    """

    def __init__(
        self, run: Run, title: str, begin: Callable[[], Generator[Event, None, Any]]
    ) -> None:
        self.run, self.title = run, title
        self.error: UserError | None = None
        self.outcome: Any = None
        self.pace, self.unit = Pace(), ""
        self._begin, self._control = begin, Control()
        self._thread = threading.Thread(target=self._work, name=f"{title} {run.name}", daemon=True)

    @property
    def is_alive(self) -> bool:
        """Whether the engine is at work."""
        return self._thread.is_alive()

    @property
    def is_stopped(self) -> bool:
        """Whether it was asked to end early."""
        return bool(self._control.halt)

    def start(self) -> None:
        """Begin, or go on where an earlier errand was stopped; returns at once."""
        self._thread.start()

    def pause(self) -> None:
        """The same as stopping: what is done is kept in either case."""
        self.stop()

    def stop(self) -> None:
        """Keep what was done, and release memory."""
        self._control.ask("stopped")

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the thread to end; whether it has."""
        self._thread.join(timeout)
        return not self.is_alive

    def _work(self) -> None:
        step_back()
        try:
            # Looking ends before the work is closed: what it keeps then is kept whole.
            with closing(self._begin()) as events, self._control.watched():
                while not self._control.halt:
                    self._note(next(events))
        except Halted:
            pass
        except StopIteration as done:
            self.outcome = done.value
        except UserError as error:
            self.error = error
        except Exception as error:
            self.error = explain(error)
        free_memory_soon()

    def _note(self, event: Event) -> None:
        match event:
            case Planned():
                self.pace, self.unit = Pace(event.total, event.done), event.unit
            case Step():
                self.pace.step(event.number)


def noted(
    run: Run, name: str, events: Generator[Event, None, Outcome]
) -> Generator[Event, None, Outcome]:
    """Hand events on; notices go into the record and the log on their way, under this name."""
    with closing(events):
        while True:
            try:
                event = next(events)
            except StopIteration as done:
                found: Outcome = done.value
                return found
            if isinstance(event, Notice):
                record = run.record(write=True)
                record.add_notice(name, event)
                record.close()
                run.log(f"{name}: {event.sentence}")
            yield event
