"""Which of two pictures is the source: as the person says, or else the simpler one."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Literal

from core.data.folders import Leaf
from core.data.images import PictureError, Pixels, read_header, read_picture
from core.data.pairs import Side, complexity, halves, hold_labels, spread
from core.errors import UserError

LOOKED_AT = 8
# Below this ratio of complexities neither picture is the simpler one: A becomes B, left right.
CLEARLY = 1.15
# Two pictures beside each other; 16:9 and everything narrower is more likely one photo.
NARROWEST = 1.9
# Of several simple folders (label maps, instance maps, …) one of these names is the source.
LABEL_NAMES = ("label", "annot", "seg", "mask", "edge", "sketch")

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
    left, right = [], []
    for path, picture in _pictures(leaf):
        try:
            one, other = halves(path, picture)
        except PictureError:
            continue
        left.append(complexity(one))
        right.append(complexity(other))
    simpler, why = _simpler(left, right)
    return ("right" if simpler else "left"), why


def choose_roles(roles: list[Leaf], source: str) -> tuple[Leaf, Leaf, str]:
    """Source and target folder among two or more, and why. Raises UserError for unknown names."""
    levels = {leaf.role: _level(leaf) for leaf in roles}
    if source == "auto":
        target = max(reversed(roles), key=lambda leaf: levels[leaf.role])
        rest = [leaf for leaf in roles if leaf is not target]
        fitting = [leaf for leaf in rest if any(word in leaf.role.lower() for word in LABEL_NAMES)]
        first = min(fitting or rest, key=lambda leaf: levels[leaf.role])
        swap, why = _simpler([levels[first.role]], [levels[target.role]])
        undecided = why != SIMPLER and roles.index(target) < roles.index(first)
        return (target, first, why) if swap or undecided else (first, target, why)
    first = named(roles, source)
    rest = [leaf for leaf in roles if leaf is not first]
    return first, max(rest, key=lambda leaf: levels[leaf.role]), "as chosen"


def labelled_side(first: Leaf, second: Leaf) -> Literal["source", "target"] | None:
    """Which of the two folders holds class numbers, if one does."""
    if hold_labels(path for path, _ in _pictures(first)):
        return "source"
    return "target" if hold_labels(path for path, _ in _pictures(second)) else None


def look_like_single_pictures(leaf: Leaf) -> bool:
    """Whether the files of a folder are too narrow to hold two pictures each."""
    aspects = []
    for file in spread(leaf.files, LOOKED_AT):
        try:
            header = read_header(leaf.path / file)
        except PictureError:
            continue
        aspects.append(header.width / header.height)
    return bool(aspects) and median(aspects) < NARROWEST


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
    levels = [complexity(picture) for _, picture in _pictures(leaf)]
    return median(levels) if levels else 0.0


def _pictures(leaf: Leaf) -> Iterator[tuple[Path, Pixels]]:
    """A few readable pictures from all over the folder."""
    for file in spread(leaf.files, LOOKED_AT):
        try:
            yield leaf.path / file, read_picture(leaf.path / file)
        except PictureError:
            continue


def _refuse_single_pictures(leaf: Leaf) -> None:
    if look_like_single_pictures(leaf):
        raise UserError(
            f"{leaf.path} holds single pictures, not pairs: they are not twice as wide as high.",
            "Put the partners into a second folder with equal names; if every file does hold two "
            "pictures, choose left or right as the source.",
        )
