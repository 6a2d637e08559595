"""Drawings and answers as files and on the clipboard."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.data.images import save_picture
from core.live.drawing_spec import DrawingSpec
from workbench.app.background import Background
from workbench.app.folder_to_write import ask_folder_to_write
from workbench.app.translation import tr
from workbench.playground.answer_tile import AnswerTile
from workbench.playground.easel import Easel
from workbench.widgets.pictures.drawing import pixels
from workbench.widgets.saving import picture_of


class PlaygroundSaving(QObject):
    """Asks where to, and writes there. `told` is a sentence about how it went."""

    reported = Signal(str)

    def __init__(self, easel: Easel, background: Background) -> None:
        super().__init__(easel)
        self._easel, self._background = easel, background
        self.spec: DrawingSpec | None = None
        self.name = "drawing"

    def menu(self, parent: QWidget) -> QMenu:
        """Everything that can be done, as a menu."""
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        menu.addAction(tr("Copy drawing"), self.copy_drawing)
        menu.addAction(tr("Copy drawing and outputs"), self.copy_all)
        menu.addSeparator()
        menu.addAction(tr("Save drawing as PNG…"), self.save_drawing).setToolTip(
            tr("Label maps are saved as class numbers with their colours")
        )
        menu.addAction(tr("Save all outputs as PNG…"), self.save_answers).setToolTip(
            tr("Save the drawing and each output as separate files")
        )
        menu.addAction(tr("Save all as one picture…"), self.save_all)
        return menu

    def copy_drawing(self) -> None:
        """Put the drawing on the clipboard."""
        self._copy(self._easel.canvas.picture())

    def copy_all(self) -> None:
        """Put canvas and answers, as they are on screen, on the clipboard."""
        self._copy(picture_of(self._easel))

    def save_drawing(self) -> None:
        """Write the drawing: a picture, or class numbers."""
        path = self._ask(tr("Save the drawing"), f"{self.name}-drawing.png")
        if path is not None:
            self.write_drawing(path)

    def save_answer(self, tile: AnswerTile) -> None:
        """Write one answer."""
        path = self._ask(tr("Save the output"), f"{self.name}-{_file_name(tile)}.png")
        if path is not None:
            self._write({path: tile.image.copy()})

    def save_all(self) -> None:
        """Write canvas and answers, as they are on screen, as one picture."""
        path = self._ask(tr("Save drawing and outputs"), f"{self.name}.png")
        if path is not None:
            self._write({path: picture_of(self._easel)})

    def save_answers(self) -> None:
        """Write drawing and answers into a folder."""
        title = tr("Save drawing and outputs to")
        ask_folder_to_write(self._easel, title, self.write_answers)

    def write_drawing(self, path: Path) -> None:
        """Write the drawing to this file, in the background."""
        artwork, spec = self._easel.canvas.artwork, self.spec
        if artwork is None or spec is None:
            return
        values = artwork.values.copy()
        self._background.run(lambda: spec.save(path, values), lambda _: self._tell(path))

    def write_answers(self, folder: Path) -> None:
        """Write drawing and answers into this folder, in the background."""
        self.write_drawing(folder / f"{self.name}-drawing.png")
        tiles = [tile for tile in self._easel.tiles if not tile.image.isNull()]
        files = {f"{self.name}-{_file_name(tile)}.png": tile.image.copy() for tile in tiles}
        self._write({folder / name: image for name, image in files.items()})

    def _write(self, images: dict[Path, QImage]) -> None:
        def write() -> None:
            for path, image in images.items():
                save_picture(path, pixels(image))

        if images:
            self._background.run(write, lambda _: self._tell(next(iter(images))))

    def _copy(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.reported.emit(tr("Copied."))

    def _tell(self, path: Path) -> None:
        self.reported.emit(tr("Saved to {folder}.").format(folder=path.parent))

    def _ask(self, title: str, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._easel, title, name, "PNG (*.png)")
        path = Path(chosen)
        return (path if path.suffix else path.with_suffix(".png")) if chosen else None


def _file_name(tile: AnswerTile) -> str:
    return tile.title.lower().replace("№ ", "candidate-").replace(", ", "-").replace(" ", "-")
