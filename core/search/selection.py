"""Which measured candidates are best, on the front, at its knee, or worth fine-tuning.

NumPy is imported where it is used, so that the window can be shown before.
"""

import math
from collections.abc import Sequence

from core.nets.architecture import Architecture
from core.run.events import Candidate
from core.run.run import Run


def choose_automatically(run: Run) -> Architecture | None:
    """The candidate that the recipe's `finetune.choice` names; None where a person is to choose.

    Raises UserError where the recipe names an architecture that was not measured.
    """
    choice = run.recipe.finetune.choice
    if choice == "ask":
        return None
    with run.record() as record:
        candidates = [item.candidate for item in record.candidates()]
    if choice == "best":
        return best_of(candidates, run.recipe.search.criterion).architecture
    if choice == "knee":
        return candidates[knee_of(candidates, run.recipe.search.criterion)].architecture
    return run.find_candidate(choice).candidate.architecture


def best_of(candidates: list[Candidate], criterion: str) -> Candidate:
    """The best candidate by the recipe's criterion: the lowest distance, or the highest mIoU."""
    return min(candidates, key=lambda item: score_of(item, criterion))


def score_of(candidate: Candidate, criterion: str) -> float:
    """What a search minimises: the distance, or mIoU turned around."""
    if criterion == "miou":
        return math.inf if candidate.miou is None else -candidate.miou
    return candidate.metric


def searched_quality(candidate: Candidate, criterion: str) -> float:
    """What the search found a candidate to be worth: its distance, or mIoU in percent."""
    return candidate.miou or 0.0 if criterion == "miou" else candidate.metric


def on_front(candidates: list[Candidate], criterion: str = "distance") -> list[bool]:
    """Which candidates no other beats on both the criterion and executed MACs."""
    import numpy as np

    from core.search.front import front

    if not candidates:
        return []
    return list(front(np.array([[score_of(c, criterion), c.macs] for c in candidates])))


def knee_of(candidates: list[Candidate], criterion: str = "distance") -> int:
    """The candidate at the bend of the front of the criterion against executed MACs."""
    import numpy as np

    from core.search.front import knee

    indices = np.flatnonzero(on_front(candidates, criterion))
    points = [[score_of(candidates[p], criterion), candidates[p].macs] for p in indices]
    return int(indices[knee(np.array(points))])


def spread(candidates: Sequence[Candidate], count: int, criterion: str) -> list[Candidate]:
    """`count` candidates on and near the front, as evenly spread over executed MACs as they are.

    Near: fronts are taken away one after the other until twice as many are found, so that some
    cost alike and differ in score. Along a front alone, the cost already gives the order. The
    cheapest comes first. Where there are fewer candidates, all of them.
    """
    near = _near_front(candidates, 2 * count, criterion)
    chosen = near if len(near) <= count else _evenly(near, count)
    return sorted(chosen, key=lambda item: item.macs)


def contenders(candidates: Sequence[Candidate], count: int, criterion: str) -> list[Candidate]:
    """`count` candidates to train on: from the front with its knee, then from the fronts behind it.

    A front that has too many gives those that are spread most evenly over executed MACs. By rising
    MACs; where there are fewer candidates, all of them.
    """
    chosen: list[Candidate] = []
    left = [item for item in candidates if math.isfinite(score_of(item, criterion))]
    while left and len(chosen) < count:
        best = [c for c, mask in zip(left, on_front(left, criterion), strict=True) if mask]
        behind, room = [item for item in left if item not in best], count - len(chosen)
        if len(best) > room:
            first = [] if chosen else [best[knee_of(best, criterion)]]
            rest = [item for item in best if item not in first]
            best = first + _evenly(rest, room - len(first))
        chosen, left = chosen + best, behind
    return sorted(chosen, key=lambda item: item.macs)


def _evenly(candidates: Sequence[Candidate], count: int) -> list[Candidate]:
    """`count` of the candidates, spread over executed MACs as evenly as they are."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    costs = np.array([item.macs for item in candidates], dtype=np.float64)
    wanted = np.linspace(costs.min(), costs.max(), count)
    _, indices = linear_sum_assignment(np.abs(wanted[:, None] - costs))
    return [candidates[index] for index in indices]


def _near_front(candidates: Sequence[Candidate], least: int, criterion: str) -> list[Candidate]:
    import numpy as np

    from core.search.front import front

    rows = np.array([[score_of(item, criterion), item.macs] for item in candidates], dtype=float)
    left = np.flatnonzero(np.isfinite(rows).all(axis=1)) if len(rows) else np.zeros(0, dtype=int)
    near: list[int] = []
    while len(near) < least and len(left):
        best = front(rows[left])
        near += left[best].tolist()
        left = left[~best]
    return [candidates[index] for index in near]
