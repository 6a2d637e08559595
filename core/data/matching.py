"""Which file of one side belongs to which of the other: the rule that matches most goes first."""

import os.path
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

DIGITS = "0123456789"
Keys = dict[str, str]
"""The file of each key."""


@dataclass(frozen=True)
class Matches:
    """`pairs` are (name, file of the first side, file of the second), sorted by name.

    `rules` says in words how many were matched by which rule, the strongest first.
    """

    pairs: list[tuple[str, str, str]]
    rules: dict[str, int] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """By which rules they were matched; empty where all names are equal."""
        if set(self.rules) <= {_RULES[0][0]}:
            return ""
        parts = [f"{count} by {rule}" for rule, count in self.rules.items()]
        return f"Matched {', '.join(parts)}."


def match(
    first: Iterable[str] | Mapping[str, str], second: Iterable[str] | Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """The pairs of `matches`."""
    return matches(first, second).pairs


def matches(
    first: Iterable[str] | Mapping[str, str], second: Iterable[str] | Mapping[str, str]
) -> Matches:
    """Match the files of two sides; of mappings (name to match by -> file) the names.

    Suffixes may differ (1.jpg, 1.png), and so may the way letters with accents are written. The
    rules are equal names; names without what all of a side begin or end with (0001_photo.jpg,
    0001_label.png); what lies between the first and the last digit; and the numbers themselves
    (1.png, 0001.png). The rule that matches most goes first, the others match what is left. Files
    in folders below a side belong together only where the folders have equal names, or, by the
    last rule, names with equal numbers (s1/1.png, s001/0001.png). Of two files with one name
    (1.jpg beside 1.png) the first by the alphabet counts.
    """
    one, other = (
        side if isinstance(side, Mapping) else {f: f for f in side} for side in (first, second)
    )
    left, right = sorted(one), sorted(other)
    pairs: list[tuple[str, str, str]] = []
    rules: dict[str, int] = {}
    while left and right:
        rule, best = _strongest(left, right)
        if not best:
            break
        pairs += [(name, one[a], other[b]) for name, a, b in best]
        rules[rule] = rules.get(rule, 0) + len(best)
        used = {a for _, a, _ in best}, {b for _, _, b in best}
        left = [name for name in left if name not in used[0]]
        right = [name for name in right if name not in used[1]]
    return Matches(sorted(pairs), rules)


def _strongest(left: list[str], right: list[str]) -> tuple[str, list[tuple[str, str, str]]]:
    """The rule that matches most, and what it matches; a rule that matches all ends the search."""
    best: tuple[str, list[tuple[str, str, str]]] = ("", [])
    for rule, keys in _RULES:
        common = _common(keys(left), keys(right))
        if len(common) > len(best[1]):
            best = rule, common
        if len(common) == min(len(left), len(right)):
            break
    return best


def _named(side: Iterable[str] | Mapping[str, str]) -> Mapping[str, str]:
    return side if isinstance(side, Mapping) else {file: file for file in side}


def _common(one: Keys, other: Keys) -> list[tuple[str, str, str]]:
    return [(key, one[key], other[key]) for key in sorted(one.keys() & other.keys())]


def _split(name: str) -> tuple[str, str]:
    folder, _, file = unicodedata.normalize("NFC", name).rpartition("/")
    stem = os.path.splitext(file)[0]
    return f"{folder}/" if folder else "", stem


def _by_stem(names: Iterable[str]) -> Keys:
    return {"".join(_split(name)): name for name in sorted(names, reverse=True)}


def _by_core(names: Iterable[str]) -> Keys:
    parts = [(*_split(name), name) for name in sorted(names, reverse=True)]
    stems = [stem for _, stem, _ in parts]
    head, tail = _shared_start(stems), _shared_start([stem[::-1] for stem in stems])
    return {folder + stem[len(head) : len(stem) - len(tail)]: name for folder, stem, name in parts}


def _by_digits(names: Iterable[str]) -> Keys:
    return _unambiguous(names, lambda stem: (re.search(r"\d.*\d|\d", stem) or [""])[0])


def _by_number(names: Iterable[str]) -> Keys:
    return _unambiguous(
        names,
        lambda stem: "-".join(str(int(n)) for n in re.findall(r"\d+", stem)),
        lambda folder: re.sub(r"\d+", lambda digits: str(int(digits[0])), folder),
    )


def _unambiguous(
    names: Iterable[str],
    key_of: Callable[[str], str],
    place_of: Callable[[str], str] = lambda folder: folder,
) -> Keys:
    """Keys that stand for one file each: numbers that two files share tell nothing."""
    keyed = [(place_of(folder) + key, name) for name in names for folder, stem in (_split(name),)
             if (key := key_of(stem))]  # fmt: skip
    times = Counter(key for key, _ in keyed)
    return {key: name for key, name in keyed if times[key] == 1}


def _shared_start(stems: list[str]) -> str:
    if not stems:
        return ""
    alike = takewhile(lambda both: both[0] == both[1], zip(min(stems), max(stems), strict=False))
    # Digits stay: they tell files apart, even where all of a small folder begin with "00".
    return "".join(letter for letter, _ in alike).rstrip(DIGITS)


_RULES: tuple[tuple[str, Callable[[Iterable[str]], Keys]], ...] = (
    ("equal names", _by_stem),
    ("names without what all of a side begin or end with", _by_core),
    ("the text between the digits of their names", _by_digits),
    ("the numbers in their names", _by_number),
)
