"""One model of the page: its file, what it is, and the picture it made."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.live.drawing_spec import DrawingSpec
from core.live.inference import Drawing
from core.runtime.errors import UserError
from workbench.app.background import Background
from workbench.app.engine_words import of_engine
from workbench.app.tips import wrapped
from workbench.app.translation import tr
from workbench.models.opened import OpenedModel, Output
from workbench.run.score_about import SPEED
from workbench.widgets.labels import text_label
from workbench.widgets.properties import set_property


class OutputView(QWidget):
    """A picture, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = ""
        self.image = QImage()
        self.setMinimumSize(160, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Show another picture; a null one: none."""
        self.image = image
        self.update()

    def set_hint(self, text: str) -> None:
        """What stands here while there is no picture."""
        self._hint = text
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(256, 256)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.image.isNull():
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            words = QTextOption(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(QRectF(self.rect()), self._hint, words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        frame = QRectF(0, 0, size.width(), size.height())
        frame.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(frame, self.image)


class ModelSlot(QFrame):
    """`opened` says that a model can draw; `choose` asks for a file."""

    opened = Signal()
    choose = Signal()
    cleared = Signal()

    def __init__(self, name: str, background: Background) -> None:
        """`name` tells two slots apart, in the background's list of work as well."""
        super().__init__()
        self.setObjectName("card")
        self.model: OpenedModel | None = None
        self._name, self._background = name, background
        self._title = text_label(tr("No model chosen"), "heading")
        self.about = QLabel()
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.time = text_label(role="dim")
        self.time.setTextFormat(Qt.TextFormat.PlainText)
        about = tr("Time for this picture here, reading and writing not counted. {speed}")
        self.time.setToolTip(wrapped(about.format(speed=tr(SPEED))))
        self.view = OutputView()
        self.view.setAccessibleName(tr("Picture made by {name}").format(name=name))
        pick = QPushButton(tr("Choose model…"))
        pick.setToolTip(tr("Open an .onnx, .safetensors or .pth file"))
        pick.clicked.connect(self.choose)
        self._clear = QToolButton()
        self._clear.setText("×")
        self._clear.setAccessibleName(tr("Remove this model"))
        self._clear.setToolTip(self._clear.accessibleName())
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._invite()
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(pick)
        top.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.about)
        column.addWidget(self.view, 1)
        column.addWidget(self.time)

    def open(self, path: Path) -> None:
        """Open a model's file; what it is is told, or why it is none."""
        self.clear()
        self._title.setText(path.name)
        self.view.set_hint("")
        self._say(tr("Reading {name}…").format(name=path.name), "dim")
        self._background.run(
            lambda: OpenedModel(path), self._show, self._refuse, only_latest=f"open {self._name}"
        )

    def clear(self) -> None:
        """Hold no model any more."""
        self._background.cancel(f"open {self._name}")
        self.model = None
        self._title.setText(tr("No model chosen"))
        self._say("", "")
        self.view.show_image(QImage())
        self.time.clear()
        self._clear.hide()
        self._invite()
        self.cleared.emit()

    def _invite(self) -> None:
        self.view.set_hint(tr("Choose a model to see its output; two are compared."))

    def draw(self, drawing: Drawing, spec: DrawingSpec, file: Path | None) -> None:
        """Run the model on a drawing, or on the file it came from."""
        model = self.model
        if model is None:
            return
        copy = drawing.copy()
        if self.view.image.isNull():
            self.time.setText(tr("Working…"))
        self._background.run(
            lambda: model.draw_file(file) if file else model.draw(copy, spec),
            self._show_output,
            self._refuse_input,
            only_latest=f"draw {self._name}",
        )

    def _show(self, model: OpenedModel) -> None:
        self.model = model
        self._say("\n".join(of_engine(line) for line in model.description.lines), "")
        self._clear.show()
        self.opened.emit()

    def _refuse(self, error: UserError) -> None:
        self._clear.show()
        self._say(of_engine(str(error)), "error")

    def _show_output(self, output: Output) -> None:
        if self.model is not None:
            self.view.show_image(output.image)
            self.time.setText(tr("{time:.0f} ms").format(time=output.milliseconds))

    def _refuse_input(self, error: UserError) -> None:
        self.time.setText(of_engine(str(error)))

    def _say(self, text: str, role: str) -> None:
        self.about.setText(text)
        set_property(self.about, "role", role)
