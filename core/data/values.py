"""What the numbers in a side's files are, and how they become what networks see, and back."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.data.arrays import ARRAYS, MOST_CHANNELS
from core.data.opening import PictureError
from core.data.tiffs import TIFFS

ValueRange = tuple[float, float]
"""The numbers of a picture of more than 8 bits that are black and white."""
Seen = NDArray[np.uint8] | NDArray[np.float32]
"""(h, w, channels), 0..255: whole numbers of 8-bit files, fractions of deeper ones."""
# ITU-R BT.601, as Pillow turns colours to grey.
_LUMA = (0.299, 0.587, 0.114)


@dataclass(frozen=True, slots=True)
class Values:
    """How the files of a side hold their numbers.

    `dtype` is NumPy's name: uint8, or of deeper files uint16, int16, float32 and so on. Of those,
    the numbers of `range` are black and white, or the lowest and highest of what is measured.
    `suffix` and `order` (of an array's axes) say what outputs are written as; empty: a PNG where
    that can hold them, else a TIFF. With `given`, a person chose the number of channels, and other
    files are converted to it.
    """

    channels: int = 3
    dtype: str = "uint8"
    range: ValueRange | None = None
    suffix: str = ""
    order: str = ""
    given: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether these are pictures of three channels and 8 bits."""
        return self.channels == 3 and not self.is_deep

    @property
    def is_deep(self) -> bool:
        """Whether the files have more than 8 bits."""
        return self.dtype != "uint8"

    @property
    def limits(self) -> ValueRange:
        """The numbers that are black and white."""
        return self.range or natural_range(self.dtype)

    @property
    def depth(self) -> str:
        """The bit depth in words: 8 bit, 16 bit, float (32 bit)."""
        kind = np.dtype(self.dtype)
        bits = f"{8 * kind.itemsize} bit"
        return {"u": bits, "i": f"signed {bits}"}.get(kind.kind, f"float ({bits})")

    @property
    def words(self) -> str:
        """In words, such as “1 channel, 16 bit, 0 to 4095”."""
        low, high = self.limits
        return f"{self.kind}, {low:g} to {high:g}"

    @property
    def kind(self) -> str:
        """In words without the range, such as “1 channel, 16 bit”."""
        noun = "channel" if self.channels == 1 else "channels"
        return f"{self.channels} {noun}, {self.depth}"

    @property
    def key(self) -> tuple[Any, ...]:
        """What decides how a file is read, for caches."""
        return self.channels, self.dtype, self.range

    def document(self) -> dict[str, Any]:
        """As plain JSON values."""
        return asdict(self)

    @classmethod
    def of_document(cls, known: Any) -> "Values | None":
        """What `document` wrote; None for anything else."""
        if not isinstance(known, dict):
            return None
        channels, dtype, limits = (known.get(key) for key in ("channels", "dtype", "range"))
        suffix, order = known.get("suffix"), known.get("order")
        if not isinstance(channels, int) or not 0 < channels <= MOST_CHANNELS:
            return None
        if not isinstance(dtype, str) or dtype not in _KNOWN or not _is_range(limits):
            return None
        return cls(
            channels,
            dtype,
            (limits[0], limits[1]) if limits else None,
            suffix if suffix in (*ARRAYS, *TIFFS) else "",
            order if order in ("HW", "HWC", "CHW") else "",
            bool(known.get("given")),
        )

    def seen(self, path: Path | str, numbers: NDArray[Any]) -> Seen:
        """The numbers (h, w, c) of a file as networks see them: (h, w, channels) in 0..255.

        In 8-bit files all numbers from 0 to 255 are used, even where other files are deeper.
        Numbers outside the range are cut. Raises PictureError for another number of channels, and,
        where no range is known, for numbers outside that of their type.
        """
        fitted = self._fitted(path, numbers)
        if numbers.dtype == np.uint8:
            return fitted.astype(np.float32) if self.is_deep else fitted
        if self.range is None:
            _refuse_outside(path, fitted)
        low, high = self.range or natural_range(numbers.dtype.name)
        wide = fitted.astype(np.float64 if numbers.dtype.itemsize > 2 else np.float32)
        scaled = (np.nan_to_num(wide, nan=low) - low) * (255 / (high - low))
        scaled = scaled.clip(0, 255)
        if self.is_deep:
            return scaled.astype(np.float32)
        return np.rint(scaled).astype(np.uint8)

    def stored(self, made: NDArray[np.float32]) -> NDArray[Any]:
        """What a network made, (h, w, channels) in -1..1, as the numbers that a file holds."""
        kind = np.dtype(self.dtype)
        if not self.is_deep:
            return ((made + 1) * np.float32(127.5)).round().clip(0, 255).astype(np.uint8)
        low, high = self.limits
        numbers = low + (made.astype(np.float64).clip(-1, 1) + 1) / 2 * (high - low)
        if kind.kind == "f":
            return numbers.astype(kind)
        least, most = np.iinfo(kind).min, np.iinfo(kind).max
        return np.rint(numbers).clip(least, most).astype(kind)

    @property
    def output_suffix(self) -> str:
        """What outputs are called: .png, .tif or .npy."""
        if self.suffix in ARRAYS:
            return ".npy"
        fits = self.channels in (1, 3) if not self.is_deep else self.channels == 1
        if fits and self.dtype in ("uint8", "uint16") and not (self.suffix and self.is_deep):
            return ".png"
        return ".tif"

    def _fitted(self, path: Path | str, numbers: NDArray[Any]) -> NDArray[Any]:
        """The numbers with the channels of this side."""
        found = numbers.shape[2]
        if found == self.channels:
            return numbers
        if found == 1 and (self.given or self.is_plain):
            return np.repeat(numbers, self.channels, axis=2)
        if found in (3, 4) and self.channels == 1:
            return self._grey(path, numbers[..., :3])
        if found > self.channels and self.given:
            return numbers[..., : self.channels]
        wanted = f"{self.channels} are asked for" if self.given else f"its side {self.channels}"
        noun = "channel" if found == 1 else "channels"
        raise PictureError(path, f"has {found} {noun}, and {wanted}")

    def _grey(self, path: Path | str, numbers: NDArray[Any]) -> NDArray[Any]:
        if (numbers == numbers[..., :1]).all():
            return numbers[..., :1]
        if not self.given:
            raise PictureError(path, "holds colours, and the other files of its side one channel")
        grey = (numbers @ np.array(_LUMA))[..., np.newaxis]
        return np.rint(grey).astype(numbers.dtype) if numbers.dtype.kind in "ui" else grey


PLAIN = Values()
"""Pictures of three channels and 8 bits."""

_KNOWN = (
    "uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64",
    "float16", "float32", "float64",
)  # fmt: skip


def natural_range(dtype: str) -> ValueRange:
    """The numbers of black and white of a type of which no more is known; floats are 0..1."""
    kind = np.dtype(dtype)
    if kind.kind == "f":
        return 0.0, 1.0
    # A signed 32-bit file is how some readers hand out 16 bits.
    return 0.0, 65535.0 if kind.itemsize > 1 else 255.0


def shown_places(channels: int) -> tuple[int, int, int]:
    """Which channels a picture is shown with, as red, green and blue.

    One is grey; of two the first is red and the second green and blue; of more the first three.
    """
    return (0, min(1, channels - 1), min(2, channels - 1))


def shown_pixels(seen: Seen) -> NDArray[np.uint8]:
    """(h, w, channels) in 0..255 as 8-bit RGB (h, w, 3) for people."""
    chosen = seen if seen.shape[2] == 3 else seen[..., list(shown_places(seen.shape[2]))]
    pixels: NDArray[Any] = chosen if chosen.dtype == np.uint8 else np.rint(chosen)
    return pixels.astype(np.uint8, copy=False)


def from_shown(pixels: NDArray[np.uint8], channels: int) -> Seen:
    """8-bit RGB (h, w, 3) that a person drew as (h, w, channels) for a network.

    The channels that `shown_pixels` shows get their colour back, all others the grey of it.
    """
    if channels == 3:
        return pixels
    grey = pixels.astype(np.float32) @ np.array(_LUMA, np.float32)
    whole = np.repeat(grey[..., np.newaxis], channels, axis=2)
    if channels == 2:
        whole[..., 0], whole[..., 1] = pixels[..., 0], pixels[..., 1:].mean(2)
    elif channels > 3:
        whole[..., :3] = pixels
    return whole


def shown_words(values: Values) -> str:
    """How pictures of a side are shown, in words; empty where they are shown as they are."""
    if values.is_plain:
        return ""
    how = {1: "grey", 2: "the first channel red, the second green and blue"}.get(
        values.channels, "its first three channels in red, green and blue"
    )
    how = "colour" if values.channels == 3 else how
    low, high = values.limits
    return f"{how}, black {low:g}, white {high:g}" if values.is_deep else how


def _refuse_outside(path: Path | str, numbers: NDArray[Any]) -> None:
    low, high = natural_range(numbers.dtype.name)
    if numbers.size and not (numbers.min() >= low and numbers.max() <= high):
        raise PictureError(path, f"holds values outside {low:g} to {high:g}")


def _is_range(limits: Any) -> bool:
    if limits is None:
        return True
    numbers = isinstance(limits, list | tuple) and len(limits) == 2
    return numbers and all(isinstance(n, int | float) for n in limits) and limits[0] < limits[1]
