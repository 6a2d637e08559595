"""What every score requires of features, and the errors for unsuitable ones."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.runtime.errors import UserError

Array = NDArray[np.float64]


def checked(features: NDArray[Any], score: str) -> Array:
    """Features (n, d), n ≥ 2, as float64; `score` is the name of what they are for.

    Raises UserError for fewer than two pictures or numbers that are not finite, ValueError for
    another shape.
    """
    rows = np.asarray(features, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError(f"expected features of shape (n, d), got {rows.shape}")
    require_two(len(rows), score)
    if not np.isfinite(rows).all():
        raise UserError(
            "The features hold numbers that are not finite, so there is no distance.",
            "Check the pictures and the weights of the feature network.",
        )
    return rows


def require_two(n: int, score: str) -> None:
    """Raise UserError for fewer than two pictures."""
    if n < 2:
        raise UserError(
            f"{score} needs at least two pictures on each side, and here there "
            f"{'is one' if n == 1 else 'are none'}."
        )


def require_equal(real: int, generated: int) -> None:
    """Raise UserError where the sides have different numbers of features."""
    if real != generated:
        raise UserError(
            f"The two sides have different features: {real} and {generated} numbers a picture.",
            "Use the same feature network for both.",
        )
