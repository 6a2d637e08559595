"""What a data folder holds, seen before anything runs."""

import shutil
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QVBoxLayout

from core.errors import UserError
from core.paths import cache_home
from workbench.background import Background
from workbench.translation import mark, tr
from workbench.widgets.thumbnails import Thumbnails

if TYPE_CHECKING:
    from core.data.images import Pixels
    from core.estimate import Counts
    from core.recipe import Pairing

PAIRS, SIDE = 4, 128
SAMPLE_WORDS = mark(
    {
        "pairs": "Built-in sample: label maps and the pictures they stand for, drawn by the "
        "workbench.",
        "unpaired": "Built-in sample as two unrelated sets: coloured label maps, and painted "
        "pictures.",
        "labels": "Built-in sample: label maps as class numbers, and the pictures they stand for.",
    }
)
_DEBOUNCE_MS = 300
_MOST_PROBLEMS = 500
# The start-up dialog and the recipe ask for the sample at the same time.
_DRAWING = threading.Lock()


@dataclass(frozen=True)
class Found:
    """What the preview shows: sentences, thumbnails, and what is wrong with single files.

    `pairs` are a source and a target each; `paired` tells whether they belong together. `known` are
    the numbers of a folder's pictures, for the estimate.
    """

    description: str
    counts: str
    pairs: "list[tuple[Pixels, Pixels]]"
    problems: list[str]
    paired: bool = True
    known: "Counts | None" = None


@dataclass(frozen=True)
class Wanted:
    """What the recipe says of the data. `classes` and `edges` are about label maps."""

    folder: str
    source: str
    sample_pairs: int
    pairing: "Pairing" = "pairs"
    classes: int = 0
    edges: bool = True


class DataPreview(QFrame):
    """Recognises a folder in the background; `problem` says why nothing could be recognised."""

    changed = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setObjectName("card")
        self.problem = ""
        self._background = background
        self.known: Counts | None = None
        self._wanted: Wanted | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE_MS)
        self._wait.timeout.connect(self._look)
        self._description = QLabel(tr("Looking at the data…"))
        self._description.setWordWrap(True)
        self._counts = QLabel()
        self._counts.setWordWrap(True)
        self._counts.setProperty("role", "dim")
        self.thumbnails = Thumbnails()
        self.thumbnails.hide()
        self._heading = QLabel()
        self._heading.setProperty("role", "warning")
        self._heading.setWordWrap(True)
        self.problems = QListWidget()
        self.problems.setAccessibleName(tr("Problems in the data"))
        self.problems.setWordWrap(True)
        self.problems.setMaximumHeight(110)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 7, 8, 8)
        column.setSpacing(5)
        for widget in (
            self._description, self._counts, self.thumbnails, self._heading, self.problems
        ):  # fmt: skip
            column.addWidget(widget)
        self._show_problems([])

    def show_data(
        self,
        folder: str,
        source: str,
        sample_pairs: int,
        pairing: "Pairing" = "pairs",
        classes: int = 0,
        edges: bool = True,
    ) -> None:
        """Look at a folder (empty: the built-in sample), unless it is shown already."""
        auto = source.strip() or "auto"
        wanted = Wanted(folder.strip(), auto, sample_pairs, pairing, classes, edges)
        if wanted == self._wanted:
            return
        first, self._wanted = self._wanted is None, wanted
        self.problem, self.known = "", None
        _set_text(self._description, tr("Looking at the data…"), "")
        self._wait.start(0 if first else _DEBOUNCE_MS)

    def _look(self) -> None:
        if self._wanted is None:
            return
        wanted = self._wanted

        def work() -> Found:
            if not wanted.folder:
                return look_at_sample(wanted.sample_pairs, wanted.pairing)
            folder = Path(wanted.folder)
            return look_at(folder, wanted.source, wanted.pairing, wanted.classes, wanted.edges)

        self._background.run(work, self._show, self._show_error, only_latest="data")

    def _show(self, found: Found) -> None:
        self.problem, self.known = "", found.known
        _set_text(self._description, found.description, "")
        self._description.setToolTip("")
        self._counts.setText(found.counts)
        self.thumbnails.set_pairs(found.pairs, found.paired)
        self._show_problems(found.problems)
        self.changed.emit()

    def _show_error(self, error: UserError) -> None:
        self.problem = error.sentence
        _set_text(self._description, str(error), "error")
        self._description.setToolTip(error.details)
        self._counts.setText("")
        self.thumbnails.set_pairs([])
        self._show_problems([])
        self.changed.emit()

    def _show_problems(self, sentences: list[str]) -> None:
        self.problems.clear()
        self.problems.addItems(sentences[:_MOST_PROBLEMS])
        count = len(sentences)
        several = tr("{n} files are left out:").format(n=count)
        plural = tr("1 file is left out:") if count == 1 else several
        self._heading.setText(plural if not self.problem else "")
        self._heading.setVisible(bool(sentences) and not self.problem)
        self.problems.setVisible(bool(sentences))


def look_at(
    folder: Path,
    source: str,
    pairing: "Pairing" = "pairs",
    classes: int = 0,
    edges: bool = True,
) -> Found:
    """Recognise a folder and draw its thumbnails. Slow: call it in the background.

    `classes` of label maps are as many as the recipe says; 0: as the label maps hold.
    """
    from core.data.layouts import recognise, thumbnails
    from core.estimate import Counts

    found = recognise(folder, source, pairing=pairing).with_classes(classes)
    return Found(
        found.description,
        _counts(found),
        thumbnails(found, PAIRS, SIDE),
        [_problem(item, folder) for item in found.problems],
        pairing != "unpaired",
        Counts.of_data(found, edges),
    )


def look_at_sample(pairs: int, pairing: "Pairing" = "pairs") -> Found:
    """A few pairs of the built-in sample, drawn into the cache the first time."""
    from core.data.layouts import recognise, thumbnails

    recognised = recognise(_few_of_the_sample(), "auto", pairing=pairing)
    return Found(
        tr(SAMPLE_WORDS[pairing]),
        tr("{n} pairs are drawn when the run starts; a few are shown here.").format(n=pairs),
        thumbnails(recognised, PAIRS, SIDE),
        [],
        pairing != "unpaired",
    )


def _few_of_the_sample() -> Path:
    from core.data.sample import write_sample

    folder = cache_home() / "sample-preview"
    with _DRAWING:
        if not folder.is_dir():
            begun = folder.with_name("sample-preview-begun")
            shutil.rmtree(begun, ignore_errors=True)
            write_sample(begun, pairs=6, size=SIDE, seed=0)
            begun.rename(folder)
    return folder


def _counts(recognised: Any) -> str:
    if recognised.kind == "unpaired":
        return tr(
            "To train on {sources} sources and {targets} targets · to test on {tested} and {others}"
        ).format(
            sources=len(recognised.train_sources),
            targets=len(recognised.train_targets),
            tested=len(recognised.test_sources),
            others=len(recognised.test_targets),
        )
    train, test = len(recognised.train), len(recognised.test)
    return f"{_training(train)} · {_testing(test)}"


def _training(count: int) -> str:
    return tr("1 training pair") if count == 1 else tr("{n} training pairs").format(n=count)


def _testing(count: int) -> str:
    return tr("1 test pair") if count == 1 else tr("{n} test pairs").format(n=count)


def _problem(item: Any, folder: Path) -> str:
    path = Path(item.path)
    name = str(path.relative_to(folder)) if path.is_relative_to(folder) else str(path)
    return item.sentence if name in item.sentence else f"{name}: {item.sentence}"


def _set_text(label: QLabel, text: str, role: str) -> None:
    label.setText(text)
    label.setProperty("role", role)
    label.style().unpolish(label)
    label.style().polish(label)
