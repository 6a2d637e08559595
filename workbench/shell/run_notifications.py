"""What came of the engine's work: said across the window, and to a person who looks elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UserError
from core.run import Run
from workbench.commands.requests import show_folder
from workbench.notifying import Notifier
from workbench.session import OVER
from workbench.translation import tr

if TYPE_CHECKING:
    from workbench.window import Window


class Tidings:
    """Listens to the session, and to the machine it works on."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.notifier = Notifier(window, window.settings)
        session = window.session
        session.failed.connect(window.show_error)
        session.engine_failed.connect(self._engine_failed)
        session.ended.connect(self._ended)
        session.checked.connect(self._checked)
        session.exported.connect(self._exported)
        window.machine.running_out.connect(self._running_out)

    def tell_earlier_crash(self, trace: str) -> None:
        """Offer what a hard crash of the last start left."""
        sentence = tr("The workbench ended unexpectedly last time.")
        action = tr("Runs, recipe and layout are as they were last kept.")
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
            text = tr("{name} is finished: its model and report are in the export folder.")
            self.notifier.tell(tr("Run finished"), text.format(name=name))
            if self._is_open(run):
                self._window.banner.show_offer(
                    text.format(name=name), tr("Open folder"), lambda: show_folder(run.exports)
                )
        elif "waiting" in states:
            text = tr("{name} waits for you to choose a point on the front.")
            self.notifier.tell(tr("Run waits"), text.format(name=name))

    def _engine_failed(self, error: UserError) -> None:
        self._window.banner.show_error(error)
        self.notifier.tell(tr("Run failed"), error.sentence)

    def _exported(self, folder: Path) -> None:
        self._window.statusBar().clearMessage()
        text = tr("Exported to {folder}.").format(folder=folder)
        self.notifier.tell(tr("Export written"), text)
        self._window.banner.show_offer(text, tr("Open folder"), lambda: show_folder(folder))

    def _checked(self, run: Run) -> None:
        model = self._window.session.model
        if model and self._is_open(run) and model.ranking:
            text = tr("The ranking of {name} is checked: {strength}.")
            text = text.format(name=run.name, strength=model.ranking.strength)
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
            self.notifier.tell(tr("Running out"), warning.sentence)

    def _is_open(self, run: Run) -> bool:
        model = self._window.session.model
        return model is not None and model.run.folder == run.folder


def _states(run: Run) -> set[str]:
    record = run.record()
    try:
        return {stage.state for stage in record.stages()}
    finally:
        record.close()
