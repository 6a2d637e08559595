"""One run, live or from disk, as Qt signals: the record is read again and again.

The run folder is the truth. Panels read the attributes below when a signal says that they grew.
"""

import sqlite3
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from core.nets.architecture import Architecture, parse_architecture
from core.nets.cost import Cost
from core.recipe.plan import Inputs, recipe_inputs, recipe_teacher_cost
from core.run.events import Candidate, Notice
from core.run.finetune_result import FineTuned
from core.run.race import FACT as RACE
from core.run.race import Race
from core.run.rank_correlation import FACT, RankCorrelation
from core.run.record import (
    CandidateRecord,
    NoticeRecord,
    PreviewRecord,
    Record,
    Scalar,
    StageRecord,
)
from core.run.run import Run
from core.runtime.errors import UserError
from core.search.additive import AdditiveModel
from core.search.verdict import Verdict, search_verdict
from workbench.app.translation import tr
from workbench.run.candidate_data import CandidateColumns
from workbench.run.growable_array import Series
from workbench.run.metric_baselines import MetricBaselines
from workbench.run.published_references import PublishedReference, published_references
from workbench.run.qualities import BY_CRITERION, QualityAxis
from workbench.run.sample_sheets import Key, SampleSheets, cut_sheet

LIVE_MS, IDLE_MS, BEHIND_MS = 200, 1000, 1
STAYS_LIVE_S = 15.0
TELL_BEHIND_S = 0.5
# Reading a long record must not hold up the window: a few rows, as often as the time allows.
# Fewer than 700 rows at once, Python's threshold, wake no garbage collection, which takes a
# quarter of a second once torch is loaded.
ROWS_AT_ONCE, READ_FOR_S = 500, 0.02
UNREADABLE = (
    sqlite3.Error, UserError, ValueError, TypeError, OSError, LookupError, AttributeError,
    ArithmeticError,
)  # fmt: skip


class RunModel(QObject):
    """What is known of a run, kept up to date from its folder until `close()`.

    `series` maps (stage, scalar name) to a curve. A record that cannot be read adds an error to
    `notices`, keeps what was read before, and is tried again.
    """

    stages_changed = Signal()
    scalars_changed = Signal()
    candidates_changed = Signal()
    previews_changed = Signal()
    notices_changed = Signal()
    chosen_changed = Signal()
    selection_changed = Signal()
    compared_changed = Signal()

    def __init__(self, run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run = run
        self.stages: list[StageRecord] = []
        self._finetuned: dict[Architecture, dict[str, Any]] = {}
        self._teacher: tuple[Cost | None, dict[str, Any]] | None = None
        self.ranking: RankCorrelation | None = None
        self.race: Race | None = None
        self._ranking_text = self._race_text = ""
        self.baselines = MetricBaselines()
        self._inputs = recipe_inputs(run.recipe)
        self.chosen: Architecture | None = None
        self.compared: tuple[Architecture, ...] = ()
        self._sheets = SampleSheets(run.samples)
        self._record: Record | None = None
        self._problems: list[NoticeRecord] = []
        self._complaints: set[Notice] = set()
        self._closed = False
        self._behind = False
        self._again = False
        self._changed: set[str] = set()
        self._reported = 0.0
        self._live_until = 0.0
        self._forget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.poll)
        self.poll()

    # -- asking -----------------------------------------------------------------------------

    @property
    def is_behind(self) -> bool:
        """Whether more was recorded than was read yet; a long record is read in parts."""
        return self._behind

    @property
    def notices(self) -> list[NoticeRecord]:
        """Notices of the record, then what went wrong while reading it."""
        return self._notices + self._problems

    def stage(self, name: str) -> StageRecord | None:
        """Where a stage stands, if the record could be read."""
        return next((stage for stage in self.stages if stage.name == name), None)

    @property
    def candidates(self) -> list[CandidateRecord]:
        """Every candidate, in the order they were measured."""
        return self._measured.items

    def find(self, architecture: Architecture | None) -> CandidateRecord | None:
        """The measured candidate of this architecture."""
        index = self.index_of(architecture)
        return None if index is None else self.candidates[index]

    def index_of(self, architecture: Architecture | None) -> int | None:
        """Its index in `candidates`."""
        return self._measured.index_of(architecture)

    def column(self, name: str) -> NDArray[np.float64]:
        """(n candidates,) the metric, or one of the costs, by its name in the record."""
        return self._measured.column(name)

    def smoothed(self, name: str) -> AdditiveModel | None:
        """The additive model of a quality's column, where there are enough candidates for one."""
        return self._measured.smoothed(name)

    def widths(self) -> NDArray[np.float64]:
        """(n candidates, layers) their channel numbers."""
        return self._measured.widths

    def row_words(self) -> list[str]:
        """What a row of each candidate says of it, as a filter searches it."""
        return self._measured.words

    def scores(self, criterion: str) -> NDArray[np.float64]:
        """(n candidates,) what a search by this criterion minimises."""
        return self._measured.scores(criterion)

    def front(self, cost: str = "macs", criterion: str = "distance") -> NDArray[np.intp]:
        """Places of those that no other beats on criterion and this cost, the cheapest first."""
        return self._measured.front(cost, BY_CRITERION[criterion].column)

    def front_between(self, across: str, up: str) -> NDArray[np.intp]:
        """Places of those that no other beats on two columns, by rising values of the first."""
        return self._measured.front(across, up)

    def knee_between(
        self, across: str, up: str, quality: str, sign: float, cost: str
    ) -> int | None:
        """The place of the knee of a front; None where it has none."""
        return self._measured.knee(across, up, quality, sign, cost)

    @property
    def has_miou(self) -> bool:
        """Whether a candidate carries mIoU."""
        return any(item.candidate.miou is not None for item in self.candidates[:1])

    @property
    def on_front(self) -> NDArray[np.bool_]:
        """(n candidates,) whether each is on the front of criterion and executed MACs."""
        mask = np.zeros(len(self.candidates), dtype=bool)
        mask[self.front(criterion=self.run.recipe.search.criterion)] = True
        return mask

    def features(self) -> str:
        """Whose features the metric is computed in, once a candidate was measured."""
        return self.candidates[0].candidate.features if self.candidates else ""

    def teacher_cost(self) -> Cost | None:
        """What the teacher costs on one picture of the recipe's size; None: not known."""
        if self._teacher is None:
            return recipe_teacher_cost(self.run.recipe)
        return self._teacher[0]

    def verdict(self, candidate: Candidate) -> Verdict:
        """A candidate beside the teacher: cost, speed and quality, as far as they are known."""
        measured = self._teacher[1] if self._teacher else {}
        criterion = self.run.recipe.search.criterion
        return search_verdict(candidate, self.teacher_cost(), measured, criterion)

    def teacher_distance(self) -> tuple[float, str] | None:
        """The teacher's distance on the held-out pictures and its features, once measured."""
        fact = self._teacher[1] if self._teacher else {}
        return (float(fact["distance"]), str(fact["features"])) if fact else None

    def teacher_miou(self) -> float | None:
        """The teacher's mIoU on the held-out pictures, once measured."""
        return self._teacher[1].get("miou") if self._teacher else None

    def references(self, quality: QualityAxis) -> tuple[PublishedReference, ...]:
        """What was published for this task, as far as it can be held against this run."""
        return published_references(self.run.recipe, self._inputs, self.teacher_cost(), quality)

    def finetuned(self, architecture: Architecture) -> FineTuned | None:
        """What fine-tuning did for this architecture, once known."""
        return FineTuned.of(self._finetuned.get(architecture, {}))

    def sheet(self, file: str) -> QImage | None:
        """The sheet of this name in the run's samples, or None where it is not drawn yet."""
        return self._sheets.get(file)

    def version(self, file: str) -> Key | None:
        """Which drawing of a sheet is on disk, without reading it; None where there is none."""
        return self._sheets.version(file)

    def pictures(self, file: str) -> list[QImage]:
        """The fixed pictures of a sheet one by one; empty where it is not drawn yet.

        May be called in any thread, for a sheet that was not read before takes its time.
        """
        sheet = self.sheet(file)
        data = self.run.recipe.data
        return cut_sheet(sheet, data.height, data.width) if sheet is not None else []

    # -- doing ------------------------------------------------------------------------------

    @property
    def selected(self) -> Architecture | None:
        """The sub-generator that every panel shows: the last of those compared."""
        return self.compared[-1] if self.compared else None

    def select(self, architecture: Architecture | None) -> None:
        """Make this the one sub-generator that every panel shows."""
        self.compare(() if architecture is None else (architecture,))

    def compare(self, architectures: Iterable[Architecture]) -> None:
        """Show these beside each other, in their order; the last of them is the selected one."""
        before, self.compared = self.compared, tuple(dict.fromkeys(architectures))
        if before != self.compared:
            self.compared_changed.emit()
            if before[-1:] != self.compared[-1:]:
                self.selection_changed.emit()

    def poll(self) -> None:
        """Read what is new, and tell the panels: five times a second while it grows."""
        if self._closed:
            return
        changed = self._read()
        self._changed |= changed
        now = time.monotonic()
        if changed:
            self._live_until = now + STAYS_LIVE_S
        if self._changed and self._may_tell(now):
            self._tell(now)
        if not self._closed:
            self._timer.start(self._pause(now))

    def close(self) -> None:
        """Stop reading and let go of the record; what was read stays."""
        self._closed = True
        self._timer.stop()
        self._let_go()

    # -- reading ----------------------------------------------------------------------------

    def _pause(self, now: float) -> int:
        if self._behind:
            return BEHIND_MS
        return LIVE_MS if now < self._live_until else IDLE_MS

    def _may_tell(self, now: float) -> bool:
        # Curves that are read again from the start are shown again when they are whole.
        if self._behind:
            return not self._again and now - self._reported >= TELL_BEHIND_S
        self._again = False
        return True

    def _tell(self, now: float) -> None:
        changed, self._changed, self._reported = self._changed, set(), now
        for name in sorted(changed):
            getattr(self, f"{name}_changed").emit()

    def _read(self) -> set[str]:
        """The names of what grew. What is damaged does not hide the rest, and is tried again."""
        changed: set[str] = set()
        try:
            record = self._open()
            self._follow_generation(record, changed)
        except UNREADABLE as error:
            self._let_go()
            return {"notices"} if self._complain(error) else set()
        sound = True
        for name in ("stages", "scalars", "candidates", "previews", "notices", "chosen"):
            try:
                if getattr(self, f"_read_{name}")(record):
                    changed.add(name)
            except UNREADABLE as error:
                sound = False
                if self._complain(error):
                    changed.add("notices")
        if any([self._complain(flaw) for flaw in record.flaws.values()]):
            changed.add("notices")
        if not sound:
            self._let_go()
        return changed

    def _complain(self, error: Exception) -> bool:
        """Add a notice, unless it was given before."""
        if isinstance(error, UserError):
            notice = Notice("error", error.sentence, error.action, error.details)
        else:
            notice = Notice(
                "error",
                tr("The record of {name} cannot be read: {error}.").format(
                    name=self.run.name, error=error
                ),
                tr(
                    "The file is damaged or its disk is disconnected; what was read before stays "
                    "visible."
                ),
                repr(error),
            )
        if notice in self._complaints:
            return False
        self._complaints.add(notice)
        self._problems.append(NoticeRecord(-1 - len(self._problems), time.time(), "", notice))
        return True

    def _open(self) -> Record:
        if self._record is None:
            self._record = self.run.record()
        return self._record

    def _let_go(self) -> None:
        record, self._record, self._behind = self._record, None, False
        if record is not None:
            with suppress(sqlite3.Error):
                record.close()

    def _forget(self) -> None:
        self.series: dict[tuple[str, str], Series] = {}
        self._measured = CandidateColumns()
        self.previews: list[PreviewRecord] = []
        self._notices: list[NoticeRecord] = []
        self._last_scalar = 0
        self._generation: int | None = None

    def _follow_generation(self, record: Record, changed: set[str]) -> None:
        generation = record.generation()
        if self._generation is not None and generation != self._generation:
            self._forget()
            self._again = True
            changed |= {"scalars", "candidates", "previews", "notices"}
        self._generation = generation

    def _read_stages(self, record: Record) -> bool:
        before, self.stages = self.stages, record.stages()
        return self.stages != before

    def _read_scalars(self, record: Record) -> bool:
        until, first = time.monotonic() + READ_FOR_S, self._last_scalar
        while True:
            rows = record.scalars(self._last_scalar, ROWS_AT_ONCE)
            self._add_scalars(rows)
            self._behind = len(rows) == ROWS_AT_ONCE
            if not self._behind or time.monotonic() > until:
                return self._last_scalar != first

    def _add_scalars(self, rows: list[Scalar]) -> None:
        grouped: dict[tuple[str, str], tuple[list[int], list[float]]] = {}
        for row in rows:
            steps, values = grouped.setdefault((row.stage, row.name), ([], []))
            steps.append(row.step)
            values.append(row.value)
        for key, (steps, values) in grouped.items():
            self.series.setdefault(key, Series()).extend(steps, values)
        if rows:
            self._last_scalar = rows[-1].id

    def _read_candidates(self, record: Record) -> bool:
        new = record.candidates(self.candidates[-1].id if self.candidates else 0)
        self._measured.extend(new)
        return bool(new)

    def _read_previews(self, record: Record) -> bool:
        new = record.previews(self.previews[-1].id if self.previews else 0)
        self.previews += new
        return bool(new)

    def _read_notices(self, record: Record) -> bool:
        new = record.notices(self._notices[-1].id if self._notices else 0)
        self._notices += new
        return bool(new)

    def _read_chosen(self, record: Record) -> bool:
        text = record.fact("chosen")
        before = self._facts()
        inputs = record.facts("inputs")
        self._inputs = Inputs(**inputs) if inputs else recipe_inputs(self.run.recipe)
        self._teacher = self.run.teacher_cost(record), record.facts("teacher_distance")
        self.chosen = parse_architecture(text) if text else None
        if self.chosen is not None:
            self._finetuned[self.chosen] = record.facts(f"finetuned {text}")
        self._read_ranking(record)
        self._read_race(record)
        self.baselines = MetricBaselines.of(record)
        return before != self._facts()

    def _facts(self) -> tuple[object, ...]:
        tuned, checked = dict(self._finetuned), (self.ranking, self.race)
        return self.chosen, tuned, self._teacher, checked, self.baselines

    def _read_ranking(self, record: Record) -> None:
        text = record.fact(FACT)
        if text != self._ranking_text:
            self._ranking_text, self.ranking = text, RankCorrelation.of(record)

    def _read_race(self, record: Record) -> None:
        text = record.fact(RACE)
        if text != self._race_text:
            self._race_text, self.race = text, Race.of(record)
