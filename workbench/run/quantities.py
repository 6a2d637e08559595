"""What can be shown of every candidate: on an axis, as a colour, in a filter."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.app.translation import tr
from workbench.run.costs import COST_AXES, CostAxis
from workbench.run.measures import value_text
from workbench.run.qualities import QUALITIES, QualityAxis, Texts
from workbench.run.score_about import quality_about

if TYPE_CHECKING:
    from workbench.run.run_model import RunModel


@dataclass(frozen=True)
class Quantity:
    """One measured number: a cost, or a quality. `column` is its name in the record.

    `sign` turns values into scores, of which the lowest is the best.
    """

    column: str
    title: str
    about: str
    sign: float
    write: Callable[[float], str]
    cost: CostAxis | None = None
    quality: QualityAxis | None = None

    def names(self, model: "RunModel") -> Texts:
        """The whole and the short name; a quality is never named without its features."""
        if self.quality is None:
            return tr(self.title), tr(self.title)
        return self.quality.names(model.features(), model.run.recipe)

    def explained(self, model: "RunModel") -> str:
        """What the number is, which way is better, what is good, and how sure it is."""
        if self.quality is None:
            return tr(self.about)
        return quality_about(self.column, model.features(), model.run.recipe)

    def heading(self, model: "RunModel") -> Texts:
        """The names with a unit, or with which way is better."""
        if self.quality is None:
            unit = f" ({self.cost.unit})" if self.cost and self.cost.unit else ""
            whole, short = self.names(model)
            return whole + unit, short + unit
        better = tr(self.quality.better)
        whole, short = (f"{name} ({better})" for name in self.names(model))
        return whole, short

    def teacher(self, model: "RunModel") -> float | None:
        """The teacher's value, where it is known and comparable."""
        if self.cost is not None:
            cost = model.teacher_cost()
            return self.cost.teacher(cost) if cost and self.cost.teacher else None
        if self.column == "miou":
            return model.teacher_miou()
        measured = model.teacher_distance()
        return measured[0] if measured and measured[1] == model.features() else None


def _of_quality(quality: QualityAxis) -> Quantity:
    return Quantity(
        quality.column,
        quality.title,
        quality.about,
        quality.sign,
        value_text,
        quality=quality,
    )


def _of_cost(cost: CostAxis) -> Quantity:
    return Quantity(cost.column, cost.title, cost.about, 1.0, cost.write, cost=cost)


QUANTITIES = (*map(_of_quality, QUALITIES), *map(_of_cost, COST_AXES))
BY_COLUMN = {quantity.column: quantity for quantity in QUANTITIES}
