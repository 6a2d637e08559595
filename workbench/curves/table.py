"""What curves say at one step, and all their numbers as a table."""

import math
from collections.abc import Iterator

import numpy as np

from workbench.app.translation import tr
from workbench.run.growable_array import Series
from workbench.run.words import count

ROWS_AT_ONCE = 10_000


def place_words(step: float | None, rate: Series | None) -> str:
    """ "step 400 · learning rate 0.0002" """
    if step is None:
        return ""
    words = tr("step {n}").format(n=count(int(step)))
    if rate is None:
        return words
    index = int(np.searchsorted(rate.steps, step).clip(0, len(rate) - 1))
    speed = tr("learning rate {value}").format(value=f"{rate.values[index]:.2g}")
    return f"{words} · {speed}"


def curve_rows(series: list[Series]) -> Iterator[list[object]]:
    """One row a step, in parts: a long run has millions of numbers."""
    steps = np.unique(np.concatenate([item.steps for item in series] or [np.zeros(0)]))
    table = np.full((len(steps), len(series)), np.nan)
    for column, item in enumerate(series):
        table[np.searchsorted(steps, item.steps), column] = item.values
    for first in range(0, len(steps), ROWS_AT_ONCE):
        part = slice(first, first + ROWS_AT_ONCE)
        for step, values in zip(steps[part].tolist(), table[part].tolist(), strict=True):
            yield [int(step), *("" if math.isnan(value) else value for value in values)]
