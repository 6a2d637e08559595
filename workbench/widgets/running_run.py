"""The run that works while another one is open, or none: its name and controls."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from core.library.library import RunEntry
from core.run.halt_request import HaltState
from core.run.run import Run
from workbench.app.translation import tr
from workbench.run import disabled_reasons
from workbench.run.session import Session


class RunningRun(QToolButton):
    """A button with the run's name; its menu opens, pauses or stops it.

    A run that another process works on, such as one that went on when its window was closed, is
    named where this window runs none.
    """

    open_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self.setToolTip(tr("Open, pause or stop the current run"))
        self.setAccessibleName(tr("Current run"))
        menu = QMenu(self)
        self.open = menu.addAction(tr("&Open this run"))
        self.open.triggered.connect(self._open)
        # Its own actions: those of the menus are about the open run, too, and stay in sight.
        self.pause, self.stop = menu.addAction(tr("&Pause")), menu.addAction(tr("S&top"))
        self.pause.triggered.connect(partial(self._halt, "paused"))
        self.stop.triggered.connect(partial(self._halt, "stopped"))
        self.setMenu(menu)
        self._others: list[Run] = []
        session.changed.connect(self.follow)
        session.opened.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the run that works, where it is not the one that is open."""
        run = self.run
        self.setVisible(run is not None)
        own = self._session.running is not None
        self.pause.setEnabled(not (own and disabled_reasons.pause(self._session)))
        self.stop.setEnabled(not (own and disabled_reasons.stop(self._session)))
        if run is not None:
            self.setText(self._words(run))
            self.setAccessibleName(self.text())

    @property
    def run(self) -> Run | None:
        """The run that is named: this window's own first; never the open one."""
        if self._session.running is not None:
            return None if self._session.is_live else self._session.running
        model = self._session.model
        opened = model.run.folder if model else None
        return next((run for run in self._others if run.folder != opened), None)

    def show_entries(self, entries: Iterable[RunEntry]) -> None:
        """Take from the library which runs are worked on, by whatever process."""
        self._others = [Run(entry.folder) for entry in entries if entry.state == "running"]
        self.follow()

    def _halt(self, state: HaltState) -> None:
        session = self._session
        if session.running is not None:
            session.pause() if state == "paused" else session.stop()
        elif self.run is not None:
            session.ask_to_halt(self.run, state)

    def _words(self, run: Run) -> str:
        if self._session.ending == "pausing":
            return tr("{name}: pausing…").format(name=run.name)
        if self._session.ending == "stopping":
            return tr("{name}: stopping…").format(name=run.name)
        return tr("{name} is running").format(name=run.name)

    def _open(self) -> None:
        if self.run is not None:
            self.open_wanted.emit(self.run.folder)
