"""What came of the engine's work: said across the window, and to a person who looks elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

from core.recipe.mending import field_to_correct
from core.run.record import OVER
from core.run.run import Run
from core.runtime.errors import UserError
from workbench.app.engine_words import of_engine
from workbench.app.files import show_folder
from workbench.app.notifications import Notifier
from workbench.app.translation import tr
from workbench.run.failure import field_of_failure

if TYPE_CHECKING:
    from workbench.shell.window import Window


class RunNotifications:
    """Listens to the session, and to the machine it works on."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.notifier = Notifier(window, window.settings)
        self._trouble = ""
        session = window.session
        session.failed.connect(window.show_error)
        session.engine_failed.connect(self._engine_failed)
        session.refused.connect(self._refused)
        session.started.connect(self._started)
        session.ended.connect(self._ended)
        session.checked.connect(self._checked)
        session.exported.connect(self._exported)
        window.machine.running_out.connect(self._running_out)

    def tell_earlier_crash(self, trace: str) -> None:
        """Offer what a hard crash of the last start left."""
        sentence = tr("The workbench ended unexpectedly last time.")
        action = tr("Runs, recipe and layout were restored to their last saved state.")
        report = UserError(sentence, action, trace)
        window = self._window
        window.log.add_own(report, "warning")
        window.banner.show_warning(report, tr("Show report"), lambda: window.show_report(report))

    def _ended(self, run: Run) -> None:
        self._window.runs.refresh()
        self._window.background.run(lambda: _states(run), lambda states: self._tell(run, states))

    def _tell(self, run: Run, states: set[str]) -> None:
        name = run.name
        if states <= set(OVER):
            text = tr("{name} is finished. Its model and report are in the export folder.")
            self.notifier.tell(tr("Run finished"), text.format(name=name))
            if self._is_open(run):
                self._offer_folder(text.format(name=name), _newest_export(run))
        elif "waiting" in states:
            text = tr("{name} is waiting for you to choose a candidate on the front.")
            self.notifier.tell(tr("Run is waiting"), text.format(name=name))

    def _engine_failed(self, error: UserError) -> None:
        self._offer_to_correct(error, field_of_failure(self._window.session))
        self.notifier.tell(tr("Run failed"), of_engine(error.sentence))

    def _refused(self, error: UserError) -> None:
        self._window.log.add_own(error)
        model = self._window.session.model
        field = field_to_correct(model.run.recipe, error.sentence) if model else None
        self._offer_to_correct(error, field)

    def _offer_to_correct(self, error: UserError, field: str | None) -> None:
        banner, starts = self._window.banner, self._window.requests.starts
        if field is None:
            banner.show_error(error)
        else:
            correct = tr("Correct the recipe")
            banner.show_warning(error, correct, lambda: starts.correct(field))
        self._trouble = banner.sentence

    def _started(self, run: Run) -> None:
        """A run that works again takes away what was told of its trouble."""
        if self._trouble:
            self._window.banner.withdraw(self._trouble)
        self._trouble = ""

    def _exported(self, folder: Path) -> None:
        self._window.statusBar().clearMessage()
        text = tr("Saved to {folder}.").format(folder=folder)
        self.notifier.tell(tr("Export written"), text)
        self._offer_folder(text, folder)

    def _offer_folder(self, text: str, folder: Path) -> None:
        report = folder / "report.html"
        second = (tr("Open report"), lambda: show_folder(report)) if report.is_file() else None
        self._window.banner.show_offer(
            text, tr("Open folder"), lambda: show_folder(folder), second=second
        )

    def _checked(self, run: Run) -> None:
        model = self._window.session.model
        if model and self._is_open(run) and model.ranking:
            text = tr("Ranking of {name} checked: {strength}.")
            text = text.format(name=run.name, strength=of_engine(model.ranking.strength))
            self.notifier.tell(tr("Ranking checked"), text)
            self._window.banner.show_offer(text, tr("Show"), self._window.requests.show_ranking)

    def _running_out(self, warning: UserError) -> None:
        window = self._window
        window.log.add_own(warning, "warning")
        # Whatever is open: the run that the engine has takes the memory.
        session = window.session
        can_pause = session.running is not None and not session.ending and not session.is_aside
        window.banner.show_warning(warning, tr("Pause") if can_pause else "", session.pause)
        if session.running is not None:
            self.notifier.tell(tr("Running low"), warning.sentence)

    def _is_open(self, run: Run) -> bool:
        model = self._window.session.model
        return model is not None and model.run.folder == run.folder


def _newest_export(run: Run) -> Path:
    """The folder that was exported last, or the one that exports lie in."""
    made = [path for path in run.exports.iterdir() if path.is_dir()] if run.exports.is_dir() else []
    return max(made, key=lambda path: path.stat().st_mtime, default=run.exports)


def _states(run: Run) -> set[str]:
    with run.record() as record:
        return {stage.state for stage in record.stages()}
