"""Where the Front's budget line stands, for each cost that may lie across."""

from workbench.front.content import FrontOptions, first_budget
from workbench.run.quantities import Quantity
from workbench.run.run_model import RunModel


class Budgets:
    """Values by the column of their cost; a cost without one has no line."""

    def __init__(self) -> None:
        self._values: dict[str, float] = {}

    def start_over(self, model: RunModel | None) -> None:
        """Begin with what the run's recipe says."""
        budget = model.run.recipe.search.budget_gmacs if model else 0.0
        self._values = {"paper_macs": budget * 1e9} if budget else {}

    def of(self, across: Quantity) -> float | None:
        """The line on this axis."""
        return self._values.get(across.column) if across.cost else None

    def put(self, across: Quantity, value: float) -> None:
        """Move the line of this axis."""
        self._values[across.column] = value

    def switch(self, on: bool, model: RunModel | None, wanted: FrontOptions) -> None:
        """Show the line where the recipe's budget is, or at the knee; or take it away."""
        self._values.pop(wanted.across.column, None)
        if on and model is not None and model.candidates and wanted.across.cost:
            self.put(wanted.across, first_budget(model, wanted))
