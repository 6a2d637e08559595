"""Ending a search that no longer finds anything."""

from core.nets.architecture import Architecture
from core.search.hypervolume import Volume
from core.search.request import Searching, report_score


def with_early_stopping(
    searching: Searching, volume: Volume, population: int, patience: int, gain: float
) -> Searching:
    """The search, until its hypervolume grows by at most `gain` in `patience` generations.

    A generation is a `population` of architectures that were not asked for before, whatever the
    method; the search ends where the next one would begin. Says so when it ends early.
    """
    asked: set[Architecture] = set()
    best, waited = 0.0, 0
    request, why = next(searching, None), ""
    while request is not None:
        begun = request.architecture not in asked
        if begun and asked and len(asked) % population == 0:
            grown = volume.value > best + gain
            best, waited = (volume.value, 0) if grown else (best, waited + 1)
            if waited >= patience:
                searching.close()
                return (
                    f"The search stopped: the hypervolume grew by {gain:g} or less in "
                    f"{patience} generations, and is {volume.value:.4f}."
                )
        asked.add(request.architecture)
        score = yield request
        if request.is_whole:
            volume.add(request.architecture, score)
        request, why = report_score(searching, score)
    return why
