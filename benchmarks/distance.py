"""The Fréchet distance: scipy's matrix root as in pytorch-fid, and the exact n x n form."""

import numpy as np
from scipy import linalg

from benchmarks.measure import interleaved, report
from core.metrics.frechet import Gaussian, frechet_distance

DIMENSION = 2048


def run(repeats: int) -> None:
    """n pictures against n real ones in Inception's 2048 dimensions."""
    rng = np.random.default_rng(0)
    for count in (140, 500):
        real, fake = (rng.normal(size=(count, DIMENSION)) for _ in range(2))
        gaussian = Gaussian.of(real)
        known = real.mean(0), np.cov(real, rowvar=False)
        frechet_distance(gaussian, fake)
        ways = {
            "published: scipy sqrtm": lambda k=known, f=fake: published_distance(k, f),
            "ours: n x n, real side kept": lambda g=gaussian, f=fake: frechet_distance(g, f),
        }
        timings = interleaved(ways, min(repeats, 3))
        report(f"Fréchet distance, n = {count}, d = {DIMENSION}", timings)
        ours, theirs = frechet_distance(gaussian, fake), published_distance(known, fake)
        print(f"  values {ours:.6f} and {theirs:.6f}")


def published_distance(real: tuple[np.ndarray, np.ndarray], fake: np.ndarray) -> float:
    """As published: both covariances, the root of their product."""
    mean, covariance = fake.mean(0), np.cov(fake, rowvar=False)
    root = linalg.sqrtm(covariance @ real[1])
    gap = mean - real[0]
    return float(gap @ gap + np.trace(covariance + real[1] - 2 * root.real))
