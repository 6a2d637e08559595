import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from core.search.front import front, knee, pick


def front_by_definition(rows: np.ndarray) -> list[bool]:
    return [not any((other <= row).all() and (other < row).any() for other in rows) for row in rows]


@given(
    arrays.arrays(
        float,
        st.tuples(st.integers(0, 25), st.integers(1, 4)),
        elements=st.integers(0, 5).map(float),
    )
)
def test_front_is_what_its_definition_says(rows):
    assert front(rows).tolist() == front_by_definition(rows)


def test_front_of_nothing_is_empty():
    assert front([]).tolist() == []


def test_rows_that_are_not_finite_are_never_on_the_front():
    rows = [[math.nan, 0.0], [1.0, 2.0], [0.0, math.inf], [math.inf, 1.0]]
    assert front(rows).tolist() == [False, True, False, False]


def test_front_of_many_is_quick():
    rows = np.random.default_rng(0).random((20_000, 3))
    mask = front(rows)
    assert 0 < mask.sum() < 1000


def test_knee_is_the_corner():
    points = [[100.0, 1e9], [30.0, 2e9], [25.0, 8e9], [24.0, 1.6e10]]
    assert knee(points) == 1
    assert knee(points[::-1]) == 2


def test_knee_does_not_depend_on_units():
    points = np.array([[9.0, 3.0], [4.0, 5.0], [2.5, 9.0], [2.0, 20.0]])
    assert knee(points) == knee(points * [0.01, 1e9])


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([[5.0, 2.0]], 0),
        ([[5.0, 2.0], [3.0, 4.0]], 1),
        ([[3.0, 4.0], [3.0, 4.0]], 0),
        ([[1.0, 4.0], [9.9, 2.0], [10.0, 1.0]], 0),
    ],
)
def test_without_a_bend_the_knee_is_the_best(points, expected):
    assert knee(points) == expected


@pytest.mark.parametrize("bad", [[], [[1.0, 0.0]], [[math.nan, 1.0]], [[1.0, 2.0, 3.0]]])
def test_knee_refuses_what_has_no_logarithm(bad):
    with pytest.raises(ValueError):
        knee(bad)


def test_pick_takes_the_best_that_fits():
    points = [[9.0, 1.0], [4.0, 3.0], [4.0, 2.0], [1.0, 9.0], [math.nan, 1.0]]
    assert pick(points, 5.0) == 2
    assert pick(points, 9.0) == 3
    assert pick(points, 0.5) is None
    assert pick([], 1.0) is None
