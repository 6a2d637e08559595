"""The runs that a person wants to see beside the open one, and the menu that picks them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.runtime.errors import UserError
from workbench.app.background import Background
from workbench.app.engine_words import of_engine
from workbench.app.translation import tr
from workbench.front.content import FrontOptions
from workbench.front.other_runs import OtherRun, read_other_run, why_not
from workbench.run.run_model import RunModel


class RunOverlay(QObject):
    """Reads runs in the background; `changed` says that there are more or fewer."""

    changed = Signal()

    def __init__(self, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._menu, self._window = menu, parent
        self._background = Background(self)
        self._others: list[OtherRun] = []
        self._problem = ""
        self._folder = ""
        self._fill()

    def others(self, model: RunModel) -> tuple[OtherRun, ...]:
        """Those that are not the open run itself."""
        own = model.run.folder.resolve()
        return tuple(other for other in self._others if other.folder != own)

    def find(self, folder: Path) -> OtherRun | None:
        """The run of this folder, if it is beside."""
        return next((other for other in self._others if other.folder == folder), None)

    def words(self, model: RunModel, wanted: FrontOptions) -> str:
        """Why some are not drawn; empty where all are."""
        sentences = [self._problem] if self._problem else []
        for other in self.others(model):
            reasons = [why_not(model, other, item) for item in (wanted.across, wanted.up)]
            reason = next((reason for reason in reasons if reason), "")
            if reason:
                sentences.append(
                    tr("{name} is not shown: {reason}.").format(name=other.name, reason=reason)
                )
        return " ".join(sentences)

    def choose(self) -> None:
        """Ask for a run folder, and add it."""
        chosen = QFileDialog.getExistingDirectory(
            self._window, tr("Choose a run's folder"), self._folder
        )
        if chosen:
            self.add(Path(chosen))

    def look_in(self, folder: Path) -> None:
        """Where asking begins."""
        self._folder = str(folder)

    def add(self, folder: Path) -> None:
        """Read a run's candidates and show them."""
        self._background.run(partial(read_other_run, folder), self._take, self._complain)

    def _take(self, other: OtherRun) -> None:
        self._others = [item for item in self._others if item.folder != other.folder] + [other]
        self._problem = ""
        self._fill()
        self.changed.emit()

    def _complain(self, error: UserError) -> None:
        self._problem = of_engine(str(error))
        self.changed.emit()

    def _remove(self, other: OtherRun) -> None:
        self._others.remove(other)
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        self._menu.clear()
        self._menu.addAction(tr("Add run…"), self.choose).setToolTip(
            tr("Show its candidates as pale points where the numbers are comparable")
        )
        if self._others:
            self._menu.addSeparator()
        for other in self._others:
            action = self._menu.addAction(
                tr("Remove {name}").format(name=other.name), partial(self._remove, other)
            )
            action.setToolTip(str(other.folder))
