"""What is shown of the samples, copied and saved; the time-lapse as a file."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.runtime.errors import UserError
from workbench.app.background import Background
from workbench.app.engine_words import of_engine
from workbench.app.folder_to_write import ask_folder_to_write
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.samples.lapse_file import write_gif, write_sequence
from workbench.samples.sheet import captioned, sheet
from workbench.widgets.pictures.shown import Shown
from workbench.widgets.saving import picture_of, write_png

# More frames than this make a file that nobody waits for: then some are left out, evenly.
MOST_FRAMES = 150


@dataclass(frozen=True)
class Lapse:
    """A time-lapse to be written: what is shown at each moment, read when it is needed."""

    count: int
    shown: Callable[[int], list[Shown]]
    words: Callable[[int], str]
    theme: Theme
    font: QFont

    @property
    def frames(self) -> int:
        """How many frames its file has."""
        return min(self.count, MOST_FRAMES)

    def frame(self, index: int) -> QImage:
        """One of the frames."""
        moment = index * (self.count - 1) // max(1, self.frames - 1)
        return sheet(self.shown(moment), self.words(moment), self.theme, self.font)


class SampleSaving(QObject):
    """Asks a person where to, and writes there. `told` is a sentence about how it went."""

    reported = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._background = Background(self)
        self._background.failed.connect(self._complain)

    def picture(self, widget: QWidget, caption: str, theme: Theme) -> QImage:
        """The widget as it is on screen, with a caption below it."""
        return captioned(picture_of(widget), caption, theme, widget.font())

    def copy(self, picture: QImage) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(picture)
        self.reported.emit(tr("Copied."))

    def save(self, picture: QImage, name: str) -> None:
        """Write the picture to a PNG file that a person names."""
        path = self._ask(tr("Save pictures"), f"{name}.png", "PNG (*.png)")
        if path is not None:
            self._background.run(partial(_write_png, picture, path), self._tell)

    def save_gif(self, lapse: Lapse, name: str) -> None:
        """Write the time-lapse as an animated GIF."""
        path = self._ask(tr("Save time-lapse"), f"{name}.gif", "GIF (*.gif)")
        if path is not None:
            self.reported.emit(tr("Writing {name}…").format(name=path.name))
            self._background.run(partial(write_gif, lapse.frame, lapse.frames, path), self._tell)

    def save_sequence(self, lapse: Lapse) -> None:
        """Write the time-lapse as numbered pictures into a folder."""

        def then(folder: Path) -> None:
            self.reported.emit(tr("Writing {name}…").format(name=folder.name))
            work = partial(write_sequence, lapse.frame, lapse.frames, folder)
            self._background.run(work, self._tell)

        title = tr("Folder for the pictures of the time-lapse")
        ask_folder_to_write(self._parent, title, then)

    def _ask(self, title: str, name: str, kind: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._parent, title, name, kind)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(Path(name).suffix)

    def _tell(self, path: Path) -> None:
        self.reported.emit(tr("Saved as {name}.").format(name=path.name))

    def _complain(self, error: UserError) -> None:
        self.reported.emit("")
        box = QMessageBox(QMessageBox.Icon.Warning, tr("Not saved"), of_engine(str(error)))
        box.setParent(self._parent, box.windowFlags())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setDetailedText(error.details)
        box.open()


def _write_png(picture: QImage, path: Path) -> Path:
    write_png(picture, path)
    return path
