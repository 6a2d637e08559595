"""The one door for picture files: what is on the disk becomes what networks or people see."""

import os
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.data.arrays import ARRAYS, is_array, read_array
from core.data.numbers import SIXTEEN_BIT, file_bytes, is_foreign, read_numbers, shape_of
from core.data.opening import PictureError, lies_on_its_side, opened, over_white, upright
from core.data.tiffs import is_tiff
from core.data.values import Seen, ValueRange, Values, shown_pixels
from core.runtime.errors import UserError
from core.runtime.writing import make_folder, write_bytes

__all__ = [
    "SIXTEEN_BIT",
    "SUFFIXES",
    "TRIPLED",
    "Header",
    "Labels",
    "PictureError",
    "Pixels",
    "Seen",
    "ValueRange",
    "Values",
    "colour_labels",
    "colours",
    "is_colourful",
    "is_whole",
    "opened",
    "read_header",
    "read_label_picture",
    "read_labels",
    "read_picture",
    "read_seen",
    "resize",
    "save_image",
    "save_numbers",
    "save_picture",
]

Pixels = NDArray[np.uint8]
"""(h, w, 3), 0..255."""
Labels = NDArray[np.uint8] | NDArray[np.uint16]
"""(h, w) class indices."""

# Modes of colour and alpha, which may hold one number in equal channels.
TRIPLED = frozenset({"RGB", "RGBA", "LA"})
SUFFIXES = frozenset({
    ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".bmp", ".webp", ".tif", ".tiff", ".gif", ".ppm",
    ".pgm", ".pbm", *ARRAYS,
})  # fmt: skip

FIRST_COLOURS = bytes.fromhex(
    "3b4252 e6c229 d1495b 3f7cac 66a182 8d5a97 f29e4c 9fc5e8 7a5c3e b5d99c "
    "ee96c4 2e8b8b c0392b 5b5ea6 a8a878 f7d9c4 1f5f3f b39ddb ff6f59 4ecdc4"
)


class Header(NamedTuple):
    """What a file says about itself before it is decoded; upright size in pixels."""

    height: int
    width: int
    mode: str
    format: str


def read_picture(path: Path | str, values: ValueRange | None = None) -> Pixels:
    """Any picture file as uint8 RGB (h, w, 3), upright, transparency laid over white.

    Greyscale, palette, CMYK, 16-bit and EXIF-rotated files are converted; of more than three
    channels the first three are shown. `values` says which numbers of a 16-bit or float file are
    black and white (numbers beyond are cut); without it they are 0 and 65535, or 0 and 1.
    Raises PictureError (a UserError) naming the file when it is missing, empty, cut short,
    not a picture, or larger than 100 megapixels.
    """
    if is_array(path) or (is_tiff(path) and is_foreign(path)):
        numbers = read_numbers(path)
        kept = Values(numbers.shape[2], range=values)
        return shown_pixels(kept.seen(path, numbers))
    with opened(path) as image:
        return np.array(_in_rgb(path, upright(image), values))


def read_seen(path: Path | str, values: Values) -> Seen:
    """Any picture file as networks see its side: (h, w, channels) in 0..255, upright.

    uint8 where the side has 8 bits, float32 where it is deeper. Raises PictureError as
    `read_picture`, and where the file has other channels than its side.
    """
    if values.is_plain:
        return read_picture(path, values.range)
    return values.seen(path, read_numbers(path, values.channels if values.given else 0))


def read_labels(path: Path | str) -> Labels:
    """The class indices (h, w) of a palette, greyscale or 16-bit label file.

    -1 is read as 65535, the "don't care" of 16 bits. Raises PictureError naming the file when it
    holds colours and no class numbers, or other numbers than 16 bits can say.
    """
    if is_array(path):
        return _in_array(path)
    with opened(path) as image:
        if image.format == "GIF" and not is_colourful(image.getpalette() or []):
            # GIF has palettes alone: one of greys is how it stores the numbers themselves.
            return np.array(image.convert("L"))
        image = upright(image)
        if image.mode in ("1", "L", "P"):
            return np.asarray(image).astype(np.uint8)
        if image.mode in SIXTEEN_BIT:
            return _in_sixteen_bits(path, np.asarray(image))
        if image.mode in TRIPLED:
            # Behind an alpha that hides something, a pixel has no number.
            colours, *alpha = np.split(np.asarray(image), [len(image.mode.rstrip("A"))], axis=2)
            if (colours == colours[..., :1]).all() and all((a == 255).all() for a in alpha):
                return colours[..., 0].copy()
    raise PictureError(path, "holds colours, where one class number a pixel is expected")


def read_label_picture(path: Path | str) -> Pixels:
    """A label file as the RGB picture (h, w, 3) a network sees: its own colours, or ours."""
    if not is_array(path):
        with opened(path) as image:
            if image.mode == "P" and is_colourful(image.getpalette() or []):
                return np.array(_in_rgb(path, upright(image)))
    return colour_labels(read_labels(path))


def read_header(path: Path | str) -> Header:
    """Size, mode and format, without decoding. Raises PictureError as `read_picture` does."""
    if is_array(path) or (is_tiff(path) and is_foreign(path)):
        found = shape_of(path)
        kind = "NPY" if is_array(path) else "TIFF"
        return Header(found.height, found.width, _mode(found.channels, found.dtype), kind)
    with opened(path) as image:
        width, height = image.size
        if lies_on_its_side(image):
            width, height = height, width
        return Header(height, width, image.mode, image.format or "")


def is_whole(path: Path | str, header: Header) -> bool:
    """False when a PNG or JPEG does not end as it should: cut short, or with bytes behind it."""
    endings = {"JPEG": b"\xff\xd9", "MPO": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}
    with open(path, "rb") as file:
        file.seek(max(0, os.fstat(file.fileno()).st_size - 64))
        return file.read().rstrip(b"\0").endswith(endings.get(header.format, b""))


def resize(
    pixels: NDArray[Any], size: tuple[int, int], how: Literal["bicubic", "nearest"] = "bicubic"
) -> NDArray[Any]:
    """(h, w[, c]) to (*size[, c]): bicubic with antialiasing, or nearest to keep labels pure.

    Of float32 pictures, in 0..255, what bicubic puts beyond the ends is cut, as of 8-bit ones.
    """
    if pixels.shape[:2] == size:
        return pixels
    if pixels.ndim == 3 and (pixels.shape[2] != 3 or pixels.dtype != np.uint8):
        planes = [resize(plane, size, how) for plane in np.moveaxis(pixels, 2, 0)]
        resized = np.stack(planes, 2)
        return resized.clip(0, 255) if resized.dtype == np.float32 else resized
    filter_ = Image.Resampling.BICUBIC if how == "bicubic" else Image.Resampling.NEAREST
    plain = Image.fromarray(np.ascontiguousarray(pixels))
    return np.array(plain.resize((size[1], size[0]), filter_), dtype=pixels.dtype)


def save_picture(path: Path | str, pixels: Pixels) -> None:
    """Write (h, w, 3) uint8 in the format of the suffix; readers never see half a file.

    Raises UserError when the disk is full or the folder cannot be written.
    """
    save_image(path, Image.fromarray(pixels))


def save_numbers(path: Path | str, numbers: NDArray[Any], values: Values) -> None:
    """Write (h, w, channels) of the side's own number type, in the format of the suffix.

    Raises UserError as `save_picture`.
    """
    path = Path(path)
    _write(path, lambda: file_bytes(numbers, path.suffix.lower(), values.order))


def save_image(path: Path | str, image: Image.Image) -> None:
    """As `save_picture`, for an image that already has its mode and palette."""
    path = Path(path)

    def content() -> bytes:
        made = BytesIO()
        image.save(made, format=Image.registered_extensions()[path.suffix.lower()])
        return made.getvalue()

    _write(path, content)


def colour_labels(indices: Labels) -> Pixels:
    """Class indices (h, w) in our own readable colours (h, w, 3); a class always has the same."""
    return colours(max(256, int(indices.max(initial=0)) + 1))[indices]


@lru_cache(maxsize=2)
def colours(count: int) -> Pixels:
    """The first `count` class colours (count, 3): hand-picked, then hues a golden angle apart."""
    picked = np.frombuffer(FIRST_COLOURS, np.uint8).reshape(-1, 3)
    number = np.arange(count)[:, None]
    hue = number * 0.618034 + np.array([0, 1 / 3, 2 / 3])
    wave = 0.5 + 0.5 * np.cos(2 * np.pi * hue)
    light = np.array([0.55, 0.85, 0.4, 0.7])[number % 4]
    table = (255 * light * (0.25 + 0.75 * wave)).astype(np.uint8)
    table[: len(picked)] = picked[:count]
    table.setflags(write=False)
    return table


def is_colourful(palette: list[int]) -> bool:
    """Whether a palette (red, green, blue, red, …) has any colour beside greys."""
    entries = np.array(palette, dtype=np.uint8).reshape(-1, 3)
    return bool((entries != entries[:, :1]).any())


def _in_rgb(path: Path | str, image: Image.Image, values: ValueRange | None = None) -> Image.Image:
    if image.mode in SIXTEEN_BIT or image.mode == "F":
        image = _in_eight_bits(path, image, values)
    try:
        return over_white(image) if image.has_transparency_data else image.convert("RGB")
    except ValueError as error:
        reason = f"has the colour mode {image.mode}, which cannot be turned into RGB"
        raise PictureError(path, reason) from error


def _write(path: Path, content: Callable[[], bytes]) -> None:
    try:
        make_folder(path.parent)
        write_bytes(path, content())
    except OSError as error:
        action = "Free some space, or choose a folder that can be written."
        why = error.strerror or error
        raise UserError(f"{path} cannot be written: {why}.", action) from error


def _mode(channels: int, dtype: str) -> str:
    """Pillow's name of such pixels, where it has one."""
    if dtype == "uint8" and channels in (1, 3):
        return "L" if channels == 1 else "RGB"
    if channels == 1:
        return "F" if dtype.startswith("float") else "I"
    return f"{channels} × {dtype}"


def _in_array(path: Path | str) -> Labels:
    numbers = read_array(path)
    if numbers.shape[2] != 1 or numbers.dtype.kind == "f":
        kind = "fractions" if numbers.shape[2] == 1 else f"{numbers.shape[2]} channels"
        raise PictureError(path, f"holds {kind}, where one class number a pixel is expected")
    flat = numbers[..., 0]
    return flat if flat.dtype == np.uint8 else _in_sixteen_bits(path, flat)


def _in_sixteen_bits(path: Path | str, numbers: NDArray[Any]) -> NDArray[np.uint16]:
    if numbers.size and not (numbers.min() >= -1 and numbers.max() <= 65535):
        raise PictureError(path, "holds numbers outside 0 to 65535")
    return numbers.astype(np.uint16)


def _in_eight_bits(
    path: Path | str, image: Image.Image, black_and_white: ValueRange | None
) -> Image.Image:
    values = np.asarray(image, dtype=np.float64)
    if black_and_white:
        low, high = black_and_white
        scaled = (np.nan_to_num(values, nan=low) - low) * (255 / (high - low))
        return Image.fromarray(np.rint(scaled.clip(0, 255)).astype(np.uint8))
    full = 1.0 if image.mode == "F" else 65535.0
    if values.size and not (values.min() >= 0 and values.max() <= full):
        raise PictureError(path, f"holds values outside 0 to {full:g}")
    return Image.fromarray(np.rint(values * (255 / full)).astype(np.uint8))
