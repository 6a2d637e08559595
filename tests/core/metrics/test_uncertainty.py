import numpy as np
import pytest

from core.metrics.scores import FRECHET, KID, MIND, SCORES, score_name
from core.metrics.uncertainty import jackknife


def drawn(n: int, d: int, seed: int, shift: float = 0.6) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((n, d)) * 1.2 + shift


@pytest.mark.parametrize("score", [FRECHET, KID, MIND])
@pytest.mark.parametrize(("n", "d"), [(60, 8), (30, 40)])
def test_it_is_the_spread_of_other_draws(score, n, d):
    """Gaussians, more and fewer pictures than features: within a third of the truth."""
    against = SCORES[score](drawn(50, d, 0, 0.0))
    sets = [drawn(n, d, seed) for seed in range(1, 61)]
    spread = np.std([against.distance(one) for one in sets], ddof=1)
    said = [against.uncertainty(one) for one in sets[:12]]
    assert 0.67 * spread < np.mean(said) < 1.5 * spread


@pytest.mark.parametrize("score", [FRECHET, KID, MIND])
def test_nothing_is_known_of_two_pictures(score):
    against = SCORES[score](drawn(9, 4, 0))
    assert against.uncertainty(drawn(2, 4, 1)) is None
    assert against.uncertainty(drawn(3, 4, 1)) > 0


@pytest.mark.parametrize("n", [3, 19, 20, 21, 45])
def test_of_a_mean_it_is_the_known_error(n):
    rows = np.random.default_rng(n).standard_normal((n, 1))
    said = jackknife(lambda left: float(left.mean()), rows)
    known = rows.std(ddof=1) / np.sqrt(n)
    assert said == pytest.approx(known, rel=1e-9 if n <= 20 else 0.5)


def test_names():
    assert score_name("frechet", "inception") == "FID"
    assert score_name("kid", "inception") == "KID"
    assert "KID" not in score_name("kid", "encoder(x)")
    assert "MIND" in score_name("mind", "encoder(x)")
