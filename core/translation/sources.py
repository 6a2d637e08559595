"""What a model is fed, from files: pictures, drawn label maps, or class and instance numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.data.fitting import Fit, How, fitted
from core.data.images import (
    SIXTEEN_BIT,
    PictureError,
    Pixels,
    read_header,
    read_label_picture,
    read_labels,
    read_picture,
    read_seen,
)
from core.data.labels import checked_classes
from core.data.listing import pictures_below
from core.data.numbers import shape_of
from core.data.ranges import Side, found_range, values_of
from core.data.values import Seen, Values
from core.export.input_spec import InputSpec
from core.runtime.errors import UserError


@dataclass(frozen=True)
class Map:
    """One input of a model: pixels (h, w, c) in 0..255, or numbers (h, w)."""

    values: NDArray[Any]

    @property
    def size(self) -> tuple[int, int]:
        """Height and width."""
        return self.values.shape[0], self.values.shape[1]

    def resized(self, size: tuple[int, int], fit: Fit = "stretch") -> "Map":
        """At another size; numbers are not blended."""
        how: How = "nearest" if self.values.ndim == 2 else "bicubic"
        return replace(self, values=fitted(self.values, size, how, fit))

    def padded(self, input_spec: InputSpec) -> "Map":
        """Mirrored beyond the right and lower edge, up to a size that the model takes."""
        grown = [(0, _up_to(side, input_spec) - side) for side in self.size]
        whole = [*grown, (0, 0)][: self.values.ndim]
        return replace(self, values=np.pad(self.values, whole, mode="symmetric"))

    def fed(self) -> NDArray[Any]:
        """Pixels as floats (1, c, h, w) in [-1, 1], numbers as int64 (1, h, w)."""
        if self.values.ndim == 2:
            return self.values[np.newaxis].astype(np.int64)
        first = np.ascontiguousarray(self.values.transpose(2, 0, 1))[np.newaxis]
        return first.astype(np.float32) / np.float32(127.5) - np.float32(1)


Maps = dict[str, Map]
"""Maps of one size, by the names of a model's inputs."""
Reader = Callable[[Path], Maps]


def reader_of(input_spec: InputSpec, instances: Path | None) -> Reader:
    """What opens an input file, and the instance map that belongs to it."""
    if input_spec.kind == "class numbers":
        return lambda path: _numbers(path, input_spec, instances)
    # Whatever the training files were, a grey picture may be fed to a model of colours, and back.
    read = _drawn if input_spec.drawn else partial(_seen, values=input_spec.source)
    return lambda path: {"input": Map(read(path))}


def _seen(path: Path, values: Values) -> Seen:
    """A picture as a model is fed. Raises PictureError for more channels than it can take in."""
    found = shape_of(path).channels
    turns_grey = values.channels == 1 and found == 3
    if found > values.channels and not values.given and not turns_grey:
        raise PictureError(path, f"has {found} channels, and the model takes {values.channels}")
    return read_seen(path, replace(values, given=True))


def by_inputs(input_spec: InputSpec, pictures: Sequence[Path]) -> InputSpec:
    """For a model that does not say what its pictures were: depth and range are the inputs'.

    Models of class numbers, and those of RGB to RGB, are taken as 8-bit ones.
    """
    source, target = input_spec.source, input_spec.target
    if input_spec.kind == "class numbers" or source.channels == target.channels == 3:
        return input_spec
    found, _ = values_of(Side("The folder", pictures, channels=source.channels))
    made = replace(found, channels=target.channels)
    return replace(input_spec, source=found, target=made)


def with_range_of(input_spec: InputSpec, pictures: Sequence[Path]) -> tuple[InputSpec, str]:
    """How inputs are read whose numbers are others than the model was trained on; and a caution.

    Of files deeper than the 8 bits of its training the range is found over all of them. Where the
    training files were deep themselves, numbers beyond their range are cut, and that is said.
    """
    if input_spec.kind == "class numbers" or input_spec.drawn:
        return input_spec, ""
    found = found_range(pictures)
    if found is None:
        return input_spec, ""
    (low, high), (least, most) = found
    source = input_spec.source
    if source.is_deep:
        black, white = source.limits
        beyond = least < black or most > white
        return input_spec, (
            f"The inputs hold numbers {least:g} to {most:g}, and the model was trained on "
            f"{black:g} to {white:g}: what lies beyond is cut."
            if beyond
            else ""
        )
    deep = values_of(Side("The folder", pictures, f"{low!r} {high!r}", source.channels))[0]
    read = replace(source, dtype=deep.dtype, range=(low, high))
    return replace(input_spec, source=read), (
        f"The inputs hold numbers {least:g} to {most:g} in files of 16 bits or floats, and the "
        f"model was trained on 8 bits: {low:g} is taken as black, {high:g} as white."
    )


def check_instances(model: Path, input_spec: InputSpec, instances: Path | None) -> None:
    """Raise UserError where a model lacks the instance maps it needs, or has no use for them."""
    if input_spec.edges and instances is None:
        raise UserError(
            f"{model} also takes instance maps, which tell objects of one class apart.",
            "Give the folder of the instance maps too; where there are none, that of the label "
            "maps once more.",
        )
    if instances is not None and not input_spec.edges:
        raise UserError(f"{model} takes no instance maps.", "Leave their folder out.")
    if instances is not None and not instances.exists():
        raise UserError(f"There is no folder {instances}.", "Check the path of the instance maps.")


def _numbers(path: Path, input_spec: InputSpec, instances: Path | None) -> Maps:
    palette = input_spec.palette if input_spec.by_colour else ()
    maps = {"labels": Map(checked_classes(path, input_spec.classes, input_spec.dont_care, palette))}
    if instances is not None:
        labels = Map(read_labels(_instance_file(path, instances)))
        if labels.size != maps["labels"].size:
            sizes = ["{} × {}".format(*item.size) for item in (maps["labels"], labels)]
            raise PictureError(path, f"is {sizes[0]} px, and its instance map {sizes[1]}")
        maps["instances"] = labels
    return maps


def _instance_file(path: Path, instances: Path) -> Path:
    """The file of the same name, or as Cityscapes names the two; in folders below, too.

    Where several have that name, the one whose folder is called as that of the label map.
    """
    if instances.is_file():
        return instances
    stems = {path.stem, path.stem.replace("_labelIds", "_instanceIds")}
    stems -= {path.stem} if len(stems) > 1 else set()
    matches = [other for other in pictures_below(instances) if other.stem in stems]
    if len(matches) > 1:
        beside = [other for other in matches if other.parent.name == path.parent.name]
        matches = beside or [other for other in matches if other.parent == instances]
    if len(matches) != 1:
        lack = "has several instance maps" if matches else "has no instance map"
        raise PictureError(path, f"{lack} of its name in {instances}")
    return matches[0]


def _drawn(path: Path) -> Pixels:
    """A label map in colours: its own, or ours for a file of class numbers."""
    holds_numbers = read_header(path).mode in {"L", "P"} | SIXTEEN_BIT
    return read_label_picture(path) if holds_numbers else read_picture(path)


def _up_to(side: int, input_spec: InputSpec) -> int:
    return max(input_spec.smallest, -(-side // input_spec.multiple) * input_spec.multiple)
