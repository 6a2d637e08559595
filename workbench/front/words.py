"""What the Front says in words: about lines in the plot, a point under the mouse, the selection."""

from core.events import Candidate
from core.nets.cost import Cost
from core.recipe import Recipe
from core.record import CandidateRecord
from workbench.front.costs import COST_AXES, CostAxis, against_teacher
from workbench.front.qualities import QUALITIES, miou_text
from workbench.front.quantities import Quantity, value_text
from workbench.measures import SHORT_SCORES, architecture_words, features_short
from workbench.run_model import RunModel
from workbench.translation import mark, tr

NOTHING = mark("Nothing is selected. Click a point, or use the arrow keys in the plot.")
SEPARATOR = " · "
NO_RUN = mark(
    "The front appears here: quality against cost of every sub-generator that the search "
    "measures, the best of them joined by a line."
)
NO_CANDIDATES = mark(
    "No sub-generator was measured yet. When the search runs, each becomes a point here; "
    "hover a point to see its pictures, click it to compare it in Samples."
)
PLOT_KEYS = mark(
    "Arrow keys move the selection along the front, with Shift they add to the comparison; "
    "Alt and arrow keys move the budget line."
)
WIDTH_KEYS = mark(
    "Left and right choose a layer, up and down which of its widths are shown, Shift for more of "
    "them, Delete for all."
)


def teacher_words(model: RunModel, across: Quantity, up: Quantity) -> str:
    """The teacher's value across and, once measured, its quality up; empty where not known."""
    value = across.teacher(model)
    if value is None:
        return ""
    words = tr("teacher {value}").format(value=across.write(value))
    other = up.teacher(model)
    if other is None or up.quality is None:
        return words
    name = SHORT_SCORES[model.run.recipe.search.score]
    quality = miou_text(other) if up.column == "miou" else f"{tr(name)} {other:.4g}"
    return f"{words}, {quality}"


def floor_words(value: float) -> str:
    """What is written at the line of true pictures."""
    return tr("true pictures {value}").format(value=value_text(value))


def best_words(across: Quantity, up: Quantity, budget: float, best: CandidateRecord | None) -> str:
    """What is written at the budget's line: the best candidate that it allows."""
    words = tr("budget {value}").format(value=across.write(budget))
    if best is None:
        return tr("{budget}: none costs so little").format(budget=words)
    value = up.write(float(getattr(best.candidate, up.column)))
    return tr("{budget}: best № {number}, {value}").format(
        budget=words, number=best.id, value=value
    )


def selection_words(model: RunModel, cost: CostAxis) -> tuple[str, str]:
    """The selected candidate in a line, with the whole and with the short names of its metrics."""
    item = model.find(model.selected)
    if item is None:
        return tr(NOTHING), tr(NOTHING)
    candidate, recipe = item.candidate, model.run.recipe
    costs = cost.words(candidate), against_teacher(cost, candidate, model.teacher_cost())
    rest = architecture_words(candidate.architecture), pictures_words(candidate.pictures)
    texts = []
    for place in (0, 1):
        told = {quality.criterion: quality.words(candidate, recipe)[place] for quality in QUALITIES}
        told["distance"] += give_or_take(candidate)
        first = told.pop(recipe.search.criterion)
        # What there may be no room for comes last.
        texts.append(_joined(f"{_head(model)}№ {item.id}: {first}", *costs, *told.values(), *rest))
    return texts[0], texts[1]


def give_or_take(candidate: Candidate) -> str:
    """ " ± 12.3": the metric's standard deviation; empty where it is not known."""
    return "" if candidate.uncertainty is None else f" ± {value_text(candidate.uncertainty)}"


def pictures_words(count: int) -> str:
    """On how many pictures something was judged."""
    return tr("{count} pictures").format(count=count)


def grounds_words(model: RunModel) -> tuple[str, str]:
    """What the metric rests on and is held against, in full and in short."""
    if not model.candidates:
        return "", ""
    first, grounds = model.candidates[0].candidate, model.grounds
    count = tr("{count} held-out pictures").format(count=first.pictures)
    held, briefly = [], []
    if grounds.floor is not None:
        value = value_text(grounds.floor)
        words = tr("true pictures against others {value} ({count} pictures)")
        held.append(words.format(value=value, count=grounds.floor_pictures))
        briefly.append(floor_words(grounds.floor))
    if grounds.blank is not None:
        held.append(tr("grey pictures {value}").format(value=value_text(grounds.blank)))
        briefly.append(held[-1])
    halves = ""
    if grounds.halves is not None:
        halves = tr("one half of the true pictures against the other ({count} each) {value}")
        halves = halves.format(count=grounds.half, value=value_text(grounds.halves))
    features = tr("{name} features").format(name=first.features)
    short = tr("{name} features").format(name=features_short(first.features))
    return _joined(count, features, *held, halves), _joined(count, *briefly, short)


def ranking_words(model: RunModel) -> tuple[str, str]:
    """What checking the ranking found, in full and in short; empty where it was not checked."""
    found = model.ranking
    if found is None:
        return "", ""
    return f"{found.sentence} {found.caution}".rstrip(), tr("Ranking: {brief}").format(
        brief=found.brief
    )


def card_lines(candidate: Candidate, recipe: Recipe, teacher: Cost, axis: CostAxis) -> list[str]:
    """Everything that is known of a candidate of such a run, for the card beside the mouse."""
    paper, executed, parameters, latency = (cost.words(candidate) for cost in COST_AXES)
    compared = axis if axis.teacher else COST_AXES[1]
    qualities = [quality.words(candidate, recipe)[1] for quality in QUALITIES]
    qualities[0] += give_or_take(candidate)
    return [
        f"{paper} · {executed}",
        f"{parameters} · {latency}",
        against_teacher(compared, candidate, teacher),
        _joined(*qualities, pictures_words(candidate.pictures)),
    ]


def _head(model: RunModel) -> str:
    if len(model.compared) < 2:
        return tr("Selected: ")
    return tr("{count} compared. Selected: ").format(count=len(model.compared))


def _joined(*words: str) -> str:
    return SEPARATOR.join(word for word in words if word)
