"""What the Front shows of a run: two quantities, the front between them, and what it is held to."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.search.front import knee, pick
from workbench.app.translation import tr
from workbench.front.colour_scale import ScaleWords, shades_of
from workbench.front.filtering import range_in
from workbench.front.other_runs import HYPERVOLUME, OtherRun, why_no_volume, why_not
from workbench.front.picture import FrontLine, FrontPicture, OtherPoints
from workbench.front.runtimes import runtime_points
from workbench.front.search_plots import SearchPicture, SearchTrace, best_so_far
from workbench.front.smoothed import front_indices, is_smoothed, values_of
from workbench.front.width_plot import WidthsPicture
from workbench.front.words import best_words, floor_words, teacher_words
from workbench.run.position_words import position_keys, position_names
from workbench.run.published_references import PublishedReference
from workbench.run.quantities import Quantity
from workbench.run.run_model import RunModel


@dataclass(frozen=True)
class FrontOptions:
    """What a person wants to see: `budget` is a value across, `kept` (n,) which candidates."""

    across: Quantity
    up: Quantity
    colour: Quantity | None = None
    budget: float | None = None
    kept: NDArray[np.bool_] | None = None
    front_only: bool = False
    smoothed: bool = False

    @property
    def columns(self) -> tuple[str, str]:
        """Of both axes."""
        return self.across.column, self.up.column


def front_picture(
    model: RunModel, wanted: FrontOptions, others: tuple[OtherRun, ...] = ()
) -> FrontPicture:
    """The picture of a run that has candidates."""
    across, up = (values_of(model, wanted, name) for name in wanted.columns)
    indices = front_indices(model, wanted)
    compared = [item for item in model.compared if model.index_of(item) is not None]
    spread_up = wanted.up.column == "metric"
    colours = shades_of(model.column(wanted.colour.column)) if wanted.colour else None
    return FrontPicture(
        across=across,
        up=up,
        front=indices,
        shown=shown(len(across), wanted, indices),
        colours=colours,
        knee=knee_index(model, wanted),
        chosen=model.index_of(model.chosen),
        compared=tuple(index for item in compared if (index := model.index_of(item)) is not None),
        names=tuple(f"№ {item.id}" for item in map(model.find, compared) if item),
        spread=_spread(model, wanted),
        spread_up=spread_up,
        step_early=wanted.across.sign < 0,
        budget=wanted.budget,
        budget_text=_budget_text(model, wanted),
        teacher=_teacher(model, wanted),
        floor=_floor(model, wanted),
        floor_up=spread_up,
        references=_references(model, wanted),
        others=tuple(_points(other, wanted) for other in comparable(model, wanted, others)),
        runtimes=runtime_points(model, wanted.across, wanted.up),
    )


def _spread(model: RunModel, wanted: FrontOptions) -> NDArray[np.float64] | None:
    """Uncertainties of single scores; a smoothed one rests on all of them."""
    if "metric" not in wanted.columns or is_smoothed(model, wanted):
        return None
    return model.column("uncertainty")


def shown(count: int, wanted: FrontOptions, front: NDArray[np.intp]) -> NDArray[np.bool_] | None:
    """(n,) which candidates are drawn and listed; None: all."""
    if not wanted.front_only:
        return wanted.kept
    mask = np.zeros(count, dtype=bool)
    mask[front] = True
    return mask if wanted.kept is None else mask & wanted.kept


def comparable(
    model: RunModel, wanted: FrontOptions, others: tuple[OtherRun, ...]
) -> list[OtherRun]:
    """Those whose numbers may lie on both axes."""
    return [
        other
        for other in others
        if not any(why_not(model, other, item) for item in (wanted.across, wanted.up))
    ]


def knee_index(model: RunModel, wanted: FrontOptions) -> int | None:
    """The knee of a front of quality against cost; None for other fronts, and short ones."""
    sides = (wanted.up, wanted.across) if wanted.across.cost else (wanted.across, wanted.up)
    quality, cost = sides
    if quality.cost is not None or cost.cost is None:
        return None
    if is_smoothed(model, wanted):
        return _smoothed_knee(model, wanted, quality, cost)
    return model.knee_between(*wanted.columns, quality.column, quality.sign, cost.column)


def _smoothed_knee(
    model: RunModel, wanted: FrontOptions, quality: Quantity, cost: Quantity
) -> int | None:
    indices, costs = front_indices(model, wanted), model.column(cost.column)
    if len(indices) < 3:
        return None
    scores = quality.sign * values_of(model, wanted, quality.column)
    points = np.column_stack([scores[indices], costs[indices]])
    bends = (np.ptp(points, axis=0) > 0).all() and (costs[indices] > 0).all()
    return int(indices[knee(points)]) if bends else None


def best_within(model: RunModel, wanted: FrontOptions) -> int | None:
    """The best candidate that costs at most the budget."""
    if wanted.budget is None or not model.candidates:
        return None
    scores = wanted.up.sign * values_of(model, wanted, wanted.up.column)
    costs = values_of(model, wanted, wanted.across.column)
    return pick(np.column_stack([scores, costs]), wanted.budget)


def first_budget(model: RunModel, wanted: FrontOptions) -> float:
    """Where the budget's line begins: as the recipe has it, or at the knee."""
    recipes = model.run.recipe.search.budget_gmacs * 1e9
    if recipes and wanted.across.column == "paper_macs":
        return recipes
    costs, indices = values_of(model, wanted, wanted.across.column), front_indices(model, wanted)
    index = knee_index(model, wanted)
    return float(costs[indices[len(indices) // 2] if index is None else index])


def marks_of(model: RunModel, wanted: FrontOptions) -> dict[int, str]:
    """What is special about candidates, in words, by their place."""
    marks = {int(index): "front" for index in front_indices(model, wanted)}
    knee_at, chosen = knee_index(model, wanted), model.index_of(model.chosen)
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
    model: RunModel, wanted: FrontOptions, picture: FrontPicture, filtered: str
) -> WidthsPicture:
    """The widths of a run that has candidates; coloured by what is up, if by nothing else."""
    colour, widths = wanted.colour or wanted.up, model.widths()
    scores = wanted.up.sign * model.column(wanted.up.column)
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.linspace(0, 1, len(scores))
    network = model.run.recipe.network
    ranges = {
        number: range_in(filtered, key) for number, key in enumerate(position_keys(network), 1)
    }
    return WidthsPicture(
        widths,
        ranks,
        shades_of(model.column(colour.column)),
        picture.shown,
        picture.compared,
        {number: bounds for number, bounds in ranges.items() if bounds},
        scale_words(model, colour),
        position_names(network),
    )


def search_picture(
    model: RunModel, wanted: FrontOptions, others: tuple[OtherRun, ...]
) -> SearchPicture:
    """How the search went on; other runs' where their hypervolumes compare."""
    own, up = model.series.get(HYPERVOLUME), wanted.up
    volume = SearchTrace(own.steps, own.values) if own else SearchTrace(np.zeros(0), np.zeros(0))
    values = model.column(up.column)
    whole, short = (tr("Best so far: {name}").format(name=name) for name in up.heading(model))
    alike = [other for other in others if not why_no_volume(model, other)]
    judged = [other for other in others if not why_not(model, other, up)]
    return SearchPicture(
        volume,
        _best_trace(values, up),
        tuple(SearchTrace(other.volume.steps, other.volume.values, other.name) for other in alike),
        tuple(_best_trace(other.columns[up.column], up, other.name) for other in judged),
        (whole, short),
    )


def _best_trace(values: NDArray[np.float64], up: Quantity, name: str = "") -> SearchTrace:
    counts = np.arange(1.0, len(values) + 1)
    return SearchTrace(counts, best_so_far(values, up.sign), name)


def _budget_text(model: RunModel, wanted: FrontOptions) -> str:
    if wanted.budget is None:
        return ""
    index = best_within(model, wanted)
    best = None if index is None else model.candidates[index]
    return best_words(wanted.across, wanted.up, wanted.budget, best)


def _teacher(model: RunModel, wanted: FrontOptions) -> FrontLine | None:
    value = wanted.across.teacher(model)
    return (
        None if value is None else FrontLine(value, teacher_words(model, wanted.across, wanted.up))
    )


def _floor(model: RunModel, wanted: FrontOptions) -> FrontLine | None:
    """True pictures against as many true ones, where the metric is on an axis."""
    if "metric" not in wanted.columns or not model.candidates:
        return None
    candidate = model.candidates[0].candidate
    value = model.baselines.floor_beside(candidate.features, candidate.pictures)
    return None if value is None else FrontLine(value, floor_words(value))


def _references(model: RunModel, wanted: FrontOptions) -> tuple[PublishedReference, ...]:
    if wanted.across.column != "paper_macs" or wanted.up.quality is None:
        return ()
    return model.references(wanted.up.quality)


def _points(other: OtherRun, wanted: FrontOptions) -> OtherPoints:
    across, up = (other.columns[name] for name in wanted.columns)
    return OtherPoints(other.name, other.folder, across, up, other.front(*wanted.columns))
