"""Jobs in the engine's thread: a run's stages, work beside them, a translation."""

import threading
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import Any

from core.engine.execution import StepRate, execute, explain
from core.nets.architecture import Architecture
from core.recipe.recipe import StageName
from core.run.events import Event, Notice, Planned, Step
from core.run.race import TITLE as RACE
from core.run.race import USUAL as RACERS
from core.run.rank_correlation import TITLE, USUAL
from core.run.run import Run
from core.runtime.cancellation import Cancelled, Control, free_memory_soon
from core.runtime.errors import UserError
from core.runtime.generators import Followed
from core.runtime.priority import lower_thread_priority

COMPARISON = "its formats are being compared"
TRANSLATION = "a folder is being translated"
Events = Generator[Event, None, Any]


class Job:
    """Drives a generator of events in a thread of its own.

    `generator` is called in that thread with the `Control` by which another thread asks the work to
    end. `run` is the run that it works on; None where it works on none. `title` says what is done,
    such as “its layers are being timed”; it is empty for the run's own stages. Ending
    early keeps what was done and releases memory; `start` goes on from there.
    `outcome` is what the generator returned, once it came to its end; `error` what went wrong;
    `said` the last sentence that it gave notice of, `cautions` those that were warnings.
    """

    def __init__(self, run: Run | None, title: str, generator: Callable[[Control], Events]) -> None:
        self.run, self.title = run, title
        self.error: UserError | None = None
        self.outcome: Any = None
        self.pace, self.unit, self.said = StepRate(), "", ""
        self.cautions: list[str] = []
        self._generator, self._control = generator, Control()
        self._thread: threading.Thread | None = None

    @property
    def is_alive(self) -> bool:
        """Whether it is at work."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def is_stopped(self) -> bool:
        """Whether it was asked to end early."""
        return bool(self._control.requested)

    def start(self) -> None:
        """Begin, or go on from where it was left; returns at once."""
        if self.is_alive:
            return
        if self._thread is not None:
            self._control = Control()
        self.error = self.outcome = None
        name = f"{self.title or 'run'} {self.run.name if self.run else ''}".rstrip()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def stop(self, state: str = "stopped") -> None:
        """Keep what was done, and release memory; within a second or so.

        A run that is left "paused" and one that is left "stopped" differ in what the record says.
        """
        self._control.ask(state)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the thread to end, at most `timeout` seconds; whether it has."""
        if self._thread is not None:
            self._thread.join(timeout)
        return not self.is_alive

    def _work(self) -> None:
        lower_thread_priority()
        try:
            followed = Followed(self._generator(self._control))
            for event in followed:
                self._note(event)
            self.outcome = followed.result
        except UserError as error:
            self.error = error
        except Exception as error:
            self.error = explain(error)
        free_memory_soon()

    def _note(self, event: Event) -> None:
        match event:
            case Planned():
                self.pace, self.unit = StepRate(event.total, event.done), event.unit
            case Step():
                self.pace.step(event.number)
            case Notice():
                self.said = event.sentence
                self.cautions += [event.sentence] if event.level == "warning" else []


def stages_job(run: Run, until: StageName | None = None) -> Job:
    """The run's stages that are not done yet, up to `until`."""

    def events(control: Control) -> Events:
        for _, event in execute(run, until, control):
            yield event

    return Job(run, "", events)


def rank_correlation_job(run: Run, count: int = USUAL, epochs: int | None = None) -> Job:
    """A check of the run's ranking on `count` candidates; an earlier one that was left goes on."""

    def begin() -> Events:
        from core.stages.rank_correlation import measure_rank_correlation

        return measure_rank_correlation(run, count, epochs)

    return side_job(run, TITLE, begin)


def race_job(run: Run, count: int = RACERS, epochs: int | None = None, limit: float = 0.0) -> Job:
    """A race of `count` candidates of at most `limit` executed MACs (0: any)."""

    def begin() -> Events:
        from core.stages.race import race_candidates

        return race_candidates(run, count, epochs, limit)

    return side_job(run, RACE, begin)


def comparison_job(run: Run, architecture: Architecture) -> Job:
    """Every runtime and precision on a candidate of the run, held against torch."""

    def begin() -> Events:
        from core.export.run_comparison import compare_formats

        return compare_formats(run, architecture)

    return side_job(run, COMPARISON, begin)


def translation_job(model: Path, inputs: Path, outputs: Path) -> Job:
    """A folder of pictures, or one, through a model file; see `core.translation.translate`."""

    def begin() -> Events:
        from core.translation.translate import translated

        return translated(model, inputs, outputs)

    return side_job(None, TRANSLATION, begin)


def side_job(run: Run | None, title: str, begin: Callable[[], Events]) -> Job:
    """Work beside the stages, whose events `begin` gives; torch is imported in its thread."""

    def events(control: Control) -> Events:
        # Cancellation ends before the work is closed: what it keeps then is kept whole.
        with closing(begin()) as work, control.cancellable():
            followed = Followed(work)
            try:
                for event in followed:
                    yield event
                    if control.requested:
                        return None
            except Cancelled:
                return None
            return followed.result

    return Job(run, title, events)
