import numpy as np
import pytest

from core.metrics.mind import Slices, unit_directions
from core.runtime.errors import UserError


def features(n: int, d: int, seed: int, spread: float = 1.0, shift: float = 0.0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((n, d)) * spread + shift


def by_loop(x: np.ndarray, y: np.ndarray, directions: np.ndarray) -> float:
    total = 0.0
    for w in directions.T:
        one = sorted(float(row @ w) for row in x)
        other = sorted(float(row @ w) for row in y)
        total += sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) / len(one)
    return 3 * x.shape[1] * total / directions.shape[1]


def mind(real: np.ndarray, generated: np.ndarray, *options: int) -> float:
    return Slices(real, *options).distance(generated)


@pytest.mark.parametrize(("n", "d"), [(2, 5), (17, 30), (40, 3)])
def test_it_is_the_direct_loop(n, d):
    x, y = features(n, d, 1), features(n, d, 2, 1.3, 0.2)
    assert mind(x, y, 50, 7) == pytest.approx(by_loop(x, y, unit_directions(d, 50, 7)), rel=1e-10)


def test_directions_have_length_one_and_are_a_function_of_the_seed():
    one = unit_directions(12, 30, 3)
    np.testing.assert_allclose(np.linalg.norm(one, axis=0), 1)
    np.testing.assert_array_equal(one, unit_directions(12, 30, 3))
    # More directions begin with the same ones.
    np.testing.assert_allclose(one, unit_directions(12, 40, 3)[:, :30])
    assert not np.allclose(one, unit_directions(12, 30, 4))


def test_equal_sets_are_at_no_distance():
    x = features(20, 6, 1)
    assert mind(x, x) == 0
    assert mind(x, x[::-1]) == pytest.approx(0, abs=1e-25)


def test_a_shift_costs_three_times_its_square():
    """E (s·w)² = |s|²/d, so that MIND is 3 |s|²."""
    x = features(30, 8, 1)
    assert mind(x, x + 0.5, 4000) == pytest.approx(3 * 8 * 0.25, rel=0.05)


def test_every_picture_twice_changes_little():
    x, y = features(200, 5, 1), features(200, 5, 2, 1.5)
    twice = np.repeat(y, 2, axis=0)
    assert mind(x, twice) == pytest.approx(mind(x, y), rel=0.01)
    assert mind(twice, x) == pytest.approx(mind(x, twice), rel=1e-12)


def test_unequal_sets_are_compared_at_quantiles():
    x, y = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([[0.0], [2.0]])
    # Levels 1/8, 3/8, 5/8, 7/8; of two pictures the quantiles lie between 1/4 and 3/4.
    between = np.array([0.0, 0.5, 1.5, 2.0])
    expected = 3 * np.square(np.arange(4) - between).mean()
    assert mind(x, y) == pytest.approx(expected)


def test_references_are_prepared_once():
    x, y = features(20, 6, 1), features(12, 6, 2)
    slices = Slices(x)
    assert slices.distance(y) == mind(x, y)
    assert slices.distance(x) == 0


def test_what_has_no_distance_is_refused(bad):
    with pytest.raises(UserError):
        mind(features(9, 4, 0), bad)
