"""Looks at the files that a recipe names, in the background, while it is being written."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.recipe.recipe import Recipe
from core.runtime.errors import UserError
from core.runtime.paths import given_path
from workbench.app.background import Background
from workbench.app.engine_words import of_engine
from workbench.app.translation import tr
from workbench.recipe.draft import FIELDS, RecipeDraft
from workbench.recipe.relevance import belongs

FILE_FIELDS = tuple(path for path, field in FIELDS.items() if field.picker == "file")
# What of the recipe decides whether a file fits, besides the file.
_CONTEXT = (
    "family", "teacher.generator", "teacher.direction", "data.height", "data.width",
    "data.classes", "gaugan.upsampling", "search.segmenter",
)  # fmt: skip
_DEBOUNCE_MS = 300


@dataclass(frozen=True)
class FileFinding:
    """What a file turned out to be, or why it will not do."""

    words: str
    is_problem: bool = False


class FileChecks(QObject):
    """`findings` by field; `changed` follows each of them. A file is looked at once as it is."""

    changed = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.findings: dict[str, FileFinding] = {}
        self._background = background
        self._asked: dict[str, tuple[Any, ...]] = {}
        self._recipe: Recipe | None = None
        self._read_only = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE_MS)
        self._wait.timeout.connect(self._look)
        self._due: set[str] = set()

    def follow(self, draft: RecipeDraft, read_only: bool = False) -> None:
        """Look at the files that this draft names, as far as that was not done yet.

        `read_only`: of a run, so nothing is advised.
        """
        self._recipe, self._read_only = draft.recipe, read_only
        gone = []
        for path in FILE_FIELDS:
            text = str(draft.values[path]).strip()
            wanted = text and text not in FIELDS[path].suggestions and belongs(path, draft.values)
            if not wanted:
                self._asked.pop(path, None)
                self._due.discard(path)
                self._background.cancel(path)
                gone.append(self.findings.pop(path, None))
                continue
            key = (text, *(draft.values[name] for name in _CONTEXT))
            if self._asked.get(path) != key:
                self._asked[path] = key
                self.findings[path] = FileFinding(tr("Reading the file…"))
                self._due.add(path)
        if self._due:
            self._wait.start()
        if self._due or any(gone):
            self.changed.emit()

    @property
    def first_problem(self) -> tuple[str, str]:
        """The first field whose file will not do, and why; both empty where all will."""
        for path in FILE_FIELDS:
            finding = self.findings.get(path)
            if finding is not None and finding.is_problem:
                return path, finding.words
        return "", ""

    def _look(self) -> None:
        recipe, due = self._recipe, self._due
        if recipe is None:
            return
        self._due = set()
        for path in due:
            try:
                file = given_path(self._asked[path][0])
            except UserError as error:
                self._refuse(path, error)
                continue
            self._background.run(
                partial(look_at_file, path, file, recipe),
                partial(self._tell, path),
                partial(self._refuse, path),
                only_latest=path,
            )

    def _tell(self, path: str, words: str) -> None:
        self.findings[path] = FileFinding(of_engine(words))
        self.changed.emit()

    def _refuse(self, path: str, error: UserError) -> None:
        self.findings[path] = FileFinding(
            of_engine(error.sentence if self._read_only else str(error)), is_problem=True
        )
        self.changed.emit()


def look_at_file(path: str, file: Path, recipe: Recipe) -> str:
    """What the file of a field holds, in words. Slow: call it in the background.

    Raises UserError where it is not there, or is of no use in this field.
    """
    if not file.is_file():
        here = tr("This is no regular file.") if file.exists() else tr("There is no such file.")
        sentence = tr("This is a folder.") if file.is_dir() else here
        raise UserError(sentence, tr("Choose a file of weights."))
    return _LOOKS[path](file, recipe) if path in _LOOKS else ""


def _teacher(file: Path, recipe: Recipe) -> str:
    from core.stages.imported import recognised_teacher

    return recognised_teacher(file, recipe)


def _discriminator(file: Path, recipe: Recipe) -> str:
    from core.stages.imported import recognised_discriminator

    return recognised_discriminator(file, recipe)


def _perceptual(file: Path, recipe: Recipe) -> str:
    from core.families.perceptual import perceptual_loss

    return tr("Weights of {network}.").format(network=perceptual_loss(file).network)


def _segmenter(file: Path, recipe: Recipe) -> str:
    from core.metrics.segmenters import segmenter

    segmenter(file)
    return ""


def _weights(file: Path, recipe: Recipe) -> str:
    from core.runtime.weight_files import read_weights

    read_weights(file)
    return ""


_LOOKS: dict[str, Callable[[Path, Recipe], str]] = {
    "teacher.checkpoint": _teacher,
    "teacher.discriminator_checkpoint": _discriminator,
    "gaugan.perceptual_weights": _perceptual,
    "search.segmenter": _segmenter,
    "search.weights": _weights,
}
