"""Picture files of every kind that people have, made on the spot."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def noise(height: int, width: int, seed: int = 0) -> NDArray[np.uint8]:
    """A busy picture (h, w, 3), blocky enough that JPEG keeps its colours."""
    coarse = np.random.default_rng(seed).integers(0, 256, (-(-height // 4), -(-width // 4), 3))
    return coarse.astype(np.uint8).repeat(4, 0).repeat(4, 1)[:height, :width]


def drawing(height: int, width: int, seed: int = 0) -> NDArray[np.uint8]:
    """A simple picture (h, w, 3): a coloured box on white."""
    rng = np.random.default_rng(seed)
    picture = np.full((height, width, 3), 255, np.uint8)
    top, left = rng.integers(0, height // 2), rng.integers(0, width // 2)
    picture[top : top + height // 3, left : left + width // 3] = rng.integers(0, 200, 3)
    return picture


def put(path: Path, pixels: NDArray, **how) -> Path:
    """Save pixels in the format of the suffix."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path, **how)
    return path


def truncated(path: Path, pixels: NDArray) -> Path:
    """A picture file that ends in the middle."""
    put(path, pixels)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def side_by_side(folder: Path, count: int, side: int = 32) -> Path:
    """`count` files: photo left, drawing right."""
    for number in range(count):
        both = [noise(side, side, number), drawing(side, side, number)]
        put(folder / f"{number:03d}.png", np.concatenate(both, axis=1))
    return folder


def two_folders(
    folder: Path, count: int, names: tuple[str, str] = ("photo", "drawing"), side: int = 32
) -> Path:
    """`count` pairs: JPEG photos in the first folder, PNG drawings in the second."""
    for number in range(count):
        put(folder / names[0] / f"{number:03d}.jpg", noise(side, side, number))
        put(folder / names[1] / f"{number:03d}.png", drawing(side, side, number))
    return folder


def label_map(height: int, width: int, classes: int, seed: int = 0) -> NDArray[np.uint8]:
    """Class numbers (h, w) in blocks of eight, each class at least once where there is room."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, classes, (-(-height // 8), -(-width // 8)), dtype=np.uint8)
    coarse.ravel()[: min(classes, coarse.size)] = np.arange(classes)[: coarse.size]
    return coarse.repeat(8, 0).repeat(8, 1)[:height, :width]


def labelled(
    folder: Path,
    count: int,
    names: tuple[str, ...] = ("label", "photo"),
    classes: int = 5,
    side: int = 32,
) -> Path:
    """`count` label maps, photos and, for a third name, 16-bit instance maps."""
    for number in range(count):
        labels = label_map(side, side, classes, number)
        put(folder / names[0] / f"{number:03d}.png", labels)
        put(folder / names[1] / f"{number:03d}.jpg", noise(side, side, number))
        if len(names) > 2:
            instances = labels.astype(np.uint16) * 1000 + (np.arange(side) > side // 2)
            put(folder / names[2] / f"{number:03d}.png", instances.astype(np.uint16))
    return folder
