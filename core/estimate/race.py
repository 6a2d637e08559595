"""How long a race, or a check of the rank correlation, takes: from what the run took. No torch."""

from core.estimate.speed import SecondsRange
from core.run.race import round_sizes, schedules_in
from core.run.run import Run

SEEDED_TWICE = 2
_SURE = 1.6
"""Distillation meets sub-generators of all widths; those of a race may be wider or narrower."""


def race_seconds(
    run: Run, count: int, epochs: int | None, limit: float = 0.0
) -> SecondsRange | None:
    """The time of a race of `count` candidates for so many epochs (None: the recipe's).

    No more race than were scored and have at most `limit` executed MACs (0: any). A step of
    fine-tuning takes as long as one sub-generator took in distillation, and scoring as long as in
    the search. None where the run has not come so far.
    """
    count = min(count, _scored(run, limit))
    if not count:
        return None
    judged = sum(round_sizes(count)) + round_sizes(count)[-1]
    return _seconds(run, schedules_in(count), judged, epochs)


def rank_correlation_seconds(run: Run, count: int, epochs: int | None) -> SecondsRange | None:
    """The time of a check of the rank correlation of `count` candidates, as `race_seconds`.

    Each is fine-tuned for the whole schedule and scored; two of them with a second seed, too.
    """
    tuned = min(count, _scored(run)) + SEEDED_TWICE
    return _seconds(run, tuned, tuned, epochs)


def _scored(run: Run, limit: float = 0.0) -> int:
    with run.record() as record:
        costs = [item.candidate.macs for item in record.candidates()]
    return sum(not limit or macs <= limit for macs in costs)


def _seconds(run: Run, schedules: float, judged: int, epochs: int | None) -> SecondsRange | None:
    """So many whole schedules of fine-tuning, and so many scores."""
    recipe = run.recipe
    with run.record() as record:
        distilled, searched = record.stage("distill"), record.stage("search")
        candidates = len(record.candidates())
    if not (distilled.done and distilled.seconds and searched.seconds and candidates):
        return None
    distill, finetune = recipe.distill, recipe.finetune
    pairs = distilled.total * distill.batch_size / (distill.epochs + distill.decay_epochs)
    whole = epochs or finetune.epochs + finetune.decay_epochs
    visited = 2 + distill.random_widths if distill.sampling == "sandwich" else 1
    step = distilled.seconds / distilled.done / visited / distill.batch_size
    training = step * pairs * whole * schedules
    return SecondsRange.around(training + searched.seconds / candidates * judged, _SURE)
