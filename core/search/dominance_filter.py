"""Which architectures are not worth scoring, given the known candidates."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.nets.architecture import Architecture


class DominanceFilter:
    """Refuses architectures that a known candidate is already known to beat.

    Only one thing is known of a score beforehand: sub-generators share weights, and one that is
    nowhere wider than another has less to work with. The rule:

        x is refused if there are candidates y and k such that no layer of x is wider than in y,
        k costs no more than x in every cost, and score(k) <= score(y) - slack.

    Then x is expected to be worse than y, y is worse than k, and x costs as much as k or more: x
    would not be on the front. It is safe as far as narrowing does not help; where it does (training
    is uneven, a score has noise) `slack` is the most that any candidate so far gained on a wider
    one. So the rule errs only if x gained more than was ever seen; once that happens elsewhere,
    refused architectures may come again.
    """

    def __init__(self, layers: int, costs: int) -> None:
        self.slack = 0.0
        self._widths: NDArray[np.int64] = np.empty((0, layers), dtype=np.int64)
        self._costs: NDArray[np.float64] = np.empty((0, costs))
        self._scores: NDArray[np.float64] = np.empty(0)

    def add(self, architecture: Architecture, costs: Sequence[float], score: float) -> None:
        """Note a candidate. A score that is not finite says nothing about its neighbours."""
        if not math.isfinite(score):
            return
        narrower = (self._widths <= architecture).all(axis=1)
        wider = (self._widths >= architecture).all(axis=1)
        gains = np.concatenate([score - self._scores[narrower], self._scores[wider] - score])
        self.slack = max(self.slack, float(gains.max(initial=0.0)))
        self._widths = np.vstack([self._widths, [architecture]])
        self._costs = np.vstack([self._costs, [costs]])
        self._scores = np.append(self._scores, score)

    def refuses(self, architecture: Architecture, costs: Sequence[float]) -> bool:
        """Whether the rule above refuses it."""
        wider = (self._widths >= architecture).all(axis=1)
        if not wider.any():
            return False
        expected = self._scores[wider].max() - self.slack
        cheaper = (self._costs <= costs).all(axis=1)
        return bool((self._scores[cheaper] <= expected).any())
