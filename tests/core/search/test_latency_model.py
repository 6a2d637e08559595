"""Latencies predicted for architectures that were not timed."""

import json
import math
import random

import numpy as np
import pytest
from scipy.stats import kendalltau

from core.nets.resnet_cost import resnet_cost, resnet_layers
from core.nets.space import space_of
from core.search.latency_model import (
    LatencyModel,
    PredictionError,
    kendall_tau,
    spread_over_costs,
)

SPACE = space_of("channels-32")


def layers(architecture):
    return resnet_layers("mobile", architecture, 64, 64)


def macs(architecture):
    return resnet_cost("mobile", architecture, 64, 64).macs


def milliseconds(architecture):
    """A processor that computes channels in blocks of sixteen, and has a fixed cost."""
    blocked = [16 * math.ceil(width / 16) for width in architecture]
    return 1 + macs(blocked) / 4e7 + 0.02 * sum(architecture)


@pytest.fixture(scope="module")
def sample():
    return spread_over_costs(SPACE, macs, 40, random.Random(0))


@pytest.fixture(scope="module")
def model(sample):
    times = [milliseconds(architecture) for architecture in sample]
    return LatencyModel.fit(sample, [layers(a) for a in sample], times)


def test_what_was_not_timed_is_predicted(model):
    rng = random.Random(1)
    unseen = [SPACE.sample(rng) for _ in range(100)]
    true = np.array([milliseconds(a) for a in unseen])
    error = PredictionError.of(np.array([model.predict(a, layers(a)) for a in unseen]), true)
    assert error.median < 0.03 and error.tau > 0.9
    # The error it claims, from leaving one out, is the one it makes.
    assert error.median == pytest.approx(model.error.median, abs=0.015)


def test_it_beats_macs_alone(sample, model):
    true = np.array([milliseconds(a) for a in sample])
    alone = np.array([macs(a) for a in sample], dtype=float)
    by_macs = PredictionError.of(alone * np.median(true / alone), true)
    assert model.error.median < by_macs.median / 3 and model.error.tau > by_macs.tau


def test_noise_is_not_learnt(sample):
    rng = np.random.default_rng(0)
    noisy = [milliseconds(a) * math.exp(0.05 * rng.standard_normal()) for a in sample]
    fitted = LatencyModel.fit(sample, [layers(a) for a in sample], noisy)
    assert 0.02 < fitted.error.median < 0.08


def test_a_width_that_was_not_fitted_to_goes_by_its_size(model):
    between = (20,) * 8
    low, high = (model.predict((w,) * 8, layers((w,) * 8)) for w in (16, 32))
    assert low < model.predict(between, layers(between)) < high


def test_it_is_plain_data(model):
    assert LatencyModel.of_document(json.loads(json.dumps(model.document()))) == model


def test_too_few_or_senseless_times_are_refused(sample):
    given = [layers(a) for a in sample]
    with pytest.raises(ValueError, match="8 architectures"):
        LatencyModel.fit(sample[:7], given[:7], [1.0] * 7)
    with pytest.raises(ValueError, match="8 architectures"):
        LatencyModel.fit(sample, given[:9], [1.0] * 9)
    with pytest.raises(ValueError, match="positive"):
        LatencyModel.fit(sample, given, [0.0] * len(sample))


def test_equal_times_give_equal_predictions(sample):
    fitted = LatencyModel.fit(sample, [layers(a) for a in sample], [2.0] * len(sample))
    assert fitted.predict(sample[3], layers(sample[3])) == pytest.approx(2)
    assert fitted.error == PredictionError(pytest.approx(0), pytest.approx(0), 0)


def test_the_sample_spans_the_costs_evenly(sample):
    costs = np.log([macs(a) for a in sample])
    assert len(set(sample)) == 40
    assert sample[0] == SPACE.smallest and sample[-1] == SPACE.largest
    assert np.all(np.diff(costs) >= 0) and np.diff(costs).max() < 4 * np.ptp(costs) / 40


def test_a_small_space_is_taken_whole():
    architectures = spread_over_costs(space_of("test"), macs, 40, random.Random(0))
    assert set(architectures) == set(space_of("test"))


def test_kendalls_tau_is_scipys():
    rng = np.random.default_rng(0)
    one, other = rng.integers(0, 9, (2, 30)).astype(float)
    assert kendall_tau(one, other) == pytest.approx(kendalltau(one, other).statistic)
    assert kendall_tau(one, np.ones(30)) == 0
