"""Pictures that belong together: side by side in one file, or in two folders by name."""

from pathlib import Path
from typing import Literal

from core.data.folders import Leaf
from core.data.matching import match
from core.data.pairs import Pair, Side, check_pair, read_pair
from core.data.recognised import (
    TEST_SHARE,
    Check,
    Kind,
    Problem,
    Recognised,
    Splits,
    broken_among,
    rank,
    splits_of,
    unusable,
)
from core.data.sides import choose_roles, choose_side, labelled_side

Pairs = Recognised[list[Pair]]

LAYOUTS = (
    "Lay each pair side by side in one file, or in two folders with equal file names, with or "
    "without train and test folders."
)


def recognise_pairs(folder: Path, source: str, check: Check) -> Pairs:
    """The pairs of a folder; see `core.data.layouts.recognise`."""
    splits = splits_of(folder, LAYOUTS)
    roles = list(splits["train"].values())
    one = len(roles) == 1
    found = side_by_side(splits, roles[0], source) if one else _two(splits, roles, source)
    leave_out_broken(found, broken_among(found.train + found.test, check, check_pair, read_pair))
    if not found.train:
        raise unusable(folder, "pair of pictures", LAYOUTS, found.problems)
    if not found.test:
        set_a_tenth_aside(found)
    return found


def leave_out_broken(found: Pairs, broken: dict[Pair, Problem]) -> None:
    """Move what is broken from the pairs to the problems."""
    found.problems += broken.values()
    found.train = [pair for pair in found.train if pair not in broken]
    found.test = [pair for pair in found.test if pair not in broken]


def set_a_tenth_aside(found: Pairs) -> None:
    """Move the pairs whose names hash low into the test set: at least one where there are two.

    A pair keeps its side when others come or go.
    """
    ranked = sorted(found.train, key=lambda pair: rank(pair.name))
    count = max(sum(rank(pair.name) < TEST_SHARE for pair in ranked), int(len(ranked) > 1))
    chosen = set(ranked[:count])
    found.test = [pair for pair in found.train if pair in chosen]
    found.train = [pair for pair in found.train if pair not in chosen]


def side_by_side(splits: Splits, leaf: Leaf, source: str) -> Pairs:
    """Every file of a folder as a pair, and those of its test folder. Raises UserError."""
    side, why = choose_side(leaf, source)
    train = _wide_pairs(leaf, side)
    tests = [splits[split].get(leaf.role) for split in ("test", "val")]
    test = next((other for other in tests if other), None)
    description = f"Pairs side by side in one file; the {side} half is the source ({why})."
    return Recognised(
        "side-by-side",
        side,
        f"{description} {about_test(test)}",
        train,
        _wide_pairs(test, side) if test else [],
    )


def _wide_pairs(leaf: Leaf, side: Side) -> list[Pair]:
    paths = [leaf.path / file for file in leaf.files]
    return [Pair(path.stem, path, path, side) for path in paths]


def _two(splits: Splits, roles: list[Leaf], source: str) -> Pairs:
    first, second, why = choose_roles(roles, source)
    labels = labelled_side(first, second)
    kind: Kind = "labels" if labels else "two-folders"
    found: Pairs = Recognised(kind, first.title, "", [], [])
    found.train = matched(found, first, second, labels)
    tested = None
    for split in ("test", "val"):
        one, other = (splits[split].get(role.role) for role in (first, second))
        if one and other and not found.test:
            tested = one
            found.test = matched(found, one, other, labels)
        elif alone := (one or other if not (one and other) else None):
            sentence = f"{alone.relative} has no partner folder, and is not used."
            found.problems.append(Problem(alone.path, sentence))
    what = "Label maps and pictures" if labels else "Two folders with equal names"
    unused = [leaf.title for leaf in roles if leaf not in (first, second)]
    ignored = f" Not used: {', '.join(unused)}." if unused else ""
    sides = f"{first.title} is the source ({why}), {second.title} the target."
    found.description = f"{what}; {sides} {about_test(tested)}{ignored}"
    return found


def matched(
    found: Pairs, first: Leaf, second: Leaf, labels: Literal["source", "target"] | None
) -> list[Pair]:
    """The pairs of two folders; files without a partner become problems."""
    matches = match(first.files, second.files)
    for leaf, other, used in (
        (first, second, {one for _, one, _ in matches}),
        (second, first, {two for _, _, two in matches}),
    ):
        for file in leaf.files:
            if file not in used:
                sentence = f"{leaf.relative}/{file} has no partner of its name in {other.relative}."
                found.problems.append(Problem(leaf.path / file, sentence))
    return [
        Pair(name, first.path / one, second.path / other, None, labels)
        for name, one, other in matches
    ]


def about_test(leaf: Leaf | None) -> str:
    """Where the test pairs come from, in a sentence."""
    if leaf is None:
        return "There is no test folder: a tenth of the pairs, fixed by their names, is set aside."
    return f"Tested on {leaf.relative}."
