"""Which of two pictures is the source: as the person says, or else the simpler one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Literal

import numpy as np

from core.data.folders import Leaf
from core.data.images import PictureError, Pixels, read_header, read_picture
from core.data.numbers import shape_of
from core.data.opening import each_readable
from core.data.pairs import Side, complexity, halves, hold_labels, spread
from core.data.ranges import found_range
from core.runtime.errors import UserError

LOOKED_AT = 8
# Below this ratio of complexities neither picture is the simpler one: A becomes B, left right.
CLEARLY = 1.15
# Two pictures beside each other; 16:9 and everything narrower is more likely one photo.
NARROWEST = 1.9
# Of several simple folders (label maps, instance maps, …) one of these names is the source.
LABEL_NAMES = ("label", "annot", "seg", "mask", "edge", "sketch")

# Where two pictures meet, columns differ more than elsewhere by this factor.
ABRUPT = 2.0
PARTNERS = (
    "Put the partners into a second folder with equal names; if every file does hold two "
    "pictures, choose left or right as the source."
)

# Words of folder names that say which side is which, whatever their pictures look like.
_GIVEN = re.compile(
    r"(^|[-_ ])(sources?|src|inputs?|noisy|blur(ry|red)?|hazy|rainy|degraded|lq|lr|low)([-_ ]|$)",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"(^|[-_ ])(targets?|tgt|outputs?|gt|(ground[-_ ]?)?truth|clean|sharp|clear|hq|hr|high)"
    r"([-_ ]|$)",
    re.IGNORECASE,
)
NAMED_SO = "by their names"
UNSEEN = -1.0
SIMPLER = "the simpler picture of the two"


def choose_side(leaf: Leaf, source: str) -> tuple[Side, str]:
    """Left or right for side-by-side files, and why.

    Raises UserError if the files look like single pictures and no side is asked for.
    """
    if source in ("left", "right"):
        return ("left" if source == "left" else "right"), "as chosen"
    if source != "auto":
        raise UserError(
            f"{leaf.path} holds side-by-side pictures, which have no folder named {source}.",
            "Choose auto, left or right as the source.",
        )
    _refuse_single_pictures(leaf)
    look = _Halves.of(leaf)
    if look.seem_one_picture:
        raise UserError(
            f"{leaf.path} holds wide pictures of {look.size} whose halves are alike and run into "
            "each other: they look like single pictures, not pairs.",
            PARTNERS,
        )
    simpler, why = _simpler(look.left, look.right)
    return ("right" if simpler else "left"), why


def choose_roles(roles: list[Leaf], source: str) -> tuple[Leaf, Leaf, str]:
    """Source and target folder among two or more, and why. Raises UserError for unknown names."""
    if source == "auto" and (sides := _by_words(roles)):
        return *sides, NAMED_SO
    levels = {leaf.role: _level(leaf) for leaf in roles}
    blind = [leaf.title for leaf in roles if levels[leaf.role] == UNSEEN]
    if source == "auto" and blind:
        first, target = roles[:2]
        return first, target, f"the first by name, since {blind[0]} could not be looked at"
    if source == "auto":
        target = max(reversed(roles), key=lambda leaf: levels[leaf.role])
        rest = [leaf for leaf in roles if leaf is not target]
        fitting = [leaf for leaf in rest if any(word in leaf.role.lower() for word in LABEL_NAMES)]
        first = min(fitting or rest, key=lambda leaf: levels[leaf.role])
        swap, why = _simpler([levels[first.role]], [levels[target.role]])
        if why != SIMPLER and (grey := _grey_first(first, target)):
            return *grey, "grey becomes colour"
        undecided = why != SIMPLER and roles.index(target) < roles.index(first)
        return (target, first, why) if swap or undecided else (first, target, why)
    first = named(roles, source)
    rest = [leaf for leaf in roles if leaf is not first]
    return first, max(rest, key=lambda leaf: levels[leaf.role]), "as chosen"


def _by_words(roles: list[Leaf]) -> tuple[Leaf, Leaf] | None:
    """Source and target where one name alone says each: input and gt, noisy and clean."""
    given = [leaf for leaf in roles if _GIVEN.search(leaf.role)]
    wanted = [leaf for leaf in roles if _WANTED.search(leaf.role)]
    if len(given) == len(wanted) == 1 and given != wanted:
        return given[0], wanted[0]
    return None


def _grey_first(one: Leaf, other: Leaf) -> tuple[Leaf, Leaf] | None:
    """Of a grey and a coloured folder the grey one first."""
    counts = [_channels(one), _channels(other)]
    if sorted(counts) != [1, 3]:
        return None
    return (one, other) if counts[0] == 1 else (other, one)


def _channels(leaf: Leaf) -> int:
    """How many channels most of its pictures have; 0 where none could be looked at."""
    found = [shape.channels for shape in each_readable(looked_at(leaf), shape_of)]
    return round(median(found)) if found else 0


def labelled_side(first: Leaf, second: Leaf) -> Literal["source", "target"] | None:
    """Which of the two folders holds class numbers, if one does."""
    if hold_labels(path for path, _ in _pictures(first)):
        return "source"
    return "target" if hold_labels(path for path, _ in _pictures(second)) else None


def look_like_single_pictures(leaf: Leaf) -> bool:
    """Whether the files of a folder are too narrow to hold two pictures each."""
    headers = each_readable(looked_at(leaf), read_header)
    aspects = [header.width / header.height for header in headers]
    return bool(aspects) and median(aspects) < NARROWEST


def hold_two_pictures(leaf: Leaf) -> bool:
    """Whether the files of a folder plainly hold two pictures side by side."""
    return bool(leaf.files) and not look_like_single_pictures(leaf) and _Halves.of(leaf).differ


@dataclass(frozen=True)
class _Halves:
    """What the two halves of some files look like.

    `left` and `right` are how complex they are, `seams` how much more the two columns at the
    middle differ than columns side by side do elsewhere; only of pictures that tell. `aspects` are
    widths by heights, and `size` that of one file in words.
    """

    left: list[float]
    right: list[float]
    seams: list[float]
    aspects: list[float]
    size: str

    @classmethod
    def of(cls, leaf: Leaf) -> "_Halves":
        left, right, seams, aspects, size = [], [], [], [], ""
        for path, picture in _pictures(leaf):
            try:
                one, other = halves(path, picture)
            except PictureError:
                continue
            left.append(complexity(one))
            right.append(complexity(other))
            aspects.append(picture.shape[1] / picture.shape[0])
            seams += [seam] if (seam := _seam(picture)) is not None else []
            size = f"{picture.shape[1]} × {picture.shape[0]} px"
        return cls(left, right, seams, aspects, size)

    @property
    def differ(self) -> bool:
        """Whether one half is the simpler one in nearly every file, or a seam shows in most."""
        return self._one_is_simpler or (bool(self.seams) and median(self.seams) > ABRUPT)

    @property
    def seem_one_picture(self) -> bool:
        """Whether nothing separates the halves: alike, no seam, and not shaped like a pair."""
        if not self.left or self.differ:
            return False
        two_squares = abs(median(self.aspects) - 2) < 0.06
        return bool(self.seams) or not two_squares

    @property
    def _one_is_simpler(self) -> bool:
        if _simpler(self.left, self.right)[1] != SIMPLER:
            return False
        left_is = [one < other for one, other in zip(self.left, self.right, strict=True)]
        return max(left_is.count(True), left_is.count(False)) >= 0.85 * len(left_is)


def _seam(picture: Pixels) -> float | None:
    """How abrupt the middle of a picture is; None where that is unclear, as in noise."""
    grey = picture.astype(np.float32).mean(2)
    middle, width = grey.shape[1] // 2, grey.shape[1]
    steps = np.abs(np.diff(grey, axis=1)).mean(0)
    usual = float(np.delete(steps, middle - 1).mean()) if len(steps) > 1 else 0.0
    far = float(np.abs(grey[:, : width // 4] - grey[:, -(width // 4) :]).mean()) if width > 7 else 0
    if not usual or usual > 0.5 * far:
        return None
    return float(steps[middle - 1]) / usual


def busiest(leaves: list[Leaf]) -> Leaf:
    """The folder with the richest pictures: photos, where label maps lie beside them."""
    return max(reversed(leaves), key=_level) if len(leaves) > 1 else leaves[0]


def named(roles: list[Leaf], name: str) -> Leaf:
    """The folder a person means by a name. Raises UserError where there is none of that name."""
    for leaf in roles:
        if name.strip("/") in leaf.names:
            return leaf
    titles = ", ".join(leaf.title for leaf in roles)
    raise UserError(
        f"There is no folder {name} among {titles}.", "Choose auto or one of these as the source."
    )


def _simpler(first: list[float], second: list[float]) -> tuple[bool, str]:
    """Whether the second is simpler; the first where there is no telling."""
    one, other = (median(levels) if levels else 0.0 for levels in (first, second))
    if max(one, other) < CLEARLY * min(one, other) or one == other:
        return False, "both are alike, so the first is taken"
    return other < one, SIMPLER


def _level(leaf: Leaf) -> float:
    """How complex its pictures are; less than nothing where none could be looked at."""
    levels = [complexity(picture) for _, picture in _pictures(leaf)]
    return median(levels) if levels else UNSEEN


def _pictures(leaf: Leaf) -> Iterator[tuple[Path, Pixels]]:
    """A few readable pictures from all over the folder."""
    paths = looked_at(leaf)
    measured = found_range(paths)
    limits = measured[0] if measured else None
    return each_readable(paths, lambda path: (path, read_picture(path, limits)))


def looked_at(leaf: Leaf) -> list[Path]:
    """A few files from all over the folder."""
    return [leaf.path / file for file in spread(leaf.files, LOOKED_AT)]


def _refuse_single_pictures(leaf: Leaf) -> None:
    if look_like_single_pictures(leaf):
        raise UserError(
            f"{leaf.path} holds single pictures, not pairs: they are not twice as wide as high.",
            PARTNERS,
        )
