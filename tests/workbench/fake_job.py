"""Jobs that do nothing by themselves: a test says how far they get, and how they end."""

from collections.abc import Callable
from typing import Generic, TypeVar

from core.engine.execution import StepRate
from core.run.rank_correlation import FACT, TITLE, RankCorrelation, RankedCandidate
from core.run.run import Run
from core.runtime.errors import UserError


class FakeJob:
    """Stands for `core.engine.job.Job`."""

    title = "a sub-generator is being measured"

    def __init__(self, run: Run) -> None:
        self.run = run
        self.is_alive = False
        self.asked = ""
        self.error: UserError | None = None
        self.pace, self.unit, self.said = StepRate(), "", ""

    @property
    def is_stopped(self) -> bool:
        return bool(self.asked)

    def start(self) -> None:
        self.is_alive = True

    def stop(self, state: str = "stopped") -> None:
        self.asked = state

    def finish(self, error: UserError | None = None) -> None:
        """End."""
        self.error, self.is_alive = error, False


class FakeEngine(FakeJob):
    """The stages of a run; it writes what it does into the run's record."""

    title = ""

    def start(self) -> None:
        super().start()
        self.set_stage("teacher", state="running", done=30, total=120, unit="steps", seconds=12.0,
                       remaining=36.0)  # fmt: skip

    def finish(self, state: str = "", error: UserError | None = None) -> None:
        """End, leaving the running stage in `state` (default: as it was asked)."""
        self.set_stage("teacher", state=state or self.asked, remaining=None)
        super().finish(error)

    def set_stage(self, name: str, **values: object) -> None:
        """Write a stage's columns."""
        with self.run.record(write=True) as record:
            record.set_stage(name, **values)


class FakeCheck(FakeJob):
    """A check of the ranking; it writes its result into the run's record."""

    title = TITLE

    def __init__(self, run: Run, count: int, epochs: int | None) -> None:
        super().__init__(run)
        self.count, self.epochs = count, epochs

    def reach(self, done: int, total: int) -> None:
        """Be so far."""
        self.pace, self.unit = StepRate(total, done), "steps"

    def finish(self, error: UserError | None = None) -> None:
        """End; with a result where it was not stopped and did not fail."""
        if error is None and not self.is_stopped:
            add_ranking(self.run, self.count)
        super().finish(error)


Made = TypeVar("Made", bound=FakeJob)


class Makes(Generic[Made]):
    """Makes fake jobs, and keeps them for the test."""

    def __init__(self, make: Callable[..., Made]) -> None:
        self.make, self.made = make, list[Made]()

    def __call__(self, *arguments: object) -> Made:
        self.made.append(self.make(*arguments))
        return self.made[-1]

    @property
    def last(self) -> Made:
        """The job made last."""
        return self.made[-1]


def add_ranking(run: Run, count: int = 6) -> RankCorrelation:
    """A result as a check would leave it: the first two candidates change places."""
    with run.record(write=True) as record:
        candidates = sorted(
            (item.candidate for item in record.candidates()), key=lambda item: item.macs
        )
        picked = candidates[:: max(1, len(candidates) // count)][:count]
        scores = sorted((item.metric for item in picked), reverse=True)
        after = [0.7 * score for score in scores]
        after[:2] = after[1::-1]
        items = [
            RankedCandidate(item.architecture, item.macs, score, tuned)
            for item, score, tuned in zip(picked, scores, after, strict=True)
        ]
        quality = f"Fréchet distance ({picked[0].features})"
        ranking = RankCorrelation.measured(items, 30, "distance", quality, 24)
        record.set_fact(FACT, ranking.document())
    return ranking
