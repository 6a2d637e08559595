"""The exports of the open run: each model with its card, and what can be done with it."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from core.runtime.reading import read_small
from workbench.app.files import show_folder
from workbench.app.translation import mark, tr
from workbench.run.run_model import RunModel
from workbench.widgets.action_button import ActionButton
from workbench.widgets.hint import WithHint
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout, row_layout
from workbench.widgets.run_panel import RunPanel

if TYPE_CHECKING:
    from workbench.app.actions import Actions

NO_RUN = mark("The models that a run exports appear here, with their cards and reports.")
NO_EXPORT = mark(
    "Nothing exported yet. Select a candidate on the front, then export it as it is or "
    "fine-tune it first."
)
_CARD, _REPORT = "MODEL_CARD.md", "report.html"
_MOST_BYTES = 1 << 20


class CardPage(QTextBrowser):
    """A model card, which may be a stranger's: no file and no address that it names is opened."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """An empty picture in the place of each: without one Qt looks for the file itself."""
        is_picture = QTextDocument.ResourceType(kind) == QTextDocument.ResourceType.ImageResource
        return QImage(1, 1, QImage.Format.Format_ARGB32) if is_picture else None


class ExportPanel(RunPanel):
    """Take away: choose an export, read its card, open its folder or report, or try it."""

    NAME = "export"
    TITLE = "Export"
    LISTENS = ("stages_changed", "chosen_changed")
    try_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._elsewhere: list[Path] = []
        self._seen: list[Path] = []
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Exported models"))
        self.choice.setToolTip(tr("The models that this run has exported, the newest first"))
        self.choice.currentIndexChanged.connect(self._show_card)
        self.folder = _button(tr("Open &folder"), tr("Show the files of this model"))
        self.report = _button(tr("Open &report"), tr("Read the report in your browser"))
        self.try_it = _button(
            tr("&Try this model…"), tr("Translate pictures with this model, without the run")
        )
        self.folder.clicked.connect(lambda: self._open(""))
        self.report.clicked.connect(lambda: self._open(_REPORT))
        self.try_it.clicked.connect(self._try)
        self.card = CardPage()
        self.card.setAccessibleName(tr("Model card"))
        self.card.setOpenLinks(False)
        self.where = text_label(role="dim", wraps=True)
        self.where.setAccessibleName(tr("Folder of the export"))
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()

    def take_actions(self, actions: "Actions") -> None:
        for name in ("run.finetune", "run.export"):
            self._begin.addWidget(ActionButton(actions[name]))

    def add(self, folder: Path) -> None:
        """Show an export that lies outside the run's own folder."""
        self._elsewhere = [folder, *(item for item in self._elsewhere if item != folder)]
        self.draw()

    def start_over(self) -> None:
        self._elsewhere, self._seen = [], []
        self.choice.clear()

    def draw(self) -> None:
        exports = _exports(self.model, self._elsewhere)
        self.area.set_hint("" if exports else tr(NO_EXPORT) if self.model else tr(NO_RUN))
        if exports != self._seen:
            self._seen = exports
            self.choice.blockSignals(True)
            self.choice.clear()
            for folder in exports:
                self.choice.addItem(folder.name, folder)
            self.choice.blockSignals(False)
            self._show_card()

    @property
    def shown(self) -> Path | None:
        """The folder of the export that is chosen."""
        folder: Path | None = self.choice.currentData()
        return folder

    def _lay_out(self) -> None:
        tools = row_layout(spacing=4)
        tools.addWidget(self.choice, 1)
        for button in (self.folder, self.report, self.try_it):
            tools.addWidget(button)
        content = QWidget()
        rows = column_layout(content, (0, 0, 0, 0))
        rows.addLayout(tools)
        rows.addWidget(self.card, 1)
        rows.addWidget(self.where)
        self.area = WithHint(content)
        self._begin = QHBoxLayout()
        self._begin.addStretch(1)
        column = column_layout(self, (8, 8, 8, 8))
        column.addWidget(self.area, 1)
        column.addLayout(self._begin)

    def _show_card(self) -> None:
        folder, text = self.shown, ""
        if folder is not None:
            with suppress(OSError):
                text = read_small(folder / _CARD, _MOST_BYTES).decode(errors="replace")
            self.report.setEnabled((folder / _REPORT).is_file())
        self.card.setMarkdown(text)
        self.where.setText(str(folder or ""))

    def _open(self, name: str) -> None:
        if self.shown is not None:
            show_folder(self.shown / name if name else self.shown)

    def _try(self) -> None:
        if self.shown is not None:
            self.try_wanted.emit(self.shown)


def _exports(model: RunModel | None, elsewhere: list[Path]) -> list[Path]:
    """The folders that hold a model card, the newest first."""
    if model is None:
        return []
    own = model.run.exports
    with suppress(OSError):
        folders = [path for path in (own, *own.iterdir(), *elsewhere) if (path / _CARD).is_file()]
        return sorted(folders, key=lambda path: (path / _CARD).stat().st_mtime, reverse=True)
    return []


def _button(title: str, tip: str) -> QPushButton:
    button = QPushButton(title)
    button.setToolTip(tip)
    return button
