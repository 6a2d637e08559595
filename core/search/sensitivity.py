"""How much each width matters to the score, estimated from the measured candidates.

The model is additive: value = level + Σ slopeᵢ · log₂ widthᵢ, a ridge regression over all
candidates at once. The slope of a position is the change of the value when that width doubles and
all others stay; halving it has the opposite effect.

Its limits: candidates of a search are no experiment. Its favourites share widths, and the effects
of two widths that always went together cannot be separated; standard errors grow then. Layers may
also interact, which an additive model ignores: the leave-one-out R² is the share of the differences
that it predicts in unseen candidates. Below `TRUSTED` of that, or with fewer than `PER_POSITION`
candidates a position, nothing should be read into the slopes. The ridge pulls slopes towards 0,
more so where candidates are few; standard errors do not count that.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.nets.architecture import Architecture

Array = NDArray[np.float64]
PER_POSITION, FEWEST, TRUSTED = 3, 6, 0.3
_PENALTIES = tuple(10.0 ** (exponent / 2) for exponent in range(-10, 5))


@dataclass(frozen=True)
class Effect:
    """What one width does: `slope` is the value's change when it doubles, `error` its deviation.

    Both are None where every candidate had the same width there.
    """

    slope: float | None
    error: float | None
    narrowest: int
    widest: int

    @property
    def is_clear(self) -> bool:
        """Whether the slope is further from 0 than chance would often take it."""
        return self.slope is not None and abs(self.slope) > 2 * (self.error or 0)


@dataclass(frozen=True)
class Sensitivity:
    """The effect of each position, and how well the model predicts an unseen candidate."""

    effects: tuple[Effect, ...]
    level: float
    r2: float
    """Leave-one-out: 1 predicts everything, 0 no more than the mean does."""
    count: int

    @property
    def is_trusted(self) -> bool:
        """Whether there are enough candidates, and the model predicts them well enough."""
        return not self.too_few and self.r2 >= TRUSTED

    @property
    def too_few(self) -> bool:
        """Whether there are too few candidates for so many positions."""
        return self.count < PER_POSITION * len(self.effects)

    def predict(self, architecture: Architecture) -> float:
        """What the model expects of an architecture."""
        slopes = (effect.slope or 0.0 for effect in self.effects)
        widths = zip(slopes, architecture, strict=True)
        return self.level + sum(slope * math.log2(width) for slope, width in widths)


def sensitivity(
    architectures: Sequence[Architecture], values: Sequence[float] | Array
) -> Sensitivity | None:
    """Fit the model to one value for each architecture.

    None with fewer than six finite values, or where nothing differs.
    """
    every = np.asarray(values, dtype=np.float64)
    finite = np.isfinite(every)
    if finite.sum() < FEWEST:
        return None
    widths, measured = np.array(architectures, dtype=np.float64)[finite], every[finite]
    if np.ptp(measured) == 0 or not np.ptp(widths, axis=0).any():
        return None
    slopes, errors, r2 = _ridge(np.log2(widths), measured)
    level = float(measured.mean() - np.log2(widths).mean(axis=0) @ slopes)
    ends = zip(widths.min(axis=0), widths.max(axis=0), strict=True)
    effects = tuple(
        Effect(float(slope), float(error), int(low), int(high))
        if low < high
        else Effect(None, None, int(low), int(high))
        for slope, error, (low, high) in zip(slopes, errors, ends, strict=True)
    )
    return Sensitivity(effects, level, r2, len(measured))


def _ridge(logs: Array, values: Array) -> tuple[Array, Array, float]:
    """Slopes, their standard errors, and R² under the penalty that predicts best."""
    spread = logs.std(axis=0)
    scale = np.where(spread > 0, spread, 1)
    rows, centred = (logs - logs.mean(axis=0)) / scale, values - values.mean()
    left, singular, right = np.linalg.svd(rows, full_matrices=False)
    along, count = left.T @ centred, len(values)

    def shrunk(penalty: float) -> Array:
        return singular**2 / (singular**2 + penalty * count)

    def missed(penalty: float) -> float:
        kept = left * shrunk(penalty)
        leverage = np.sum(kept * left, axis=1) + 1 / count
        return float(np.square((centred - kept @ along) / (1 - leverage).clip(1e-9)).sum())

    penalty = min(_PENALTIES, key=missed)
    solving = (right.T * (singular / (singular**2 + penalty * count))) / scale[:, None]
    residuals = centred - (left * shrunk(penalty)) @ along
    free = max(1.0, count - 1 - float(shrunk(penalty).sum()))
    scatter = float(np.square(residuals).sum()) / free
    errors = np.sqrt(scatter * np.square(solving).sum(axis=1))
    return solving @ along, errors, 1 - missed(penalty) / _missed_by_mean(centred)


def _missed_by_mean(centred: Array) -> float:
    """Squared errors of predicting each value by the mean of all others."""
    count = len(centred)
    return float(np.square(centred).sum()) * (count / (count - 1)) ** 2
