"""What each width does to the score, recovered from candidates."""

import math
import random

import numpy as np
import pytest

from core.nets.space import space_of
from core.search.sensitivity import sensitivity

SPACE = space_of("channels-32-laptop")
SLOPES = (0.0, -1.0, -12.0, 0.5, 0.0, -3.0, 0.0, -6.0)


def drawn(count, seed=0):
    rng = random.Random(seed)
    return list(dict.fromkeys(SPACE.sample(rng) for _ in range(2 * count)))[:count]


def additive(architecture):
    effects = zip(SLOPES, architecture, strict=True)
    return 100 + sum(slope * math.log2(width) for slope, width in effects)


def test_an_additive_metric_is_recovered():
    architectures = drawn(60)
    measured = sensitivity(architectures, [additive(a) for a in architectures])
    assert [effect.slope for effect in measured.effects] == pytest.approx(SLOPES, abs=0.01)
    assert measured.r2 > 0.999 and measured.is_trusted
    unseen = drawn(80, seed=1)
    assert [measured.predict(a) for a in unseen] == pytest.approx(
        [additive(a) for a in unseen], abs=0.1
    )


def test_errors_are_those_of_repeating_it_with_other_noise():
    architectures, rng = drawn(80), np.random.default_rng(0)
    fits = [
        sensitivity(architectures, [additive(a) + rng.normal(0, 3) for a in architectures])
        for _ in range(200)
    ]
    slopes = np.array([[effect.slope for effect in fit.effects] for fit in fits])
    claimed = np.mean([[effect.error for effect in fit.effects] for fit in fits], axis=0)
    assert claimed == pytest.approx(slopes.std(axis=0), rel=0.2)
    clear = [effect.is_clear for effect in fits[0].effects]
    assert clear[2] and clear[5] and clear[7]


def test_noise_alone_is_not_trusted():
    architectures, rng = drawn(60), random.Random(2)
    measured = sensitivity(architectures, [rng.gauss(50, 5) for _ in architectures])
    assert measured.r2 < 0.2 and not measured.is_trusted


def test_few_candidates_are_said_to_be_too_few():
    architectures = drawn(15)
    measured = sensitivity(architectures, [additive(a) for a in architectures])
    assert measured.too_few and not measured.is_trusted
    assert sensitivity(architectures[:5], [1.0, 2, 3, 4, 5]) is None


def test_a_width_that_never_changed_has_no_effect_to_tell():
    architectures = [(16, *a[1:]) for a in drawn(60)]
    measured = sensitivity(architectures, [additive(a) for a in architectures])
    assert measured.effects[0].slope is None
    assert measured.effects[2].slope == pytest.approx(-12, abs=0.1)


def test_what_was_not_measured_is_left_out():
    architectures = drawn(60)
    values = [additive(a) for a in architectures]
    values[3] = math.nan
    assert sensitivity(architectures, values).count == 59
    assert sensitivity(architectures, [1.0] * 60) is None
    assert sensitivity([], []) is None
