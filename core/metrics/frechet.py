"""The Fréchet distance between two clouds of features (Heusel et al. 2017, eq. 6).

    |μr − μg|² + Tr Σr + Tr Σg − 2 Tr (Σr Σg)^½

With A and B the centred features over √(n−1), so that Σg = AᵀA and Σr = BᵀB, the eigenvalues of
Σr Σg are those of (ABᵀ)(ABᵀ)ᵀ and of (ABᵀ)ᵀ(ABᵀ). The smaller of the two is symmetric, never
larger than the number of pictures, and gives the same value as the square root of the d × d
product: exactly, without an imaginary part, and much sooner. Everything is float64.
"""

import io
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.metrics.blas import threads_for
from core.metrics.rows import Array, checked, require_equal, require_two
from core.runtime.errors import UserError
from core.runtime.reading import irregular
from core.runtime.writing import write_bytes

SCORE = "A Fréchet distance"
_MOST_BYTES = 2**30


@dataclass(frozen=True, eq=False)
class Gaussian:
    """Mean (d,) and covariance (d, d; divided by n−1) of n feature vectors of d numbers.

    `n` is None where a file does not say. What a distance needs of this side beyond these is
    computed once, at its first use.
    """

    mean: Array
    covariance: Array
    n: int | None = None
    _features: Array | None = field(default=None, repr=False)

    @classmethod
    def of(cls, features: NDArray[Any]) -> "Gaussian":
        """The Gaussian of features (n, d), n ≥ 2. Raises UserError for fewer or bad numbers."""
        rows = checked(features, SCORE)
        mean, factor = _centred(rows)
        keep = factor if len(factor) < factor.shape[1] else None
        return cls(mean, factor.T @ factor, len(rows), keep)

    @cached_property
    def factor(self) -> Array:
        """B (r, d) with BᵀB = Σ and as few rows as are known to do."""
        if self._features is not None:
            return self._features
        values, vectors = np.linalg.eigh(self.covariance)
        # Below this an eigenvalue is rounding: its root would add noise to every distance.
        kept = values > values.max() * len(values) * np.finfo(float).eps
        return np.sqrt(values[kept])[:, None] * vectors[:, kept].T

    @cached_property
    def trace(self) -> float:
        """Tr Σ."""
        return float(np.trace(self.covariance))

    def save(self, path: Path) -> None:
        """Write `mu`, `sigma` and `n` as an .npz file, as published statistics are kept.

        Raises UserError where it cannot be written.
        """
        arrays = {"mu": self.mean, "sigma": self.covariance}
        if self.n is not None:
            arrays["n"] = np.asarray(self.n)
        content = io.BytesIO()
        np.savez(content, allow_pickle=False, **arrays)
        write_bytes(path, content.getvalue())

    @classmethod
    def load(cls, path: Path) -> "Gaussian":
        """Read an .npz file with `mu` (d,) and `sigma` (d, d). Raises UserError naming the file."""
        mean, covariance, n = _read(path)
        if covariance.shape != (mean.size, mean.size) or mean.ndim != 1 or mean.size == 0:
            raise UserError(
                f"{path} is not a file of statistics: mu has shape {mean.shape} and sigma "
                f"{covariance.shape}, where (d,) and (d, d) belong."
            )
        if not (np.isfinite(mean).all() and np.isfinite(covariance).all()):
            raise UserError(f"{path} holds statistics that are not finite numbers.")
        return cls(mean, (covariance + covariance.T) / 2, n)


class StreamingStatistics:
    """Mean and covariance of features that arrive batch by batch: d² memory whatever n."""

    def __init__(self, dimension: int) -> None:
        self.n = 0
        self._origin = np.zeros(dimension)
        self._sum = np.zeros(dimension)
        self._products = np.zeros((dimension, dimension))

    def add(self, features: NDArray[Any]) -> None:
        """Count a batch of features (n, d) in. Raises ValueError for another d."""
        rows = np.asarray(features, dtype=np.float64)
        if rows.ndim != 2 or rows.shape[1] != self._sum.size:
            raise ValueError(f"expected (n, {self._sum.size}) features, got {rows.shape}")
        if self.n == 0 and len(rows):
            # Sums of squares lose digits far from zero; near the first batch's mean they do not.
            self._origin = rows.mean(axis=0)
        rows = rows - self._origin
        self.n += len(rows)
        self._sum += rows.sum(axis=0)
        self._products += rows.T @ rows

    def gaussian(self) -> Gaussian:
        """The Gaussian of all that was added. Raises UserError for fewer than two pictures."""
        require_two(self.n, SCORE)
        shift = self._sum / self.n
        covariance = (self._products - self.n * np.outer(shift, shift)) / (self.n - 1)
        return Gaussian(self._origin + shift, covariance, self.n)


def frechet_distance(real: Gaussian, generated: NDArray[Any]) -> float:
    """The Fréchet distance of generated features (n, d), n ≥ 2, to the real Gaussian; at least 0.

    Raises UserError for fewer than two pictures, numbers that are not finite, or another d.
    """
    rows = checked(generated, SCORE)
    require_equal(real.mean.size, rows.shape[1])
    mean, factor = _centred(rows)
    return _distance(real, mean, factor, float(np.square(factor).sum()))


def gaussian_distance(real: Gaussian, generated: Gaussian) -> float:
    """The Fréchet distance between two Gaussians; at least 0."""
    require_equal(real.mean.size, generated.mean.size)
    return _distance(real, generated.mean, generated.factor, generated.trace)


def distance_name(features: str) -> str:
    """What to call a Fréchet distance in these features: FID only with Inception's."""
    return "FID" if features == "inception" else f"Fréchet distance ({features})"


def _distance(real: Gaussian, mean: Array, factor: Array, trace: float) -> float:
    with threads_for(min(len(factor), len(real.factor))):
        product = factor @ real.factor.T
        square = product @ product.T if len(product) <= product.shape[1] else product.T @ product
        eigenvalues = np.linalg.eigvalsh(square) if square.size else np.zeros(0)
    root_trace = np.sqrt(np.clip(eigenvalues, 0, None)).sum()
    shift = real.mean - mean
    # Rounding may leave equal sets a little below zero.
    return max(0.0, float(shift @ shift + real.trace + trace - 2 * root_trace))


def _centred(rows: Array) -> tuple[Array, Array]:
    mean = rows.mean(axis=0)
    return mean, (rows - mean) / np.sqrt(len(rows) - 1)


def _read(path: Path) -> tuple[Array, Array, int | None]:
    if not path.is_file():
        raise UserError(f"There are no statistics {path}.", "Check the path.")
    if why := irregular(path):
        raise UserError(f"{path} {why}.", "Choose a file of statistics.")
    try:
        _check_size(path)
        with np.load(path, allow_pickle=False) as archive:
            missing = [name for name in ("mu", "sigma") if name not in archive]
            if missing:
                raise KeyError(" and no ".join(missing))
            mean, covariance = _numbers(archive["mu"]), _numbers(archive["sigma"])
            n = int(archive["n"]) if "n" in archive else None
    except KeyError as error:
        raise UserError(
            f"{path} is not a file of statistics: it has no {error.args[0]}.",
            "An .npz file with the arrays mu and sigma is expected, as pytorch-fid writes it.",
        ) from error
    # A damaged archive raises almost anything, and one that lies of its size a MemoryError.
    except Exception as error:
        raise UserError(
            f"The statistics in {path} cannot be read.",
            "An .npz file with the arrays mu and sigma is expected.",
            str(error),
        ) from error
    return mean, covariance, n


def _check_size(path: Path) -> None:
    """Raise ValueError for an archive that unpacks to more than any statistics take."""
    with zipfile.ZipFile(path) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size > _MOST_BYTES:
        raise ValueError(f"it unpacks to {size:,} bytes")


def _numbers(values: NDArray[Any]) -> Array:
    if values.dtype.kind not in "iuf":
        raise ValueError(f"an array of {values.dtype} holds no real numbers")
    return values.astype(np.float64)
