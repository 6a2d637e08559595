"""How far off a score may be: the delete-a-group jackknife over generated pictures.

It answers: if the same generator had drawn other pictures, as many, by how much would the score
differ (one standard deviation)? The references stay as they are, since all candidates are compared
with the same ones. A score's bias with few pictures is not part of it: the Fréchet distance and
MIND are too high then, by much the same for all candidates.

Groups are left out, not single pictures, so that twenty distances suffice for any number of
pictures (Shao & Wu 1989). A bootstrap would draw pictures twice, and fewer different pictures
change the covariance where there are fewer pictures than features.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.runtime.randomness import seed_for

GROUPS = 20

_FEWEST = 3


def jackknife(distance: Callable[[NDArray[Any]], float], generated: NDArray[Any]) -> float | None:
    """Standard deviation of `distance(generated)` over other generated features (n, d).

    Groups of equal size are drawn at random, the same ones for equal n. Equal sizes, because most
    scores depend on the number of pictures. None for fewer than three pictures.
    """
    n = len(generated)
    if n < _FEWEST:
        return None
    size = -(-n // GROUPS)
    count = n // size
    order = np.random.default_rng(seed_for(0, "jackknife", n)).permutation(n)
    values = np.array(
        [
            distance(np.delete(generated, order[start : start + size], axis=0))
            for start in range(0, count * size, size)
        ]
    )
    scale = (n - size) / (size * count)
    return float(np.sqrt(scale * np.square(values - values.mean()).sum()))
