"""How far a whole run is and when it will be done, from where its stages stand."""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.recipe import Recipe
from core.recipe_training import Training
from core.record import StageRecord

OVER = ("done", "skipped")
# Seconds of real runs, against each other: what is known before a run has measured its own.
USUAL = {
    "teacher": 40.0, "prune": 15.0, "distill": 30.0, "search": 14.0, "finetune": 10.0,
    "export": 3.0,
}  # fmt: skip
# The epochs and evaluations of those runs.
_AMOUNTS = {"teacher": 24, "prune": 12, "distill": 24, "search": 220, "finetune": 8, "export": 1}
_SMOOTH_S = 8.0
# A new estimate that is off by more than this share of what is left is news, not noise.
_NEWS = 0.5
_AHEAD_OF = ("encoder steps", "segmenter steps", "import")


@dataclass(frozen=True)
class Outlook:
    """`share` is 0 to 1; `remaining` seconds, None while nothing was measured yet."""

    share: float
    remaining: float | None


def outlook(stages: Sequence[StageRecord], expected: Mapping[str, float] = USUAL) -> Outlook:
    """The whole run: measured seconds where there are any, the rest in proportion.

    `expected` has seconds by stage, of any machine: what this run has measured scales them.
    """
    spent = sum(stage.seconds for stage in stages)
    begun = [stage for stage in stages if stage.state in OVER or _whole(stage)]
    planned = sum(expected.get(stage.name, 0.0) for stage in begun if stage.seconds)
    took = sum(_whole(stage) or stage.seconds for stage in begun if stage.seconds)
    # An imported teacher takes a second and says nothing of the other stages.
    known = planned > 0 and took > 5.0
    pace = took / planned if known else 1.0
    rest = sum(_rest(stage, pace * expected.get(stage.name, 0.0)) for stage in stages)
    whole = spent + rest
    share = min(1.0, spent / whole) if whole > 0 else 1.0
    return Outlook(share, rest if known or not rest else None)


def _whole(stage: StageRecord) -> float:
    """Seconds of a stage from begin to end as measured so far; 0 where that is not known."""
    if stage.remaining is None or stage.unit in _AHEAD_OF:
        return 0.0
    return stage.seconds + stage.remaining


def _rest(stage: StageRecord, expected: float) -> float:
    if stage.state in OVER:
        return 0.0
    if stage.remaining is not None:
        return stage.remaining + (expected if stage.unit in _AHEAD_OF else 0.0)
    if stage.done and stage.total and stage.unit not in _AHEAD_OF:
        return stage.seconds * max(0, stage.total - stage.done) / stage.done
    return max(0.0, expected - stage.seconds)


def expected_seconds(recipe: Recipe) -> dict[str, float]:
    """What the stages of a recipe take against each other, by epochs and evaluations."""
    found = {}
    for name in recipe.stages:
        stage = getattr(recipe, name)
        amount: float = _AMOUNTS[name]
        if isinstance(stage, Training):
            amount = stage.epochs + stage.decay_epochs
        elif name == "search":
            amount = recipe.search.evaluations
        found[name] = USUAL[name] * amount / _AMOUNTS[name]
    if recipe.teacher.checkpoint:
        found["teacher"] = 0.1
    if not recipe.finetune.enabled:
        found["finetune"] = 0.0
    return found


class Countdown:
    """Time left that runs down evenly while estimates come and go."""

    def __init__(self) -> None:
        self._end: float | None = None
        self._told = 0.0

    def tell(self, remaining: float | None, now: float | None = None) -> None:
        """Take in an estimate; None: nothing is known."""
        now = time.monotonic() if now is None else now
        if remaining is None:
            self._end = None
            return
        end = now + remaining
        is_news = self._end is None or abs(end - self._end) > _NEWS * max(remaining, 10.0)
        weight = 1.0 if is_news else 1 - math.exp(-(now - self._told) / _SMOOTH_S)
        before = end if self._end is None else self._end
        self._end, self._told = before + weight * (end - before), now

    def left(self, now: float | None = None) -> float | None:
        """Seconds left; None while nothing is known."""
        if self._end is None:
            return None
        return max(0.0, self._end - (time.monotonic() if now is None else now))
