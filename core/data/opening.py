"""Picture files opened with care: whatever lies on a disk is an image, or a sentence."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from core.runtime.cancellation import check_cancelled
from core.runtime.errors import UserError
from core.runtime.file_kinds import ENDING, kind_of
from core.runtime.reading import irregular

# Only these decoders ever see an untrusted file.
FORMATS = ("PNG", "JPEG", "BMP", "WEBP", "TIFF", "GIF", "PPM")
MOST_PIXELS = 100_000_000
Item = TypeVar("Item")
Read = TypeVar("Read")


class PictureError(UserError):
    """A picture file that cannot be used; `reason` completes the sentence "<file> …"."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path} {reason}.", "Replace the file or remove it from the data set.")
        self.path = Path(path)
        self.reason = reason


@contextmanager
def opened(path: Path | str) -> Iterator[Image.Image]:
    """The image of a file, decoded when first touched. Raises PictureError naming the file."""
    with guarded(path), Image.open(path, formats=FORMATS) as image:
        refuse_giants(path, image.size)
        yield image


def each_readable(items: Iterable[Item], read: Callable[[Item], Read]) -> Iterator[Read]:
    """What `read` gives for each item; items that raise PictureError are passed over."""
    for item in items:
        try:
            result = read(item)
        except PictureError:
            continue
        yield result


@contextmanager
def guarded(path: Path | str) -> Iterator[None]:
    """Within, whatever a decoder raises becomes a PictureError that names the file."""
    check_cancelled()
    _refuse_irregular(path)
    try:
        yield
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


def _refuse_irregular(path: Path | str) -> None:
    """Refuse what opening alone may hang on for ever: a pipe, a device, a socket; or a folder."""
    if why := irregular(path):
        raise PictureError(path, why)


def refuse_giants(path: Path | str, size: tuple[int, int]) -> None:
    """Raises PictureError for more than 100 megapixels; `size` is (width, height)."""
    if size[0] * size[1] > MOST_PIXELS:
        raise PictureError(path, f"has {size[0]} × {size[1]} pixels, more than 100 megapixels")


def _why_unknown(path: Path | str) -> str:
    if os.path.getsize(path) == 0:
        return "is empty (0 bytes)"
    kind = kind_of(path)
    if kind and kind.action != ENDING:
        return f"is {kind.words}, whatever its name says"
    return "is not a PNG, JPEG, BMP, WebP, TIFF, GIF or PPM picture, whatever its name says"


def lies_on_its_side(image: Image.Image) -> bool:
    """Whether height and width are still to be exchanged."""
    # Asked for EXIF data it has not met, a PNG decodes itself to look behind the pixels. A TIFF
    # gives its upright size, and turns itself when it is decoded.
    if image.format == "TIFF" or (image.format == "PNG" and "exif" not in image.info):
        return False
    # EXIF 2.3, tag 0x0112: these are the orientations by a quarter turn.
    return image.getexif().get(ExifTags.Base.Orientation, 1) in (5, 6, 7, 8)


def upright(image: Image.Image) -> Image.Image:
    """The image decoded, and turned as its EXIF data say."""
    # Decoded first, so that only broken EXIF data is forgiven below, never broken pixels.
    image.load()
    try:
        return ImageOps.exif_transpose(image)
    except Exception:
        return image


def over_white(image: Image.Image) -> Image.Image:
    """As RGB, what is transparent laid over white."""
    image = (image.convert("LA") if image.mode == "La" else image).convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")
