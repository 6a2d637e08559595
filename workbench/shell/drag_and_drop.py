"""What is dropped onto the window: a recipe, a run, pictures, or weights."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from core.recipe.families import families_with
from core.runtime.errors import UserError
from core.runtime.file_kinds import WEIGHTS
from workbench.app.engine_words import of_engine
from workbench.app.translation import mark, tr, tr_count
from workbench.recipe.relevance import ANSWERS
from workbench.widgets.drop_overlay import DropOverlay

if TYPE_CHECKING:
    from core.checkpoints.inspect_checkpoint import CheckpointSummary
    from workbench.shell.window import Window


@dataclass(frozen=True)
class DropKind:
    """What a path looks like from outside, and what dropping it will do."""

    name: str
    promise: str


def drop_kind(path: Path) -> DropKind | None:
    """What a person who drops this means; None for what the window has no use for."""
    if path.is_dir():
        if (path / "recipe.toml").is_file():
            return DropKind("run", tr("Show the run {name}").format(name=path.name))
        if (path / "MODEL_CARD.md").is_file():
            return DropKind("model", tr("Try the model in {name}").format(name=path.name))
        return DropKind("folder", tr("Use the pictures in {name}").format(name=path.name))
    suffix = path.suffix.lower()
    if suffix == ".toml":
        return DropKind("recipe", tr("Open the recipe {name}").format(name=path.name))
    if suffix == ".onnx":
        return DropKind("model", tr("Try the model {name}").format(name=path.name))
    if suffix in WEIGHTS:
        return DropKind("weights", tr("Use {name} as the teacher").format(name=path.name))
    return None


def _is_picture(path: Path) -> bool:
    from core.data.images import SUFFIXES  # NumPy comes with it

    return path.suffix.lower() in SUFFIXES


class DragAndDrop(QObject):
    """Watches the window for drags, shows what a drop will do, and does it."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._refused, self._details = "", ""
        self.overlay = DropOverlay(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._takes: dict[str, Callable[[Path], None]] = {
            "run": window.requests.open_run,
            "recipe": window.requests.open_recipe,
            "folder": self._take_folder,
            "weights": self._take_weights,
            "model": window.requests.starts.try_model,
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
        self._window.banner.withdraw(self._refused)
        self._refused, self._details = "", ""
        if len(paths) != 1:
            self._refuse(
                tr_count("1 thing was dropped.", "%n things were dropped.", len(paths)), _ONE
            )
            return
        kind = drop_kind(paths[0])
        if kind is not None:
            self._takes[kind.name](paths[0])
        elif _is_picture(paths[0]):
            self._refuse(tr("{name} is a single picture.").format(name=paths[0].name), _PICTURE)
        else:
            name = paths[0].name
            self._refuse(
                tr("{name} is not a file that the workbench can open.").format(name=name), _KNOWN
            )
        if kind is None or kind.name not in ("run", "recipe"):
            self._inspect(paths[0])

    def _inspect(self, path: Path) -> None:
        """Tell all that `main.py inspect` says of what was dropped."""

        def work() -> list[str]:
            from core.engine.inspection import inspect_path

            return inspect_path(path).lines

        def done(lines: list[str]) -> None:
            self._details = "\n".join(lines)
            banner = self._window.banner
            if not self._refused:
                banner.show_found(lines[0], "\n".join(lines[1:]))
            elif self._refused == banner.sentence:
                banner.add_details(self._details)

        self._window.background.run(work, done, lambda error: None, only_latest="inspect")

    def _fail(self, error: UserError) -> None:
        details = error.details or self._details
        self._window.show_error(UserError(error.sentence, error.action, details))
        self._refused = self._window.banner.sentence

    def _enter(self, event: QDragEnterEvent) -> None:
        paths = _paths(event)
        if not paths:
            event.ignore()
            return
        event.acceptProposedAction()
        kind = drop_kind(paths[0]) if len(paths) == 1 else None
        self.overlay.show_promise(kind.promise if kind else tr(_KNOWN), bool(kind))

    def _drop(self, event: QDropEvent) -> None:
        self.overlay.hide()
        event.acceptProposedAction()
        paths = _paths(event)
        if paths:  # a program that ends while its files are dragged drops none
            self.take(paths)

    def _take_folder(self, folder: Path) -> None:
        def work() -> str | None:
            from core.data.folders import picture_folders, unread_files
            from core.data.listing import no_pictures

            if any(leaf.files for leaf in picture_folders(folder)):
                return None
            unread = [path.name for path in unread_files(folder)]
            return no_pictures(folder, unread)[0] if unread else ""

        def done(reason: str | None) -> None:
            if reason is None:
                self._fill(self._folder_field(), folder)
            else:
                sentence = tr("{name} is neither a folder of pictures nor a run.")
                self._refuse(reason or sentence.format(name=folder.name), _KNOWN)

        self._window.background.run(work, done, self._fail, only_latest="drop")

    def _folder_field(self) -> str:
        """The field that a folder is dropped into: that of answers, where it waits for one."""
        values, form = self._window.draft.values, self._window.recipe.form
        is_waiting = form.teacher.current == ANSWERS and not values["teacher.answers"]
        return "teacher.answers" if is_waiting and values["data.folder"] else "data.folder"

    def _take_weights(self, file: Path) -> None:
        self._window.statusBar().showMessage(tr("Reading {name}…").format(name=file.name))

        def work() -> "CheckpointSummary":
            from core.checkpoints.inspect_checkpoint import inspect_checkpoint

            return inspect_checkpoint(file)

        def done(found: "CheckpointSummary") -> None:
            self._window.statusBar().clearMessage()
            self._place(file, found)

        self._window.background.run(work, done, self._fail, only_latest="drop")

    def _place(self, file: Path, found: "CheckpointSummary") -> None:
        family = self._window.draft.values["family"]
        families = families_with(found.network)
        if found.is_generator and family not in families:
            sentence = tr("{name} is {words}, which {family} does not use.")
            self._refuse(
                sentence.format(name=file.name, words=of_engine(found.words), family=family),
                tr("Choose the family {families} first.").format(
                    families=tr(" or ").join(families)
                ),
            )
            return
        discriminator = "teacher.discriminator_checkpoint"
        self._fill("teacher.checkpoint" if found.is_generator else discriminator, file)
        sentence = tr("{name} is {words}.").format(name=file.name, words=of_engine(found.words))
        if found.choices:
            # Neither the direction nor an average decides: the field that names one is shown.
            self._window.recipe.show_field("teacher.checkpoint_network")
            question = tr("{sentence} Name one of them in this field: {names}.")
            sentence = question.format(sentence=sentence, names=", ".join(found.choices))
        self._window.statusBar().showMessage(sentence, 8000)

    def _fill(self, field: str, path: Path) -> None:
        self._window.draft.edit(field, str(path))
        self._window.requests.new_run()
        self._window.recipe.show_field(field)

    def _refuse(self, sentence: str, action: str) -> None:
        self._fail(UserError(sentence, tr(action)))


def _paths(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


_ONE = mark("Drop one file or one folder at a time.")
_PICTURE = mark("Drop it on the Playground, or drop the folder of all pictures here.")
_KNOWN = mark(
    "Drop a recipe (.toml), a folder of pictures, a run's folder, a checkpoint (.pth) or an "
    "exported model (.onnx)."
)
