"""Label maps as class numbers: which classes there are, their colours, edges between instances."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.data.images import (
    SIXTEEN_BIT,
    Header,
    Labels,
    PictureError,
    colours,
    is_colourful,
    opened,
    read_header,
    read_labels,
    save_image,
)
from core.data.pairs import LOSSLESS, spread, values_in_patches
from core.errors import UserError

Colour = tuple[int, int, int]
Classes = NDArray[np.uint8] | NDArray[np.uint16]
"""(h, w) class numbers 0..classes-1; the number `classes` stands for "don't care"."""

LOOKED_AT = 200
NOT_LABELLED = (255, 65535)
# Fewer classes and an edge channel could not be told from the channels they are spread to.
FEWEST_CLASSES = 3
MOST_CLASSES = 1024
NAMES_FILES = ("classes.txt", "class_names.txt")
DONT_CARE_COLOUR: Colour = (0, 0, 0)


@dataclass(frozen=True)
class LabelFacts:
    """What a data set's label maps hold.

    Classes are numbered 0..classes-1. With `dont_care`, some pixels belong to none of them.
    `palette` has one RGB colour a class, 0..255: the files' own, or ours. `names` is empty where
    the data set does not say. `instances` tells whether instance maps lie beside the label maps.
    """

    classes: int
    dont_care: bool
    names: tuple[str, ...]
    palette: tuple[Colour, ...]
    instances: bool

    def with_classes(self, classes: int) -> "LabelFacts":
        """The same for another number of classes; what lies above them is "don't care" then."""
        palette = self.palette[:classes] + _ours(classes)[len(self.palette) :]
        dont_care = self.dont_care or classes < self.classes
        names = self.names[:classes]
        return replace(self, classes=classes, dont_care=dont_care, names=names, palette=palette)

    @property
    def sentence(self) -> str:
        """How many classes there are, in words."""
        return f"{self.classes} classes{' and pixels of none' if self.dont_care else ''}."

    def title(self, number: int) -> str:
        """The name of a class, or its number in words."""
        if number >= self.classes:
            return "don't care"
        return self.names[number] if number < len(self.names) else f"class {number}"


def label_facts(
    paths: Sequence[Path], folder: Path, instances: bool = False, most: int = LOOKED_AT
) -> LabelFacts:
    """The facts of some label maps, of which at most `most` from all over are looked at.

    There are as many classes as the highest number says, three at least; 255 (65535 in 16-bit
    files with larger numbers) is "don't care". Names are read from classes.txt in `folder`, one a
    line. Raises UserError where no file can be read, or the numbers are too large for classes.
    """
    looked_at, values, broken = spread(paths, most), set[int](), []
    palette: tuple[Colour, ...] = ()
    for path in looked_at:
        try:
            values |= set(np.unique(read_labels(path)).tolist())
            palette = palette or file_palette(path)
        except PictureError as error:
            broken.append(str(error))
    if len(broken) == len(looked_at):
        action = "Choose a folder with label maps of one class number a pixel."
        raise UserError(f"{folder} holds no readable label map.", action, "\n".join(broken))
    void = _not_labelled(values)
    highest = max(values - {void}, default=0)
    if highest >= MOST_CLASSES:
        raise UserError(
            f"The label maps of {folder} hold numbers up to {highest}, too many for classes.",
            "Choose the folder with class numbers; instance maps have large numbers.",
        )
    classes = max(FEWEST_CLASSES, highest + 1)
    palette = palette[:classes] + _ours(classes)[len(palette) :]
    return LabelFacts(classes, void in values, read_names(folder)[:classes], palette, instances)


def read_names(folder: Path) -> tuple[str, ...]:
    """The class names in classes.txt or class_names.txt, one a line; empty without such a file."""
    for file in NAMES_FILES:
        try:
            lines = (folder / file).read_text("utf-8", errors="replace").splitlines()
        except OSError:
            continue
        return tuple(line.strip() for line in lines if line.strip())
    return ()


def file_palette(path: Path) -> tuple[Colour, ...]:
    """The colours of a palette file with colours, as far as they go; empty for any other file."""
    with opened(path) as image:
        entries = image.getpalette() if image.mode == "P" else None
    if not entries or not is_colourful(entries):
        return ()
    return _tuples(np.array(entries, np.uint8).reshape(-1, 3))


def read_classes(path: Path, classes: int) -> Classes:
    """A label map (h, w) in which `classes` stands for every number that is no class.

    uint8 up to 255 classes, else uint16. Raises PictureError where the file holds colours.
    """
    numbers = np.minimum(read_labels(path).astype(np.uint16), classes)
    return numbers.astype(np.uint8) if classes <= 255 else numbers


def check_numbers(path: Path) -> Header:
    """The header of a file of class or instance numbers, without decoding where that suffices.

    Raises PictureError for colours, and for JPEG, which blurs numbers.
    """
    header = read_header(path)
    if header.format not in LOSSLESS:
        raise PictureError(path, f"is a {header.format} file, which may blur class numbers")
    if header.mode not in {"1", "L", "P"} | SIXTEEN_BIT:
        # Three equal channels hold numbers too, which only decoding tells.
        read_labels(path)
    return header


def instance_edges(instances: Labels) -> NDArray[np.uint8]:
    """Instance numbers (h, w) -> 1 where one of the four neighbours has another number, else 0.

    Both sides of a boundary are marked, so it is two pixels wide, as the SPADE generators of
    Park et al. (2019) are fed.
    """
    edges = np.zeros(instances.shape, np.uint8)
    down = instances[1:] != instances[:-1]
    right = instances[:, 1:] != instances[:, :-1]
    edges[1:] |= down
    edges[:-1] |= down
    edges[:, 1:] |= right
    edges[:, :-1] |= right
    return edges


def save_classes(path: Path | str, classes: Classes, palette: Sequence[Colour]) -> None:
    """Write class numbers (h, w), 0..255, as a PNG that carries its colours.

    Raises UserError where it cannot be written, and ValueError for numbers above 255.
    """
    if classes.max(initial=0) > 255:
        raise ValueError("a palette file holds class numbers up to 255")
    image = Image.fromarray(classes.astype(np.uint8))
    # All 256 entries: with fewer, a PNG has fewer bits a pixel, and high numbers are lost.
    image.putpalette(_table(palette)[:256].tobytes().ljust(3 * 256, b"\0"))
    save_image(path, image)


def holds_class_numbers(paths: Iterable[Path]) -> bool:
    """Whether most of the files are label maps: lossless, one channel, few values in patches.

    Black and white alone is a drawing or a mask.
    """
    values = []
    for path in paths:
        try:
            values.append(values_in_patches(path))
        except PictureError:
            continue
    return 2 * sum(map(bool, values)) > len(values) and not set().union(*values) <= {0, 255}


def _not_labelled(values: set[int]) -> int:
    """Which number means "don't care" among these."""
    small, large = NOT_LABELLED
    return large if max(values) > small else small


def _ours(classes: int) -> tuple[Colour, ...]:
    return _tuples(colours(classes))


def _tuples(table: NDArray[np.uint8]) -> tuple[Colour, ...]:
    return tuple((int(red), int(green), int(blue)) for red, green, blue in table)


def _table(palette: Sequence[Colour]) -> NDArray[np.uint8]:
    return np.array([*palette, DONT_CARE_COLOUR], np.uint8)
