"""Executes the stages of a run and records what they say; goes on where it was left."""

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

from core.recipe.recipe import StageName
from core.run.events import (
    CandidateMeasured,
    Event,
    Notice,
    Planned,
    Preview,
    StageChanged,
    Step,
    TrialMeasured,
)
from core.run.halt_request import halted_by_request
from core.run.record import OVER, Record, unreadable
from core.run.run import Run
from core.runtime.cancellation import Cancelled, Control
from core.runtime.errors import UserError
from core.search.selection import choose_automatically

_REPORT_SECONDS = 0.2
_LOOK_SECONDS = 0.1


@dataclass
class StepRate:
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

    Ends early after the stage `until`, when `control` or another process asks, or where a person
    has to choose. May be closed at any time; what was done is kept, and the next call goes on from
    there.

    Raises UserError when a stage fails, after recording it.
    """
    control = control or Control()
    lock = run.lock()
    try:
        with run.record(write=True) as record, halted_by_request(run, control):
            for name in run.recipe.stages:
                state = record.stage(name).state
                if state == "done":
                    run.remove_states(name)  # where a crash came between the two
                if state not in OVER:
                    yield from _Execution(run, record, name, control).events()
                    state = record.stage(name).state
                if state not in OVER or name == until:
                    return
    except sqlite3.Error as error:
        raise unreadable(run.folder / "run.sqlite", error) from error
    except OSError as error:  # a disk that fails between two stages
        raise explain(error) from error
    finally:
        lock.release()


class _Execution:
    """One stage, from where it stands to its end or to where it is halted."""

    def __init__(self, run: Run, record: Record, name: str, control: Control) -> None:
        self.run, self.record, self.name, self.control = run, record, name, control
        self.pace = StepRate()
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
            yield self._enter(self.control.requested)
            return
        from core.stages import stage

        ending = "done"
        try:
            yield self._enter("running")
            # Closing a stage is what makes it write its checkpoint.
            # Looking ends before that: what is kept then is kept whole.
            with closing(stage(self.name)(self.run)) as events, self.control.cancellable():
                for event in events:
                    try:
                        self._note(event)
                    except BaseException as error:
                        # The stage sees the error, so it saves no state that counts unrecorded
                        # steps.
                        events.throw(error)
                    yield self.name, event
                    if self.control.requested:
                        ending = self.control.requested
                        break
        except Cancelled:
            ending = self.control.requested
        except GeneratorExit:
            self._leave("stopped")
            raise
        except KeyboardInterrupt:
            self._leave("stopped", "Interrupted; the work since the last checkpoint is lost.")
            raise
        except BaseException as error:
            raise self._failed(error) from error
        left = self._leave(ending)
        if ending == "done":
            self.run.sync_record()  # nothing is reported done before it is on the disk
        yield left
        if ending == "done":
            # Not before the record says so on the disk, or a kill or a power cut in between would
            # cost the whole stage.
            self.run.remove_states(self.name)

    def _imported(self) -> bool:
        """Import torch and what needs it, which takes seconds; False if halted meanwhile."""
        importing = threading.Thread(target=_import_stage, args=(self.name,), daemon=True)
        importing.start()
        while importing.is_alive() and not self.control.requested:
            importing.join(_LOOK_SECONDS)
        return not self.control.requested

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
                self.pace = StepRate(event.total, event.done)
                what, _, unit = event.unit.rpartition(" ")
                if unit == "steps" and what:
                    # An encoder or a segmenter, which may have to be trained in any stage.
                    self.record.rewind_one(self.name, what)
                elif unit == "steps":
                    self.record.rewind(self.name, event.done)
            case Step():
                self.pace.step(event.number)
                self.record.add_scalars(self.name, event.number, event.scalars)
            case Preview():
                self.record.add_preview(self.name, event.number, event.file)
            case CandidateMeasured():
                self.record.add_candidate(event.candidate)
                self.pace.step(event.number)
            case TrialMeasured():
                self.record.add_trial(event)
            case Notice():
                self.record.add_notice(self.name, event)
                self.run.log(f"{self.name}: {event.sentence} {event.action}".rstrip())
        self._report(force=isinstance(event, Planned), unit=getattr(event, "unit", None))

    def _report(self, force: bool = False, unit: str | None = None) -> None:
        now = time.monotonic()
        if not force and now - self.reported < _REPORT_SECONDS:
            return
        if not force and (gone := self.run.removed()):
            raise gone
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
        explained = self.run.removed() or explain(error)
        notice = Notice("error", explained.sentence, explained.action, explained.details)
        try:
            self.record.add_notice(self.name, notice)
            self._leave("failed", explained.sentence)
        except Exception:
            # The disk that failed the stage may fail the record too; the sentence still goes up.
            return explained
        return explained


def _import_stage(name: str) -> None:
    # What cannot be imported is reported where it is needed.
    with suppress(Exception):
        import_module("core.stages").stage(name)


def explain(error: BaseException) -> UserError:
    """What went wrong in a sentence, with what to do, for any exception."""
    details = "".join(traceback.format_exception(error))
    if isinstance(error, UserError):
        return UserError(error.sentence, error.action, error.details or details)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return UserError(
            f"The disk is full ({error.filename or 'run folder'}).",
            "Free some space and start again; the run continues from its last checkpoint.",
            details,
        )
    if isinstance(error, PermissionError) or (
        isinstance(error, OSError) and error.errno == errno.EROFS
    ):
        return UserError(
            f"{error.filename or 'The run folder'} cannot be written or read: {error.strerror}.",
            "Change its permissions or choose another folder, and start again.",
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
        "Start again to continue from the last checkpoint; the details help to report this.",
        details,
    )
