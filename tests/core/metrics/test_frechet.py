import contextlib
import json
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytorch_fid.fid_score import calculate_frechet_distance
from torch_fidelity.metric_fid import fid_statistics_to_metric

from core.metrics.frechet import (
    Gaussian,
    StreamingStatistics,
    distance_name,
    frechet_distance,
    gaussian_distance,
)
from core.runtime.errors import UserError


def features(n: int, d: int, seed: int, spread: float = 1.0, shift: float = 0.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    mixing = np.random.default_rng(99).standard_normal((d, d)) / np.sqrt(d)
    return rng.standard_normal((n, d)) @ mixing * spread + shift


def published(real: np.ndarray, generated: np.ndarray) -> tuple[float, float]:
    sides = [(x.mean(axis=0), np.cov(x, rowvar=False)) for x in (real, generated)]
    first = calculate_frechet_distance(*sides[0], *sides[1])
    statistics = [{"mu": mu, "sigma": sigma} for mu, sigma in sides]
    second = fid_statistics_to_metric(*statistics, verbose=False)
    return float(first), float(second["frechet_inception_distance"])


@pytest.mark.parametrize(
    ("real", "generated", "d"),
    [(60, 50, 12), (12, 50, 40), (60, 9, 40), (14, 9, 40), (9, 14, 40), (40, 40, 40), (41, 40, 40)],
)
def test_it_is_the_published_distance(real, generated, d):
    a, b = features(real, d, 1), features(generated, d, 2, 1.3, 0.2)
    ours = frechet_distance(Gaussian.of(a), b)
    for theirs in published(a, b):
        # The published routes take roots of thousands of rounded zeros; ours has none of them.
        assert ours == pytest.approx(theirs, rel=1e-5)


@pytest.mark.parametrize("d", [3, 30])
@pytest.mark.parametrize(("real", "generated"), [(2, 2), (2, 3), (3, 2), (2, 50), (50, 2)])
def test_two_pictures_are_enough(d, real, generated):
    a, b = features(real, d, 1), features(generated, d, 2, 1.2)
    ours = frechet_distance(Gaussian.of(a), b)
    for theirs in published(a, b):
        assert ours == pytest.approx(theirs, rel=1e-4)


@pytest.mark.parametrize("n", [2, 40, 100])
def test_statistics_alone_give_the_published_distance(n):
    """As from two files: fewer and more pictures than features."""
    a, b = features(n, 50, 1), features(n, 50, 2, 1.2, 0.1)
    sides = [Gaussian(side.mean, side.covariance) for side in map(Gaussian.of, (a, b))]
    for theirs in published(a, b):
        assert gaussian_distance(*sides) == pytest.approx(theirs, rel=1e-4)


@pytest.mark.parametrize(("n", "d"), [(2, 30), (20, 30), (50, 30), (31, 30)])
def test_equal_sets_are_at_no_distance(n, d):
    a = features(n, d, 3, spread=50.0, shift=7.0)
    real = Gaussian.of(a)
    assert frechet_distance(real, a) == pytest.approx(0.0, abs=1e-7 * real.trace)
    assert frechet_distance(real, a[::-1]) == pytest.approx(0.0, abs=1e-7 * real.trace)


def test_the_golden_value(shared):
    golden = json.loads((shared / "golden" / "losses.json").read_text())["fid_16d"]
    rng = np.random.RandomState(5)
    a = rng.standard_normal((200, 16))
    b = 1.3 * rng.standard_normal((150, 16)) + 0.2
    assert frechet_distance(Gaussian.of(a), b) == pytest.approx(golden, rel=1e-10)


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 12), st.integers(2, 12), st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_every_route_gives_the_same_value(real, generated, d, seed):
    rng = np.random.default_rng(seed)
    a, b = rng.standard_normal((real, d)), rng.standard_normal((generated, d))
    side = Gaussian.of(a)
    known_by_moments = Gaussian(side.mean, side.covariance)
    expected = frechet_distance(side, b)
    close = pytest.approx(expected, rel=1e-6, abs=1e-6)
    assert frechet_distance(known_by_moments, b) == close
    assert gaussian_distance(known_by_moments, Gaussian.of(b)) == close
    assert frechet_distance(Gaussian.of(b), a) == close


def test_identical_pictures_have_no_spread():
    a = np.ones((5, 7))
    assert frechet_distance(Gaussian.of(a), np.zeros((4, 7))) == pytest.approx(7.0)
    moments = Gaussian(np.ones(7), np.zeros((7, 7)))
    assert frechet_distance(moments, np.zeros((4, 7))) == pytest.approx(7.0)


def test_the_real_side_is_worked_out_once():
    real = Gaussian.of(features(40, 20, 1))
    assert real.factor is real.factor


def test_streaming_gives_the_same_gaussian():
    rows = features(100, 8, 4, shift=1e6)
    stream = StreamingStatistics(8)
    for part in np.array_split(rows, 7):
        stream.add(part)
    whole, parts = Gaussian.of(rows), stream.gaussian()
    assert parts.n == 100
    np.testing.assert_allclose(parts.mean, whole.mean, rtol=1e-12)
    np.testing.assert_allclose(parts.covariance, whole.covariance, atol=1e-7)
    with pytest.raises(ValueError):
        stream.add(np.zeros((2, 9)))


def test_statistics_go_to_disk_and_back(tmp_path):
    real = Gaussian.of(features(20, 6, 1))
    path = tmp_path / "real.npz"
    real.save(path)
    back = Gaussian.load(path)
    np.testing.assert_array_equal(back.mean, real.mean)
    np.testing.assert_allclose(back.covariance, real.covariance, rtol=1e-14)
    assert back.n == 20
    assert [p.name for p in tmp_path.iterdir()] == ["real.npz"]


def test_published_statistics_are_read(tmp_path):
    rows = features(50, 6, 1)
    np.savez(tmp_path / "p.npz", mu=rows.mean(axis=0), sigma=np.cov(rows, rowvar=False))
    published_side = Gaussian.load(tmp_path / "p.npz")
    other = features(30, 6, 2)
    assert published_side.n is None
    assert frechet_distance(published_side, other) == pytest.approx(
        frechet_distance(Gaussian.of(rows), other)
    )


BAD_STATISTICS = [
    {"mu": np.zeros(3)},
    {"mu": np.zeros(3), "sigma": np.zeros((2, 2))},
    {"mu": np.zeros((3, 1)), "sigma": np.zeros((3, 3))},
    {"mu": np.full(2, np.nan), "sigma": np.eye(2)},
    {"mu": np.array(["a", "b"]), "sigma": np.eye(2)},
    {"mu": np.zeros(2, dtype=complex), "sigma": np.eye(2)},
    {"mu": np.array([None, None], dtype=object), "sigma": np.eye(2)},
]


@pytest.mark.parametrize("arrays", BAD_STATISTICS)
def test_other_files_are_refused_by_name(tmp_path, arrays):
    np.savez(tmp_path / "odd.npz", **arrays)
    with pytest.raises(UserError, match=r"odd\.npz"):
        Gaussian.load(tmp_path / "odd.npz")


def test_damaged_anywhere_a_packed_file_is_read_or_refused_and_nothing_else(tmp_path):
    path, draw = tmp_path / "packed.npz", random.Random(1)
    np.savez_compressed(path, mu=np.arange(3.0), sigma=np.eye(3))
    whole = path.read_bytes()
    for _ in range(150):
        damaged = bytearray(whole)
        damaged[draw.randrange(len(whole))] = draw.randrange(256)
        path.write_bytes(damaged)
        with contextlib.suppress(UserError):
            Gaussian.load(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"text"])
def test_broken_files_are_refused_by_name(tmp_path, content):
    (tmp_path / "torn.npz").write_bytes(content)
    with pytest.raises(UserError, match=r"torn\.npz"):
        Gaussian.load(tmp_path / "torn.npz")


def test_a_missing_file_and_an_unwritable_place_are_said(tmp_path):
    with pytest.raises(UserError, match=r"none\.npz"):
        Gaussian.load(tmp_path / "none.npz")
    with pytest.raises(UserError, match="nowhere"):
        Gaussian.of(features(4, 3, 0)).save(tmp_path / "nowhere" / "a.npz")


def test_what_has_no_distance_is_refused(bad):
    with pytest.raises(UserError):
        frechet_distance(Gaussian.of(features(9, 4, 0)), bad)


def test_only_inception_makes_a_fid():
    assert distance_name("inception") == "FID"
    assert "FID" not in distance_name("squeezenet1_1")
    assert "FID" not in distance_name("inception(1234abcd)")
