"""What the Front shows of a run: two quantities, the front between them, and what it is held to."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.search.front import knee, pick
from workbench.front.filtering import range_in
from workbench.front.other_runs import HYPERVOLUME, OtherRun, why_no_volume, why_not
from workbench.front.quantities import Quantity
from workbench.front.words import best_words, floor_words, teacher_words
from workbench.run_model import RunModel
from workbench.translation import tr
from workbench.widgets.front.colour_scale import ScaleWords, shades_of
from workbench.widgets.front.picture import FrontPicture, Line, OtherPoints
from workbench.widgets.front.search_plots import Course, SearchPicture, best_so_far
from workbench.widgets.front.width_plot import WidthsPicture


@dataclass(frozen=True)
class Wanted:
    """What a person wants to see: `budget` is a value across, `kept` (n,) which candidates."""

    across: Quantity
    up: Quantity
    colour: Quantity | None = None
    budget: float | None = None
    kept: NDArray[np.bool_] | None = None
    front_only: bool = False

    @property
    def columns(self) -> tuple[str, str]:
        """Of both axes."""
        return self.across.column, self.up.column


def front_picture(
    model: RunModel, wanted: Wanted, others: tuple[OtherRun, ...] = ()
) -> FrontPicture:
    """The picture of a run that has candidates."""
    across, up = (model.column(name) for name in wanted.columns)
    places = model.front_between(*wanted.columns)
    compared = [item for item in model.compared if model.place(item) is not None]
    spread_up = wanted.up.column == "metric"
    colours = shades_of(model.column(wanted.colour.column)) if wanted.colour else None
    return FrontPicture(
        across=across,
        up=up,
        front=places,
        shown=shown(len(across), wanted, places),
        colours=colours,
        knee=knee_place(model, wanted),
        chosen=model.place(model.chosen),
        compared=tuple(place for item in compared if (place := model.place(item)) is not None),
        names=tuple(f"№ {item.id}" for item in map(model.find, compared) if item),
        spread=model.column("uncertainty") if "metric" in wanted.columns else None,
        spread_up=spread_up,
        step_early=wanted.across.sign < 0,
        budget=wanted.budget,
        budget_text=_budget_text(model, wanted),
        teacher=_teacher(model, wanted),
        floor=_floor(model, wanted),
        floor_up=spread_up,
        ghosts=_ghosts(model, wanted),
        others=tuple(_points(other, wanted) for other in comparable(model, wanted, others)),
    )


def shown(count: int, wanted: Wanted, front: NDArray[np.intp]) -> NDArray[np.bool_] | None:
    """(n,) which candidates are drawn and listed; None: all."""
    if not wanted.front_only:
        return wanted.kept
    mask = np.zeros(count, dtype=bool)
    mask[front] = True
    return mask if wanted.kept is None else mask & wanted.kept


def comparable(model: RunModel, wanted: Wanted, others: tuple[OtherRun, ...]) -> list[OtherRun]:
    """Those whose numbers may lie on both axes."""
    return [
        other
        for other in others
        if not any(why_not(model, other, item) for item in (wanted.across, wanted.up))
    ]


def knee_place(model: RunModel, wanted: Wanted) -> int | None:
    """The knee of a front of quality against cost; None for other fronts, and short ones."""
    places = model.front_between(*wanted.columns)
    sides = (wanted.up, wanted.across) if wanted.across.cost else (wanted.across, wanted.up)
    quality, cost = sides
    if len(places) < 3 or quality.cost is not None or cost.cost is None:
        return None
    scores, costs = quality.sign * model.column(quality.column), model.column(cost.column)
    points = np.column_stack([scores[places], costs[places]])
    bends = (np.ptp(points, axis=0) > 0).all() and (costs[places] > 0).all()
    return int(places[knee(points)]) if bends else None


def best_within(model: RunModel, wanted: Wanted) -> int | None:
    """The best candidate that costs at most the budget."""
    if wanted.budget is None or not model.candidates:
        return None
    scores = wanted.up.sign * model.column(wanted.up.column)
    costs = model.column(wanted.across.column)
    return pick(np.column_stack([scores, costs]), wanted.budget)


def first_budget(model: RunModel, wanted: Wanted) -> float:
    """Where the budget's line begins: as the recipe has it, or at the knee."""
    recipes = model.run.recipe.search.budget_gmacs * 1e9
    if recipes and wanted.across.column == "paper_macs":
        return recipes
    costs, places = model.column(wanted.across.column), model.front_between(*wanted.columns)
    place = knee_place(model, wanted)
    return float(costs[places[len(places) // 2] if place is None else place])


def marks_of(model: RunModel, wanted: Wanted) -> dict[int, str]:
    """What is special about candidates, in words, by their place."""
    marks = {int(place): "front" for place in model.front_between(*wanted.columns)}
    knee_at, chosen = knee_place(model, wanted), model.place(model.chosen)
    if knee_at is not None:
        marks[knee_at] = "front, knee"
    if chosen is not None:
        known = marks.get(chosen)
        marks[chosen] = f"chosen, {known}" if known else "chosen"
    return marks


def scale_words(model: RunModel, quantity: Quantity) -> ScaleWords:
    """What is written at the scale of a quantity's colours."""
    name = quantity.names(model)[1]
    return ScaleWords.of(name, model.column(quantity.column), quantity.write)


def widths_picture(
    model: RunModel, wanted: Wanted, picture: FrontPicture, filtered: str
) -> WidthsPicture:
    """The widths of a run that has candidates; coloured by what is up, if by nothing else."""
    colour, widths = wanted.colour or wanted.up, model.widths()
    scores = wanted.up.sign * model.column(wanted.up.column)
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.linspace(0, 1, len(scores))
    ranges = {number: range_in(filtered, number) for number in range(1, widths.shape[1] + 1)}
    return WidthsPicture(
        widths,
        ranks,
        shades_of(model.column(colour.column)),
        picture.shown,
        picture.compared,
        {number: found for number, found in ranges.items() if found},
        scale_words(model, colour),
    )


def search_picture(model: RunModel, wanted: Wanted, others: tuple[OtherRun, ...]) -> SearchPicture:
    """How the search went on; other runs' where their hypervolumes compare."""
    own, up = model.series.get(HYPERVOLUME), wanted.up
    volume = Course(own.steps, own.values) if own else Course(np.zeros(0), np.zeros(0))
    values = model.column(up.column)
    whole, short = (tr("Best so far: {name}").format(name=name) for name in up.heading(model))
    alike = [other for other in others if not why_no_volume(model, other)]
    judged = [other for other in others if not why_not(model, other, up)]
    return SearchPicture(
        volume,
        _best_course(values, up),
        tuple(Course(other.volume.steps, other.volume.values, other.name) for other in alike),
        tuple(_best_course(other.columns[up.column], up, other.name) for other in judged),
        (whole, short),
    )


def _best_course(values: NDArray[np.float64], up: Quantity, name: str = "") -> Course:
    counts = np.arange(1.0, len(values) + 1)
    return Course(counts, best_so_far(values, up.sign), name)


def _budget_text(model: RunModel, wanted: Wanted) -> str:
    if wanted.budget is None:
        return ""
    place = best_within(model, wanted)
    best = None if place is None else model.candidates[place]
    return best_words(wanted.across, wanted.up, wanted.budget, best)


def _teacher(model: RunModel, wanted: Wanted) -> Line | None:
    value = wanted.across.teacher(model)
    return None if value is None else Line(value, teacher_words(model, wanted.across, wanted.up))


def _floor(model: RunModel, wanted: Wanted) -> Line | None:
    """True pictures against as many true ones, where the metric is on an axis."""
    if "metric" not in wanted.columns or not model.candidates:
        return None
    candidate = model.candidates[0].candidate
    value = model.grounds.floor_beside(candidate.features, candidate.pictures)
    return None if value is None else Line(value, floor_words(value))


def _ghosts(model: RunModel, wanted: Wanted):
    if wanted.across.column != "paper_macs" or wanted.up.quality is None:
        return ()
    return model.ghosts(wanted.up.quality)


def _points(other: OtherRun, wanted: Wanted) -> OtherPoints:
    across, up = (other.columns[name] for name in wanted.columns)
    return OtherPoints(other.name, other.folder, across, up, other.front(*wanted.columns))
