import numpy as np
import pytest
import torch
from torch_fidelity.metric_kid import kid_features_to_metric

from core.metrics import kernel
from core.metrics.kernel import kernel_distance
from core.runtime.errors import UserError


def features(n: int, d: int, seed: int, shift: float = 0.0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((n, d)) + shift


def published(x: np.ndarray, y: np.ndarray, subsets: int, size: int) -> tuple[float, float]:
    result = kid_features_to_metric(
        torch.from_numpy(x),
        torch.from_numpy(y),
        kid_subsets=subsets,
        kid_subset_size=size,
        verbose=False,
    )
    return result["kernel_inception_distance_mean"], result["kernel_inception_distance_std"]


@pytest.mark.parametrize(("n", "d"), [(2, 5), (2, 64), (30, 64), (90, 16)])
def test_one_subset_of_everything_is_the_published_value(n, d):
    x, y = features(n, d, 1), features(n, d, 2, 0.3)
    assert kernel_distance(x, y).value == pytest.approx(published(x, y, 1, n)[0], rel=1e-10)


def test_many_pictures_are_taken_in_turns_to_the_same_value(monkeypatch):
    x, y = features(50, 6, 1), features(37, 6, 2, 0.3)
    at_once = kernel_distance(x, y)
    monkeypatch.setattr(kernel, "_ROWS", 8)
    in_turns = kernel_distance(x, y)
    assert (in_turns.value, in_turns.error) == pytest.approx((at_once.value, at_once.error))


def test_many_subsets_come_to_the_same_value():
    x, y = features(300, 32, 1), features(250, 32, 2, 0.2)
    mean, deviation = published(x, y, 400, 100)
    assert kernel_distance(x, y).value == pytest.approx(mean, abs=4 * deviation / np.sqrt(400))


def test_it_is_unbiased():
    """Equal distributions: zero on average, below it now and then."""
    values = [
        kernel_distance(features(12, 6, s), features(9, 6, s + 500)).value for s in range(300)
    ]
    assert abs(np.mean(values)) < 3 * np.std(values) / np.sqrt(300)
    assert min(values) < 0


@pytest.mark.parametrize("shift", [0.3, 1.0])
def test_the_error_is_that_of_other_draws(shift):
    result = [
        kernel_distance(features(40, 8, s), features(60, 8, s + 1000, shift)) for s in range(200)
    ]
    spread = np.std([one.value for one in result])
    assert np.mean([one.error for one in result]) == pytest.approx(spread, rel=0.2)
    assert all(one.generated_error < one.error for one in result)


def test_the_closed_form_leaves_each_picture_out_once():
    x, y = features(7, 4, 1), features(5, 4, 2, 0.5)
    left = [kernel_distance(x, np.delete(y, i, axis=0)).value for i in range(5)]
    expected = np.sqrt(4 / 5 * np.square(left - np.mean(left)).sum())
    assert kernel_distance(x, y).generated_error == pytest.approx(expected, rel=1e-9)


def test_two_pictures_have_a_value_and_no_error():
    result = kernel_distance(features(2, 4, 1), features(9, 4, 2))
    assert result.error is None
    assert result.generated_error is not None


def test_what_has_no_distance_is_refused(bad):
    with pytest.raises(UserError):
        kernel_distance(features(9, 4, 0), bad)
