"""Scores between two folders of pictures, or published statistics of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.data.images import SUFFIXES, read_picture
from core.data.listing import pictures_of
from core.metrics.bandwise import WAVELET
from core.metrics.features import Features
from core.metrics.frechet import Gaussian, StreamingStatistics, gaussian_distance
from core.metrics.scores import FRECHET, Frechet, score_against
from core.runtime.errors import UserError

_AT_ONCE = 16


@dataclass(frozen=True)
class FolderComparison:
    """A score between two sides, its uncertainty, and how many pictures each side has.

    `uncertainty` is one standard deviation over other draws of as many pictures of b, None where
    it cannot be known; a count is None where a file of statistics does not say.
    """

    distance: float
    uncertainty: float | None
    n_a: int | None
    n_b: int | None


def compare_folders(
    a: Path | Gaussian, b: Path, features: Features, score: str = FRECHET
) -> FolderComparison:
    """The score of b against a, the real side; both are folders, or files of statistics (.npz).

    a may also be the statistics themselves, where they are known already. Reads the pictures that
    lie directly in each folder as 8-bit RGB, at their own size. Raises UserError for a folder
    without two pictures, for a picture that cannot be read, and where a score needs pictures and is
    given statistics.
    """
    if score != FRECHET or features.name == WAVELET:
        assert isinstance(a, Path), "statistics are compared by the Fréchet distance alone"
        return _of_pictures(a, b, features, score)
    real = a if isinstance(a, Gaussian) else statistics_of(a, features)
    if is_statistics(b):
        generated = Gaussian.load(b)
        return FolderComparison(gaussian_distance(real, generated), None, real.n, generated.n)
    rows = folder_features(b, features)
    against = Frechet(real)
    return FolderComparison(against.distance(rows), against.uncertainty(rows), real.n, len(rows))


def statistics_of(side: Path, features: Features) -> Gaussian:
    """Mean and covariance of a folder's features, or those in a file (.npz).

    Where there are more pictures than features, no features are kept. Raises UserError as above.
    """
    if is_statistics(side):
        return Gaussian.load(side)
    paths = _two_at_least(side)
    if len(paths) <= features.dimension:
        return Gaussian.of(folder_features(side, features))
    statistics = StreamingStatistics(features.dimension)
    for part in _described(paths, features):
        statistics.add(part)
    return statistics.gaussian()


def is_statistics(side: Path) -> bool:
    """Whether a path names a file of statistics rather than a folder."""
    return side.suffix.lower() == ".npz" and not side.is_dir()


def folder_features(folder: Path, features: Features) -> NDArray[np.float64]:
    """Features (n, d) of the pictures in a folder, by name; n ≥ 2. Raises UserError as above."""
    return np.concatenate(list(_described(_two_at_least(folder), features)))


def _of_pictures(a: Path, b: Path, features: Features, score: str) -> FolderComparison:
    for side in (a, b):
        if is_statistics(side):
            raise UserError(
                f"{side} holds a mean and a covariance, which only a Fréchet distance can compare.",
                "Give the folder of pictures, or choose the score frechet.",
            )
    real, generated = folder_features(a, features), folder_features(b, features)
    against = score_against(score, features.name, real)
    distance, uncertainty = against.distance(generated), against.uncertainty(generated)
    return FolderComparison(distance, uncertainty, len(real), len(generated))


def _two_at_least(folder: Path) -> list[Path]:
    paths = pictures_in(folder)
    if len(paths) < 2:
        raise UserError(
            f"The folder {folder} has one picture, and a distance needs at least two.",
            f"Pictures are files that end in {', '.join(sorted(SUFFIXES))}.",
        )
    return paths


def _described(paths: list[Path], features: Features) -> Iterator[NDArray[np.float64]]:
    for start in range(0, len(paths), _AT_ONCE):
        pictures = [_read(path) for path in paths[start : start + _AT_ONCE]]
        yield _features_of(pictures, features)


def pictures_in(folder: Path) -> list[Path]:
    """The pictures of a folder, as every verb lists them. Raises UserError if there is none."""
    if not folder.is_dir():
        raise UserError(f"There is no folder {folder}.", "Check the path.")
    return pictures_of(folder)


def _features_of(pictures: list[Tensor], features: Features) -> NDArray[np.float64]:
    if len({picture.shape for picture in pictures}) == 1:
        return features(torch.stack(pictures))
    return np.concatenate([features(picture[None]) for picture in pictures])


def _read(path: Path) -> Tensor:
    return torch.from_numpy(read_picture(path)).permute(2, 0, 1)
