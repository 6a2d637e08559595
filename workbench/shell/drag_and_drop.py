"""What is dropped onto the window: a recipe, a run, pictures, or weights."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from core.errors import UserError
from workbench.files import WEIGHTS
from workbench.translation import mark, tr
from workbench.widgets.drop_overlay import DropOverlay

if TYPE_CHECKING:
    from core.checkpoints.told import Told
    from workbench.window import Window

_PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".webp", ".tif", ".tiff", ".gif")


@dataclass(frozen=True)
class Kind:
    """What a path looks like from outside, and what dropping it will do."""

    name: str
    promise: str


def kind_of(path: Path) -> Kind | None:
    """What a person who drops this means; None for what the window has no use for."""
    if path.is_dir():
        if (path / "recipe.toml").is_file():
            return Kind("run", tr("Show the run {name}").format(name=path.name))
        return Kind("folder", tr("Take the pictures of {name}").format(name=path.name))
    suffix = path.suffix.lower()
    if suffix == ".toml":
        return Kind("recipe", tr("Open the recipe {name}").format(name=path.name))
    if suffix in WEIGHTS:
        return Kind("weights", tr("Take {name} as the teacher").format(name=path.name))
    return None


class Drops(QObject):
    """Watches the window for drags, shows what a drop will do, and does it."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.overlay = DropOverlay(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._takes: dict[str, Callable[[Path], None]] = {
            "run": window.requests.open_run,
            "recipe": window.requests.open_recipe,
            "folder": self._take_folder,
            "weights": self._take_weights,
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragEnter:
            self._enter(cast(QDragEnterEvent, event))
        elif kind == QEvent.Type.DragLeave:
            self.overlay.hide()
        elif kind == QEvent.Type.Drop:
            self._drop(cast(QDropEvent, event))
        return kind in (QEvent.Type.DragEnter, QEvent.Type.Drop)

    def take(self, paths: list[Path]) -> None:
        """Do what is meant by dropping these, or say in a sentence why nothing is done."""
        if len(paths) != 1:
            self._refuse(tr("{n} things were dropped.").format(n=len(paths)), _ONE)
            return
        kind = kind_of(paths[0])
        if kind is not None:
            self._takes[kind.name](paths[0])
        elif paths[0].suffix.lower() in _PICTURES:
            self._refuse(tr("{name} is one picture.").format(name=paths[0].name), _PICTURE)
        else:
            name = paths[0].name
            self._refuse(tr("The workbench has no use for {name}.").format(name=name), _KNOWN)

    def _enter(self, event: QDragEnterEvent) -> None:
        paths = _paths(event)
        if not paths:
            event.ignore()
            return
        event.acceptProposedAction()
        kind = kind_of(paths[0]) if len(paths) == 1 else None
        self.overlay.show_promise(kind.promise if kind else tr(_KNOWN), bool(kind))

    def _drop(self, event: QDropEvent) -> None:
        self.overlay.hide()
        event.acceptProposedAction()
        self.take(_paths(event))

    def _take_folder(self, folder: Path) -> None:
        def work() -> bool:
            from core.data.folders import picture_folders

            return bool(picture_folders(folder))

        def done(has_pictures: bool) -> None:
            if has_pictures:
                self._fill("data.folder", folder)
            else:
                sentence = tr("{name} holds no pictures, and is no run.")
                self._refuse(sentence.format(name=folder.name), _KNOWN)

        self._window.background.run(work, done, self._window.show_error, only_latest="drop")

    def _take_weights(self, file: Path) -> None:
        self._window.statusBar().showMessage(tr("Looking at {name}…").format(name=file.name))

        def work() -> "Told":
            from core.checkpoints.told import told

            return told(file)

        def done(found: "Told") -> None:
            self._window.statusBar().clearMessage()
            self._place(file, found)

        self._window.background.run(work, done, self._window.show_error, only_latest="drop")

    def _place(self, file: Path, found: "Told") -> None:
        family = self._window.draft.values["family"]
        if found.is_generator and family not in found.families:
            sentence = tr("{name} is {words}, which {family} has no use for.")
            self._refuse(
                sentence.format(name=file.name, words=found.words, family=family),
                tr("Choose the family {families} first.").format(
                    families=tr(" or ").join(found.families)
                ),
            )
            return
        judge = "teacher.discriminator_checkpoint"
        self._fill("teacher.checkpoint" if found.is_generator else judge, file)
        sentence = tr("{name} is {words}.").format(name=file.name, words=found.words)
        self._window.statusBar().showMessage(sentence, 8000)

    def _fill(self, field: str, path: Path) -> None:
        self._window.draft.edit(field, str(path))
        self._window.requests.new_run()
        self._window.recipe.show_field(field)

    def _refuse(self, sentence: str, action: str) -> None:
        self._window.show_error(UserError(sentence, tr(action)))


def _paths(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


_ONE = mark("Drop one file or one folder at a time.")
_PICTURE = mark("Drop it on the Playground, or drop the folder of all pictures here.")
_KNOWN = mark(
    "Drop a recipe (.toml), a folder of pictures, a run's folder, or a checkpoint (.pth)."
)
