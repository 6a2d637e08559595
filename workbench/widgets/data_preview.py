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
from workbench.widgets.thumbnails import Thumbnails

if TYPE_CHECKING:
    from core.data.images import Pixels
    from core.recipe import Pairing

PAIRS, SIDE = 4, 128
SAMPLE_WORDS = {
    "pairs": "Built-in sample: label maps and the pictures they stand for, drawn by the workbench.",
    "unpaired": "Built-in sample as two unrelated sets: coloured label maps, and painted pictures.",
    "labels": "Built-in sample: label maps as class numbers, and the pictures they stand for.",
}
_DEBOUNCE_MS = 300
_MOST_PROBLEMS = 500
# The start-up dialog and the recipe ask for the sample at the same time.
_DRAWING = threading.Lock()


@dataclass(frozen=True)
class Found:
    """What the preview shows: sentences, thumbnails, and what is wrong with single files.

    `pairs` are a source and a target each; `paired` tells whether they belong together.
    """

    description: str
    counts: str
    pairs: "list[tuple[Pixels, Pixels]]"
    problems: list[str]
    paired: bool = True


class DataPreview(QFrame):
    """Recognises a folder in the background; `problem` says why nothing could be recognised."""

    changed = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setObjectName("card")
        self.problem = ""
        self._background = background
        self._wanted: tuple[str, str, int, Pairing] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE_MS)
        self._wait.timeout.connect(self._look)
        self._description = QLabel("Looking at the data…")
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
        self.problems.setAccessibleName("Problems in the data")
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
        self, folder: str, source: str, sample_pairs: int, pairing: "Pairing" = "pairs"
    ) -> None:
        """Look at a folder (empty: the built-in sample), unless it is shown already."""
        wanted = (folder.strip(), source.strip() or "auto", sample_pairs, pairing)
        if wanted == self._wanted:
            return
        first, self._wanted = self._wanted is None, wanted
        self.problem = ""
        self._description.setText("Looking at the data…")
        self._wait.start(0 if first else _DEBOUNCE_MS)

    def _look(self) -> None:
        if self._wanted is None:
            return
        folder, source, sample_pairs, pairing = self._wanted

        def work() -> Found:
            if not folder:
                return look_at_sample(sample_pairs, pairing)
            return look_at(Path(folder), source, pairing)

        self._background.run(work, self._show, self._show_error, only_latest="data")

    def _show(self, found: Found) -> None:
        self.problem = ""
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
        plural = "1 file is left out:" if count == 1 else f"{count} files are left out:"
        self._heading.setText(plural if not self.problem else "")
        self._heading.setVisible(bool(sentences) and not self.problem)
        self.problems.setVisible(bool(sentences))


def look_at(folder: Path, source: str, pairing: "Pairing" = "pairs") -> Found:
    """Recognise a folder and draw its thumbnails. Slow: call it in the background."""
    from core.data.layouts import recognise, thumbnails

    recognised = recognise(folder, source, pairing=pairing)
    return Found(
        recognised.description,
        _counts(recognised),
        thumbnails(recognised, PAIRS, SIDE),
        [_problem(item, folder) for item in recognised.problems],
        pairing != "unpaired",
    )


def look_at_sample(pairs: int, pairing: "Pairing" = "pairs") -> Found:
    """A few pairs of the built-in sample, drawn into the cache the first time."""
    from core.data.layouts import recognise, thumbnails

    recognised = recognise(_few_of_the_sample(), "auto", pairing=pairing)
    return Found(
        SAMPLE_WORDS[pairing],
        f"{pairs} pairs are drawn when the run starts; a few are shown here.",
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
        return (
            f"To train on {len(recognised.train_sources)} sources and "
            f"{len(recognised.train_targets)} targets · to test on "
            f"{len(recognised.test_sources)} and {len(recognised.test_targets)}"
        )
    train, test = len(recognised.train), len(recognised.test)
    return f"{train} training {_pairs(train)} · {test} test {_pairs(test)}"


def _pairs(count: int) -> str:
    return "pair" if count == 1 else "pairs"


def _problem(item: Any, folder: Path) -> str:
    path = Path(item.path)
    name = str(path.relative_to(folder)) if path.is_relative_to(folder) else str(path)
    return item.sentence if name in item.sentence else f"{name}: {item.sentence}"


def _set_text(label: QLabel, text: str, role: str) -> None:
    label.setText(text)
    label.setProperty("role", role)
    label.style().unpolish(label)
    label.style().polish(label)
