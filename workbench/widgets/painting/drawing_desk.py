"""Everything a person draws with, around one canvas."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QColorDialog, QComboBox, QFileDialog, QWidget

from core.data.images import SUFFIXES, Seen
from core.live.drawing_spec import DrawingSpec, StartingImage
from core.live.inference import Drawing
from core.live.opened import opened_with_depth
from workbench.app.background import Background
from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.widgets.layouts import column_layout
from workbench.widgets.painting.artwork import Artwork, Ink
from workbench.widgets.painting.canvas import DrawingCanvas, Tool, image_of
from workbench.widgets.painting.drawing_tools import DrawingTools
from workbench.widgets.painting.swatches import MOST_BUTTONS, Swatches
from workbench.widgets.pictures.drawing import pixels
from workbench.widgets.segments import tool
from workbench.widgets.tool_row import ToolRow

THUMBNAIL, SMALL = QSize(48, 48), QSize(16, 16)
# A longer name of a picture to start from is cut in the middle.
LETTERS = 14
FEW = 12
BRUSHES = {"classes": 10, "colours": 8, "lines": 2, "photos": 6}
TOOL_KEYS: dict[int, Tool] = {
    Qt.Key.Key_B: "brush",
    Qt.Key.Key_L: "line",
    Qt.Key.Key_R: "rectangle",
    Qt.Key.Key_F: "fill",
    Qt.Key.Key_E: "eraser",
}


class DrawingDesk(QWidget):
    """Tools, colours and pictures to start from; `changed` tells that the canvas shows others."""

    changed = Signal()
    reported = Signal(str)

    def __init__(
        self, canvas: DrawingCanvas, background: Background, is_narrow: bool = False
    ) -> None:
        """`is_narrow` puts the colours below the tools, where there is no room beside them."""
        super().__init__()
        self.canvas = canvas
        self.spec: DrawingSpec | None = None
        self.beneath: Seen | None = None
        self._background = background
        self.tools = DrawingTools()
        self.swatches = Swatches()
        self.starts = QComboBox()
        # Large in the list alone: the row keeps its height.
        self.starts.setIconSize(SMALL)
        self.starts.view().setIconSize(THUMBNAIL)
        self.starts.setAccessibleName(tr("Picture to start from"))
        self.starts.setToolTip(tr("Start from a held-out picture"))
        self.starts.setPlaceholderText(tr("Start from…"))
        self.starts.setMinimumContentsLength(LETTERS)
        self.starts.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        about = tr("Open a picture to draw on; you can also drop or paste one")
        self.open = tool(tr("Open picture"), about)
        rows = column_layout(self, (0, 0, 0, 0), 4)
        self._colours = ToolRow() if is_narrow else self.tools
        if not is_narrow:
            self._add_colours()
        self.tools.add_stretch()
        self.tools.add_more()
        rows.addWidget(self.tools)
        if is_narrow:
            self._add_colours()
            self._colours.add_stretch()
            rows.addWidget(self._colours)
        self._connect()

    def _add_colours(self) -> None:
        self._colours.add(self.swatches.names)
        self._colours.add(self.swatches, rank=1)

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icons."""
        self.tools.apply_theme(theme)
        self.swatches.apply_theme(theme)
        self.open.setIcon(icon("open", theme))

    # -- what is drawn ----------------------------------------------------------------------

    def set_spec(self, spec: DrawingSpec | None) -> None:
        """Draw with this from now on, on the first picture there is."""
        self.spec = spec
        self.canvas.show_artwork(None)
        self.starts.clear()
        if spec is not None:
            self._lay_out(spec)
        self._show_history()

    def _lay_out(self, spec: DrawingSpec) -> None:
        drawing = spec.starts[0].source if spec.starts else spec.blank()
        self.beneath = spec.starts[0].full if spec.starts else None
        artwork = Artwork(drawing, soft=spec.kind in ("lines", "photos"))
        self.canvas.show_artwork(artwork, spec.palette if spec.kind == "classes" else ())
        self.canvas.paper = self._ink(spec, spec.paper)
        self.swatches.set_palette(spec.palette, spec.names, spec.kind == "photos")
        self._offer_palette(spec)
        self._take_entry(1 if spec.paper == 0 and len(spec.palette) > 1 else 0)
        self.tools.set_size(BRUSHES[spec.kind])
        for start in spec.starts:
            self._offer(start, spec)
        self.starts.setCurrentIndex(0 if spec.starts else -1)

    def _offer_palette(self, spec: DrawingSpec) -> None:
        """Few colours without names are seen at once; others are in the list, too."""
        is_plain = not any(spec.names) and len(spec.palette) <= FEW
        self._colours.set_wanted(self.swatches.names, not is_plain)
        self._colours.set_wanted(self.swatches, len(spec.palette) <= MOST_BUTTONS)
        self._colours.set_rank(self.swatches, 0 if is_plain else 1)

    def _offer(self, start: StartingImage, spec: DrawingSpec) -> None:
        metrics, mode = self.starts.fontMetrics(), Qt.TextElideMode.ElideMiddle
        room = LETTERS * metrics.horizontalAdvance("X")
        thumbnail = QIcon(QPixmap.fromImage(_shown(start, spec)))
        self.starts.addItem(thumbnail, metrics.elidedText(start.name, mode, room))
        self.starts.setItemData(self.starts.count() - 1, start.name, Qt.ItemDataRole.ToolTipRole)

    def _connect(self) -> None:
        tools, canvas = self.tools, self.canvas
        tools.tool_chosen.connect(self.take_tool)
        tools.size_chosen.connect(self._take_size)
        tools.undo.clicked.connect(self.undo)
        tools.redo.clicked.connect(self.redo)
        tools.clear.clicked.connect(self.clear)
        canvas.changed.connect(self.changed)
        canvas.committed.connect(self._show_history)
        canvas.size_wanted.connect(tools.set_size)
        canvas.ink_picked.connect(self._pick)
        canvas.dropped.connect(self.take_mime)
        self.swatches.chosen.connect(self._take_entry)
        self.swatches.other_wanted.connect(self._mix)
        self.starts.activated.connect(self.start_from)
        self.open.clicked.connect(self.choose_picture)

    # -- a person's doing -------------------------------------------------------------------

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False where it stands for nothing here."""
        standard = QKeySequence.StandardKey
        shortcuts = {standard.Undo: self.undo, standard.Redo: self.redo, standard.Paste: self.paste}
        for key, act in shortcuts.items():
            if event.matches(key):
                act()
                return True
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        if event.key() in TOOL_KEYS:
            self.take_tool(TOOL_KEYS[event.key()])
        elif event.key() in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            wider = event.key() == Qt.Key.Key_BracketRight
            self.tools.set_size(self.canvas.brush_size + (1 if wider else -1))
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        else:
            return False
        return True

    def take_tool(self, name: str) -> None:
        """Draw with this tool."""
        self.canvas.tool = cast(Tool, name)
        self.tools.tools.set_current(name)
        self.canvas.update()

    def undo(self) -> None:
        """Take the last stroke back."""
        if self.canvas.artwork is not None:
            self.canvas.artwork.undo()
            self._redrawn()

    def redo(self) -> None:
        """Draw once more what was taken back."""
        if self.canvas.artwork is not None:
            self.canvas.artwork.redo()
            self._redrawn()

    def clear(self) -> None:
        """Empty paper."""
        if self.spec is not None:
            self._replace(self.spec.blank())

    def start_from(self, place: int) -> None:
        """Draw on a picture of the data set."""
        if self.spec is not None:
            start = self.spec.starts[place]
            self._replace(start.source, start.full)

    def choose_picture(self) -> None:
        """Ask for a picture file to draw on."""
        endings = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Open a picture"), "", f"{tr('Pictures')} ({endings})"
        )
        if chosen:
            self.open_picture(Path(chosen))

    def open_picture(self, path: Path) -> None:
        """Draw on the picture in a file."""
        self._fit(lambda spec: opened_with_depth(spec, path))

    def paste(self) -> None:
        """Draw on the picture that was copied."""
        self.take_mime(QGuiApplication.clipboard().mimeData())

    def take_mime(self, mime: QMimeData) -> None:
        """Draw on what was dropped or copied, if it is a picture."""
        if mime.hasImage():
            image = QImage(mime.imageData())
            self._fit(lambda spec: (spec.fitted(pixels(image)), None))
        elif mime.hasUrls() and mime.urls()[0].isLocalFile():
            self.open_picture(Path(mime.urls()[0].toLocalFile()))
        else:
            self.reported.emit(tr("The clipboard holds no picture."))

    def _fit(self, read: "Callable[[DrawingSpec], tuple[Drawing, Seen | None]]") -> None:
        """Read a picture and fit it to the drawing, in the background: it may be huge."""
        spec = self.spec

        def fit() -> tuple[Drawing, Seen | None] | None:
            return read(spec) if spec is not None else None

        def take(found: tuple[Drawing, Seen | None] | None) -> None:
            if found is not None and spec is self.spec:
                self._replace(*found)

        self._background.run(fit, take, only_latest="picture")

    def _replace(self, values: Drawing, beneath: Seen | None = None) -> None:
        self.beneath = beneath
        # Neither a picture that is still being read nor a stroke under way goes on after this.
        self._background.cancel("picture")
        self.canvas.lift()
        if self.canvas.artwork is not None:
            self.canvas.artwork.replace(values)
            self._redrawn()

    def _redrawn(self) -> None:
        self.canvas.refresh()
        self._show_history()
        self.changed.emit()

    def _show_history(self) -> None:
        artwork = self.canvas.artwork
        self.tools.undo.setEnabled(artwork is not None and artwork.can_undo)
        self.tools.redo.setEnabled(artwork is not None and artwork.can_redo)

    def _take_size(self, size: int) -> None:
        self.canvas.brush_size = size
        self.canvas.update()

    def _take_entry(self, place: int) -> None:
        self.swatches.set_current(place)
        if self.spec is not None:
            self.canvas.ink = self._ink(self.spec, place)

    def _ink(self, spec: DrawingSpec, place: int) -> Ink:
        return place if spec.kind == "classes" else spec.palette[place]

    def _pick(self, ink: Ink) -> None:
        """Draw on with what lies under the pointer."""
        self.canvas.ink = ink
        if isinstance(ink, int):
            self.swatches.set_current(ink)
        else:
            self.swatches.show_colour(ink)

    def _mix(self) -> None:
        """Ask for a colour that is not in the palette."""
        ink = self.canvas.ink
        before = QColor(*ink) if isinstance(ink, tuple) else QColor()
        colour = QColorDialog.getColor(before, self, tr("Another colour"))
        if colour.isValid():
            self._pick((colour.red(), colour.green(), colour.blue()))
        else:
            self._pick(ink)


def _shown(start: StartingImage, spec: DrawingSpec) -> QImage:
    values = start.source
    if values.ndim == 2:
        table = np.array(spec.palette, np.uint8)
        values = table[np.minimum(values, len(table) - 1)]
    return image_of(np.ascontiguousarray(values))
