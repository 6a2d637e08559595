"""A check of the ranking that does nothing by itself: a test says how far it gets."""

from core.agreement import FACT, Ranked, Ranking
from core.errors import UserError
from core.run import Run
from core.runner import Pace


class FakeCheck:
    """Stands for `core.checker.Checker`; it writes its result into the run's record."""

    def __init__(self, run: Run, count: int, epochs: int | None) -> None:
        self.run, self.count, self.epochs = run, count, epochs
        self.is_alive, self.is_stopped = False, False
        self.error: UserError | None = None
        self.pace, self.unit = Pace(), ""

    def start(self) -> None:
        self.is_alive = True

    def pause(self) -> None:
        self.stop()

    def stop(self) -> None:
        self.is_stopped = True

    def reach(self, done: int, total: int) -> None:
        """Be so far."""
        self.pace, self.unit = Pace(total, done), "steps"

    def finish(self, error: UserError | None = None) -> None:
        """End; with a result where it was not stopped and did not fail."""
        if error is None and not self.is_stopped:
            add_ranking(self.run, self.count)
        self.error, self.is_alive = error, False


class Checks:
    """Makes fake checks, and keeps them for the test."""

    def __init__(self) -> None:
        self.made: list[FakeCheck] = []

    def __call__(self, run: Run, count: int, epochs: int | None) -> FakeCheck:
        self.made.append(FakeCheck(run, count, epochs))
        return self.made[-1]

    @property
    def last(self) -> FakeCheck:
        """The check made last."""
        return self.made[-1]


def add_ranking(run: Run, count: int = 6) -> Ranking:
    """A result as a check would leave it: the first two candidates change places."""
    record = run.record(write=True)
    found = sorted((item.candidate for item in record.candidates()), key=lambda item: item.macs)
    picked = found[:: max(1, len(found) // count)][:count]
    scores = sorted((item.metric for item in picked), reverse=True)
    after = [0.7 * score for score in scores]
    after[:2] = after[1::-1]
    items = [
        Ranked(item.architecture, item.macs, score, tuned)
        for item, score, tuned in zip(picked, scores, after, strict=True)
    ]
    quality = f"Fréchet distance ({picked[0].features})"
    ranking = Ranking.measured(items, 30, "distance", quality, 24)
    record.set_fact(FACT, ranking.document())
    record.close()
    return ranking
