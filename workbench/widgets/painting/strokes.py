"""Brushes, fills and rectangles as masks over a drawing of so many pixels."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Point = tuple[float, float]
"""Across and down, in pixels of the drawing; the middle of the first pixel is (0.5, 0.5)."""


@dataclass(frozen=True, eq=False)
class Mark:
    """Where ink goes: a part of the drawing, and how much of each pixel there it covers, 0..1."""

    rows: slice
    columns: slice
    cover: NDArray[np.float32]


def segment(shape: tuple[int, int], start: Point, end: Point, size: float, soft: bool) -> Mark:
    """A stroke of a round brush, `size` pixels wide; a soft one has edges that blend."""
    reach = size / 2 + 1
    rows = _span(start[1], end[1], reach, shape[0])
    columns = _span(start[0], end[0], reach, shape[1])
    y, x = np.mgrid[rows, columns].astype(np.float32) + np.float32(0.5)
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    along = ((x - start[0]) * across + (y - start[1]) * down) / (length or 1.0)
    along = np.clip(along, 0, 1)
    far = np.hypot(x - start[0] - along * across, y - start[1] - along * down)
    cover = np.clip(size / 2 + 0.5 - far, 0, 1) if soft else far <= max(size / 2, 0.5)
    return Mark(rows, columns, cover.astype(np.float32))


def rectangle(shape: tuple[int, int], start: Point, end: Point) -> Mark:
    """The pixels between two corners."""
    rows = _span(start[1], end[1], 0, shape[0])
    columns = _span(start[0], end[0], 0, shape[1])
    size = rows.stop - rows.start, columns.stop - columns.start
    return Mark(rows, columns, np.ones(size, np.float32))


def flood(values: NDArray[Any], at: Point, tolerance: int) -> Mark:
    """What hangs together around a point and differs from it by at most `tolerance`."""
    row, column = int(at[1]), int(at[0])
    apart = np.abs(values.astype(np.int32) - values[row, column].astype(np.int32))
    alike = (apart.max(axis=-1) if values.ndim == 3 else apart) <= tolerance
    parts, _ = ndimage.label(alike)
    cover = (parts == parts[row, column]).astype(np.float32)
    height, width = values.shape[:2]
    return Mark(slice(0, height), slice(0, width), cover)


def _span(one: float, other: float, reach: float, most: int) -> slice:
    first = int(np.clip(np.floor(min(one, other) - reach), 0, most))
    last = int(np.clip(np.ceil(max(one, other) + reach), first, most))
    return slice(first, last)
