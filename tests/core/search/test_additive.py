"""The additive model of scores: what it takes out and what it leaves."""

import numpy as np
import pytest

from core.search.additive import AdditiveModel

CHOICES = (8, 16, 24)


def candidates(count: int, seed: int = 0) -> tuple[list[tuple[int, ...]], np.ndarray, np.ndarray]:
    """Architectures, their MACs, and scores that are a sum of what each width does."""
    chance = np.random.default_rng(seed)
    widths = chance.choice(CHOICES, size=(count, 8))
    macs = (widths.astype(float) ** 2).sum(1)
    truth = 100 - (widths * np.linspace(0.2, 1.0, 8)).sum(1) - 5 * (widths[:, 3] == 16)
    return [tuple(int(w) for w in row) for row in widths], macs, truth


def test_noise_is_taken_out() -> None:
    widths, macs, truth = candidates(120)
    noisy = truth + np.random.default_rng(1).normal(0, 6, len(truth))
    model = AdditiveModel.fit(widths, macs, noisy)
    assert model is not None
    before, after = (np.corrcoef(values, truth)[0, 1] for values in (noisy, model.smoothed))
    assert after > before + 0.05
    assert 0.3 < model.explained < 1


def test_exact_sums_stay_what_they_are() -> None:
    widths, macs, truth = candidates(150)
    model = AdditiveModel.fit(widths, macs, truth)
    assert model is not None and model.explained > 0.99
    assert np.abs(model.smoothed - truth).max() < 0.05 * np.ptp(truth)


def test_pure_noise_becomes_nearly_its_mean() -> None:
    widths, macs, _ = candidates(60)
    noise = np.random.default_rng(3).normal(50, 4, 60)
    model = AdditiveModel.fit(widths, macs, noise)
    assert model is not None and model.explained < 0.2
    assert model.smoothed.std() < 0.6 * noise.std()


@pytest.mark.parametrize("count", [0, 1, 7])
def test_few_candidates_have_no_model(count: int) -> None:
    widths, macs, truth = candidates(max(count, 1))
    assert AdditiveModel.fit(widths[:count], macs[:count], truth[:count]) is None


def test_equal_scores_and_scores_that_are_missing() -> None:
    widths, macs, truth = candidates(30)
    assert AdditiveModel.fit(widths, macs, np.full(30, 4.0)) is None
    truth[5] = np.nan
    model = AdditiveModel.fit(widths, macs, truth)
    assert model is not None and np.isnan(model.smoothed[5]) and np.isfinite(model.smoothed[6])


def test_one_width_everywhere_is_no_fault() -> None:
    model = AdditiveModel.fit([(8,) * 8] * 10, [1e9] * 10, list(range(10)))
    assert model is None or np.allclose(model.smoothed, 4.5)
