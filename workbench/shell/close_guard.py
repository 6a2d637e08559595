"""Closing the window while something is at work: ask first, then wait until it is safe."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from core.run.run import Run
from workbench.app.translation import tr
from workbench.shell.closing_note import ClosingNote

if TYPE_CHECKING:
    from workbench.shell.window import Window


class CloseGuard:
    """Says whether the window may close now; if not, sees to it that it can."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._note: ClosingNote | None = None
        self._kept: Run | None = None

    def may_close(self) -> bool:
        """Whether nothing is at work; otherwise the person is asked, or waits."""
        session = self._window.session
        if session.running is not None:
            if self._note is None:
                self._ask(session.running)
        elif session.is_exporting:
            self._close_when_idle(tr("Closing once the export is finished…"))
        else:
            return True
        return False

    def _ask(self, run: Run) -> None:
        session = self._window.session
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("A run is in progress"))
        box.setText(tr("{name} is running.").format(name=run.name))
        box.setInformativeText(
            tr(
                "Keep it running without the window, and open the window again to follow it. "
                "Or stop it: its checkpoint is kept, and you can continue it later."
            )
        )
        # What is done beside a run's stages has no checkpoint to go on from elsewhere.
        if not session.is_aside:
            keep = box.addButton(tr("Keep running"), QMessageBox.ButtonRole.AcceptRole)
            keep.clicked.connect(lambda: self._keep_and_close(run))
        stop = box.addButton(tr("Stop and close"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        stop.clicked.connect(self._stop_and_close)
        box.open()

    def _keep_and_close(self, run: Run) -> None:
        self._kept = run
        self._close_when_idle(tr("Handing {name} over…").format(name=run.name))
        self._window.session.stop()

    def _stop_and_close(self) -> None:
        self._close_when_idle(tr("Saving a checkpoint…"))
        self._window.session.stop()

    def _close_when_idle(self, message: str) -> None:
        if self._note is not None:
            return
        self._note = ClosingNote(message, self._window)
        self._set_enabled(False)
        self._window.statusBar().showMessage(message)
        self._window.session.changed.connect(self._close_if_idle)

    def _close_if_idle(self) -> None:
        session = self._window.session
        if session.running is not None or session.is_exporting:
            return
        kept, self._kept = self._kept, None
        if kept is not None:
            self._window.settings.kept_run = kept.folder
            self._window.background.run(
                lambda: _keep(kept), lambda _: self._window.close(), self._not_kept
            )
        else:
            self._window.close()

    def _not_kept(self, error: Exception) -> None:
        """The run stays stopped; the window stays, to say so."""
        self._window.settings.kept_run = None
        if self._note is not None:
            self._note.deleteLater()
            self._note = None
        self._set_enabled(True)
        self._window.session.changed.disconnect(self._close_if_idle)
        self._window.background.failed.emit(error)

    def _set_enabled(self, enabled: bool) -> None:
        """All but the note, which lies over the rest."""
        window = self._window
        for part in (window.menuBar(), window.toolbar, window.centralWidget()):
            if part is not None:
                part.setEnabled(enabled)


def _keep(run: Run) -> int:
    from core.engine.detached import keep_running

    return keep_running(run)
