"""Published results of a task, for the Front to show beside what is found here."""

from dataclasses import dataclass
from functools import lru_cache

from core.nets.architecture import parse_architecture
from core.nets.cost import Cost
from core.recipe.plan import Inputs, recipe_student_cost, supernet_config, teacher_config
from core.recipe.published_results import Published
from core.recipe.recipe import Recipe
from core.runtime.errors import UserError
from workbench.app.translation import mark, tr
from workbench.run.measures import amount
from workbench.run.qualities import QualityAxis

# How far the cost of the published student here may be from what was published for it: some of
# the published architectures cost a few percent more than the tables say.
ALIKE = 0.05


@dataclass(frozen=True)
class PublishedReference:
    """A published network: its paper MACs, what is said of it, and its quality if comparable."""

    who: str
    cost: float
    text: str
    value: float | None


@lru_cache(maxsize=64)
def published_references(
    recipe: Recipe, inputs: Inputs, teacher: Cost | None, quality: QualityAxis
) -> tuple[PublishedReference, ...]:
    """The published teacher and student, where this run has pictures such as theirs.

    A published number is for pictures of one size: it says nothing beside those of another.
    """
    published = recipe.published
    if not _same_pictures(recipe, inputs, teacher):
        return ()
    points = (
        (mark("teacher"), published.teacher_gmacs, published.teacher_quality),
        (mark("student"), published.student_gmacs, published.student_quality),
    )
    return tuple(
        PublishedReference(
            who,
            1e9 * gmacs,
            _words(published, who, gmacs, value),
            value if value and is_comparable(recipe, quality) else None,
        )
        for who, gmacs, value in points
        if gmacs
    )


def is_comparable(recipe: Recipe, quality: QualityAxis) -> bool:
    """Whether the published quality is measured as this run measures `quality`."""
    metric = recipe.published.metric
    if quality.criterion == "distance":
        return metric.startswith("FID") and recipe.search.features == "inception"
    segmenter = recipe.search.segmenter
    return metric.startswith("mIoU") and bool(segmenter) and segmenter in metric


def _same_pictures(recipe: Recipe, inputs: Inputs, teacher: Cost | None) -> bool:
    published = recipe.published
    costs: list[tuple[float, float]] = []
    if teacher is not None:
        costs.append((teacher.paper_macs, published.teacher_gmacs))
    if published.student_architecture:
        costs.append((_student_macs(recipe, inputs), published.student_gmacs))
    return any(here and abs(here / 1e9 / there - 1) < ALIKE for here, there in costs if there)


def _student_macs(recipe: Recipe, inputs: Inputs) -> float:
    """What the published student costs here; 0 where it is of another network."""
    supernet = supernet_config(teacher_config(recipe, inputs), recipe)
    try:
        architecture = parse_architecture(
            recipe.published.student_architecture, len(supernet["architecture"])
        )
    except UserError:
        return 0.0
    return recipe_student_cost(recipe, supernet, architecture).paper_macs


def _words(published: Published, who: str, gmacs: float, quality: float) -> str:
    words = tr("published {who} {macs}").format(who=tr(who), macs=amount(1e9 * gmacs))
    metric = published.metric.partition(" ")[0]
    return f"{words}, {metric} {quality:.2f}" if quality and metric else words
