"""The folder that a person picks to write into, which may be new."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QWidget

from core.runtime.errors import UserError
from core.runtime.paths import nearest_there
from core.runtime.writing import require_writable


class FolderToWrite(QFileDialog):
    """Also takes a typed folder that is not there yet and can be made; makes nothing itself.

    Qt's own dialog greys its button for such a folder; a platform's dialog could not be taught to
    take it.
    """

    def __init__(self, parent: QWidget, title: str, start: Path | None = None) -> None:
        """Without `start` it begins where a dialog was last, as Qt remembers that."""
        super().__init__(parent, title)
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        if start is not None:
            self.setDirectory(str(nearest_there(start)))
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)
        # After Qt's own answer to the same signal, which greys the button.
        line = self.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.textChanged.connect(self._allow_new)

    def accept(self) -> None:
        if new := self._new_folder():
            self.fileSelected.emit(str(new))
            self.done(int(QFileDialog.DialogCode.Accepted))
        else:
            super().accept()

    def _new_folder(self) -> Path | None:
        """The folder that was typed, where it is not there yet and can be made."""
        folder = Path(next(iter(self.selectedFiles()), ""))
        try:
            require_writable(folder)
        except UserError:
            return None
        return None if folder.exists() else folder

    def _allow_new(self) -> None:
        if self._new_folder():
            box = self.findChild(QDialogButtonBox)
            assert isinstance(box, QDialogButtonBox)
            for button in box.buttons():
                button.setEnabled(True)


def ask_folder_to_write(
    parent: QWidget, title: str, then: Callable[[Path], object], start: Path | None = None
) -> None:
    """Ask for a folder to write into, without blocking the window; `then` gets what was picked."""
    dialog = FolderToWrite(parent, title, start)
    dialog.fileSelected.connect(lambda text: then(Path(text)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
