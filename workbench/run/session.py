"""Which run is open, and the job that this window runs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.library.library import refuse_incomplete
from core.nets.architecture import Architecture
from core.recipe.recipe import Recipe
from core.run.folders import new_run_folder
from core.run.halt_request import HaltState, ask_to_halt
from core.run.rank_correlation import TITLE
from core.run.record import CandidateRecord, StageRecord
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.paths import runs_home
from workbench.app.background import Background, as_user_error

if TYPE_CHECKING:
    from core.engine.job import Job
    from workbench.run.run_model import RunModel

# States of a stage that nothing is left to do for.
_WATCH_MS = 200
_LOOK_ELSEWHERE_MS = 3000


def _nothing() -> None:
    """What follows where nobody waits."""


def make_stages_job(run: Run) -> "Job":
    """The job of a run's stages; torch is imported in the job's own thread."""
    from core.engine.job import stages_job

    return stages_job(run)


def make_check(run: Run, count: int, epochs: int | None) -> "Job":
    """The job that checks a run's ranking."""
    from core.engine.job import rank_correlation_job

    return rank_correlation_job(run, count, epochs)


class Session(QObject):
    """One run is open at a time; one job runs at a time, not necessarily on the open run.

    `changed` says that what can be done may have changed; `started` carries the run whose stages
    begin or go on; `ended` carries the run whose stages
    came to an end; `checked` the run whose ranking was checked to the end; `exported` the folder
    that an export was written to; `postponed` the run that goes on when no job runs;
    `engine_failed` an error that the run's record holds too; `refused` why the open run cannot go
    on as it is; `failed` any other.
    """

    opened = Signal()
    changed = Signal()
    started = Signal(object)
    ended = Signal(object)
    checked = Signal(object)
    exported = Signal(object)
    postponed = Signal(object)
    engine_failed = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        engines: Callable[[Run], "Job"] = make_stages_job,
        checks: Callable[[Run, int, int | None], "Job"] = make_check,
    ) -> None:
        super().__init__()
        self.model: RunModel | None = None
        self.is_elsewhere = False
        self.is_exporting = False
        self.is_starting = False
        self.job: Job | None = None
        self._after_job: Callable[[], Any] = _nothing
        self._background, self._stages_job, self._check_job = background, engines, checks
        self._ending = ""
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._watch_job)
        self._elsewhere = QTimer(self)
        self._elsewhere.setInterval(_LOOK_ELSEWHERE_MS)
        self._elsewhere.timeout.connect(self._look_elsewhere_again)

    # -- what is the case -------------------------------------------------------------------

    @property
    def running(self) -> Run | None:
        """The run that this window works on now."""
        return self.job.run if self.job else None

    @property
    def is_live(self) -> bool:
        """Whether the open run is run by this window."""
        return (
            self.model is not None
            and self.running is not None
            and self.running.folder == self.model.run.folder
        )

    @property
    def can_halt(self) -> bool:
        """Whether `pause` and `stop` are about the open run: by this window or another process."""
        return self.is_live or (self.is_elsewhere and self.running is None)

    @property
    def is_aside(self) -> bool:
        """Whether the job is something else than the run's stages."""
        return bool(self.job and self.job.title)

    @property
    def is_checking(self) -> bool:
        """Whether the job is a check of a ranking."""
        return self.job is not None and self.job.title == TITLE

    @property
    def ending(self) -> str:
        """`pausing` or `stopping` until the job has ended; else empty."""
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

    def open(
        self,
        folder: Path,
        then: Callable[[], Any] | None = None,
        refuse: Callable[[UserError], Any] | None = None,
    ) -> None:
        """Open a run folder; `opened` follows, else `refuse` is called, or `failed` follows."""

        def done(run: Run) -> None:
            self._show(run)
            if then:
                then()

        self._background.run(lambda: _readable(folder), done, refuse or self.failed.emit, "open")

    def close_run(self) -> None:
        """Show no run; an engine goes on."""
        self._show(None)

    def start_new(self, recipe: Recipe) -> None:
        """Make a run of this recipe in the runs' home, open it, and start its engine."""

        def done(run: Run) -> None:
            self._show(run)
            self._start_stages(run)

        self._prepare(
            lambda: Run.create(new_run_folder(runs_home(), recipe).resolve(), recipe), done
        )

    def resume(self) -> None:
        """Go on with the open run from its last checkpoint."""
        if self.model:
            run = self.model.run
            self._prepare(lambda: _complete(run), self._start_stages, self.refused.emit)

    def start(self, run: Run) -> bool:
        """Start the stages of a run that need not be open; whether it could be."""
        if self.running is None and not self.is_starting:
            self._start_stages(run)
        return self.running is run

    def pause(self) -> None:
        """Checkpoint, release memory, and leave the run paused."""
        self._end("pausing", "paused")

    def stop(self) -> None:
        """Checkpoint, release memory, and leave the run stopped."""
        self._end("stopping", "stopped")

    def finetune(self) -> None:
        """Take the selected candidate to fine-tuning and export, when the engine is free."""
        if not self.model or self.model.selected is None:
            return
        run, architecture = self.model.run, self.model.selected
        self._prepare(lambda: _choose(run, architecture), self._start_or_postpone)

    def check_ranking(self, count: int, epochs: int | None) -> None:
        """Fine-tune candidates of the open run to see whether its search's order survives."""
        if self.model:
            run = self.model.run
            self.begin(self._check_job(run, count, epochs), lambda: self.checked.emit(run))

    def begin(self, job: "Job", then: Callable[[], Any] = _nothing) -> None:
        """Run a job beside the stages of a run; `then` follows where it came to its end."""
        if self.running is None and not self.is_starting:
            self._start(lambda: job, then)

    def export(self, target: Path, formats: tuple[str, ...] = ("onnx", "safetensors")) -> None:
        """Write the selected candidate into the folder `target`, in these formats."""
        candidate = self.candidate
        if not self.model or not candidate:
            return
        run = self.model.run
        self.is_exporting = True
        self.changed.emit()
        self._background.run(
            lambda: _export(run, candidate, target, formats), self._exported, self._not_exported
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

    def _prepare(
        self,
        work: Callable[[], Run],
        then: Callable[[Run], None],
        refuse: Callable[[UserError], object] | None = None,
    ) -> None:
        """Do what comes before an engine can start, in the background; once at a time."""
        if self.is_starting:
            return
        self._set_starting(True)

        def done(run: Run) -> None:
            self._set_starting(False)
            then(run)

        def failed(error: UserError) -> None:
            self._set_starting(False)
            (refuse or self.failed.emit)(error)

        self._background.run(work, done, failed)

    def _set_starting(self, is_starting: bool) -> None:
        self.is_starting = is_starting
        self.changed.emit()

    def _start_stages(self, run: Run) -> None:
        self._start(lambda: self._stages_job(run), lambda: self.ended.emit(run))

    def _start(self, make: "Callable[[], Job]", then: Callable[[], Any]) -> None:
        try:
            job = make()
            job.start()
        except Exception as error:
            self.failed.emit(as_user_error(error))
            return
        self.job, self._after_job, self._ending = job, then, ""
        self._watch.start()
        if self.model:
            self.model.poll()
        if not self.is_aside:
            self.started.emit(job.run)
        self.changed.emit()

    def _start_or_postpone(self, run: Run) -> None:
        if self.running is None:
            self._start_stages(run)
        else:
            self.postponed.emit(run)

    def _end(self, ending: str, state: HaltState) -> None:
        if self.job:
            self._ending = ending
            self.job.stop(state)
            self.changed.emit()
        else:
            self._ask_elsewhere(ending, state)

    def _watch_job(self) -> None:
        job, then = self.job, self._after_job
        if job is None or job.is_alive:
            return
        self.job, self._after_job, self._ending = None, _nothing, ""
        self._watch.stop()
        if self.model:
            self.model.poll()
        self.changed.emit()
        if job.error is not None:
            self._tell_failure(job, job.error)
        elif not (job.title and job.is_stopped):
            then()

    def _tell_failure(self, job: "Job", error: UserError) -> None:
        if job.title:
            self.failed.emit(error)
        else:
            self.engine_failed.emit(_named(job.run, error))

    def _look_elsewhere_again(self) -> None:
        if not self._background.is_doing("elsewhere"):
            self._look_elsewhere()

    def _look_elsewhere(self) -> None:
        running = any(stage.state == "running" for stage in self.stages.values())
        if self.model is None or self.is_live or not running:
            self._set_elsewhere(False)
            return
        run = self.model.run
        self._background.run(
            run.is_running, self._set_elsewhere, lambda error: None, only_latest="elsewhere"
        )

    def _ask_elsewhere(self, ending: str, state: HaltState) -> None:
        """Ask the process that runs the open run."""
        if self.model is None or not self.is_elsewhere:
            return
        self._ending = ending
        self.ask_to_halt(self.model.run, state)
        self.changed.emit()

    def ask_to_halt(self, run: Run, state: HaltState) -> None:
        """Ask the process that runs a run, whichever it is, to write a checkpoint and halt."""
        self._background.run(lambda: ask_to_halt(run, state), None, self.failed.emit)

    def _set_elsewhere(self, is_elsewhere: bool) -> None:
        now = is_elsewhere and not self.is_live
        if not now and self.job is None:
            self._ending = ""
        if now != self.is_elsewhere:
            self.is_elsewhere = now
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
    from workbench.run.run_model import RunModel

    return RunModel(run, parent)


def _named(run: Run | None, error: UserError) -> UserError:
    """The error of an engine with the name of its run, which need not be the open one."""
    if run is None:
        return error
    return UserError(f"{run.name}: {error.sentence}", error.action, error.details)


def _readable(folder: Path) -> Run:
    run = Run(folder.resolve())
    with run.record():
        pass  # opening it refuses a record that cannot be read
    return run


def _complete(run: Run) -> Run:
    refuse_incomplete(run)
    return run


def _choose(run: Run, architecture: Architecture) -> Run:
    run.choose(architecture)
    return run


def _export(run: Run, candidate: CandidateRecord, folder: Path, formats: tuple[str, ...]) -> Path:
    from core.export import export_candidate

    # The plain two are asked for by themselves; all others by their names.
    further = [name for name in formats if name not in ("onnx", "safetensors")]
    onnx, safetensors = "onnx" in formats, "safetensors" in formats
    return export_candidate(run, candidate, folder, onnx, safetensors, further)
