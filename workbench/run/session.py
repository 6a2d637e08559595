"""Which run is open, and the engines that this window drives."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import UserError
from core.library import refuse_incomplete
from core.nets.architecture import Architecture
from core.paths import runs_home
from core.recipe import Recipe
from core.record import CandidateRecord, StageRecord
from core.run import Run, new_run_folder
from workbench.background import Background, as_user_error

if TYPE_CHECKING:
    from core.errand import Errand
    from core.runner import Pace
    from workbench.run_model import RunModel

# States of a stage that nothing is left to do for.
OVER = ("done", "skipped")
_WATCH_MS = 200
_LOOK_ELSEWHERE_MS = 3000


class Engine(Protocol):
    """What the window needs of `core.runner.Runner`."""

    @property
    def is_alive(self) -> bool: ...
    @property
    def error(self) -> UserError | None: ...
    def start(self) -> None: ...
    def pause(self) -> None: ...
    def stop(self) -> None: ...


class Check(Engine, Protocol):
    """What the window needs of `core.checker.Checker`, besides."""

    pace: "Pace"
    unit: str

    @property
    def is_stopped(self) -> bool: ...


def _nothing() -> None:
    """What follows where nobody waits."""


def make_engine(run: Run) -> Engine:
    """The engine of a run; torch is imported in the engine's own thread."""
    from core.runner import Runner

    return Runner(run)


def make_check(run: Run, count: int, epochs: int | None) -> Check:
    """The engine that checks a run's ranking."""
    from core.checker import Checker

    return Checker(run, count, epochs)


class Session(QObject):
    """One run is open at a time; one engine runs at a time, not necessarily the open run's.

    `changed` says that what can be done may have changed; `ended` carries the run whose engine
    came to an end; `checked` the run whose ranking was checked to the end; `exported` the folder
    that an export was written to; `postponed` the run that goes on when the engine is free;
    `engine_failed` an error that the run's record holds too; `failed` any other.
    """

    opened = Signal()
    changed = Signal()
    ended = Signal(object)
    checked = Signal(object)
    exported = Signal(object)
    postponed = Signal(object)
    engine_failed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        engines: Callable[[Run], Engine] = make_engine,
        checks: Callable[[Run, int, int | None], Check] = make_check,
    ) -> None:
        super().__init__()
        self.model: RunModel | None = None
        self.is_elsewhere = False
        self.is_exporting = False
        self.is_starting = False
        self.check: Check | None = None
        self.errand: Errand | None = None
        self._after_errand: Callable[[], Any] = _nothing
        self._background, self._engines, self._checks = background, engines, checks
        self._engine: Engine | None = None
        self._engine_run: Run | None = None
        self._ending = ""
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._look_at_engine)
        self._elsewhere = QTimer(self)
        self._elsewhere.setInterval(_LOOK_ELSEWHERE_MS)
        self._elsewhere.timeout.connect(self._look_elsewhere)

    # -- what is the case -------------------------------------------------------------------

    @property
    def running(self) -> Run | None:
        """The run that this window is running now."""
        return self._engine_run

    @property
    def is_live(self) -> bool:
        """Whether the open run is run by this window."""
        return (
            self.model is not None
            and self._engine_run is not None
            and self._engine_run.folder == self.model.run.folder
        )

    @property
    def is_aside(self) -> bool:
        """Whether the engine does something else than the run's stages."""
        return self.check is not None or self.errand is not None

    @property
    def ending(self) -> str:
        """`pausing` or `stopping` until the engine has ended; else empty."""
        return self._ending

    @property
    def stages(self) -> dict[str, StageRecord]:
        """The stages of the open run by name; empty without one."""
        return {stage.name: stage for stage in self.model.stages} if self.model else {}

    @property
    def candidate(self) -> CandidateRecord | None:
        """The candidate selected on the front."""
        return self.model.find(self.model.selected) if self.model else None

    # -- what can be done -------------------------------------------------------------------

    def open(self, folder: Path, then: Callable[[], Any] | None = None) -> None:
        """Open a run folder; `opened` follows, or `failed`."""

        def done(run: Run) -> None:
            self._show(run)
            if then:
                then()

        self._background.run(lambda: _readable(folder), done, self.failed.emit, "open")

    def close_run(self) -> None:
        """Show no run; an engine goes on."""
        self._show(None)

    def start_new(self, recipe: Recipe) -> None:
        """Make a run of this recipe in the runs' home, open it, and start its engine."""

        def done(run: Run) -> None:
            self._show(run)
            self._start(run)

        self._prepare(
            lambda: Run.create(new_run_folder(runs_home(), recipe).resolve(), recipe), done
        )

    def resume(self) -> None:
        """Go on with the open run from its last checkpoint."""
        if self.model:
            run = self.model.run
            self._prepare(lambda: _complete(run), self._start)

    def start(self, run: Run) -> bool:
        """Start the engine of a run that need not be open; whether it could be."""
        if self.running is None and not self.is_starting:
            self._start(run)
        return self.running is run

    def pause(self) -> None:
        """Checkpoint, and release memory."""
        if self._engine:
            self._ending = "pausing"
            self._engine.pause()
            self.changed.emit()

    def stop(self) -> None:
        """Checkpoint, and end."""
        if self._engine:
            self._ending = "stopping"
            self._engine.stop()
            self.changed.emit()

    def finetune(self) -> None:
        """Take the selected candidate to fine-tuning and export, when the engine is free."""
        if not self.model or self.model.selected is None:
            return
        run, architecture = self.model.run, self.model.selected
        self._prepare(lambda: _choose(run, architecture), self._start_or_postpone)

    def check_ranking(self, count: int, epochs: int | None) -> None:
        """Fine-tune candidates of the open run to see whether its search's order survives."""
        if self.model:
            self._start(self.model.run, lambda run: self._new_check(run, count, epochs))

    def begin(self, errand: "Errand", then: Callable[[], Any] = _nothing) -> None:
        """Do something beside the stages of a run; `then` follows where it came to its end."""
        if self.running is None and not self.is_starting:
            self.errand, self._after_errand = errand, then
            self._start(errand.run, lambda run: errand)

    def export(self, folder: Path) -> None:
        """Write the selected candidate into a new folder inside `folder`."""
        candidate = self.candidate
        if not self.model or not candidate:
            return
        run = self.model.run
        target = _free(folder / f"{run.name}-candidate-{candidate.id}")
        self.is_exporting = True
        self.changed.emit()
        self._background.run(
            lambda: _export(run, candidate, target), self._exported, self._not_exported
        )

    def close(self) -> None:
        """Let go of the open run."""
        self._watch.stop()
        self._elsewhere.stop()
        if self.model:
            self.model.close()

    # -- following --------------------------------------------------------------------------

    def _show(self, run: Run | None) -> None:
        if self.model:
            self.model.close()
            self.model.deleteLater()
        self.model = _follow(run, self) if run else None
        self.is_elsewhere = False
        if self.model:
            for signal in (self.model.stages_changed, self.model.candidates_changed):
                signal.connect(self.changed)
            self.model.selection_changed.connect(self.changed)
            self.model.chosen_changed.connect(self.changed)
            self._elsewhere.start()
            self._look_elsewhere()
        self.opened.emit()
        self.changed.emit()

    def _prepare(self, work: Callable[[], Run], then: Callable[[Run], None]) -> None:
        """Do what comes before an engine can start, in the background; once at a time."""
        if self.is_starting:
            return
        self._set_starting(True)

        def done(run: Run) -> None:
            self._set_starting(False)
            then(run)

        def failed(error: UserError) -> None:
            self._set_starting(False)
            self.failed.emit(error)

        self._background.run(work, done, failed)

    def _set_starting(self, is_starting: bool) -> None:
        self.is_starting = is_starting
        self.changed.emit()

    def _new_check(self, run: Run, count: int, epochs: int | None) -> Engine:
        self.check = self._checks(run, count, epochs)
        return self.check

    def _start(self, run: Run, make: Callable[[Run], Engine] | None = None) -> None:
        try:
            engine = (make or self._engines)(run)
            engine.start()
        except Exception as error:
            self.check = self.errand = None
            self.failed.emit(as_user_error(error))
            return
        self._engine, self._engine_run, self._ending = engine, run, ""
        self._watch.start()
        if self.model:
            self.model.poll()
        self.changed.emit()

    def _start_or_postpone(self, run: Run) -> None:
        if self.running is None:
            self._start(run)
        else:
            self.postponed.emit(run)

    def _look_at_engine(self) -> None:
        if self._engine is None or self._engine.is_alive:
            return
        engine, run, check, errand = self._engine, self._engine_run, self.check, self.errand
        self._engine, self._engine_run, self._ending = None, None, ""
        self.check = self.errand = None
        self._watch.stop()
        if self.model:
            self.model.poll()
        self.changed.emit()
        if check is not None:
            self._tell_check(check, run)
        elif errand is not None:
            self._tell_errand(errand)
        elif engine.error is not None:
            self.engine_failed.emit(engine.error)
        else:
            self.ended.emit(run)

    def _tell_check(self, check: Check, run: Run | None) -> None:
        if check.error is not None:
            self.failed.emit(check.error)
        elif not check.is_stopped:
            self.checked.emit(run)

    def _tell_errand(self, errand: "Errand") -> None:
        if errand.error is not None:
            self.failed.emit(errand.error)
        elif not errand.is_stopped:
            self._after_errand()

    def _look_elsewhere(self) -> None:
        running = any(stage.state == "running" for stage in self.stages.values())
        if self.model is None or self.is_live or not running:
            self._set_elsewhere(False)
            return
        run = self.model.run
        self._background.run(
            run.is_running, self._set_elsewhere, lambda error: None, only_latest="elsewhere"
        )

    def _set_elsewhere(self, is_elsewhere: bool) -> None:
        found = is_elsewhere and not self.is_live
        if found != self.is_elsewhere:
            self.is_elsewhere = found
            self.changed.emit()

    def _exported(self, folder: Path) -> None:
        self.is_exporting = False
        self.changed.emit()
        self.exported.emit(folder)

    def _not_exported(self, error: UserError) -> None:
        self.is_exporting = False
        self.changed.emit()
        self.failed.emit(error)


def _follow(run: Run, parent: QObject) -> "RunModel":
    # numpy comes with it, which a window without a run can do without.
    from workbench.run_model import RunModel

    return RunModel(run, parent)


def _readable(folder: Path) -> Run:
    run = Run(folder.resolve())
    run.record().close()
    return run


def _complete(run: Run) -> Run:
    refuse_incomplete(run)
    return run


def _choose(run: Run, architecture: Architecture) -> Run:
    run.choose(architecture)
    return run


def _export(run: Run, candidate: CandidateRecord, folder: Path) -> Path:
    from core.export import export_candidate

    return export_candidate(run, candidate, folder)


def _free(folder: Path) -> Path:
    number, found = 2, folder
    while found.exists():
        found, number = folder.with_name(f"{folder.name}-{number}"), number + 1
    return found
