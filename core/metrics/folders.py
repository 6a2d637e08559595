"""Scores between two folders of pictures, or published statistics of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.data.images import SUFFIXES, ValueRange, read_picture
from core.data.listing import pictures_of
from core.data.ranges import found_range, range_sentence
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
    it cannot be known; a count is None where a file of statistics does not say. `assumed` says
    which numbers were black and white, of pictures of more than 8 bits.
    """

    distance: float
    uncertainty: float | None
    n_a: int | None
    n_b: int | None
    assumed: str = ""


def range_of(*sides: Path | Gaussian) -> tuple[ValueRange | None, str]:
    """Which numbers are black and white in pictures of more than 8 bits, and that in a sentence.

    Found over the first side with such pictures, and used for all; None and "" if none has.
    """
    for side in sides:
        if isinstance(side, Gaussian) or is_statistics(side) or not side.is_dir():
            continue
        if found := found_range(pictures_in(side)):
            return found[0], range_sentence(str(side), found)
    return None, ""


def compare_folders(
    a: Path | Gaussian,
    b: Path,
    features: Features,
    score: str = FRECHET,
    limits: ValueRange | None = None,
) -> FolderComparison:
    """The score of b against a, the real side; both are folders, or files of statistics (.npz).

    a may also be the statistics themselves, where they are known already. Reads the pictures that
    lie in each folder as 8-bit RGB, at their own size; of pictures of more than 8 bits the numbers
    of `limits` are black and white, or those of `range_of`. Raises UserError for a folder
    without two pictures, for a picture that cannot be read, where a score needs pictures and is
    given statistics, and for another score of wavelet packets than the Fréchet distance.
    """
    if features.name == WAVELET and score != FRECHET:
        raise UserError(
            "Wavelet packets are compared by the Fréchet distance alone.",
            "Choose the score frechet, or other features.",
        )
    limits, assumed = (limits, "") if limits else range_of(a, b)
    if score != FRECHET or features.name == WAVELET:
        assert isinstance(a, Path), "statistics are compared by the Fréchet distance alone"
        return replace(_of_pictures(a, b, features, score, limits), assumed=assumed)
    real = a if isinstance(a, Gaussian) else statistics_of(a, features, limits)
    if is_statistics(b):
        generated = Gaussian.load(b)
        distance = gaussian_distance(real, generated)
        return FolderComparison(distance, None, real.n, generated.n, assumed)
    rows = folder_features(b, features, limits)
    against = Frechet(real)
    numbers = against.distance(rows), against.uncertainty(rows)
    return FolderComparison(*numbers, real.n, len(rows), assumed)


def statistics_of(side: Path, features: Features, limits: ValueRange | None = None) -> Gaussian:
    """Mean and covariance of a folder's features, or those in a file (.npz).

    Where there are more pictures than features, no features are kept. Raises UserError as above,
    and for wavelet packets, whose covariance would take 19 GB.
    """
    if features.name == WAVELET:
        raise UserError(
            "Wavelet packets are compared band by band, and a file of statistics cannot hold them.",
            "Leave out --write, or choose other features.",
        )
    if is_statistics(side):
        return Gaussian.load(side)
    paths = _two_at_least(side)
    if len(paths) <= features.dimension:
        return Gaussian.of(folder_features(side, features, limits))
    statistics = StreamingStatistics(features.dimension)
    for part in _described(paths, features, limits):
        statistics.add(part)
    return statistics.gaussian()


def is_statistics(side: Path) -> bool:
    """Whether a path names a file of statistics rather than a folder."""
    return side.suffix.lower() == ".npz" and not side.is_dir()


def folder_features(
    folder: Path, features: Features, limits: ValueRange | None = None
) -> NDArray[np.float64]:
    """Features (n, d) of the pictures in a folder, by name; n ≥ 2. Raises UserError as above."""
    return np.concatenate(list(_described(_two_at_least(folder), features, limits)))


def _of_pictures(
    a: Path, b: Path, features: Features, score: str, limits: ValueRange | None
) -> FolderComparison:
    for side in (a, b):
        if is_statistics(side) and features.name == WAVELET:
            raise UserError(
                f"{side} holds a mean and a covariance, "
                "and wavelet packets are compared by pictures.",
                "Give the folder of pictures, or choose other features.",
            )
        if is_statistics(side):
            raise UserError(
                f"{side} holds a mean and a covariance, which only a Fréchet distance can compare.",
                "Give the folder of pictures, or choose the score frechet.",
            )
    real, generated = (folder_features(side, features, limits) for side in (a, b))
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


def _described(
    paths: list[Path], features: Features, limits: ValueRange | None
) -> Iterator[NDArray[np.float64]]:
    for start in range(0, len(paths), _AT_ONCE):
        pictures = [_read(path, limits) for path in paths[start : start + _AT_ONCE]]
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


def _read(path: Path, limits: ValueRange | None) -> Tensor:
    return torch.from_numpy(read_picture(path, limits)).permute(2, 0, 1)
