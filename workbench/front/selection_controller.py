"""What a person's clicks, bands and keys on the Front do to the comparison and the budget."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QObject

from workbench.app.translation import tr
from workbench.front.content import FrontOptions, best_within, knee_index
from workbench.front.picture import FrontPicture
from workbench.front.plot import ALONE, TOO
from workbench.front.selection_rules import banded, few, stepped, up_to, with_or_without
from workbench.run.run_model import RunModel


class SelectionController(QObject):
    """Turns places in the picture into architectures that the run compares."""

    def __init__(
        self,
        parent: QObject,
        model: Callable[[], RunModel | None],
        picture: Callable[[], FrontPicture],
        wanted: Callable[[], FrontOptions],
    ) -> None:
        super().__init__(parent)
        self._model, self._picture, self._wanted = model, picture, wanted

    def compare(self, indices: Sequence[int]) -> None:
        """Compare these; the last is the selected one."""
        model = self._model()
        if model is not None:
            wanted = [model.candidates[index].candidate.architecture for index in indices]
            model.compare(wanted)

    def select_knee(self) -> None:
        """Select the knee of the front."""
        self._select_by(knee_index)

    def select_best_within(self) -> None:
        """Select the best candidate that the budget line allows."""
        self._select_by(best_within)

    def why_not(self, name: str) -> str:
        """Why "knee" or "within", the budget, selects nothing now; empty where it does."""
        if name == "knee" and self._found(knee_index) is None:
            return tr(
                "No knee: plot a quality against a cost, with at least three points on the front."
            )
        if name == "within" and self._wanted().budget is None:
            return tr("Show the budget line first.")
        if name == "within" and self._found(best_within) is None:
            return tr("No candidate is within the budget.")
        return ""

    def click(self, index: int, how: str) -> None:
        """A click on a candidate, or on none (-1)."""
        picture = self._picture()
        if index < 0:
            self.compare(())
        elif how == ALONE:
            self.compare((index,))
        elif how == TOO:
            self.compare(with_or_without(picture.compared, index))
        else:
            self.compare(up_to(picture.compared, index, picture.front))

    def band(self, indices: list[int]) -> None:
        """What a rubber band took."""
        if indices:
            self.compare(banded(indices, self._picture().front))

    def walk(self, step: int, more: bool) -> None:
        """Go along the front; with `more` the comparison grows."""
        picture = self._picture()
        index = stepped(picture.compared, step, picture.front, picture.across)
        if index is not None:
            known = [item for item in picture.compared if item != index]
            self.compare(few(known, [index]) if more else (index,))

    def _select_by(self, rule: Callable[[RunModel, FrontOptions], int | None]) -> None:
        index = self._found(rule)
        if index is not None:
            self.compare((index,))

    def _found(self, rule: Callable[[RunModel, FrontOptions], int | None]) -> int | None:
        model = self._model()
        return rule(model, self._wanted()) if model is not None else None

    def next_budget(self, budget: float, step: int) -> float:
        """The cost of the next candidate of the front, above or below a budget."""
        picture = self._picture()
        costs = np.sort(picture.across[picture.front])
        if not len(costs):
            return budget
        below, within = (int((costs < budget).sum()), int((costs <= budget).sum()))
        at = within if step > 0 else below - 1
        return float(costs[np.clip(at, 0, len(costs) - 1)])
