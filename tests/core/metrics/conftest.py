"""Features that no score takes."""

import numpy as np
import pytest


@pytest.fixture(
    params=[np.zeros((1, 4)), np.zeros((0, 4)), np.full((3, 4), np.nan), np.zeros((3, 5))],
    ids=["one", "none", "no numbers", "another length"],
)
def bad(request) -> np.ndarray:
    """Too few features, no numbers, or another length than the four of the other side."""
    return request.param
