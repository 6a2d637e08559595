"""Drives the stages of a run: records what they say, and starts, pauses, stops and resumes them."""

import errno
import sqlite3
import statistics
import threading
import time
import traceback
from collections import deque
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from importlib import import_module

from core.errors import UserError
from core.events import Event, Measured, Notice, Planned, Preview, StageChanged, Step, Tried
from core.halting import Control, Halted, free_memory_soon
from core.priority import step_back
from core.recipe import StageName
from core.record import Record, unreadable
from core.run import Run, choose_automatically

_REPORT_SECONDS = 0.2
_LOOK_SECONDS = 0.1


@dataclass
class Pace:
    """Time left, from the median of the last steps, so that one slow step changes nothing."""

    total: int = 0
    done: int = 0
    _durations: deque[float] = field(default_factory=lambda: deque(maxlen=50))
    _last: float = field(default_factory=time.monotonic)

    def step(self, done: int) -> None:
        """Note that `done` are done, now."""
        now = time.monotonic()
        if done > self.done:
            self._durations.append((now - self._last) / (done - self.done))
        self._last, self.done = now, done

    @property
    def remaining(self) -> float | None:
        """Seconds left; None while nothing is known."""
        if not self._durations:
            return None
        return statistics.median(self._durations) * max(0, self.total - self.done)


def execute(
    run: Run, until: StageName | None = None, control: Control | None = None
) -> Iterator[tuple[str, Event]]:
    """Run every stage that is not done yet, in order; yields (stage, event).

    Ends early after the stage `until`, when `control` asks, or where a person has to choose. May be
    closed at any time; what was done is kept, and the next call goes on from there.

    Raises UserError when a stage fails, after recording it.
    """
    lock = run.lock()
    record = None
    try:
        record = run.record(write=True)
        for name in run.recipe.stages:
            state = record.stage(name).state
            if state not in ("done", "skipped"):
                yield from _Execution(run, record, name, control or Control()).events()
                state = record.stage(name).state
            if state not in ("done", "skipped") or name == until:
                return
    except sqlite3.Error as error:
        raise unreadable(run.folder / "run.sqlite", error) from error
    finally:
        if record is not None:
            record.close()
        lock.release()


class _Execution:
    """One stage, from where it stands to its end or to where it is halted."""

    def __init__(self, run: Run, record: Record, name: str, control: Control) -> None:
        self.run, self.record, self.name, self.control = run, record, name, control
        self.pace = Pace()
        self.before = record.stage(name).seconds
        self.started = time.monotonic()
        self.reported = 0.0

    def events(self) -> Iterator[tuple[str, Event]]:
        try:
            unready = self._unready()
        except UserError as error:
            raise self._failed(error) from error
        if unready:
            yield self._enter(*unready)
            return
        if not self._imported():
            yield self._enter(self.control.halt)
            return
        from core.stages import stage

        ending = "done"
        try:
            yield self._enter("running")
            # Closing a stage is what makes it write its checkpoint.
            # Looking ends before that: what is kept then is kept whole.
            with closing(stage(self.name)(self.run)) as events, self.control.watched():
                for event in events:
                    self._note(event)
                    yield self.name, event
                    if self.control.halt:
                        ending = self.control.halt
                        break
        except Halted:
            ending = self.control.halt
        except GeneratorExit:
            self._leave("stopped")
            raise
        except KeyboardInterrupt:
            self._leave("stopped", "Interrupted; the work since the last checkpoint is lost.")
            raise
        except BaseException as error:
            raise self._failed(error) from error
        yield self._leave(ending)
        if ending == "done":
            # Not before the record says so, or a kill in between would cost the whole stage.
            self.run.state_file(self.name).unlink(missing_ok=True)

    def _imported(self) -> bool:
        """Import torch and what needs it, seconds long; whether nobody halted meanwhile."""
        importing = threading.Thread(target=_import_stage, args=(self.name,), daemon=True)
        importing.start()
        while importing.is_alive() and not self.control.halt:
            importing.join(_LOOK_SECONDS)
        return not self.control.halt

    def _unready(self) -> tuple[str, str] | None:
        if self.name != "finetune":
            return None
        if self.run.chosen() is None:
            architecture = choose_automatically(self.run)
            if architecture is None:
                return "waiting", "Choose a candidate on the front."
            self.run.choose(architecture)
        if not self.run.recipe.finetune.enabled:
            return "skipped", "Turned off in the recipe."
        return None

    def _enter(self, state: str, note: str = "") -> tuple[str, Event]:
        self.record.set_stage(self.name, state=state, note=note)
        self.run.log(f"{self.name}: {state} {note}".rstrip())
        return self.name, StageChanged(self.name, state)

    def _leave(self, state: str, note: str = "") -> tuple[str, Event]:
        self._report(force=True)
        self.record.set_stage(self.name, remaining=None)
        return self._enter(state, note)

    def _note(self, event: Event) -> None:
        match event:
            case Planned():
                self.pace = Pace(event.total, event.done)
                if event.unit.endswith("steps"):
                    self.record.rewind(self.name, event.done)
            case Step():
                self.pace.step(event.number)
                self.record.add_scalars(self.name, event.number, event.scalars)
            case Preview():
                self.record.add_preview(self.name, event.number, event.file)
            case Measured():
                self.record.add_candidate(event.candidate)
                self.pace.step(event.number)
            case Tried():
                self.record.add_trial(event)
            case Notice():
                self.record.add_notice(self.name, event)
                self.run.log(f"{self.name}: {event.sentence} {event.action}".rstrip())
        self._report(force=isinstance(event, Planned), unit=getattr(event, "unit", None))

    def _report(self, force: bool = False, unit: str | None = None) -> None:
        now = time.monotonic()
        if not force and now - self.reported < _REPORT_SECONDS:
            return
        self.reported = now
        values: dict[str, object] = {
            "done": self.pace.done,
            "total": self.pace.total,
            "seconds": self.before + now - self.started,
            "remaining": self.pace.remaining,
        }
        if unit is not None:
            values["unit"] = unit
        self.record.set_stage(self.name, **values)

    def _failed(self, error: BaseException) -> UserError:
        explained = explain(error)
        notice = Notice("error", explained.sentence, explained.action, explained.details)
        try:
            self.record.add_notice(self.name, notice)
            self._leave("failed", explained.sentence)
        except Exception:
            # The disk that failed the stage may fail the record too; the sentence still goes up.
            return explained
        return explained


def _import_stage(name: str) -> None:
    # What cannot be imported is told where it is needed.
    with suppress(Exception):
        import_module("core.stages").stage(name)
        # The first optimiser of a process imports torch's compiler, which takes as long again.
        torch = import_module("torch")
        torch.optim.Adam([torch.zeros(1, requires_grad=True)])


def explain(error: BaseException) -> UserError:
    """What went wrong in a sentence, with what to do, whatever was raised."""
    details = "".join(traceback.format_exception(error))
    if isinstance(error, UserError):
        return UserError(error.sentence, error.action, error.details or details)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return UserError(
            f"The disk is full ({error.filename or 'run folder'}).",
            "Free some space and start again; the run goes on from its last checkpoint.",
            details,
        )
    if isinstance(error, PermissionError) or (
        isinstance(error, OSError) and error.errno == errno.EROFS
    ):
        return UserError(
            f"{error.filename or 'The run folder'} may not be written or read: {error.strerror}.",
            "Allow that, or choose another folder, and start again.",
            details,
        )
    if isinstance(error, sqlite3.Error):
        return unreadable("run.sqlite", error, details)
    if isinstance(error, MemoryError) or "out of memory" in str(error).lower():
        return UserError(
            "The machine ran out of memory.",
            "Halve the batch size or the picture size in a new run, or close other programs.",
            details,
        )
    return UserError(
        f"The stage failed: {type(error).__name__}: {error}.",
        "Start again to go on from the last checkpoint; the details help to report this.",
        details,
    )


class Runner:
    """Executes a run on a background thread.

    Pausing and stopping both keep what was done and release the engine's memory; they differ in
    what the record says afterwards. `start` goes on from there.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.error: UserError | None = None
        self._control = Control()
        self._thread: threading.Thread | None = None

    @property
    def is_alive(self) -> bool:
        """Whether the engine is at work."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, until: StageName | None = None) -> None:
        """Begin, or go on from the last checkpoint; returns at once."""
        if self.is_alive:
            return
        self.error = None
        self._control = Control()
        self._thread = threading.Thread(
            target=self._work, args=(until,), name=f"run {self.run.name}", daemon=True
        )
        self._thread.start()

    def pause(self) -> None:
        """Keep what was done, release memory, and be 'paused'; within a second or so."""
        self._control.ask("paused")

    def stop(self) -> None:
        """Keep what was done, release memory, and be 'stopped'; within a second or so."""
        self._control.ask("stopped")

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the thread to end; whether it has."""
        if self._thread is not None:
            self._thread.join(timeout)
        return not self.is_alive

    def _work(self, until: StageName | None) -> None:
        step_back()
        try:
            for _ in execute(self.run, until, self._control):
                pass
        except UserError as error:
            self.error = error
        except Exception as error:
            self.error = explain(error)
        free_memory_soon()
