"""What a model is fed, from files: pictures, drawn label maps, or class and instance numbers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.data.images import (
    SIXTEEN_BIT,
    SUFFIXES,
    PictureError,
    Pixels,
    read_header,
    read_label_picture,
    read_labels,
    read_picture,
    resize,
)
from core.errors import UserError
from core.export.feeding import Feeding


@dataclass(frozen=True)
class Map:
    """One input of a model: pixels (h, w, 3), or numbers (h, w)."""

    values: NDArray

    @property
    def size(self) -> tuple[int, int]:
        """Height and width."""
        return self.values.shape[0], self.values.shape[1]

    def resized(self, size: tuple[int, int]) -> "Map":
        """At another size; numbers are not blended."""
        if self.values.ndim == 2:
            return replace(self, values=resize(self.values, size, "nearest"))
        return replace(self, values=resize(self.values, size))

    def padded(self, feeding: Feeding) -> "Map":
        """Mirrored beyond the right and lower edge, up to a size that the model takes."""
        grown = [(0, _up_to(side, feeding) - side) for side in self.size]
        whole = [*grown, (0, 0)][: self.values.ndim]
        return replace(self, values=np.pad(self.values, whole, mode="symmetric"))

    def fed(self) -> NDArray:
        """Pixels as floats (1, 3, h, w) in [-1, 1], numbers as int64 (1, h, w)."""
        if self.values.ndim == 2:
            return self.values[np.newaxis].astype(np.int64)
        first = np.ascontiguousarray(self.values.transpose(2, 0, 1))[np.newaxis]
        return first.astype(np.float32) / np.float32(127.5) - np.float32(1)


Maps = dict[str, Map]
"""Maps of one size, by the names of a model's inputs."""
Reader = Callable[[Path], Maps]


def reader_of(feeding: Feeding, instances: Path | None) -> Reader:
    """What opens an input file, and the instance map that belongs to it."""
    if feeding.kind == "class numbers":
        return lambda path: _numbers(path, instances)
    read = _drawn if feeding.drawn else read_picture
    return lambda path: {"input": Map(read(path))}


def check_instances(model: Path, feeding: Feeding, instances: Path | None) -> None:
    """Raise UserError where a model lacks the instance maps it needs, or has no use for them."""
    if feeding.edges and instances is None:
        raise UserError(
            f"{model} also takes instance maps, which tell objects of one class apart.",
            "Give the folder of the instance maps too; where there are none, that of the label "
            "maps once more.",
        )
    if instances is not None and not feeding.edges:
        raise UserError(f"{model} takes no instance maps.", "Leave their folder out.")
    if instances is not None and not instances.exists():
        raise UserError(f"There is no folder {instances}.", "Check the path of the instance maps.")


def _numbers(path: Path, instances: Path | None) -> Maps:
    maps = {"labels": Map(read_labels(path))}
    if instances is not None:
        found = Map(read_labels(_instance_file(path, instances)))
        if found.size != maps["labels"].size:
            sizes = ["{} × {}".format(*item.size) for item in (maps["labels"], found)]
            raise PictureError(path, f"is {sizes[0]} px, and its instance map {sizes[1]}")
        maps["instances"] = found
    return maps


def _instance_file(path: Path, instances: Path) -> Path:
    """The file of the same name, or as Cityscapes names the two."""
    if instances.is_file():
        return instances
    stems = {path.stem, path.stem.replace("_labelIds", "_instanceIds")}
    stems -= {path.stem} if len(stems) > 1 else set()
    found = (p for p in instances.iterdir() if p.stem in stems and p.suffix.lower() in SUFFIXES)
    file = next(found, None)
    if file is None:
        raise PictureError(path, f"has no instance map of its name in {instances}")
    return file


def _drawn(path: Path) -> Pixels:
    """A label map in colours: its own, or ours for a file of class numbers."""
    holds_numbers = read_header(path).mode in {"L", "P"} | SIXTEEN_BIT
    return read_label_picture(path) if holds_numbers else read_picture(path)


def _up_to(side: int, feeding: Feeding) -> int:
    return max(feeding.smallest, -(-side // feeding.multiple) * feeding.multiple)
