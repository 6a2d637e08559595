"""The Fréchet Wavelet Distance, and what it is made of."""

import numpy as np
import pytest
import torch
from scipy.linalg import hadamard

from core.metrics.bandwise import BandwiseFrechet
from core.metrics.features import check_extractor, extractor
from core.metrics.frechet import Gaussian, frechet_distance
from core.metrics.scores import score_against, score_name
from core.metrics.wavelet import WaveletFeatures, packets
from core.runtime.errors import UserError


def pictures(count: int, side: int = 128, seed: int = 0) -> torch.Tensor:
    rng = torch.Generator().manual_seed(seed)
    coarse = torch.rand(count, 3, 8, 8, generator=rng)
    smooth = torch.nn.functional.interpolate(coarse, (side, side), mode="bilinear")
    noise = torch.rand(count, 3, side, side, generator=rng)
    return (200 * smooth + 55 * noise).to(torch.uint8)


def haar_packets(picture: np.ndarray, depth: int) -> list[np.ndarray]:
    """By the definition: sums and differences of neighbours, of every band again."""
    bands = [picture.astype(float)]
    for _ in range(depth):
        result = []
        for band in bands:
            low = (band[::2] + band[1::2]) / 2**0.5
            high = (band[::2] - band[1::2]) / 2**0.5
            for part in (low, high):
                result.append((part[:, ::2] + part[:, 1::2]) / 2**0.5)
                result.append((part[:, ::2] - part[:, 1::2]) / 2**0.5)
        bands = result
    return bands


def test_packets_are_haar_packets_in_some_order() -> None:
    picture = torch.rand(1, 1, 16, 24)
    transform = torch.from_numpy(hadamard(4)).float() / 2
    ours = packets(picture, transform)[0].numpy()
    theirs = np.array([band.ravel() for band in haar_packets(picture[0, 0].numpy(), 2)])
    order = [int(np.abs(ours - band).sum(1).argmin()) for band in theirs]
    assert sorted(order) == list(range(16))
    assert np.allclose(ours[order], theirs, atol=1e-5)


def test_the_distance_is_the_mean_over_bands() -> None:
    rng = np.random.default_rng(0)
    real, generated = rng.normal(size=(40, 12)), rng.normal(0.3, 1.4, size=(30, 12))
    one_by_one = [
        frechet_distance(Gaussian.of(real[:, band]), generated[:, band])
        for band in (slice(0, 4), slice(4, 8), slice(8, 12))
    ]
    assert BandwiseFrechet(real, 3).distance(generated) == pytest.approx(np.mean(one_by_one))


def test_damage_counts_by_its_strength_and_truth_scores_nothing() -> None:
    features = WaveletFeatures()
    real = features(pictures(24))
    against = score_against("frechet", features.name, real)
    blurred = [
        features(torch.nn.functional.avg_pool2d(pictures(24).float(), size, 1, size // 2).byte())
        for size in (3, 7)
    ]
    none, little, much = (against.distance(rows) for rows in (real, *blurred))
    assert none < 1e-6 < little < much
    assert score_name("frechet", features.name) == "Fréchet Wavelet Distance"


def test_pictures_of_any_size_are_described_alike() -> None:
    features = extractor("wavelet")
    assert features(pictures(2, 48)).shape == (2, features.dimension)
    assert features(pictures(0)).shape == (0, features.dimension)


def test_weights_and_other_scores_are_refused(tmp_path) -> None:
    with pytest.raises(UserError, match="no weights"):
        check_extractor("wavelet", tmp_path / "weights.pth")
    with pytest.raises(ValueError, match="kid"):
        score_against("kid", "wavelet", np.zeros((3, 4)))
