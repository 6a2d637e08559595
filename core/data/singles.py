"""A single picture of a domain, for data in which sources and targets do not belong together."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from core.data.images import Seen, read_label_picture, read_seen
from core.data.pairs import Side, check_halves, checked_header, halves
from core.data.values import PLAIN, Values


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture lies: a file, or one half of a side-by-side file.

    `name` is what it shares with its partner, if the data set has one. With `labels` the file
    holds class numbers, which are read as colours. `values` say what the numbers are.
    """

    name: str
    path: Path
    half: Side | None = None
    labels: bool = False
    values: Values = PLAIN

    @property
    def identity(self) -> tuple[Any, ...]:
        """What a cache must know of the picture beside its file."""
        known = self.name, self.half, self.labels
        return known if self.values.key == PLAIN.key else (*known, self.values.key)

    @property
    def paths(self) -> list[Path]:
        """Its file."""
        return [self.path]

    @property
    def resampling(self) -> Literal["nearest", "bicubic"]:
        """How it is resized: label maps keep their pure colours."""
        return "nearest" if self.labels else "bicubic"


def read_single(picture: Picture) -> Seen:
    """A single picture as networks see it, (h, w, channels). Raises PictureError."""
    if picture.labels:
        return read_label_picture(picture.path)
    pixels = read_seen(picture.path, picture.values)
    if picture.half:
        left, right = halves(picture.path, pixels)
        return left if picture.half == "left" else right
    return pixels


def check_single(picture: Picture) -> None:
    """Check a picture by its header and by how its file ends. Raises PictureError."""
    if picture.half:
        check_halves(picture.path)
    else:
        checked_header(picture.path)


@dataclass
class Unpaired:
    """The pictures of two domains, in lists of their own."""

    sources: list[Picture]
    targets: list[Picture]

    def __len__(self) -> int:
        return len(self.sources)
