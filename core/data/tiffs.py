"""TIFF files that hold more than a picture of up to three 8-bit channels; and writing any.

Several pages of one size are the channels of one picture.
"""

from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import ImageSequence

from core.data.arrays import MOST_CHANNELS, Shape
from core.data.opening import PictureError, guarded, opened, refuse_giants

TIFFS = frozenset({".tif", ".tiff"})
# White is zero, black is zero, RGB: what stores numbers as they are.
_PLAIN = (0, 1, 2)
_ALPHA = (1, 2)


class Scan(NamedTuple):
    """How a TIFF that Pillow does not read whole is stored."""

    shape: Shape
    axes: str
    alpha: bool


def is_tiff(path: Path | str) -> bool:
    """Whether a file is a TIFF, by its name."""
    return Path(path).suffix.lower() in TIFFS


def tiff_scan(path: Path | str) -> Scan | None:
    """Size and channels of a TIFF, from its headers; None for one that Pillow reads as it is.

    Pages of one channel and one size are channels; of several pages in colour the first counts.
    Raises PictureError.
    """
    with guarded(path):
        return _scan(path)


def read_tiff(path: Path | str, scan: Scan, keep_alpha: bool = False) -> NDArray[Any]:
    """The numbers (h, w, channels) of a TIFF, of its own type.

    Alpha is laid over white, or kept as a channel.
    """
    import tifffile

    with guarded(path):
        try:
            with tifffile.TiffFile(path) as file:
                numbers = file.series[0].asarray()
        except ValueError as error:
            if "imagecodecs" not in str(error):
                raise
            return _pages(path, str(error))
        numbers = _channels_last(numbers, scan.axes)
        return laid_over_white(numbers) if scan.alpha and not keep_alpha else numbers


def tiff_bytes(numbers: NDArray[Any]) -> bytes:
    """A TIFF of (h, w, channels) of any number type; more than one channel lie in planes."""
    import tifffile

    content = BytesIO()
    colour = numbers.shape[2] == 3 and numbers.dtype.kind == "u"
    if numbers.shape[2] == 1:
        tifffile.imwrite(content, numbers[..., 0], photometric="minisblack")
    elif colour:
        tifffile.imwrite(content, numbers, photometric="rgb")
    else:
        planes = np.ascontiguousarray(numbers.transpose(2, 0, 1))
        tifffile.imwrite(content, planes, photometric="minisblack")
    return content.getvalue()


def _scan(path: Path | str) -> Scan | None:
    import tifffile

    try:
        with tifffile.TiffFile(path) as file:
            first, series = file.pages[0], file.series[0]
            known = int(getattr(first, "photometric", -1)) in _PLAIN
            axes, sides, dtype = series.axes, series.shape, series.dtype
            extra = tuple(int(kind) for kind in getattr(first, "extrasamples", ()) or ())
    except (tifffile.TiffFileError, ValueError, LookupError, TypeError, AttributeError):
        return None  # damaged, or no TIFF at all: Pillow says which
    if not known or dtype is None or axes.count("Y") != 1 or axes.count("X") != 1:
        return None
    shape = dict(zip(axes, sides, strict=True))
    samples = shape.get("S", 1)
    pages = 1 if samples > 1 else int(np.prod([n for a, n in shape.items() if a not in "YX"]))
    alpha = bool(extra) and extra[-1] in _ALPHA and samples in (2, 4)
    if np.dtype(dtype).kind not in "buif":
        raise PictureError(path, f"holds {np.dtype(dtype).name} instead of numbers")
    if _pillow_reads(samples, pages, np.dtype(dtype), alpha):
        return None
    channels = max(samples, pages)
    if channels > MOST_CHANNELS:
        raise PictureError(path, f"has {channels} channels, more than {MOST_CHANNELS}")
    refuse_giants(path, (shape["X"], shape["Y"]))
    found = Shape(shape["Y"], shape["X"], channels - alpha, np.dtype(dtype).newbyteorder("=").name)
    return Scan(found, axes, alpha)


def _pillow_reads(samples: int, pages: int, dtype: np.dtype[Any], alpha: bool) -> bool:
    if pages > 1:
        return False
    if samples == 1:
        return dtype.name in ("bool", "uint8", "uint16", "int32", "float32")
    return dtype == np.uint8 and (samples == 3 or alpha)


def _channels_last(numbers: NDArray[Any], axes: str) -> NDArray[Any]:
    """Any order of axes as (h, w, channels)."""
    if "S" in axes:  # of several pages in colour the first
        for place in reversed([n for n, axis in enumerate(axes) if axis not in "YXS"]):
            numbers = numbers.take(0, place)
        axes = "".join(axis for axis in axes if axis in "YXS")
    order = [axes.index("Y"), axes.index("X")]
    order += [place for place, axis in enumerate(axes) if axis not in "YX"]
    moved = numbers.transpose(order)
    whole = moved.reshape(*moved.shape[:2], -1)
    if whole.dtype == np.bool_:
        whole = whole.astype(np.uint8) * 255
    return np.ascontiguousarray(whole, whole.dtype.newbyteorder("="))


def laid_over_white(numbers: NDArray[Any]) -> NDArray[Any]:
    """(h, w, channels and alpha) of unsigned numbers -> (h, w, channels), laid over white."""
    white = np.iinfo(numbers.dtype).max if numbers.dtype.kind in "ui" else 1.0
    share = numbers[..., -1:].astype(np.float64) / white
    laid = numbers[..., :-1] * share + white * (1 - share)
    return np.rint(laid).astype(numbers.dtype) if numbers.dtype.kind in "ui" else laid


def _pages(path: Path | str, why: str) -> NDArray[Any]:
    """The pages as Pillow reads them, for compressions that need a further package otherwise."""
    try:
        with opened(path) as image:
            pages = [np.array(page) for page in ImageSequence.Iterator(image)]
    except PictureError:
        pages = []
    same = {(page.shape, page.dtype) for page in pages}
    if len(same) != 1 or pages[0].ndim != 2:
        kind = why.split(" requires")[0].split(".")[-1].strip("<>: ") or "this"
        raise PictureError(
            path,
            f"is compressed by {kind}, which cannot be read for so many channels: save it without "
            "compression or with deflate, or install the package imagecodecs",
        )
    return np.stack(pages, 2)
