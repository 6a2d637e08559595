"""Pictures that belong together: side by side in one file, or in two folders by name."""

from pathlib import Path
from typing import Literal

from core.data.folders import Leaf, name_of
from core.data.matching import matches
from core.data.pairs import Pair, Side, check_pair
from core.data.recognised import (
    NO_TEST,
    Kind,
    Problem,
    Recognised,
    Splits,
    as_one_side,
    broken_among,
    low_ranks,
    not_used,
    rank,
    splits_of,
    unread_in,
    unusable,
)
from core.data.sides import choose_roles, choose_side, hold_two_pictures, labelled_side

Pairs = Recognised[list[Pair]]

SIDES = ("auto", "left", "right")
LAYOUTS = (
    "Put each pair side by side in one file, or in two folders with equal file names, with or "
    "without train and test folders."
)


def recognise_pairs(folder: Path, source: str) -> Pairs:
    """The pairs of a folder; see `core.data.layouts.recognise`."""
    splits = splits_of(folder, LAYOUTS)
    roles = list(splits["train"].values())
    if len(roles) > 1 and source in SIDES and all(map(hold_two_pictures, roles)):
        splits = as_one_side(splits)
        roles = list(splits["train"].values())
    one = len(roles) == 1
    layout = side_by_side(splits, roles[0], source) if one else _two(splits, roles, source)
    layout.problems += unread_in(splits)
    leave_out_broken(layout, broken_among(layout.train + layout.test, check_pair))
    if not layout.train:
        raise unusable(folder, "pair of pictures", LAYOUTS, layout.problems)
    if not layout.test:
        set_a_tenth_aside(layout)
    return layout


def leave_out_broken(layout: Pairs, broken: dict[Pair, Problem]) -> None:
    """Move what is broken from the pairs to the problems."""
    layout.problems += broken.values()
    layout.train = [pair for pair in layout.train if pair not in broken]
    layout.test = [pair for pair in layout.test if pair not in broken]


def set_a_tenth_aside(layout: Pairs) -> None:
    """Move the pairs whose names hash low into the test set: at least one where there are two.

    A pair keeps its side when others come or go. The description says how many there are.
    """
    ranked = sorted(layout.train, key=lambda pair: rank(pair.name))
    count = low_ranks([pair.name for pair in ranked])
    chosen = set(ranked[:count])
    layout.test = [pair for pair in layout.train if pair in chosen]
    layout.train = [pair for pair in layout.train if pair not in chosen]
    aside = f"Set aside for the test, by their names: {count} of {len(ranked)} pairs."
    if NO_TEST in layout.description:
        layout.description = layout.description.replace(NO_TEST, f"{NO_TEST} {aside}")
    else:
        layout.description += f" No pair of that can be used. {aside}"


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
        f"{description} {about_test(test)}{not_used(splits, [leaf], [test])}",
        train,
        _wide_pairs(test, side) if test else [],
    )


def _wide_pairs(leaf: Leaf, side: Side) -> list[Pair]:
    paths = [leaf.path / file for file in leaf.files]
    names = [name_of(leaf, file) for file in leaf.files]
    return [Pair(name, path, path, side) for name, path in zip(names, paths, strict=True)]


def _two(splits: Splits, roles: list[Leaf], source: str) -> Pairs:
    first, second, why = choose_roles(roles, source)
    labels = labelled_side(first, second)
    kind: Kind = "labels" if labels else "two-folders"
    layout: Pairs = Recognised(kind, first.title, "", [], [])
    layout.train = matched(layout, first, second, labels)
    tested = None
    for split in ("test", "val"):
        one, other = (splits[split].get(role.role) for role in (first, second))
        if one and other and not layout.test:
            tested = one
            layout.test = matched(layout, one, other, labels)
        elif alone := (one or other if not (one and other) else None):
            sentence = f"{alone.relative} has no partner folder, and is not used."
            layout.problems.append(Problem(alone.path, sentence))
    found_by = (
        "Two sides by the names of the files" if first.by_name else "Two folders with equal names"
    )
    what = "Label maps and pictures" if labels else found_by
    ignored = not_used(splits, [first, second], [tested])
    sides = f"{first.title} is the source ({why}), {second.title} the target."
    by_rule = f" {layout.matching}" if layout.matching else ""
    layout.description = f"{what}; {sides}{by_rule} {about_test(tested)}{ignored}"
    return layout


def matched(
    layout: Pairs, first: Leaf, second: Leaf, labels: Literal["source", "target"] | None
) -> list[Pair]:
    """The pairs of two folders; files without a partner become problems."""
    matching = matches(first.named, second.named)
    layout.matching = layout.matching or matching.sentence
    for leaf, other, used in (
        (first, second, {one for _, one, _ in matching.pairs}),
        (second, first, {two for _, _, two in matching.pairs}),
    ):
        for file in leaf.files:
            if file not in used:
                beside = other.title if other.by_name else other.relative
                sentence = f"{leaf.place(file)} has no partner of its name in {beside}."
                layout.problems.append(Problem(leaf.path / file, sentence))
    return [
        Pair(name, first.path / one, second.path / other, None, labels)
        for name, one, other in matching.pairs
    ]


def about_test(leaf: Leaf | None) -> str:
    """Where the test pairs come from, in a sentence."""
    if leaf is None:
        return NO_TEST
    return f"Tested on {leaf.relative}."
