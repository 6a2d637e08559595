"""How far a whole run is and when it will be done, from where its stages stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.estimate import Counts, MachineSpeed, counts_of, estimate, measured_speed
from core.recipe.recipe import Recipe
from core.run.record import OVER, Record, StageRecord

_AHEAD_OF = ("encoder steps", "segmenter steps", "import")
_LEAST_S = 5.0
_GUESSED = Counts(400, 400, 100)


@dataclass(frozen=True)
class RunProgress:
    """`share` is 0 to 1; `remaining` seconds, None while nothing was measured yet."""

    share: float
    remaining: float | None


def run_progress(stages: Sequence[StageRecord], expected: Mapping[str, float]) -> RunProgress:
    """The whole run: measured seconds where there are any, the rest in proportion.

    `expected` has seconds by stage, of any machine: what this run has measured scales them.
    """
    spent = sum(stage.seconds for stage in stages)
    planned = sum(expected.get(stage.name, 0.0) for stage in stages if _whole(stage))
    took = sum(_whole(stage) for stage in stages)
    # An imported teacher takes a second and says nothing of the other stages.
    known = planned > 0 and took > _LEAST_S
    pace = took / planned if known else 1.0
    rest = sum(_rest(stage, pace * expected.get(stage.name, 0.0)) for stage in stages)
    whole = spent + rest
    share = min(1.0, spent / whole) if whole > 0 else 1.0
    return RunProgress(share, rest if known or not rest else None)


def expected_seconds(recipe: Recipe, record: Record) -> dict[str, float]:
    """Seconds by stage that a run is expected to take, good against each other.

    Until the run has counted its pictures, their number is a guess.
    """
    try:
        counts = counts_of(record, recipe)
    except Exception:  # a damaged record may hold anything
        counts = _GUESSED if recipe.data.folder else Counts.of_sample(recipe)
    try:
        return dict(_expected(recipe, counts))
    except (ValueError, TypeError, LookupError, ArithmeticError):
        return {}  # no reason to lose sight of a run


@lru_cache(maxsize=256)
def _expected(recipe: Recipe, counts: Counts) -> tuple[tuple[str, float], ...]:
    expected = estimate(recipe, counts, MachineSpeed((), measured_speed()))
    return tuple((stage.stage, stage.seconds.middle) for stage in expected.stages)


def _whole(stage: StageRecord) -> float:
    """Seconds of a stage from begin to end as measured so far; 0 where that is not known."""
    if stage.state in OVER:
        return stage.seconds
    if stage.unit in _AHEAD_OF:
        return 0.0
    if stage.remaining is not None:
        return stage.seconds + stage.remaining
    return stage.seconds * stage.total / stage.done if stage.done else 0.0


def _rest(stage: StageRecord, expected: float) -> float:
    if stage.state in OVER:
        return 0.0
    if stage.remaining is not None:
        return stage.remaining + (expected if stage.unit in _AHEAD_OF else 0.0)
    if stage.done and stage.total and stage.unit not in _AHEAD_OF:
        return stage.seconds * max(0, stage.total - stage.done) / stage.done
    return max(0.0, expected - stage.seconds)
