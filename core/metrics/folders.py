"""The Fréchet distance between two folders of pictures."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from core.errors import UserError
from core.metrics.features import Features
from core.metrics.frechet import Gaussian, frechet_distance

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".webp", ".tif", ".tiff"})
_AT_ONCE = 16


def folder_distance(folder_a: Path, folder_b: Path, features: Features) -> tuple[float, int, int]:
    """(distance, pictures in a, pictures in b); a is the real side, though both count alike.

    Reads the pictures that lie directly in each folder as 8-bit RGB, at their own size. Raises
    UserError for a folder without two pictures, and for a picture that cannot be read.
    """
    real, generated = folder_features(folder_a, features), folder_features(folder_b, features)
    return frechet_distance(Gaussian.of(real), generated), len(real), len(generated)


def folder_features(folder: Path, features: Features) -> NDArray[np.float64]:
    """Features (n, d) of the pictures in a folder, by name; n ≥ 2. Raises UserError as above."""
    paths = pictures_in(folder)
    if len(paths) < 2:
        raise UserError(
            f"The folder {folder} has {'one picture' if paths else 'no pictures'}, and a distance "
            "needs at least two.",
            f"Pictures are files that end in {', '.join(sorted(SUFFIXES))}.",
        )
    parts = []
    for start in range(0, len(paths), _AT_ONCE):
        parts.append(
            _features_of([_read(path) for path in paths[start : start + _AT_ONCE]], features)
        )
    return np.concatenate(parts)


def pictures_in(folder: Path) -> list[Path]:
    """The picture files that lie directly in a folder, sorted. Raises UserError if it is none."""
    if not folder.is_dir():
        raise UserError(f"There is no folder {folder}.", "Check the path.")
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())


def _features_of(pictures: list[Tensor], features: Features) -> NDArray[np.float64]:
    if len({picture.shape for picture in pictures}) == 1:
        return features(torch.stack(pictures))
    return np.concatenate([features(picture[None]) for picture in pictures])


def _read(path: Path) -> Tensor:
    try:
        with Image.open(path) as picture:
            rgb = np.array(picture.convert("RGB"))
    # Pillow's decoders raise almost anything on broken files.
    except Exception as error:
        raise UserError(
            f"The picture {path} cannot be read.", "Replace or remove it.", str(error)
        ) from error
    return torch.from_numpy(rgb).permute(2, 0, 1)
