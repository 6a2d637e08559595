"""A pair: one source picture and the target it should become, wherever the two lie."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

import numpy as np

from core.data.images import (
    SIXTEEN_BIT,
    TRIPLED,
    Header,
    PictureError,
    Seen,
    is_whole,
    read_header,
    read_label_picture,
    read_labels,
    read_picture,
    read_seen,
)
from core.data.values import PLAIN, Values

Side = Literal["left", "right"]
Item = TypeVar("Item")

# Heights and widths of one scene at two resolutions differ by rounding, not by more.
ASPECT_TOLERANCE = 0.03
NARROWEST = 1.25
MOST_CLASSES = 64
# Larger numbers than this are measurements; 65535 stands for places of no class.
LARGEST_CLASS, NO_CLASS = 1024, 65535
# Of three equal channels, larger numbers than this are greys.
LARGEST_TRIPLED, NO_CLASS_TRIPLED = 191, 255
LOSSLESS = ("PNG", "BMP", "TIFF", "NPY", "PPM", "GIF")
"""Formats that keep numbers as they are."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Where the two pictures lie.

    `side` is where the source lies in a side-by-side file (both paths are that file then), None
    for two files. `labels` names the one that holds class numbers, which `read_pair` shows as
    colours. `instances` is the map that tells objects of one class apart, where there is one.
    `values` say what the numbers of source and target are.
    """

    name: str
    source: Path
    target: Path
    side: Side | None = None
    labels: Literal["source", "target"] | None = None
    instances: Path | None = None
    values: tuple[Values, Values] = (PLAIN, PLAIN)

    @property
    def identity(self) -> tuple[Any, ...]:
        """What a cache must know of the pair beside its files."""
        known = self.name, self.side, self.labels
        keys = tuple(values.key for values in self.values)
        return known if keys == (PLAIN.key, PLAIN.key) else (*known, keys)

    @property
    def paths(self) -> list[Path]:
        """Its files, each once."""
        files = [self.source, self.target, *([self.instances] if self.instances else [])]
        return list(dict.fromkeys(files))

    def resampling(self, which: Literal["source", "target"]) -> Literal["nearest", "bicubic"]:
        """How a picture of the pair is resized: label maps keep their pure colours."""
        return "nearest" if self.labels == which else "bicubic"


class Filed(Protocol):
    """What lies in files: a pair, or a single picture."""

    @property
    def identity(self) -> tuple[Any, ...]: ...

    @property
    def paths(self) -> list[Path]: ...


def read_pair(pair: Pair) -> tuple[Seen, Seen]:
    """Source and target as networks see them, (h, w, channels) of one shape up to the resolution.

    Raises PictureError naming the file that is broken or does not fit its partner.
    """
    if pair.side:
        return _read_halves(pair, pair.side)
    source = _reader(pair, "source")(pair.source)
    target = _reader(pair, "target")(pair.target)
    refuse_other_shape(pair, source.shape[:2], target.shape[:2])
    return source, target


def _read_halves(pair: Pair, side: Side) -> tuple[Seen, Seen]:
    alike = pair.values[0].key == pair.values[1].key
    first = halves(pair.source, read_seen(pair.source, pair.values[0]))
    second = first if alike else halves(pair.source, read_seen(pair.source, pair.values[1]))
    return (first[0], second[1]) if side == "left" else (first[1], second[0])


def check_pair(pair: Pair) -> None:
    """Check a pair by its headers and by how its files end, which is quick.

    Raises PictureError as `read_pair` would; damage in the middle of a file shows only there.
    """
    if pair.side:
        check_halves(pair.source)
        return
    source, target = checked_header(pair.source), checked_header(pair.target)
    refuse_other_shape(pair, (source.height, source.width), (target.height, target.width))


def check_halves(path: Path) -> None:
    """Check a side-by-side file as `check_pair` does."""
    header = checked_header(path)
    _refuse_odd_width(path, header.width)
    _refuse_narrow(header, path)


def checked_header(path: Path) -> Header:
    """The header of a file that ends as it should. Raises PictureError where it is cut short."""
    header = read_header(path)
    if not is_whole(path, header):
        # Bytes behind the picture are harmless, a missing end is not: only decoding tells.
        read_picture(path)
    return header


def halves(path: Path, picture: Seen) -> tuple[Seen, Seen]:
    """(h, 2w, c) -> left and right (h, w, c). Raises PictureError where the width is odd."""
    width = picture.shape[1]
    _refuse_odd_width(path, width)
    return picture[:, : width // 2], picture[:, width // 2 :]


def fingerprint(pairs: Sequence[Filed], size: int | tuple[int | str, ...]) -> str:
    """Twelve hex digits that stand for these pairs or single pictures at this size, for caches.

    Made of names, sizes in bytes and times of change, so that it stays when a folder is moved
    and changes when a picture does. Raises PictureError if a file is gone.
    """
    digest = hashlib.sha256(repr(size).encode())
    for pair in pairs:
        stats = [_stat(path) for path in pair.paths]
        digest.update(repr((*pair.identity, stats)).encode())
    return digest.hexdigest()[:12]


def complexity(picture: Seen) -> float:
    """Bytes that a pixel value of the middle of (h, w, 3) needs, at 16 levels, packed: 0..1.

    Label maps and line drawings need a fraction of what photos need (measured on facades, CamVid,
    COCO-Stuff and edges2shoes: 4 to 15 times less, and never more than half in any single pair).
    """
    top, left = (max(0, (side - 256) // 2) for side in picture.shape[:2])
    middle = picture[top : top + 256, left : left + 256]
    return len(zlib.compress((middle.astype(np.uint8) >> 4).tobytes(), 1)) / max(1, middle.size)


def hold_labels(paths: Iterable[Path]) -> bool:
    """Whether files hold class numbers: few values, in patches, lossless, one channel."""
    # Black and white is a drawing or a mask: it is shown as it is.
    verdicts = [not _values_or_none(path) <= {0, 255} for path in paths]
    return bool(verdicts) and all(verdicts)


def _values_or_none(path: Path) -> set[int]:
    try:
        return values_in_patches(path)
    except PictureError:  # signed or large numbers are measurements, no classes
        return set()


def values_in_patches(path: Path) -> set[int]:
    """The values of a lossless file of one channel that lie in patches; none for a photo.

    Three equal channels count as one.
    """
    header = read_header(path)
    one = header.mode in {"P", "L"} | SIXTEEN_BIT
    if header.format not in LOSSLESS or (not one and header.mode not in TRIPLED):
        return set()
    try:
        indices = read_labels(path)
    except PictureError:
        if one:
            raise
        return set()
    values = np.unique(indices)
    bounds = (LARGEST_CLASS, NO_CLASS) if one else (LARGEST_TRIPLED, NO_CLASS_TRIPLED)
    measured = any(bounds[0] <= int(value) < bounds[1] for value in values)
    if len(values) > MOST_CLASSES or measured or (indices[:, 1:] == indices[:, :-1]).mean() < 0.6:
        return set()
    return set(values.tolist())


def spread(items: Sequence[Item], count: int) -> list[Item]:
    """At most `count` of the items, evenly spaced."""
    count = min(count, len(items))
    return [items[place * len(items) // count] for place in range(count)]


def _reader(pair: Pair, which: str) -> Callable[[Path], Seen]:
    values = pair.values[0 if which == "source" else 1]
    return read_label_picture if pair.labels == which else partial(read_seen, values=values)


def _refuse_odd_width(path: Path, width: int) -> None:
    if width % 2 or width < 2:
        reason = f"is {width} px wide: two pictures side by side need an even width"
        raise PictureError(path, reason)


def _refuse_narrow(header: Header, path: Path) -> None:
    if header.width < NARROWEST * header.height:
        size = f"{header.width} × {header.height}"
        raise PictureError(path, f"is {size} px, too narrow for two pictures side by side")


def refuse_other_shape(pair: Pair, source: tuple[int, ...], target: tuple[int, ...]) -> None:
    """Raises PictureError where (height, width) of source and target are of two shapes."""
    across, down = source[1] * target[0], source[0] * target[1]
    if abs(across - down) > ASPECT_TOLERANCE * max(across, down):
        raise PictureError(
            pair.source,
            f"is {source[1]} × {source[0]} px, but its partner {pair.target.name} is "
            f"{target[1]} × {target[0]} px, another shape",
        )


def _stat(path: Path) -> tuple[str, int, int]:
    try:
        stat = path.stat()
    except OSError as error:
        raise PictureError(path, f"cannot be read: {error.strerror}") from error
    return path.name, stat.st_size, stat.st_mtime_ns
