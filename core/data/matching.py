"""Which file of one folder belongs to which of another: equal names, or equal but for an affix."""

import os.path
import unicodedata
from collections.abc import Iterable
from itertools import takewhile

DIGITS = "0123456789"


def match(first: Iterable[str], second: Iterable[str]) -> list[tuple[str, str, str]]:
    """(name, file of the first folder, file of the second), sorted by name.

    Suffixes may differ (1.jpg, 1.png), and so may the way letters with accents are written: some
    systems keep é as one character, others as two. Where no names are equal, what all names of a
    folder begin or end with is left away: 0001_photo.jpg belongs to 0001_label.png. Of two files
    with one name (1.jpg beside 1.png) the first by the alphabet counts.
    """
    one, other = _by_stem(first), _by_stem(second)
    composed = _composed(one), _composed(other)
    if len(composed[0].keys() & composed[1].keys()) > len(one.keys() & other.keys()):
        one, other = composed
    if not one.keys() & other.keys():
        one, other = _by_core(one), _by_core(other)
    return [(name, one[name], other[name]) for name in sorted(one.keys() & other.keys())]


def _by_stem(files: Iterable[str]) -> dict[str, str]:
    return {os.path.splitext(file)[0]: file for file in sorted(files, reverse=True)}


def _composed(files: dict[str, str]) -> dict[str, str]:
    return {unicodedata.normalize("NFC", stem): file for stem, file in files.items()}


def _by_core(files: dict[str, str]) -> dict[str, str]:
    head = _shared_start(list(files))
    tail = _shared_start([stem[::-1] for stem in files])
    return {stem[len(head) : len(stem) - len(tail)]: file for stem, file in files.items()}


def _shared_start(stems: list[str]) -> str:
    if not stems:
        return ""
    alike = takewhile(lambda both: both[0] == both[1], zip(min(stems), max(stems), strict=False))
    # Digits stay: they tell files apart, even where all of a small folder begin with "00".
    return "".join(letter for letter, _ in alike).rstrip(DIGITS)
