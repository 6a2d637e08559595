"""Sides that file names tell, not folders: s0/ct.png beside s0/mr.png, 1_A.png beside 1_B.png."""

import os.path
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from core.data.folders import Leaf, name_sides, one_leaf

UNMARKED = "unmarked"
"""The side of files without a mark, where those of the other side have one: 1.jpg, 1_mask.png."""
_FEWEST = 3  # places that hold the same sides
_MOST = 6
_FEW = 100  # files that are looked at first
_MOST_PLACES = 0.8  # share of them
_LAST = re.compile(r"(.*?)[-_. ]+([^\W\d_]+)")
_FIRST = re.compile(r"([^\W\d_]+)[-_. ]+(.*)")

Marks = dict[str, tuple[str, str]]
"""For each name to match by: the name without the mark of its side, and that mark."""


def sides_by_names(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The sides that file names tell; the leaves as they are where folders tell the sides.

    Either the same few names lie in many folders (s0/ct.png, s0/mr.png, s1/ct.png, …), or most
    names come in several forms that differ in a word at their end or beginning which says what a
    picture is (1_label.png, 1_photo.png; A_1.png, B_1.png; 1.jpg, 1_mask.png).
    """
    trained = [leaf for leaf in leaves if leaf.files and leaf.split in ("train", "")]
    roles = {leaf.role for leaf in trained}
    if not trained or (len(roles) > 1 and name_sides(roles)):
        return list(leaves)
    whole = one_leaf(trained) if len(trained) > 1 else trained[0]
    subjects = len(roles) == 1 or all(len(leaf.files) <= _MOST for leaf in trained)
    named = whole.named
    few = random.Random(0).sample(sorted(named), min(_FEW, len(named)))
    for marked in _RULES:
        if not any(side not in ("", UNMARKED) for _, side in marked(few).values()):
            continue  # of many thousands of files it would take long
        marks = marked(named)
        sides = _sides(marks)
        if marked is _by_whole_name:
            known = subjects or name_sides(sides)
        else:
            known = subjects and name_sides(side for side in sides if side != UNMARKED)
        if len(sides) > 1 and known:
            return _parted(leaves, marked, sides)
    return list(leaves)


def _parted(
    leaves: Sequence[Leaf], marked: Callable[[Iterable[str]], Marks], sides: Sequence[str]
) -> list[Leaf]:
    """Of each split a leaf for each side; what has the mark of none stays with the first."""
    result = []
    for split in dict.fromkeys(leaf.split for leaf in leaves):
        held = [leaf for leaf in leaves if leaf.split == split]
        whole = one_leaf(held) if len(held) > 1 else held[0]
        named = whole.named
        marks = marked(named)
        strays = tuple(named[name] for name, (_, side) in marks.items() if side not in sides)
        for side in sides:
            keys = {named[name]: rest for name, (rest, mark) in marks.items() if mark == side}
            leaf = replace(whole, role=side, files=tuple(sorted(keys)), keys=keys, by_name=True)
            result.append(replace(leaf, strays=strays))
            whole, strays = replace(whole, unread=()), ()
    return result


def _sides(marks: Mapping[str, tuple[str, str]]) -> list[str]:
    """The marks that most places have, sorted; none where they do not part the files."""
    places: dict[str, set[str]] = defaultdict(set)
    for rest, side in marks.values():
        places[os.path.splitext(rest)[0]].add(side)
    if len(places) < _FEWEST:
        return []
    sides = [
        side
        for side in sorted({side for held in places.values() for side in held})
        if sum(side in held for held in places.values()) >= _MOST_PLACES * len(places)
    ]
    of_sides = sum(side in sides for _, side in marks.values())
    few = len(sides) <= _MOST and len(sides) < len(places)
    return sides if few and of_sides >= _MOST_PLACES * len(marks) else []


def _by_whole_name(names: Iterable[str]) -> Marks:
    marks = {}
    for name in names:
        folder, stem, suffix = _pieces(name)
        side = stem if folder and not any(letter.isdecimal() for letter in stem) else ""
        marks[name] = (f"{folder}{suffix}", side) if side else (name, "")
    return marks


def _by_word(names: Iterable[str], pattern: re.Pattern[str], place: int) -> Marks:
    marks = {}
    for name in names:
        folder, stem, suffix = _pieces(name)
        match = pattern.fullmatch(stem)
        if match and name_sides([match[place]]):
            marks[name] = (_joined(folder, match[3 - place], suffix), match[place])
        else:
            marks[name] = (name, UNMARKED)
    return marks


def _pieces(name: str) -> tuple[str, str, str]:
    folder, _, file = name.rpartition("/")
    return folder, *os.path.splitext(file)


def _joined(folder: str, stem: str, suffix: str) -> str:
    return f"{folder}/{stem}{suffix}" if folder else f"{stem}{suffix}"


_RULES = (
    _by_whole_name,
    partial(_by_word, pattern=_LAST, place=2),
    partial(_by_word, pattern=_FIRST, place=1),
)
