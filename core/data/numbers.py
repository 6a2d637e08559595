"""Read any picture file: with Pillow, NumPy, tifffile, or torchvision (deep PNGs)."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.data.arrays import Shape, array_shape, is_array, read_array
from core.data.opening import guarded, lies_on_its_side, opened, over_white, upright
from core.data.tiffs import is_tiff, laid_over_white, read_tiff, tiff_bytes, tiff_scan
from core.runtime.paths import file_state

_ORIENTATION = 0x0112  # the tag of EXIF
SIXTEEN_BIT = frozenset({"I", "I;16", "I;16B", "I;16L", "I;16N"})
_GREY = frozenset({"1", "L", "LA", "La"})
_DTYPES = {mode: "uint16" for mode in SIXTEEN_BIT} | {"I": "int32", "F": "float32"}


def is_foreign(path: Path | str) -> bool:
    """Whether Pillow cannot give all that a file holds: arrays, TIFFs of many channels, deep PNGs.

    Raises PictureError.
    """
    if is_array(path):
        return True
    if is_tiff(path):
        return tiff_scan(path) is not None
    return _is_deep_colour(path)


def shape_of(path: Path | str) -> Shape:
    """Upright size, channels and number type of a file, from its headers. Raises PictureError."""
    if is_array(path):
        return array_shape(path)
    scan = tiff_scan(path) if is_tiff(path) else None
    if scan:
        return scan.shape
    deep = _is_deep_colour(path)
    with opened(path) as image:
        width, height = image.size
        if lies_on_its_side(image):
            width, height = height, width
        channels = 1 if _is_grey(image) else 3
        dtype = "uint16" if deep else _DTYPES.get(image.mode, "uint8")
        return Shape(height, width, channels, dtype)


def how_it_is_read(path: Path | str) -> dict[str, str]:
    """What is done to a picture when it is read: sentences by what it concerns.

    Those are pages, name, turn, colours and alpha. Raises PictureError.
    """
    if is_array(path) or (is_tiff(path) and tiff_scan(path)):
        return {}
    said = {}
    with opened(path) as image:
        pages = getattr(image, "n_frames", 1)
        if pages > 1 and image.format != "MPO":
            said["pages"] = (
                f"Of its {pages} pages the first is read."
                if image.format == "TIFF"
                else f"Of its {pages} frames the first is read."
            )
        if image.format == "TIFF" and pages > 1 and not is_tiff(path):
            said["name"] = "Named .tif, its pages would be channels."
        if lies_on_its_side(image) or image.getexif().get(_ORIENTATION, 1) not in (0, 1):
            said["turn"] = "It is turned as its EXIF data say."
        if image.mode in ("CMYK", "YCbCr", "LAB", "HSV"):
            said["colours"] = f"Its {image.mode} colours are read as RGB."
        if image.has_transparency_data:
            said["alpha"] = "What is transparent is laid over white."
    return said


def known_shape(path: Path) -> Shape:
    """As `shape_of`; what was found once is remembered until the file changes."""
    return _known_shape(path, *file_state(path))


def read_numbers(path: Path | str, channels: int = 0) -> NDArray[Any]:
    """What a file holds, (h, w, c) of its own number type, upright.

    Transparency is laid over white, palettes and CMYK become RGB; with `channels` 2 or 4, files of
    two or four channels are given as they are. Raises PictureError.
    """
    if is_array(path):
        return read_array(path)
    scan = tiff_scan(path) if is_tiff(path) else None
    if scan:
        return read_tiff(path, scan, channels == scan.shape.channels + scan.alpha)
    if _is_deep_colour(path):
        return _deep_png(path, channels)
    with opened(path) as image:
        return _of_image(upright(image), channels)


def file_bytes(numbers: NDArray[Any], suffix: str, order: str = "") -> bytes:
    """The content of a .png, .tif or .npy file with these numbers (h, w, channels).

    `order` is that of a NumPy array's axes.
    """
    if suffix == ".tif":
        return tiff_bytes(numbers)
    content = BytesIO()
    if suffix == ".npy":
        by_order = {"HW": lambda: numbers[..., 0], "CHW": lambda: numbers.transpose(2, 0, 1)}
        array = by_order.get(order, lambda: numbers)()
        np.save(content, np.ascontiguousarray(array), allow_pickle=False)
    else:
        flat = numbers[..., 0] if numbers.shape[2] == 1 else numbers
        Image.fromarray(flat).save(content, "PNG")
    return content.getvalue()


@lru_cache(maxsize=100_000)
def _known_shape(path: Path, _size: int, _changed: int) -> Shape:
    return shape_of(path)


def _is_grey(image: Image.Image) -> bool:
    if image.mode == "P":
        entries = np.array(image.getpalette("RGB") or [], np.uint8).reshape(-1, 3)
        return bool(len(entries)) and bool((entries == entries[:, :1]).all())
    return image.mode in _GREY or image.mode in SIXTEEN_BIT or image.mode == "F"


def _of_image(image: Image.Image, channels: int) -> NDArray[Any]:
    if image.mode in SIXTEEN_BIT or image.mode == "F":
        numbers = np.asarray(image)
        return np.ascontiguousarray(numbers, numbers.dtype.newbyteorder("="))[..., np.newaxis]
    if channels in (2, 4) and len(image.getbands()) == channels:
        return np.array(image)
    grey = _is_grey(image)
    if image.has_transparency_data:
        image = over_white(image)
    if grey:
        return np.array(image.convert("L"))[..., np.newaxis]
    return np.array(image.convert("RGB"))


def _is_deep_colour(path: Path | str) -> bool:
    """Whether a file is a PNG of 16 bits with more than one channel, of which Pillow gives 8."""
    if Path(path).suffix.lower() != ".png":
        return False
    with guarded(path), open(path, "rb") as file:
        start = file.read(26)
    # PNG (third edition), 11.2.1: bit depth, then colour type; 2 is RGB, 4 and 6 have alpha.
    return start[12:16] == b"IHDR" and start[24] == 16 and start[25] in (2, 4, 6)


def _deep_png(path: Path | str, channels: int) -> NDArray[Any]:
    import torch
    from torchvision.io import ImageReadMode, decode_png

    with opened(path):  # refuses giants and what is cut short
        pass
    with guarded(path):
        content = torch.frombuffer(bytearray(Path(path).read_bytes()), dtype=torch.uint8)
        decoded = decode_png(content, ImageReadMode.UNCHANGED)
        numbers: NDArray[Any] = decoded.permute(1, 2, 0).numpy()
    if numbers.shape[2] in (2, 4) and channels != numbers.shape[2]:
        numbers = laid_over_white(numbers)
    return np.ascontiguousarray(numbers)
