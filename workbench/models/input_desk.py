"""What goes into the models of the page: a picture that was opened, or a drawing."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.export.input_spec import InputSpec
from core.live.drawing_spec import DrawingSpec
from core.live.inference import Drawing
from core.live.opened import opened_whole
from core.live.spec_of_model import blank_spec
from workbench.app.background import Background
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout
from workbench.widgets.painting.canvas import DrawingCanvas
from workbench.widgets.painting.drawing_desk import DrawingDesk

SIDE = 256


class InputDesk(QWidget):
    """A canvas with the colours or classes of the model that draws on it.

    `changed` tells that there is another input; `failed` why a file is none. `file` is the picture
    that was opened, as long as nothing was drawn on it: models read it as they read a folder's.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.file: Path | None = None
        self._inputs = InputSpec()
        self._background = background
        self.canvas = DrawingCanvas()
        self.canvas.setMinimumSize(160, 160)
        self.canvas.setAccessibleName(tr("Input picture"))
        self.canvas.setToolTip(tr("Drop a picture here, or draw with the mouse"))
        self.desk = _Desk(self.canvas, background, is_narrow=True)
        self.desk.changed.connect(self._drawn)
        self.desk.reported.connect(self.failed.emit)
        self.desk.picture_wanted.connect(self.open)
        self.desk.set_spec(blank_spec(SIDE, SIDE))
        self._lay_out()

    def apply_theme(self, theme: Theme) -> None:
        """Recolour tools and frame."""
        self.desk.apply_theme(theme)
        self.canvas.apply_theme(theme)

    @property
    def spec(self) -> DrawingSpec:
        """How the input is drawn."""
        assert self.desk.spec is not None, "there is one from the start"
        return self.desk.spec

    @property
    def drawing(self) -> Drawing:
        """The input, of its own size."""
        assert self.canvas.artwork is not None, "there is one from the start"
        values: Drawing = self.canvas.artwork.values
        return values

    def fit_model(self, inputs: InputSpec, first: DrawingSpec) -> None:
        """Draw with what this model knows; a picture that was opened stays, a drawing goes.

        `first` is what it begins with.
        """
        self._inputs = inputs
        if self.file is not None:
            self.open(self.file)
            return
        self._show(first, None)

    def open(self, path: Path) -> None:
        """Show the picture of a file, of its own size."""
        inputs = self._inputs
        self._background.run(
            lambda: opened_whole(inputs, path),
            lambda spec: self._show(spec, path),
            self.failed.emit,
            only_latest="model input",
        )

    def _show(self, spec: DrawingSpec, file: Path | None) -> None:
        self.file = file
        self.desk.set_spec(spec)
        self.changed.emit()

    def _drawn(self) -> None:
        # What was drawn over a file's picture is no longer that file.
        self.file = None
        self.changed.emit()

    def _lay_out(self) -> None:
        heading = text_label(tr("Input"), "heading")
        opener = QPushButton(tr("Open picture…"))
        opener.setToolTip(tr("Use a picture from a file as input"))
        opener.setAutoDefault(False)
        opener.clicked.connect(self.desk.choose_picture)
        about = text_label(tr("Drop a picture here, or draw with the mouse"), "dim", wraps=True)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(opener)
        column = column_layout(self, (0, 0, 0, 0))
        column.addLayout(top)
        column.addWidget(self.desk)
        column.addWidget(self.canvas, 1)
        column.addWidget(about)


class _Desk(DrawingDesk):
    """Pictures are not fitted to the drawing: they are asked for, to be shown whole."""

    picture_wanted = Signal(object)

    def open_picture(self, path: Path) -> None:
        self.picture_wanted.emit(path)
