"""What the Front says in words: about lines in the plot, a point under the mouse, the selection."""

from core.nets.cost import Cost
from core.recipe.recipe import Recipe
from core.run.events import Candidate
from core.run.record import CandidateRecord
from workbench.app.translation import mark, tr, tr_count
from workbench.run.costs import COST_AXES, CostAxis, against_teacher
from workbench.run.measures import (
    SHORT_SCORES,
    architecture_words,
    features_short,
    value_text,
)
from workbench.run.qualities import QUALITIES, miou_text
from workbench.run.quantities import Quantity
from workbench.run.run_model import RunModel

NOTHING = mark("No candidate selected. Click a point or use the arrow keys in the plot.")
SEPARATOR = " · "
NO_RUN = mark(
    "The front appears here during the search: quality against cost of every candidate, with a "
    "line through the best."
)
NO_CANDIDATES = mark(
    "No candidates measured yet. Each becomes a point here during the search: hover a point to "
    "see its pictures, click it to compare it in Samples."
)
PLOT_KEYS = mark(
    "Arrow keys move the selection along the front; Shift adds to the comparison; Alt and arrow "
    "keys move the budget line."
)
WIDTH_KEYS = mark(
    "Left and right choose a layer; up and down choose the widths shown, Shift extends them, "
    "Delete shows all."
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
    quality = miou_text(other) if up.column == "miou" else f"{tr(name)} {value_text(other)}"
    return f"{words}, {quality}"


def floor_words(value: float) -> str:
    """What is written at the line of true pictures."""
    return tr("true pictures {value}").format(value=value_text(value))


def best_words(across: Quantity, up: Quantity, budget: float, best: CandidateRecord | None) -> str:
    """What is written at the budget's line: the best candidate that it allows."""
    words = tr("budget {value}").format(value=across.write(budget))
    if best is None:
        return tr("{budget}: no candidate within it").format(budget=words)
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
    for index in (0, 1):
        told = {quality.criterion: quality.words(candidate, recipe)[index] for quality in QUALITIES}
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
    return tr_count("1 picture", "%n pictures", count)


def baseline_words(model: RunModel) -> tuple[str, str]:
    """What the metric rests on and is held against, in full and in short."""
    if not model.candidates:
        return "", ""
    first, baselines = model.candidates[0].candidate, model.baselines
    count = tr_count("1 held-out picture", "%n held-out pictures", first.pictures)
    held, briefly = [], []
    if baselines.floor is not None:
        value = value_text(baselines.floor)
        words = tr("true pictures against other true pictures {value} ({count} pictures)")
        held.append(words.format(value=value, count=baselines.floor_pictures))
        briefly.append(floor_words(baselines.floor))
    if baselines.blank is not None:
        held.append(tr("uniform grey pictures {value}").format(value=value_text(baselines.blank)))
        briefly.append(held[-1])
    halves = ""
    if baselines.halves is not None:
        halves = tr("true pictures, one half against the other {value} ({count} each)")
        halves = halves.format(count=baselines.half, value=value_text(baselines.halves))
    features = tr("{name} features").format(name=first.features)
    short = tr("{name} features").format(name=features_short(first.features))
    return _joined(count, features, *held, halves), _joined(count, *briefly, short)


def verdict_words(model: RunModel, knee: int | None, best: int | None) -> tuple[str, str]:
    """The outcome in words: of the selected candidate; without one, of knee and budget.

    `knee` and `best` are their places, where there are any.
    """
    if (item := model.find(model.selected)) is not None:
        told = f"№ {item.id}: {model.verdict(item.candidate).said(tr)}"
        return told, told
    parts: list[str] = []
    for title, index in ((tr("Knee"), knee), (tr("Best within the budget"), best)):
        if index is not None and not (parts and index == knee):
            candidate = model.candidates[index]
            parts.append(
                f"{title} (№ {candidate.id}): {model.verdict(candidate.candidate).said(tr)}"
            )
    return "\n".join(parts), SEPARATOR.join(parts)


def ranking_words(model: RunModel) -> tuple[str, str]:
    """What checking the ranking found, in full and in short; empty where it was not checked."""
    ranking = model.ranking
    if ranking is None:
        return "", ""
    return f"{ranking.sentence} {ranking.caution}".rstrip(), tr("Ranking: {brief}").format(
        brief=ranking.brief
    )


def race_words(model: RunModel) -> tuple[str, str]:
    """Who won the race, in full and in short; empty where nobody has yet."""
    race = model.race
    if race is None or race.winner is None:
        return "", ""
    brief = tr("Race: {widths} won, {score} when trained").format(
        widths=architecture_words(race.winner.architecture),
        score=value_text(race.winner.scores[-1]),
    )
    return race.sentence, brief


def card_lines(
    candidate: Candidate, recipe: Recipe, teacher: Cost | None, axis: CostAxis, verdict: str = ""
) -> list[str]:
    """Everything that is known of a candidate of such a run, for the card beside the mouse."""
    paper, executed, parameters, latency = (cost.words(candidate) for cost in COST_AXES)
    compared = axis if axis.teacher else COST_AXES[1]
    qualities = [quality.words(candidate, recipe)[1] for quality in QUALITIES]
    qualities[0] += give_or_take(candidate)
    return [
        f"{paper} · {executed}",
        f"{parameters} · {latency}",
        verdict or against_teacher(compared, candidate, teacher),
        _joined(*qualities, pictures_words(candidate.pictures)),
    ]


def _head(model: RunModel) -> str:
    if len(model.compared) < 2:
        return tr("Selected: ")
    return tr("{count} selected for comparison. Current: ").format(count=len(model.compared))


def _joined(*words: str) -> str:
    return SEPARATOR.join(word for word in words if word)
