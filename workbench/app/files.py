"""Files and folders that a person picks."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from core.runtime.paths import runs_home
from workbench.app.settings import Settings
from workbench.app.translation import mark, tr

RECIPES = mark(["Recipes (*.toml)", "All files (*)"])
Picked = Callable[[Path], object]


class Files:
    """Asks for files without blocking the window, and remembers where the person went last."""

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        self._parent, self._settings = parent, settings

    def run_folder(self, then: Picked) -> None:
        """A folder that holds a run."""
        start = self._settings.folder("run") or str(runs_home())
        self._ask(mark("Open a run"), "run", start, then, folder=True)

    def recipe(self, then: Picked) -> None:
        """A recipe to open."""
        start = self._settings.folder("recipe")
        self._ask(mark("Open a recipe"), "recipe", start, then, filters=RECIPES)

    def new_recipe(self, name: str, then: Picked) -> None:
        """Where to save a recipe."""
        start = str(Path(self._settings.folder("recipe")) / f"{name}.toml")
        self._ask(mark("Save the recipe"), "recipe", start, then, filters=RECIPES, save=True)

    def weights(self, then: Picked) -> None:
        """A checkpoint to import."""
        filters = mark(["Weights (*.pth *.pt *.safetensors)", "All files (*)"])
        start = self._settings.folder("weights")
        self._ask(mark("Choose a generator"), "weights", start, then, filters=filters)

    def pictures_folder(self, then: Picked) -> None:
        """A folder of pictures."""
        start = self._settings.folder("pictures")
        self._ask(mark("Choose the folder of your pictures"), "pictures", start, then, folder=True)

    def _ask(
        self,
        title: str,
        purpose: str,
        start: str,
        then: Picked,
        *,
        folder: bool = False,
        filters: list[str] | None = None,
        save: bool = False,
    ) -> None:
        dialog = QFileDialog(self._parent, tr(title))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        modes = QFileDialog.FileMode
        dialog.setFileMode(modes.Directory if folder else modes.ExistingFile)
        if save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setFileMode(modes.AnyFile)
            dialog.setDefaultSuffix("toml")
            dialog.selectFile(start)
        elif start and Path(start).is_dir():
            dialog.setDirectory(start)
        if filters:
            dialog.setNameFilters([tr(kind) for kind in filters])

        def picked(text: str) -> None:
            path = Path(text)
            self._settings.keep_folder(purpose, path.parent)
            then(path)

        dialog.fileSelected.connect(picked)
        dialog.open()


def show_folder(folder: Path) -> None:
    """Open a folder in the desktop's own file manager, or a file in its own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
