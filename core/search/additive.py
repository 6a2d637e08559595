"""An additive model of scores: the effect of each width, without the noise of single scores.

Ridge regression on the logarithms of MACs, on every width and on every choice of a width:

    score ≈ b + Σ w · x,   minimising |y − X w|² + λ |w|²

Columns are centred and divided by their standard deviations. λ is the one of a fixed ladder with
the least error when every candidate in turn is left out, which for ridge regression follows in
closed form from one singular value decomposition (Golub, Heath and Wahba 1979).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.nets.architecture import Architecture

Numbers = NDArray[np.float64]

FEWEST = 8
"""With fewer candidates a model says no more than the scores."""
_LADDER = np.logspace(-3, 4, 29)


@dataclass(frozen=True)
class AdditiveModel:
    """The fit: smoothed scores (n,), and how well it predicts an unseen candidate.

    `explained` is the share of the scores' variance, at most 1; near 0 the model knows nothing, and
    the smoothed scores are all near their mean.
    """

    smoothed: Numbers
    explained: float

    @classmethod
    def fit(
        cls,
        architectures: Sequence[Architecture],
        macs: Sequence[float] | Numbers,
        scores: Sequence[float] | Numbers,
    ) -> "AdditiveModel | None":
        """The model of these candidates; None where they are too few or their scores are equal.

        Scores that are not finite numbers stay as they are.
        """
        values = np.asarray(scores, dtype=np.float64)
        known = np.isfinite(values)
        if known.sum() < FEWEST or np.ptp(values[known]) == 0:
            return None
        inputs = _columns(
            np.asarray(architectures, dtype=np.float64)[known],
            np.asarray(macs, dtype=np.float64)[known],
        )
        fitted, explained = _ridge(inputs, values[known])
        smoothed = values.copy()
        smoothed[known] = fitted
        return cls(smoothed, explained)


def _columns(widths: Numbers, macs: Numbers) -> Numbers:
    """(n, features), standardised: log MACs, widths, and which choice each width is."""
    columns = [np.log(np.maximum(macs, 1.0))]
    for index in range(widths.shape[1]):
        column = widths[:, index]
        columns.append(column)
        choices = np.unique(column)
        # With two choices the width itself says all.
        if len(choices) > 2:
            columns += [(column == choice).astype(np.float64) for choice in choices]
    table = np.column_stack(columns)
    spread = table.std(axis=0)
    table = table[:, spread > 0]
    result: Numbers = (table - table.mean(axis=0)) / spread[spread > 0]
    return result


def _ridge(inputs: Numbers, scores: Numbers) -> tuple[Numbers, float]:
    """Fitted scores, and the share of variance explained when each is left out."""
    mean = scores.mean()
    left, sizes, _ = np.linalg.svd(inputs, full_matrices=False)
    along = left.T @ (scores - mean)
    best: tuple[float, Numbers] = (np.inf, np.full(len(scores), mean))
    for weight in _LADDER * len(scores):
        kept = sizes**2 / (sizes**2 + weight)
        fitted = mean + left @ (kept * along)
        # The mean counts as one more direction that each candidate takes part in.
        leverage = (left**2) @ kept + 1 / len(scores)
        apart = (scores - fitted) / np.maximum(1 - leverage, 1e-9)
        error = float(np.square(apart).mean())
        if error < best[0]:
            best = error, fitted
    return best[1], float(max(0.0, 1 - best[0] / scores.var()))
