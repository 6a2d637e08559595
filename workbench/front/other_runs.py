"""Other runs beside the open one: their candidates, and whether the numbers compare."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from core.nets.architecture import Architecture
from core.nets.cost import Cost
from core.recipe.recipe import Recipe
from core.run.record import CandidateRecord
from core.run.run import Run, SheetFile
from core.runtime.errors import UserError
from workbench.app.translation import tr
from workbench.run.candidate_data import COLUMNS, CandidateColumns
from workbench.run.growable_array import Series
from workbench.run.measures import SCORE_NAMES
from workbench.run.metric_baselines import MetricBaselines
from workbench.run.quantities import Quantity
from workbench.run.run_model import RunModel
from workbench.run.sample_sheets import SampleSheets, cut_sheet

HYPERVOLUME = ("search", "hypervolume")
MOST_ROWS = 1_000_000
# What the pictures of a run depend on, where its record does not know their names.
_DATA = ("folder", "source", "height", "width", "holdout")


@dataclass(frozen=True)
class RunConditions:
    """What the numbers of a run were measured with."""

    recipe: Recipe
    features: str
    pictures: int
    baselines: MetricBaselines

    @classmethod
    def of(
        cls, recipe: Recipe, items: list[CandidateRecord], baselines: MetricBaselines
    ) -> "RunConditions":
        """Of a run with these candidates."""
        first = items[0].candidate if items else None
        features, pictures = (first.features, first.pictures) if first else ("", 0)
        return cls(recipe, features, pictures, baselines)


class OtherRun:
    """A run as it was when it was added. `teacher` is what its teacher costs, where known."""

    def __init__(
        self,
        run: Run,
        conditions: RunConditions,
        teacher: Cost | None,
        measured: CandidateColumns,
        volume: Series,
    ) -> None:
        self.name, self.folder = run.name, run.folder.resolve()
        self.conditions, self.teacher, self.volume = conditions, teacher, volume
        self._measured = measured
        self._sheets = SampleSheets(run.samples, most=1)

    @property
    def columns(self) -> dict[str, NDArray[np.float64]]:
        """(m,) every column of its candidates, by name."""
        return {name: self._measured.column(name) for name in COLUMNS}

    def front(self, across: str, up: str) -> NDArray[np.intp]:
        """Places on its own front."""
        return self._measured.front(across, up)

    def candidate(self, index: int) -> CandidateRecord:
        """One of its candidates."""
        return self._measured.items[index]

    def is_drawn(self, architecture: Architecture) -> bool:
        """Whether there are pictures of one of its candidates."""
        return self._sheets.version(SheetFile.candidate(architecture)) is not None

    def pictures(self, architecture: Architecture) -> list[QImage]:
        """The fixed pictures by one of its candidates; in any thread, for they are decoded."""
        sheet = self._sheets.get(SheetFile.candidate(architecture))
        data = self.conditions.recipe.data
        return cut_sheet(sheet, data.height, data.width) if sheet is not None else []


def read_other_run(folder: Path) -> OtherRun:
    """Read a run's candidates. Raises UserError where it has none."""
    run = Run(folder.resolve())
    with run.record() as record:
        measured, volume = CandidateColumns(), Series()
        measured.extend(record.candidates())
        conditions = RunConditions.of(run.recipe, measured.items, MetricBaselines.of(record))
        teacher = run.teacher_cost(record)
        rows = record.curve(*HYPERVOLUME, 0, MOST_ROWS)
        volume.extend([row[1] for row in rows], [row[2] for row in rows])
    if not measured.items:
        raise UserError(
            tr("{name} has no candidates yet.").format(name=run.name),
            tr("Add a run whose search has begun."),
        )
    return OtherRun(run, conditions, teacher, measured, volume)


def why_not(model: RunModel, other: OtherRun, quantity: Quantity) -> str:
    """Why a quantity of the other run must not lie on an axis with this run's; empty: it may."""
    here, there = conditions_of(model), other.conditions
    if quantity.cost is not None:
        is_other = quantity.column == "latency_ms" and not _same_machine(here, there)
        return tr("its latency was measured on another machine or with other threads") * is_other
    if quantity.column == "miou":
        return _why_not_miou(here, there)
    return _why_not_metric(here, there)


def why_no_volume(model: RunModel, other: OtherRun) -> str:
    """Why its hypervolume does not compare with this run's; empty: it does."""
    here, there = conditions_of(model), other.conditions
    reason = _why_not_metric(here, there)
    if reason:
        return reason
    searched = (here.recipe.search, there.recipe.search)
    same = searched[0].costs == searched[1].costs
    same &= searched[0].criterion == searched[1].criterion
    same &= here.recipe.distill.space == there.recipe.distill.space
    same &= here.baselines.blank == there.baselines.blank
    return "" if same else tr("its hypervolume uses other objectives or another reference")


def conditions_of(model: RunModel) -> RunConditions:
    """Of the open run."""
    return RunConditions.of(model.run.recipe, model.candidates, model.baselines)


def _why_not_metric(here: RunConditions, there: RunConditions) -> str:
    scores = here.recipe.search.score, there.recipe.search.score
    if scores[0] != scores[1]:
        here_name, there_name = (SCORE_NAMES[score] for score in scores)
        words = tr("it was scored by {there}, this run by {here}")
        return words.format(here=here_name, there=there_name)
    if here.features != there.features:
        return tr("its distances use other features ({there})").format(there=there.features)
    if here.pictures != there.pictures:
        return tr("its candidates were measured on {there} pictures, these on {here}").format(
            here=here.pictures, there=there.pictures
        )
    return "" if _same_pictures(here, there) else tr("it was measured on other pictures")


def _why_not_miou(here: RunConditions, there: RunConditions) -> str:
    reason = _why_not_metric(here, there)
    wanted = [
        (c.recipe.search.segmenter, c.recipe.search.segmenter_steps, c.recipe.seed)
        for c in (here, there)
    ]
    return reason or tr("its mIoU uses another segmenter") * (wanted[0] != wanted[1])


def _same_pictures(here: RunConditions, there: RunConditions) -> bool:
    if here.baselines.names and there.baselines.names:
        return here.baselines.names == there.baselines.names
    data = [[getattr(c.recipe.data, name) for name in _DATA] for c in (here, there)]
    return data[0] == data[1] and here.recipe.seed == there.recipe.seed


def _same_machine(here: RunConditions, there: RunConditions) -> bool:
    engines = here.recipe.engine, there.recipe.engine
    same = all(getattr(engines[0], n) == getattr(engines[1], n) for n in ("device", "threads"))
    return (
        same and bool(here.baselines.machine) and here.baselines.machine == there.baselines.machine
    )
