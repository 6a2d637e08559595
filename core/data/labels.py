"""Label maps as class numbers: which classes there are, their colours, edges between instances."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.data.class_colours import (
    MOST_COLOURS,
    NEAR,
    are_flat,
    classes_by_colour,
    colours_of_none,
    common_palette,
    exact_palette,
)
from core.data.class_names import NAME_COLOURS, NamedClasses, named_classes
from core.data.colour_peaks import Colour
from core.data.colour_survey import FileClasses, are_levels, survey
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
from core.data.listing import counted_names
from core.data.opening import each_readable
from core.data.pairs import LOSSLESS, spread, values_in_patches
from core.runtime.errors import UserError

Classes = NDArray[np.uint8] | NDArray[np.uint16]
"""(h, w) class numbers 0..classes-1; the number `classes` stands for "don't care"."""

FEW = 8
NOT_LABELLED = (255, 65535)
# A single class, or an edge channel, would look like the channels it is spread to.
FEWEST_CLASSES = 2
MOST_CLASSES = 1024
DONT_CARE_COLOUR: Colour = (0, 0, 0)


@dataclass(frozen=True)
class ClassTable:
    """What a data set's label maps hold.

    Classes are numbered 0..classes-1. With `dont_care`, some pixels belong to none of them.
    `palette` has one RGB colour a class, 0..255: the files' own, or ours. `names` is empty where
    the data set does not say. `instances` tells whether instance maps lie beside the label maps.
    With `by_colour` the files are pictures of which each pixel has the class of the palette's
    nearest colour. `remarks` are sentences about classes that only some files have.
    """

    classes: int
    dont_care: bool
    names: tuple[str, ...]
    palette: tuple[Colour, ...]
    instances: bool
    by_colour: bool = False
    remarks: tuple[str, ...] = ()

    def with_classes(self, classes: int) -> "ClassTable":
        """The same for another number of classes; what lies above them is "don't care" then."""
        palette = self.palette[:classes] + _ours(classes)[len(self.palette) :]
        dont_care = self.dont_care or classes < self.classes
        names = self.names[:classes]
        return replace(self, classes=classes, dont_care=dont_care, names=names, palette=palette)

    def document(self) -> dict[str, Any]:
        """The class table as plain JSON values, for a run's record."""
        known = asdict(self)
        return {name: known[name] for name in known if name != "remarks"}

    @classmethod
    def of_document(cls, document: Mapping[str, Any]) -> "ClassTable | None":
        """What `document` wrote; None for anything else."""
        try:
            palette = tuple((int(r), int(g), int(b)) for r, g, b in document["palette"])
            names = tuple(str(name) for name in document["names"])
            flags = (bool(document[key]) for key in ("dont_care", "instances", "by_colour"))
            dont_care, instances, by_colour = flags
            return cls(int(document["classes"]), dont_care, names, palette, instances, by_colour)
        except (KeyError, TypeError, ValueError):
            return None

    @property
    def sentence(self) -> str:
        """How many classes there are, in words."""
        words = f"{self.classes} classes{' and pixels of none' if self.dont_care else ''}"
        if self.by_colour:
            shown = ", ".join(_hex(colour) for colour in self.palette[:12])
            more = ", …" if self.classes > 12 else ""
            words += f", by the colours {shown}{more}"
        return f"{words}."

    def title(self, number: int) -> str:
        """The name of a class, or its number in words."""
        if number >= self.classes:
            return "don't care"
        return self.names[number] if number < len(self.names) else f"class {number}"


def class_table_of(
    paths: Sequence[Path],
    folder: Path,
    instances: bool = False,
    most: int | None = None,
    tested: Sequence[Path] = (),
) -> ClassTable:
    """The class table of some label maps, all of them or at most `most` from all over.

    There are as many classes as the highest number says, two at least; 255 (65535 in 16-bit
    files with larger numbers) is "don't care". Colour-coded maps, masks of greys in even steps
    (0 and 255; 0, 128 and 255), and palette files that do not agree on their numbers have one
    class a colour. `tested` are looked at too, and what only they hold is remarked. Names, and the
    colours of classes, are read from a file in `folder` (`core.data.class_names`).
    Raises UserError where no file can be read, or there are too many numbers for classes.
    """
    trained = list(paths if most is None else spread(paths, most))
    files = [*trained, *tested]
    surveyed = survey(files)
    usable = [one for one in surveyed if not one.error]
    if not usable:
        broken = "\n".join(one.error for one in surveyed)
        action = "Choose a folder with label maps of one class number a pixel."
        raise UserError(f"{folder} holds no readable label map.", action, broken)
    named = named_classes(folder)
    if _by_colour(usable):
        few = [path for path, one in zip(trained, surveyed, strict=False) if not one.error]
        both = surveyed[: len(trained)], surveyed[len(trained) :]
        return _colour_table(both, spread(few, FEW), folder, instances, named)
    numbered = [one for one in usable if one.kind == "numbers"]
    values = set().union(*(one.numbers for one in numbered))
    void = _not_labelled(values)
    highest = max(values - {void}, default=0)
    if highest >= MOST_CLASSES:
        raise UserError(
            f"The label maps of {folder} hold numbers up to {highest}, too many for classes.",
            "Choose the folder with class numbers; instance maps have large numbers.",
        )
    classes = max(FEWEST_CLASSES, highest + 1)
    palette = next((file_palette(path) for path, one in zip(files, surveyed, strict=True)
                    if one.palette), ())  # fmt: skip
    palette = named.palette or palette
    palette = palette[:classes] + _ours(classes)[len(palette) :]
    known = set().union(*(one.numbers for one in surveyed[: len(trained)] if not one.error))
    only = sorted(values - known - {void}) if tested else []
    names = named.names[:classes]
    remarks = _only_tested([names[n] if n < len(names) else f"class {n}" for n in only])
    if tripled := sum(one.tripled for one in numbered):
        remarks = (_tripled(tripled, len(files)), *remarks)
    return ClassTable(classes, void in values, names, palette, instances, False, remarks)


def _tripled(count: int, files: int) -> str:
    which = "All label maps have" if count == files else f"{count} of {files} label maps have"
    return f"{which} three equal channels, whose number is the class."


def _by_colour(files: Sequence[FileClasses]) -> bool:
    """Whether colours tell the classes: they are colours, masks, or palettes that do not agree."""
    if 2 * sum(one.kind == "colours" for one in files) > len(files):
        return True
    numbered = [one for one in files if one.kind == "numbers"]
    if are_levels(set().union(*(one.numbers for one in numbered))):
        return True
    seen: dict[int, tuple[int, int, int]] = {}
    return any(
        seen.setdefault(number, colour) != colour
        for one in numbered
        for number, colour in one.palette.items()
    )


def _colour_table(
    both: tuple[Sequence[FileClasses], Sequence[FileClasses]],
    few: Sequence[Path],
    folder: Path,
    instances: bool,
    named: NamedClasses,
) -> ClassTable:
    """The classes by colour of maps to train and to test on; a `few` of the first are read."""
    trained, tested = both
    files = [*trained, *tested]
    if named.palette:
        remarks = _about_named(files, named)
        return ClassTable(
            len(named.palette), False, named.names, named.palette, instances, True, remarks
        )
    exact = all(one.palette or one.kind == "numbers" for one in files if not one.error)
    find = exact_palette if exact else common_palette
    found = find(files)
    palette = found.colours
    if not 2 <= len(palette) <= MOST_COLOURS:
        raise UserError(
            f"The label maps of {folder} hold {len(palette)} or more colours, which are no classes."
            if palette
            else f"The label maps of {folder} have no flat colours, which would be classes.",
            NAME_COLOURS,
        )
    if not are_flat(few, files, found):
        raise UserError(
            f"The pictures of {folder} that would be label maps have no flat colours.",
            NAME_COLOURS,
        )
    if set(palette) == {(0, 0, 0), (255, 255, 255)}:
        palette = ((0, 0, 0), (255, 255, 255))
    known = find(trained).colours if tested else palette
    only = [colour for colour in palette if not _has(known, colour)]
    remarks = _only_tested([f"colour {_hex(colour)}" for colour in only])
    return ClassTable(
        len(palette), False, named.names[: len(palette)], palette, instances, True, remarks
    )


def _about_named(files: Sequence[FileClasses], named: NamedClasses) -> tuple[str, ...]:
    remarks = [f"The colours of the classes are those of {named.file}."]
    if odd := colours_of_none(files, named.palette):
        listed = counted_names([_hex(colour) for colour in odd])
        remarks.append(f"Colours that it lacks count as the nearest: {listed}.")
    return tuple(remarks)


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _has(known: Sequence[Colour], colour: Colour) -> bool:
    return any(np.linalg.norm(np.subtract(colour, other)) <= NEAR for other in known)


def _only_tested(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    return (f"Only the test pictures hold {', '.join(names)}, which nothing is trained on.",)


def file_palette(path: Path) -> tuple[Colour, ...]:
    """The colours of a palette file with colours, as far as they go; empty for any other file."""
    with opened(path) as image:
        entries = image.getpalette() if image.mode == "P" else None
    if not entries or not is_colourful(entries):
        return ()
    return as_palette(np.array(entries, np.uint8).reshape(-1, 3))


def read_classes(path: Path, classes: int, palette: Sequence[Colour] = ()) -> Classes:
    """A label map (h, w) in which `classes` stands for every number that is no class.

    With a `palette`, the class of its nearest colour at each pixel. uint8 up to 255 classes, else
    uint16. Raises PictureError where the file holds colours and numbers are expected.
    """
    if palette:
        return np.minimum(classes_by_colour(path, palette), min(classes, 255))
    numbers = np.minimum(read_labels(path).astype(np.uint16), classes)
    return numbers.astype(np.uint8) if classes <= 255 else numbers


def checked_classes(
    path: Path, classes: int, dont_care: bool, palette: Sequence[Colour] = ()
) -> Labels:
    """A label map that is fed to a model: its numbers, once they are those of its classes.

    The one rule for every verb and the playground. Raises PictureError for JPEG files of numbers,
    for numbers that are no class of the model, and for colours that are none of its palette.
    """
    if palette:
        return classes_by_colour(path, palette)
    check_numbers(path)
    numbers = read_labels(path)
    values = set(np.unique(numbers).tolist())
    void = set(NOT_LABELLED) if dont_care else set()
    unknown = sorted(value for value in values - void if value >= classes)
    if unknown and not dont_care:
        raise PictureError(
            path, f"holds class numbers up to {unknown[-1]}, and the model knows 0 to {classes - 1}"
        )
    return numbers


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

    Black and white alone is a drawing or a mask, and so are other greys in even steps.
    """
    values = list(each_readable(paths, values_in_patches))
    return 2 * sum(map(bool, values)) > len(values) and not _are_greys(set().union(*values))


def _are_greys(values: set[int]) -> bool:
    return values <= {0, 255} or are_levels(values)


def _not_labelled(values: set[int]) -> int:
    """Which number means "don't care" among these."""
    small, large = NOT_LABELLED
    return large if max(values) > small else small


def _ours(classes: int) -> tuple[Colour, ...]:
    return as_palette(colours(classes))


def as_palette(table: NDArray[np.uint8]) -> tuple[Colour, ...]:
    """Rows (n, 3) of red, green and blue as a palette."""
    return tuple((int(red), int(green), int(blue)) for red, green, blue in table)


def _table(palette: Sequence[Colour]) -> NDArray[np.uint8]:
    return np.array([*palette, DONT_CARE_COLOUR], np.uint8)
