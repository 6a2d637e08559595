"""The page to try a model on: imported, exported or of somebody else, without a run."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.runtime.errors import UserError
from workbench.app.background import Background
from workbench.app.engine_words import of_engine
from workbench.app.files import show_folder
from workbench.app.folder_to_write import ask_folder_to_write
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.models.folder_job import FolderJob, written_words
from workbench.models.input_desk import InputDesk
from workbench.models.slot import ModelSlot
from workbench.widgets.layouts import row_layout
from workbench.widgets.own_undo import keeps_undo
from workbench.widgets.properties import set_property
from workbench.widgets.room import come_up

MODELS = (".onnx", ".safetensors", ".pth", ".pt")


class ModelPage(QDialog):
    """Two models beside one input, and a folder of pictures through the first."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Try a model"))
        self.setAcceptDrops(True)
        self.input = InputDesk(background)
        self._start = ""
        self.slots = (ModelSlot("model 1", background), ModelSlot("model 2", background))
        self.job = FolderJob(self)
        self._outputs = Path()
        self._lay_out()
        self._connect()
        self._show_job()
        come_up(self, 1080, 640)

    def open(self, path: Path | None = None) -> None:
        """Come up, with a model or the export folder that holds one."""
        self.show()
        self.raise_()
        self.activateWindow()
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """A model, an export folder, or a picture that was dropped."""
        if path.is_dir():
            files = [item for end in MODELS for item in sorted(path.glob(f"*{end}"))]
            models = [item for item in files if not item.name.endswith("-style.onnx")]
            if not models:
                self._say(tr("{name} holds no model.").format(name=path.name), "error")
                return
            path = models[0]
        if path.suffix.lower() in MODELS:
            empty = next((slot for slot in self.slots if slot.model is None), self.slots[0])
            empty.open(path)
        else:
            self.input.open(path)

    def translate(self, inputs: Path, outputs: Path) -> None:
        """Put a folder of pictures through the first model."""
        model = self.slots[0].model
        if model is None or self.job.is_running:
            return
        self._outputs = outputs
        self.bar.setRange(0, 0)
        self._say(tr("Starting…"), "dim")
        self.job.start(model.path, inputs, outputs)
        self._show_job()

    def reject(self) -> None:
        self.job.stop()
        super().reject()

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the drawing tools."""
        self.input.apply_theme(theme)

    def event(self, event: QEvent) -> bool:
        return keeps_undo(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.input.desk.take_key(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take(paths[0])

    def _run(self) -> None:
        if self.status.property("role") == "error":
            self._say("", "")
        for slot in self.slots:
            self._draw(slot)

    def _draw(self, slot: ModelSlot) -> None:
        slot.draw(self.input.drawing, self.input.spec, self.input.file)

    def _opened(self, slot: ModelSlot) -> None:
        first = next(item for item in self.slots if item.model is not None)
        if slot is first and slot.model is not None:
            self.input.fit_model(slot.model.inputs, slot.model.first_drawing)
        else:
            self._draw(slot)
        self._show_job()

    def _choose_model(self, slot: ModelSlot) -> None:
        kinds = " ".join(f"*{end}" for end in MODELS)
        self._ask(tr("Choose a model"), tr("Models ({kinds})").format(kinds=kinds), slot.open)

    def _choose_folder(self) -> None:
        def then(inputs: Path) -> None:
            ask_folder_to_write(
                self,
                tr("Where to write the pictures"),
                lambda out: self.translate(inputs, out),
                inputs.parent,
            )

        self._ask(tr("Choose the folder of pictures"), "", then)

    def _ask(self, title: str, kinds: str, then: Callable[[Path], object]) -> None:
        """A file of these kinds; without kinds a folder."""
        dialog = QFileDialog(self, title, self._start)
        modes = QFileDialog.FileMode
        dialog.setFileMode(modes.ExistingFile if kinds else modes.Directory)
        if kinds:
            dialog.setNameFilters([kinds, tr("All files (*)")])

        def picked(text: str) -> None:
            self._start = str(Path(text).parent)
            then(Path(text))

        dialog.fileSelected.connect(picked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- a folder ---------------------------------------------------------------------------

    def _progress(self, done: int, of: int, words: str) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self._say(tr("{done} of {of}: {words}").format(done=done, of=of, words=words), "dim")

    def _finished(self, count: int) -> None:
        sentence = tr("{written} to {folder}.")
        said = sentence.format(written=written_words(count), folder=self._outputs)
        cautions = [of_engine(caution) for caution in self.job.cautions]
        self._say(" ".join([said, *cautions]), "warning" if cautions else "good")
        self._show_job()
        self.show_made.show()

    def _stopped(self, count: int) -> None:
        self._say(tr("Stopped: {written}.").format(written=written_words(count)), "warning")
        self._show_job()

    def _failed(self, error: UserError) -> None:
        self._say(of_engine(str(error)), "error")
        self._show_job()

    def _show_job(self) -> None:
        running = self.job.is_running
        self.folder.setEnabled(self.slots[0].model is not None and not running)
        self.stop.setVisible(running)
        self.bar.setVisible(running)
        self.show_made.hide()

    def _say(self, text: str, role: str) -> None:
        self.status.setText(text)
        set_property(self.status, "role", role)

    # -- building ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.folder = _button(
            tr("Translate a folder…"), tr("Run the first model over a folder of pictures")
        )
        self.stop = _button(tr("Stop"), tr("Stop now; what is written stays"))
        self.show_made = _button(tr("Open folder"), tr("Show the pictures that were written"))
        self.bar, self.status = QProgressBar(), QLabel()
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(200)
        self.status.setWordWrap(True)
        columns = row_layout(spacing=10)
        columns.addWidget(self.input, 1)
        for slot in self.slots:
            columns.addWidget(slot, 1)
        below = QHBoxLayout()
        for widget in (self.folder, self.stop, self.bar):
            below.addWidget(widget)
        below.addWidget(self.status, 1)
        below.addWidget(self.show_made)
        column = QVBoxLayout(self)
        column.addLayout(columns, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.folder.clicked.connect(self._choose_folder)
        self.stop.clicked.connect(self.job.stop)
        self.show_made.clicked.connect(lambda: show_folder(self._outputs))
        self.input.changed.connect(self._run)
        self.input.failed.connect(lambda error: self._say(of_engine(str(error)), "error"))
        for slot in self.slots:
            slot.choose.connect(lambda slot=slot: self._choose_model(slot))
            slot.opened.connect(lambda slot=slot: self._opened(slot))
            slot.cleared.connect(self._show_job)
        self.job.progressed.connect(self._progress)
        self.job.finished.connect(self._finished)
        self.job.stopped.connect(self._stopped)
        self.job.failed.connect(self._failed)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button
