"""Other runs beside the open one: their candidates, and whether the numbers compare."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from core.errors import UserError
from core.nets.architecture import Architecture
from core.nets.cost import Cost
from core.recipe import Recipe
from core.record import CandidateRecord
from core.run import Run, Strip
from workbench.curves.growing import Series
from workbench.front.measured import COLUMNS, Measured
from workbench.front.quantities import Quantity
from workbench.grounds import Grounds
from workbench.measures import SCORE_NAMES
from workbench.run_model import RunModel
from workbench.samples.strips import Strips, cut_strip
from workbench.translation import tr

HYPERVOLUME = ("search", "hypervolume")
MOST_ROWS = 1_000_000
# What the pictures of a run depend on, where its record does not know their names.
_DATA = ("folder", "source", "height", "width", "holdout")


@dataclass(frozen=True)
class Conditions:
    """What the numbers of a run were measured with."""

    recipe: Recipe
    features: str
    pictures: int
    grounds: Grounds

    @classmethod
    def of(cls, recipe: Recipe, items: list[CandidateRecord], grounds: Grounds) -> "Conditions":
        """Of a run with these candidates."""
        first = items[0].candidate if items else None
        features, pictures = (first.features, first.pictures) if first else ("", 0)
        return cls(recipe, features, pictures, grounds)


class OtherRun:
    """A run as it was when it was added. `teacher` is what its teacher costs."""

    def __init__(
        self, run: Run, conditions: Conditions, teacher: Cost, measured: Measured, volume: Series
    ) -> None:
        self.name, self.folder = run.name, run.folder.resolve()
        self.conditions, self.teacher, self.volume = conditions, teacher, volume
        self._measured = measured
        self._strips = Strips(run.samples, most=1)

    @property
    def columns(self) -> dict[str, NDArray[np.float64]]:
        """(m,) every column of its candidates, by name."""
        return {name: self._measured.column(name) for name in COLUMNS}

    def front(self, across: str, up: str) -> NDArray[np.intp]:
        """Places on its own front."""
        return self._measured.front(across, up)

    def candidate(self, place: int) -> CandidateRecord:
        """One of its candidates."""
        return self._measured.items[place]

    def is_drawn(self, architecture: Architecture) -> bool:
        """Whether there are pictures of one of its candidates."""
        return self._strips.version(Strip.candidate(architecture)) is not None

    def pictures(self, architecture: Architecture) -> list[QImage]:
        """The fixed pictures by one of its candidates; in any thread, for they are decoded."""
        strip = self._strips.get(Strip.candidate(architecture))
        data = self.conditions.recipe.data
        return cut_strip(strip, data.height, data.width) if strip is not None else []


def read_other_run(folder: Path) -> OtherRun:
    """Read a run's candidates. Raises UserError where it has none."""
    run = Run(folder.resolve())
    record = run.record()
    try:
        measured, volume = Measured(), Series()
        measured.extend(record.candidates())
        conditions = Conditions.of(run.recipe, measured.items, Grounds.of(record))
        teacher = run.teacher_cost(record)
        rows = record.curve(*HYPERVOLUME, 0, MOST_ROWS)
        volume.extend([row[1] for row in rows], [row[2] for row in rows])
    finally:
        record.close()
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
    same &= here.grounds.blank == there.grounds.blank
    return "" if same else tr("its hypervolume is of other objectives or of another box")


def conditions_of(model: RunModel) -> Conditions:
    """Of the open run."""
    return Conditions.of(model.run.recipe, model.candidates, model.grounds)


def _why_not_metric(here: Conditions, there: Conditions) -> str:
    scores = here.recipe.search.score, there.recipe.search.score
    if scores[0] != scores[1]:
        here_name, there_name = (SCORE_NAMES[score] for score in scores)
        words = tr("its score is {there}, here it is {here}")
        return words.format(here=here_name, there=there_name)
    if here.features != there.features:
        return tr("its distances are in other features ({there})").format(there=there.features)
    if here.pictures != there.pictures:
        return tr("its candidates were judged on {there} pictures, here on {here}").format(
            here=here.pictures, there=there.pictures
        )
    return "" if _same_pictures(here, there) else tr("it was judged on other pictures")


def _why_not_miou(here: Conditions, there: Conditions) -> str:
    reason = _why_not_metric(here, there)
    wanted = [
        (c.recipe.search.segmenter, c.recipe.search.segmenter_steps, c.recipe.seed)
        for c in (here, there)
    ]
    return reason or tr("its mIoU is by another segmenter") * (wanted[0] != wanted[1])


def _same_pictures(here: Conditions, there: Conditions) -> bool:
    if here.grounds.names and there.grounds.names:
        return here.grounds.names == there.grounds.names
    data = [[getattr(c.recipe.data, name) for name in _DATA] for c in (here, there)]
    return data[0] == data[1] and here.recipe.seed == there.recipe.seed


def _same_machine(here: Conditions, there: Conditions) -> bool:
    engines = here.recipe.engine, there.recipe.engine
    same = all(getattr(engines[0], n) == getattr(engines[1], n) for n in ("device", "threads"))
    return same and bool(here.grounds.machine) and here.grounds.machine == there.grounds.machine
