"""What a person's clicks, bands and keys on the Front do to the comparison and the budget."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QObject

from workbench.front.choosing import banded, few, stepped, up_to, with_or_without
from workbench.front.content import Wanted, best_within, knee_place
from workbench.run_model import RunModel
from workbench.translation import tr
from workbench.widgets.front.picture import FrontPicture
from workbench.widgets.front.plot import ALONE, TOO


class Selecting(QObject):
    """Turns places in the picture into architectures that the run compares."""

    def __init__(
        self,
        parent: QObject,
        model: Callable[[], RunModel | None],
        picture: Callable[[], FrontPicture],
        wanted: Callable[[], Wanted],
    ) -> None:
        super().__init__(parent)
        self._model, self._picture, self._wanted = model, picture, wanted

    def compare(self, places: Sequence[int]) -> None:
        """Compare these; the last is the selected one."""
        model = self._model()
        if model is not None:
            wanted = [model.candidates[place].candidate.architecture for place in places]
            model.compare(wanted)

    def select_knee(self) -> None:
        """Select the knee of the front."""
        self._select_by(knee_place)

    def select_best_within(self) -> None:
        """Select the best candidate that the budget line allows."""
        self._select_by(best_within)

    def why_not(self, name: str) -> str:
        """Why "knee" or "within", the budget, selects nothing now; empty where it does."""
        if name == "knee" and self._found(knee_place) is None:
            return tr("This front has no knee: it takes three points of a quality against a cost.")
        if name == "within" and self._wanted().budget is None:
            return tr("There is no budget line. Switch it on first.")
        if name == "within" and self._found(best_within) is None:
            return tr("No candidate costs so little.")
        return ""

    def click(self, place: int, how: str) -> None:
        """A click on a candidate, or on none (-1)."""
        picture = self._picture()
        if place < 0:
            self.compare(())
        elif how == ALONE:
            self.compare((place,))
        elif how == TOO:
            self.compare(with_or_without(picture.compared, place))
        else:
            self.compare(up_to(picture.compared, place, picture.front))

    def band(self, places: list[int]) -> None:
        """What a rubber band took."""
        if places:
            self.compare(banded(places, self._picture().front))

    def walk(self, step: int, more: bool) -> None:
        """Go along the front; with `more` the comparison grows."""
        picture = self._picture()
        place = stepped(picture.compared, step, picture.front, picture.across)
        if place is not None:
            known = [item for item in picture.compared if item != place]
            self.compare(few(known, [place]) if more else (place,))

    def _select_by(self, rule: Callable[[RunModel, Wanted], int | None]) -> None:
        place = self._found(rule)
        if place is not None:
            self.compare((place,))

    def _found(self, rule: Callable[[RunModel, Wanted], int | None]) -> int | None:
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
