"""What a data folder holds, seen before anything runs."""

import shutil
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QPushButton,
    QWidget,
)

from core.runtime.errors import UserError
from core.runtime.paths import cache_home, given_path
from workbench.app.background import Background
from workbench.app.engine_words import of_engine
from workbench.app.translation import mark, tr, tr_count
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout, row_layout
from workbench.widgets.thumbnails import Thumbnails

if TYPE_CHECKING:
    from core.data.images import Pixels
    from core.estimate import Counts
    from core.recipe.families.spec import Pairing

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
RecipeState = Literal["draft", "waiting", "begun"]
"""A recipe that can be changed, one of a run that has not begun, one of a run that has."""
_DEBOUNCE_MS = 300
_MOST_PROBLEMS = 500
# The start-up dialog and the recipe ask for the sample at the same time.
_DRAWING = threading.Lock()


@dataclass(frozen=True)
class PreviewResult:
    """What the preview shows: sentences, thumbnails, and what is wrong with single files.

    `pairs` are a source and a target each; `paired` tells whether they belong together. `known` are
    the numbers of a folder's pictures, for the estimate; `cautions` what will work but tell little;
    `sides` the names that the source side may have.
    """

    description: str
    counts: str
    pairs: "list[tuple[Pixels, Pixels]]"
    problems: list[str]
    paired: bool = True
    known: "Counts | None" = None
    cautions: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


@dataclass(frozen=True)
class PreviewRequest:
    """What the recipe says of the data. `classes` and `edges` are about label maps.

    `lack` is what is said while a folder is missing; then nothing is looked at. `ranges` and
    `channels` are those of source and target, as `recognise` takes them. `answers` is the folder of
    a black box's answers, where it teaches. Of a run (`state`) nothing can be chosen any more.
    """

    folder: str
    source: str
    sample_pairs: int
    pairing: "Pairing" = "pairs"
    classes: int = 0
    edges: bool = True
    lack: str = ""
    ranges: tuple[str, str] = ("", "")
    channels: tuple[int, int] = (0, 0)
    answers: str = ""
    state: RecipeState = "draft"


class DataPreview(QFrame):
    """Recognises a folder in the background.

    `problem` says why a run cannot begin with these data. `folder_wanted` and `sample_wanted` are
    the two ways out where a folder is missing.
    """

    changed = Signal()
    folder_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setObjectName("card")
        self.problem = ""
        self.sides: tuple[str, ...] = ()
        self._background = background
        self.known: Counts | None = None
        self._wanted: PreviewRequest | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE_MS)
        self._wait.timeout.connect(self._look)
        self._description = QLabel(tr("Reading the data…"))
        self._description.setWordWrap(True)
        self._counts = text_label(role="dim", wraps=True)
        self._counts.setTextFormat(Qt.TextFormat.PlainText)
        self.thumbnails = Thumbnails()
        self.thumbnails.hide()
        self._heading = text_label(role="warning", wraps=True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self.problems = QListWidget()
        self.problems.setAccessibleName(tr("Problems in the data"))
        self.problems.setWordWrap(True)
        self.problems.setMaximumHeight(110)
        self._cautions = text_label(role="warning", wraps=True)
        self._cautions.setTextFormat(Qt.TextFormat.PlainText)
        self._cautions.hide()
        self.ways_out = QWidget()
        ways = row_layout(self.ways_out, (0, 0, 0, 0))
        for text, tip, signal in (
            (tr("Choose folder…"), tr("Choose the folder of pictures"), self.folder_wanted),
            (tr("Use the built-in sample"), tr("Train on pictures drawn by the workbench instead"),
             self.sample_wanted),
        ):  # fmt: skip
            button = QPushButton(text)
            button.setToolTip(tip)
            button.clicked.connect(signal)
            ways.addWidget(button)
        ways.addStretch(1)
        self.ways_out.hide()
        column = column_layout(self, (8, 7, 8, 8), 5)
        for widget in (
            self._description, self.ways_out, self._counts, self._cautions, self.thumbnails,
            self._heading, self.problems,
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
        lack: str = "",
        ranges: tuple[str, str] = ("", ""),
        channels: tuple[int, int] = (0, 0),
        answers: str = "",
        state: RecipeState = "draft",
    ) -> None:
        """Look at a folder (empty: the built-in sample), unless it is shown already.

        `lack` is said instead where there is no folder and the sample is not meant.
        """
        auto = source.strip() or "auto"
        labels = pairing, classes, edges
        where = folder.strip(), auto, sample_pairs
        wanted = PreviewRequest(*where, *labels, lack, ranges, channels, answers.strip(), state)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self.problem, self.known = wanted.lack, None
        self.ways_out.setVisible(bool(wanted.lack))
        if wanted.lack:
            self._wait.stop()
            self._background.cancel("data")
            self._show_nothing(wanted.lack, "warning")
            return
        _set_text(self._description, tr("Reading the data…"), "")
        # The first look waits as well: what it imports would hold up the first window.
        self._wait.start(_DEBOUNCE_MS)

    def _look(self) -> None:
        if self._wanted is None:
            return
        wanted = self._wanted

        def work() -> PreviewResult:
            if not wanted.folder:
                return look_at_sample(wanted.sample_pairs, wanted.pairing, wanted.state == "begun")
            folder = given_path(wanted.folder)
            labels = wanted.pairing, wanted.classes, wanted.edges
            how = wanted.ranges, wanted.channels, wanted.answers
            return look_at(folder, wanted.source, *labels, *how)

        self._background.run(work, self._show, self._show_error, only_latest="data")

    def _show(self, preview: PreviewResult) -> None:
        self.problem, self.known, self.sides = "", preview.known, preview.sides
        _set_text(self._description, preview.description, "")
        self._description.setToolTip("")
        self._counts.setText(preview.counts)
        self._cautions.setText(" ".join(preview.cautions))
        self._cautions.setVisible(bool(preview.cautions))
        self.thumbnails.set_pairs(preview.pairs, preview.paired)
        self._show_problems(preview.problems)
        self.changed.emit()

    def _show_error(self, error: UserError) -> None:
        self.problem = of_engine(error.sentence)
        can_choose = self._wanted is None or self._wanted.state == "draft"
        self._show_nothing(of_engine(str(error) if can_choose else error.sentence), "error")
        self._description.setToolTip(error.details)

    def _show_nothing(self, sentence: str, role: str) -> None:
        _set_text(self._description, sentence, role)
        self._description.setToolTip("")
        self._counts.setText("")
        self._cautions.hide()
        self.thumbnails.set_pairs([])
        self._show_problems([])
        self.changed.emit()

    def _show_problems(self, sentences: list[str]) -> None:
        self.problems.clear()
        self.problems.addItems(sentences[:_MOST_PROBLEMS])
        count = len(sentences)
        skipped = tr_count("1 file skipped:", "%n files skipped:", count)
        self._heading.setText(skipped if not self.problem else "")
        self._heading.setVisible(bool(sentences) and not self.problem)
        self.problems.setVisible(bool(sentences))


def look_at(
    folder: Path,
    source: str,
    pairing: "Pairing" = "pairs",
    classes: int = 0,
    edges: bool = True,
    ranges: tuple[str, str] = ("", ""),
    channels: tuple[int, int] = (0, 0),
    answers: str = "",
) -> PreviewResult:
    """Recognise a folder and draw its thumbnails. Slow: call it in the background.

    `classes` of label maps are as many as the recipe says; 0: as the label maps hold. With a folder
    of `answers`, sources that have none are left out, and what was found of them is said.
    """
    from core.data.answers import Answers, with_answers
    from core.data.enough import cautions, require_enough_in
    from core.data.folders import picture_folders
    from core.data.layouts import recognise, thumbnails
    from core.data.named_sides import sides_by_names
    from core.estimate import Counts

    layout = recognise(folder, source, pairing=pairing, ranges=ranges, channels=channels)
    layout = layout.with_classes(classes)
    require_enough_in(folder, layout)
    found = Answers()
    if answers:
        layout, found = with_answers(layout, given_path(answers))
    said = [layout.description, found.description]
    roles = {leaf.role: None for leaf in sides_by_names(picture_folders(folder)) if leaf.role}
    return PreviewResult(
        " ".join(of_engine(text) for text in said if text),
        _counts(layout),
        thumbnails(layout, PAIRS, SIDE),
        [_problem(item, folder) for item in (*layout.problems, *found.problems)],
        pairing != "unpaired",
        Counts.of_data(layout, edges),
        tuple(map(of_engine, cautions(layout))),
        tuple(roles),
    )


def look_at_sample(pairs: int, pairing: "Pairing" = "pairs", drawn: bool = False) -> PreviewResult:
    """A few pairs of the built-in sample, drawn into the cache the first time.

    `drawn`: the run has begun, so its own pairs are there already.
    """
    from core.data.layouts import recognise, thumbnails

    recognised = recognise(_few_of_the_sample(), "auto", pairing=pairing)
    return PreviewResult(
        tr(SAMPLE_WORDS[pairing]),
        _drawn(pairs) if drawn else _to_draw(pairs),
        thumbnails(recognised, PAIRS, SIDE),
        [],
        pairing != "unpaired",
    )


def _drawn(pairs: int) -> str:
    return tr_count(
        "This run drew 1 pair; a few like it are shown here.",
        "This run drew %n pairs; a few like them are shown here.",
        pairs,
    )


def _to_draw(pairs: int) -> str:
    return tr_count(
        "1 pair will be drawn when the run starts; a few like it are shown here.",
        "%n pairs will be drawn when the run starts; a few like them are shown here.",
        pairs,
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
            "Training: {sources} sources and {targets} targets · test: {tested} and {others}"
        ).format(
            sources=len(recognised.train_sources),
            targets=len(recognised.train_targets),
            tested=len(recognised.test_sources),
            others=len(recognised.test_targets),
        )
    train, test = len(recognised.train), len(recognised.test)
    return f"{_training(train)} · {_testing(test)}"


def _training(count: int) -> str:
    return tr_count("1 training pair", "%n training pairs", count)


def _testing(count: int) -> str:
    return tr_count("1 test pair", "%n test pairs", count)


def _problem(item: Any, folder: Path) -> str:
    path = Path(item.path)
    name = str(path.relative_to(folder)) if path.is_relative_to(folder) else str(path)
    sentence = of_engine(item.sentence)
    return sentence if name in sentence else f"{name}: {sentence}"


def _set_text(label: QLabel, text: str, role: str) -> None:
    label.setText(text)
    label.setProperty("role", role)
    label.style().unpolish(label)
    label.style().polish(label)
