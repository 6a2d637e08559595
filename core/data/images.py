"""The one door for picture files: whatever is on the disk becomes 8-bit RGB, or a sentence."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from core.errors import UserError
from core.halting import look

Pixels = NDArray[np.uint8]
"""(h, w, 3), 0..255."""
Labels = NDArray[np.uint8] | NDArray[np.uint16]
"""(h, w) class indices."""

SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".bmp", ".webp", ".tif", ".tiff", ".gif", ".ppm", ".pgm", ".pbm"}
)
# Only these decoders ever see an untrusted file.
FORMATS = ("PNG", "JPEG", "BMP", "WEBP", "TIFF", "GIF", "PPM")
MOST_PIXELS = 100_000_000
SIXTEEN_BIT = frozenset({"I", "I;16", "I;16B", "I;16L", "I;16N"})

FIRST_COLOURS = bytes.fromhex(
    "3b4252 e6c229 d1495b 3f7cac 66a182 8d5a97 f29e4c 9fc5e8 7a5c3e b5d99c "
    "ee96c4 2e8b8b c0392b 5b5ea6 a8a878 f7d9c4 1f5f3f b39ddb ff6f59 4ecdc4"
)


class PictureError(UserError):
    """A picture file that cannot be used; `reason` completes the sentence "<file> …"."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path} {reason}.", "Replace the file or remove it from the data set.")
        self.path = Path(path)
        self.reason = reason


class Header(NamedTuple):
    """What a file says about itself before it is decoded; upright size in pixels."""

    height: int
    width: int
    mode: str
    format: str


def read_picture(path: Path | str) -> Pixels:
    """Any picture file as uint8 RGB (h, w, 3), upright, transparency laid over white.

    Greyscale, palette, CMYK, 16-bit and EXIF-rotated files are converted.
    Raises PictureError (a UserError) naming the file when it is missing, empty, cut short,
    not a picture, or larger than 100 megapixels.
    """
    with opened(path) as image:
        return np.array(_in_rgb(path, _upright(image)))


def read_labels(path: Path | str) -> Labels:
    """The class indices (h, w) of a palette, greyscale or 16-bit label file.

    -1 is read as 65535, the "don't care" of 16 bits. Raises PictureError naming the file when it
    holds colours and no class numbers, or other numbers than 16 bits can say.
    """
    with opened(path) as image:
        image = _upright(image)
        if image.mode in ("1", "L", "P"):
            return np.asarray(image).astype(np.uint8)
        if image.mode in SIXTEEN_BIT:
            return _in_sixteen_bits(path, np.asarray(image))
        pixels = np.asarray(image)
        if image.mode == "RGB" and (pixels == pixels[..., :1]).all():
            return pixels[..., 0].copy()
    raise PictureError(path, "holds colours, where one class number a pixel is expected")


def read_label_picture(path: Path | str) -> Pixels:
    """A label file as the RGB picture (h, w, 3) a network sees: its own colours, or ours."""
    with opened(path) as image:
        if image.mode == "P" and is_colourful(image.getpalette() or []):
            return np.array(_in_rgb(path, _upright(image)))
    return colour_labels(read_labels(path))


def read_header(path: Path | str) -> Header:
    """Size, mode and format, without decoding. Raises PictureError as `read_picture` does."""
    with opened(path) as image:
        width, height = image.size
        if _lies_on_its_side(image):
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
    """(h, w[, 3]) to (*size[, 3]): bicubic with antialiasing, or nearest to keep labels pure."""
    if pixels.shape[:2] == size:
        return pixels
    filter_ = Image.Resampling.BICUBIC if how == "bicubic" else Image.Resampling.NEAREST
    resized = Image.fromarray(pixels).resize((size[1], size[0]), filter_)
    return np.array(resized, dtype=pixels.dtype)


def save_picture(path: Path | str, pixels: Pixels) -> None:
    """Write (h, w, 3) uint8 in the format of the suffix; readers never see half a file.

    Raises UserError when the disk is full or the folder cannot be written.
    """
    save_image(path, Image.fromarray(pixels))


def save_image(path: Path | str, image: Image.Image) -> None:
    """As `save_picture`, for an image that already has its mode and palette."""
    path = Path(path)
    format_ = Image.registered_extensions()[path.suffix.lower()]
    unfinished = path.with_name(f".{path.stem}.{secrets.token_hex(4)}{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(unfinished, format=format_)
        os.replace(unfinished, path)
    except OSError as error:
        action = "Free some space, or choose a folder that can be written."
        why = error.strerror or error
        raise UserError(f"{path} cannot be written: {why}.", action) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


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


@contextmanager
def opened(path: Path | str) -> Iterator[Image.Image]:
    """The image of a file, decoded when first touched. Raises PictureError naming the file."""
    look()
    try:
        with Image.open(path, formats=FORMATS) as image:
            _refuse_giants(path, image.size)
            yield image
    except PictureError:
        raise
    except UnidentifiedImageError as error:
        raise PictureError(path, _why_unknown(path)) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(path, "has more than 100 megapixels") from error
    # A decoder fed with damaged bytes may raise anything: struct.error, SyntaxError, IndexError …
    except Exception as error:
        system = isinstance(error, OSError) and error.strerror
        reason = f"cannot be read: {system}" if system else "is cut short or damaged"
        raise PictureError(path, reason) from error


def _refuse_giants(path: Path | str, size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise PictureError(path, f"has {size[0]} × {size[1]} pixels, more than 100 megapixels")


def _why_unknown(path: Path | str) -> str:
    if os.path.getsize(path) == 0:
        return "is empty (0 bytes)"
    return "is not a PNG, JPEG, BMP, WebP, TIFF, GIF or PPM picture, whatever its name says"


def _lies_on_its_side(image: Image.Image) -> bool:
    # Asked for EXIF data it has not met, a PNG decodes itself to look behind the pixels.
    if image.format == "PNG" and "exif" not in image.info:
        return False
    # EXIF 2.3, tag 0x0112: these are the orientations by a quarter turn.
    return image.getexif().get(ExifTags.Base.Orientation, 1) in (5, 6, 7, 8)


def _upright(image: Image.Image) -> Image.Image:
    # Decoded first, so that only broken EXIF data is forgiven below, never broken pixels.
    image.load()
    try:
        return ImageOps.exif_transpose(image)
    except Exception:
        return image


def _in_rgb(path: Path | str, image: Image.Image) -> Image.Image:
    if image.mode in SIXTEEN_BIT or image.mode == "F":
        image = _in_eight_bits(path, image)
    try:
        return _over_white(image) if image.has_transparency_data else image.convert("RGB")
    except ValueError as error:
        reason = f"has the colour mode {image.mode}, which cannot be turned into RGB"
        raise PictureError(path, reason) from error


def _in_sixteen_bits(path: Path | str, numbers: NDArray[Any]) -> NDArray[np.uint16]:
    if numbers.size and not (numbers.min() >= -1 and numbers.max() <= 65535):
        raise PictureError(path, "holds numbers outside 0 to 65535")
    return numbers.astype(np.uint16)


def _in_eight_bits(path: Path | str, image: Image.Image) -> Image.Image:
    values = np.asarray(image, dtype=np.float64)
    full = 1.0 if image.mode == "F" else 65535.0
    if values.size and not (values.min() >= 0 and values.max() <= full):
        raise PictureError(path, f"holds values outside 0 to {full:g}")
    return Image.fromarray(np.rint(values * (255 / full)).astype(np.uint8))


def _over_white(image: Image.Image) -> Image.Image:
    image = (image.convert("LA") if image.mode == "La" else image).convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")
