"""Files in which a person names the classes, and the colours that stand for them.

One class a line, in classes.txt or class_names.txt, or with colours as CamVid (label_colors.txt),
CVAT (labelmap.txt) and many sets on the web (class_dict.csv) write them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core.data.colour_peaks import Colour
from core.runtime.errors import UserError
from core.runtime.reading import read_small

NAMES_FILES = (
    "classes.txt", "class_names.txt", "label_colors.txt", "label_colours.txt", "class_dict.csv",
    "labelmap.txt",
)  # fmt: skip
NAME_COLOURS = (
    "Save the label maps as PNG, or name their colours in label_colors.txt beside the folders: one "
    "class a line, as 128 64 128 road."
)
_HEX = re.compile(r"#([0-9a-fA-F]{6})\b")
_NUMBERS = re.compile(r"(?<![\w.])\d{1,3}(?:[\s,;]+\d{1,3}){2,}(?![\w.])")
_BETWEEN = re.compile(r"[\s,;:|\"]+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class NamedClasses:
    """Names of classes by number, and their colours where the file gives one for each."""

    names: tuple[str, ...] = ()
    palette: tuple[Colour, ...] = ()
    file: str = ""


def named_classes(folder: Path) -> NamedClasses:
    """What the first of the files of names in a data folder says; empty without such a file.

    Raises UserError where some of its lines have colours and others not, or a colour stands twice.
    """
    for file in NAMES_FILES:
        if not (folder / file).is_file():
            continue
        try:
            text = read_small(folder / file).decode("utf-8-sig", errors="replace")
        except OSError:
            continue
        return _parsed(folder / file, [line.strip() for line in text.splitlines() if line.strip()])
    return NamedClasses()


def _parsed(path: Path, lines: list[str]) -> NamedClasses:
    parted = [(_name_and_colour(line), line) for line in lines]
    coloured = [both for both, _ in parted if both[1] is not None]
    if not coloured:
        return NamedClasses(tuple(lines), (), path.name)
    # A first line without a colour is a heading, and # begins a remark.
    plain = [line for place, (both, line) in enumerate(parted)
             if both[1] is None and place and not line.startswith("#")]  # fmt: skip
    colours = [colour for _, colour in coloured if colour is not None]
    twice = next((one for place, one in enumerate(colours) if one in colours[:place]), None)
    if plain or twice:
        what = f"the line “{plain[0]}” has no colour" if plain else f"{_hex(twice)} stands twice"
        raise UserError(
            f"{path}: {what}.", "Give each class a line with its colour, as 128 64 128 road."
        )
    return NamedClasses(tuple(name for name, _ in coloured), tuple(colours), path.name)


def _name_and_colour(line: str) -> tuple[str, Colour | None]:
    """A line without its colour, and the colour; numbers before three others count the classes."""
    if match := _HEX.search(line):
        red, green, blue = bytes.fromhex(match[1])
        colour: Colour | None = (red, green, blue)
    elif match := _NUMBERS.search(line):
        red, green, blue = (int(number) for number in _NUMBER.findall(match[0])[-3:])
        colour = (red, green, blue) if max(red, green, blue) <= 255 else None
    else:
        return line, None
    before, after = line[: match.start()], line[match.end() :]
    if after.startswith(":"):  # CVAT's parts and actions
        after = ""
    words = [word for word in _BETWEEN.split(f"{before} {after}") if word]
    return " ".join(words[1:] if words and words[0].isdecimal() else words), colour


def _hex(colour: Iterable[int] | None) -> str:
    return "#{:02x}{:02x}{:02x}".format(*(colour or (0, 0, 0)))
