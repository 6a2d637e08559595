"""Predicts the latency of architectures from some tens that were timed.

The logarithm of the time is a ridge regression on three things: the logarithm of executed MACs, the
logarithm of every width, and for every width which of its choices it is. MACs alone miss how a
processor computes: in blocks of channels, so that 24 of them may cost as much as 32. The last part
learns that.
"""

import bisect
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from core.nets.architecture import Architecture
from core.nets.cost import LayerCost
from core.nets.space import Space

Array = NDArray[np.float64]
FEWEST = 8
_PENALTIES = tuple(10.0 ** (exponent / 2) for exponent in range(-8, 3))
_DRAWN = 2000


@dataclass(frozen=True)
class PredictionError:
    """How far predictions are from unseen times, one left out after another.

    `median` and `ninth_decile` are relative (0.02 = 2 %), `tau` is Kendall's rank correlation.
    """

    median: float
    ninth_decile: float
    tau: float

    @classmethod
    def of(cls, predicted: Array, measured: Array) -> Self:
        """Compare predictions (n,) with measured times (n,), both in milliseconds."""
        relative = np.abs(predicted / measured - 1)
        tau = kendall_tau(predicted, measured)
        return cls(float(np.median(relative)), float(np.quantile(relative, 0.9)), tau)


@dataclass(frozen=True)
class LatencyModel:
    """Predicts milliseconds from an architecture and the costs of its layers."""

    choices: tuple[tuple[int, ...], ...]
    weights: tuple[float, ...]
    origin: float
    error: PredictionError
    count: int
    """How many architectures it was fitted to."""

    @classmethod
    def fit(
        cls,
        architectures: Sequence[Architecture],
        layers: Sequence[Sequence[LayerCost]],
        milliseconds: Sequence[float],
    ) -> Self:
        """Fit to measured times, and leave one out after another for the error.

        Raises ValueError for fewer than eight architectures, and times that are not positive.
        """
        times = np.asarray(milliseconds, dtype=np.float64)
        if len(architectures) < FEWEST or not len(architectures) == len(layers) == len(times):
            raise ValueError(f"needs {FEWEST} architectures with layers and times each")
        if not (np.isfinite(times).all() and (times > 0).all()):
            raise ValueError("times must be positive")
        choices = tuple(tuple(sorted(set(column))) for column in zip(*architectures, strict=True))
        rows = [_row(choices, *item) for item in zip(architectures, layers, strict=True)]
        table, logs = np.array(rows), np.log(times)
        # Tables are small: waking a second BLAS thread takes longer than all of it.
        with threadpool_limits(1, user_api="blas"):
            error = PredictionError.of(np.exp(_left_out(table, logs)), times)
            weights, origin = _ridge(table, logs)
        return cls(choices, tuple(weights.tolist()), origin, error, len(times))

    def predict(self, architecture: Architecture, layers: Sequence[LayerCost]) -> float:
        """Milliseconds of one picture. Widths that were not fitted to go by their logarithm."""
        row = _row(self.choices, architecture, layers)
        return math.exp(self.origin + float(row @ np.array(self.weights)))

    def document(self) -> dict[str, Any]:
        """As plain JSON values; `of_document` reads it back."""
        return {
            "choices": [list(widths) for widths in self.choices],
            "weights": list(self.weights),
            "origin": self.origin,
            "error": vars(self.error),
            "count": self.count,
        }

    @classmethod
    def of_document(cls, document: dict[str, Any]) -> Self:
        """What `document` gave. Raises KeyError or TypeError for something else."""
        return cls(
            tuple(tuple(widths) for widths in document["choices"]),
            tuple(document["weights"]),
            document["origin"],
            PredictionError(**document["error"]),
            document["count"],
        )


def spread_over_costs(
    space: Space, cost: Callable[[Architecture], float], count: int, rng: random.Random
) -> list[Architecture]:
    """At most `count` architectures, evenly spread over the logarithm of their cost.

    The cheapest and the dearest of the space are among them; all of a space that has no more.
    """
    if space.size <= max(count, 2):
        return sorted(space, key=cost)
    drawn = {space.smallest, space.largest, *(space.sample(rng) for _ in range(_DRAWN))}
    pool = sorted((math.log(cost(architecture)), architecture) for architecture in drawn)
    count = min(count, len(pool))
    wanted = np.linspace(pool[0][0], pool[-1][0], count)
    picked = [_taken_near(pool, value) for value in (wanted[0], wanted[-1], *wanted[1:-1])]
    return sorted(picked, key=cost)


def kendall_tau(one: Array, other: Array) -> float:
    """Kendall's tau-b of two rankings (n,), -1 to 1; 0 where either is constant."""
    above = [np.sign(values[:, None] - values[None, :]) for values in (one, other)]
    scale = math.sqrt(float(np.square(above[0]).sum()) * float(np.square(above[1]).sum()))
    return float((above[0] * above[1]).sum()) / scale if scale else 0.0


def _taken_near(pool: list[tuple[float, Architecture]], value: float) -> Architecture:
    index = bisect.bisect_left(pool, (value, ()))
    around = range(max(0, index - 1), min(len(pool), index + 1))
    return pool.pop(min(around, key=lambda i: abs(pool[i][0] - value)))[1]


def _row(
    choices: tuple[tuple[int, ...], ...], architecture: Architecture, layers: Sequence[LayerCost]
) -> Array:
    """What is known of an architecture before it is timed, as one row of numbers."""
    met = [
        float(width == choice)
        for width, widths in zip(architecture, choices, strict=True)
        for choice in widths
    ]
    macs = sum(layer.macs for layer in layers)
    return np.array([math.log(macs), *(math.log(width) for width in architecture), *met])


def _left_out(table: Array, logs: Array) -> Array:
    """Every logarithm as predicted from all others, the penalty chosen among those as well."""
    predicted = np.empty_like(logs)
    for index in range(len(logs)):
        others = np.arange(len(logs)) != index
        weights, origin = _ridge(table[others], logs[others])
        predicted[index] = origin + table[index] @ weights
    return predicted


def _ridge(table: Array, logs: Array) -> tuple[Array, float]:
    """Weights and origin, under the penalty that predicts best what is left out."""
    mean, scale = table.mean(axis=0), table.std(axis=0)
    rows = (table - mean) / np.where(scale > 0, scale, 1) / math.sqrt(table.shape[1])
    values, vectors = np.linalg.eigh(rows @ rows.T)
    values, centred = values.clip(min=0), logs - logs.mean()

    def missed(penalty: float) -> float:
        hat = (vectors * (values / (values + penalty))) @ vectors.T
        left = 1 - np.diag(hat) - 1 / len(logs)
        return float(np.square((centred - hat @ centred) / left).sum())

    penalty = min(_PENALTIES, key=missed)
    solved = vectors @ ((vectors.T @ centred) / (values + penalty))
    weights = rows.T @ solved / np.where(scale > 0, scale, 1) / math.sqrt(table.shape[1])
    return weights, float(logs.mean() - mean @ weights)
