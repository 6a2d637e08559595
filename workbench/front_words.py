"""What the Front says in words: about lines in the plot, a point under the mouse, the selection."""

from core.events import Candidate
from workbench.candidate_costs import COST_AXES, CostAxis, against_teacher
from workbench.measures import architecture_words
from workbench.qualities import QUALITIES, Quality, miou_text
from workbench.run_model import RunModel

NOTHING = "Nothing is selected. Click a point, or use the arrow keys in the plot."


def teacher_words(model: RunModel, axis: CostAxis, quality: Quality) -> str:
    """The teacher's cost and, once measured, its quality; empty where it has no such cost."""
    if axis.teacher is None:
        return ""
    words = f"teacher {axis.write(axis.teacher(model.teacher_cost()))}"
    if quality.criterion == "miou":
        miou = miou_text(model.teacher_miou())
        return f"{words}, {miou}" if miou else words
    measured = model.teacher_distance()
    if measured is None or measured[1] != model.features():
        return words
    return f"{words}, distance {measured[0]:.4g}"


def budget_words(model: RunModel, axis: CostAxis) -> tuple[float | None, str]:
    """The recipe's budget, and what is written at its line; budgets are in paper MACs."""
    budget = model.run.recipe.search.budget_gmacs * 1e9
    if not budget or axis.column != "paper_macs":
        return None, ""
    return budget, f"budget {axis.write(budget)}"


def selection_words(model: RunModel, axis: CostAxis) -> tuple[str, str]:
    """The selected candidate in a line, with the whole and with the short names of its metrics."""
    item = model.find(model.selected)
    if item is None:
        return NOTHING, NOTHING
    candidate = item.candidate
    costs = axis.words(candidate), against_teacher(axis, candidate, model.teacher_cost())
    widths = architecture_words(candidate.architecture)
    recipe = model.run.recipe
    words = (quality.words(candidate, recipe) for quality in QUALITIES)
    whole, short = zip(*words, strict=True)
    return _selected(widths, *whole, *costs), _selected(widths, *short, *costs)


def ranking_words(model: RunModel) -> tuple[str, str]:
    """What checking the ranking found, in full and in short; empty where it was not checked."""
    found = model.ranking
    if found is None:
        return "", ""
    return f"{found.sentence} {found.caution}".rstrip(), f"Ranking: {found.brief}"


def card_lines(model: RunModel, candidate: Candidate, axis: CostAxis) -> list[str]:
    """Everything that is known of a candidate, for the card beside the mouse."""
    paper, executed, parameters, latency = (cost.words(candidate) for cost in COST_AXES)
    compared = axis if axis.teacher else COST_AXES[1]
    recipe = model.run.recipe
    qualities = [quality.words(candidate, recipe)[1] for quality in QUALITIES]
    return [
        f"{paper} · {executed}",
        f"{parameters} · {latency}",
        against_teacher(compared, candidate, model.teacher_cost()),
        " · ".join(words for words in qualities if words),
    ]


def _selected(*words: str) -> str:
    return "Selected: " + " · ".join(word for word in words if word)
