"""Check and repair: what is wrong with a run's folder, and the offer to mend it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.app.background import Background
from workbench.app.engine_words import of_engine
from workbench.app.translation import tr

if TYPE_CHECKING:
    from core.engine.check import Finding


class RunCheck:
    """Looks a folder over in the background, then tells; `mended` is called when it changed."""

    def __init__(
        self, background: Background, parent: Callable[[], QWidget], mended: Callable[[], object]
    ) -> None:
        self._background, self._parent, self._mended = background, parent, mended
        self.box: QMessageBox | None = None

    def look(self, folder: Path) -> None:
        """Look a run over, and show what was found."""
        self._background.run(partial(_look, folder), partial(self._tell, folder, []))

    def _tell(self, folder: Path, done: list[str], findings: "list[Finding]") -> None:
        box = QMessageBox(self._parent())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("Check and repair"))
        advice = (f"{item.sentence} {item.action}".strip() for item in findings)
        sentences = [of_engine(text) for text in (*done, *advice)]
        nothing = tr("Nothing is wrong with {name}.").format(name=folder.name)
        box.setText("\n\n".join(sentences) or nothing)
        if any(item.mend for item in findings):
            box.setInformativeText(
                tr(
                    "Repair fixes what it can without losing anything; replaced files are kept "
                    "beside the new ones."
                )
            )
            repair = box.addButton(tr("Repair"), QMessageBox.ButtonRole.AcceptRole)
            repair.clicked.connect(lambda: self._repair(folder))
            box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        else:
            box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)
        self.box = box
        box.open()

    def _repair(self, folder: Path) -> None:
        self._background.run(
            lambda: (_repair(folder), _look(folder)),
            lambda result: self._repaired(folder, *result),
        )

    def _repaired(self, folder: Path, done: list[str], findings: "list[Finding]") -> None:
        self._mended()
        self._tell(folder, done, findings)


def _look(folder: Path) -> "list[Finding]":
    # Torch comes with it, which a window that only shows runs does without.
    from core.engine.check import look_over

    return look_over(folder)


def _repair(folder: Path) -> list[str]:
    from core.engine.check import repair

    return repair(folder)
