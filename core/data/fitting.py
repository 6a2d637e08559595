"""How pictures of another shape come to the size of a network: stretched, cropped or padded."""

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from core.data.images import resize

Fit = Literal["stretch", "crop", "pad"]
FITS: tuple[Fit, ...] = ("stretch", "crop", "pad")
How = Literal["bicubic", "nearest"]
Size = tuple[int, int]


def fitted(
    pixels: NDArray[Any], size: Size, how: How = "bicubic", fit: Fit = "stretch"
) -> NDArray[Any]:
    """(h, w[, c]) at another size (height, width).

    "stretch" changes the shape; "crop" cuts the middle out, as large as the shape allows; "pad"
    keeps all of the picture and mirrors its borders into the places beside it.
    """
    if fit == "crop":
        return resize(middle(pixels, size), size, how)
    if fit == "pad":
        top, left, height, width = padded_box(pixels.shape[:2], size)
        inner = resize(pixels, (height, width), how)
        beside = [
            (top, size[0] - top - height),
            (left, size[1] - left - width),
            *[(0, 0)] * (pixels.ndim - 2),
        ]
        return np.pad(inner, beside, mode="symmetric")
    return resize(pixels, size, how)


def padded_box(shape: tuple[int, ...], size: Size) -> tuple[int, int, int, int]:
    """Where a picture of this shape lies in one that it was padded to: top, left, height, width."""
    scale = min(size[0] / shape[0], size[1] / shape[1])
    height, width = (
        min(most, max(1, round(side * scale))) for side, most in zip(shape, size, strict=False)
    )
    return (size[0] - height) // 2, (size[1] - width) // 2, height, width


def without_padding(pixels: NDArray[Any], shape: Size) -> NDArray[Any]:
    """What a picture of this shape (h, w) became, without the padding beside it."""
    top, left, height, width = padded_box(shape, (pixels.shape[0], pixels.shape[1]))
    return pixels[top : top + height, left : left + width]


def middle(pixels: NDArray[Any], size: Size) -> NDArray[Any]:
    """The largest part around the middle that has the shape of a size."""
    height, width = pixels.shape[:2]
    scale = min(height / size[0], width / size[1])
    rows, columns = min(height, round(size[0] * scale)), min(width, round(size[1] * scale))
    top, left = (height - rows) // 2, (width - columns) // 2
    return pixels[top : top + max(1, rows), left : left + max(1, columns)]
