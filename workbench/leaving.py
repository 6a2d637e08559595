"""Closing the window while something is at work: ask first, then wait until it is safe."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from workbench.translation import tr

if TYPE_CHECKING:
    from workbench.window import Window


class Leaving:
    """Says whether the window may close now; if not, sees to it that it can."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def may_close(self) -> bool:
        """Whether nothing is at work; otherwise the person is asked, or waits."""
        session = self._window.session
        if session.running is not None:
            self._ask()
        elif session.is_exporting:
            self._close_when_idle(tr("Closing when the export is written…"))
        else:
            return True
        return False

    def _ask(self) -> None:
        run = self._window.session.running
        if run is None:
            return
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("A run is in progress"))
        box.setText(tr("{name} is running.").format(name=run.name))
        box.setInformativeText(
            tr(
                "It can be stopped safely: its checkpoint is kept, and it goes on when it is "
                "opened and continued."
            )
        )
        stop = box.addButton(tr("Stop and close"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        stop.clicked.connect(self._stop_and_close)
        box.open()

    def _stop_and_close(self) -> None:
        self._close_when_idle(tr("Saving a checkpoint…"))
        self._window.session.stop()

    def _close_when_idle(self, message: str) -> None:
        self._window.setEnabled(False)
        self._window.statusBar().showMessage(message)
        self._window.session.changed.connect(self._close_if_idle)

    def _close_if_idle(self) -> None:
        session = self._window.session
        if session.running is None and not session.is_exporting:
            self._window.close()
