"""Checks a run's ranking on a background thread."""

from collections.abc import Generator

from core.agreement import USUAL
from core.errand import Errand
from core.events import Event
from core.run import Run


class Checker(Errand):
    """One check. Stopping keeps what was done; another checker of the run goes on from there."""

    def __init__(self, run: Run, count: int = USUAL, epochs: int | None = None) -> None:
        super().__init__(run, "ranking", self._check)
        self.count, self.epochs = count, epochs

    def _check(self) -> Generator[Event, None, object]:
        from core.ranking import check_ranking

        return check_ranking(self.run, self.count, self.epochs)
