"""A Fréchet distance for each of many equal bands of the features, averaged; no torch in here."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.metrics.rows import Array, checked, require_equal

WAVELET = "wavelet"
BANDS = 1024
NAME = "Fréchet Wavelet Distance"


class BandwiseFrechet:
    """The mean over bands of the Fréchet distance, to references that are prepared once."""

    def __init__(self, real: NDArray[Any], bands: int = BANDS) -> None:
        """`real`: features (n, bands · k), n ≥ 2. Raises UserError for fewer or bad numbers."""
        self._count, self._dimension = bands, real.shape[1]
        self._mean, covariance = self._statistics(real)
        values, vectors = np.linalg.eigh(covariance)
        roots = np.sqrt(np.clip(values, 0, None))
        self._root = (vectors * roots[:, None, :]) @ vectors.transpose(0, 2, 1)
        self._trace = values.sum(1)

    def distance(self, generated: NDArray[Any]) -> float:
        """At least 0, of features (n, d). Raises UserError for n < 2, or another dimension."""
        require_equal(self._dimension, generated.shape[1])
        mean, covariance = self._statistics(generated)
        eigenvalues = np.linalg.eigvalsh(self._root @ covariance @ self._root)
        roots = np.sqrt(np.clip(eigenvalues, 0, None)).sum(1)
        shift = np.square(self._mean - mean).sum(1)
        trace = np.trace(covariance, axis1=1, axis2=2)
        return max(0.0, float(np.mean(shift + self._trace + trace - 2 * roots)))

    def _statistics(self, features: NDArray[Any]) -> tuple[Array, Array]:
        """Means (bands, k) and covariances (bands, k, k)."""
        rows = checked(features, f"A {NAME}")
        bands = rows.reshape(len(rows), self._count, -1).transpose(1, 0, 2)
        mean = bands.mean(1)
        centred = (bands - mean[:, None]) / np.sqrt(len(rows) - 1)
        return mean, centred.transpose(0, 2, 1) @ centred
