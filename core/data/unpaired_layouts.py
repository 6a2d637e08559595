"""Two domains of pictures that do not belong together, in whatever folders they lie."""

from fnmatch import fnmatchcase
from pathlib import Path

from core.data.folders import Leaf, name_of
from core.data.matching import match
from core.data.paired_layouts import side_by_side
from core.data.pairs import Pair
from core.data.recognised import (
    NO_TEST,
    Recognised,
    Splits,
    as_one_side,
    broken_among,
    not_used,
    splits_of,
    tenth,
    unread_in,
    unusable,
)
from core.data.sides import (
    busiest,
    choose_roles,
    labelled_side,
    look_like_single_pictures,
)
from core.data.singles import Picture, Unpaired, check_single
from core.runtime.errors import UserError

Domains = Recognised[Unpaired]

LAYOUTS = (
    "Put the pictures of the two domains in two folders (trainA and trainB, A and B, or any two "
    "names), with or without test folders; or keep them in one folder and give a pattern that "
    "the file names of the source domain match, such as night*."
)


def recognise_unpaired(folder: Path, source: str) -> Domains:
    """The two domains of a folder; see `core.data.layouts.recognise`."""
    splits = splits_of(folder, LAYOUTS)
    roles = list(splits["train"].values())
    if _is_pattern(source, roles) and any(leaf.by_name for leaf in roles):
        splits = as_one_side(splits)
        roles = list(splits["train"].values())
    if _is_pattern(source, roles):
        layout = _by_pattern(folder, splits, roles, source)
    elif len(roles) == 1:
        layout = _halves(splits, roles[0], source)
    else:
        layout = _two(splits, roles, source)
    layout.problems += unread_in(splits)
    _leave_out_broken(layout)
    if not (layout.train.sources and layout.train.targets):
        raise unusable(folder, "pictures of two domains", LAYOUTS, layout.problems)
    _set_a_tenth_aside(layout)
    _refuse_too_few(folder, layout)
    return layout


def _two(splits: Splits, roles: list[Leaf], source: str) -> Domains:
    first, second, why = _domains(roles, source)
    labels = labelled_side(first, second)
    layout = _empty(first.title)
    layout.train = _named_alike(first, second, labels)
    one, other = (_tested(splits, leaf.role) for leaf in (first, second))
    layout.test = _named_alike(one, other, labels)
    ignored = not_used(splits, [first, second], [one, other])
    layout.description = (
        f"Two domains without pairs; {first.title} becomes {second.title} ({why}). "
        f"{_about_tests([leaf.relative if leaf else '' for leaf in (one, other)])}{ignored}"
    )
    return layout


def _domains(roles: list[Leaf], source: str) -> tuple[Leaf, Leaf, str]:
    """Source and target folder, and why: label maps before photos, else the first by name."""
    if source != "auto" or len(roles) > 2:
        return choose_roles(roles, source)
    first, second = roles
    labelled = labelled_side(first, second)
    if labelled:
        ordered = (first, second) if labelled == "source" else (second, first)
        return *ordered, "label maps become pictures"
    return first, second, "by name"


def _tested(splits: Splits, role: str) -> Leaf | None:
    return next((splits[split][role] for split in ("test", "val") if role in splits[split]), None)


def _named_alike(first: Leaf | None, second: Leaf | None, labels: str | None) -> Unpaired:
    """The pictures of two folders, in which what would be a pair has one name."""
    shared = match(first.named, second.named) if first and second else []
    return Unpaired(
        _singles(first, {one: name for name, one, _ in shared}, labels == "source"),
        _singles(second, {two: name for name, _, two in shared}, labels == "target"),
    )


def _singles(leaf: Leaf | None, names: dict[str, str], labels: bool) -> list[Picture]:
    return (
        [
            Picture(names.get(file, name_of(leaf, file)), leaf.path / file, None, labels)
            for file in leaf.files
        ]
        if leaf
        else []
    )


def _halves(splits: Splits, leaf: Leaf, source: str) -> Domains:
    """Side-by-side files, whose two halves are the domains."""
    if source == "auto" and look_like_single_pictures(leaf):
        raise UserError(
            f"{leaf.path} holds single pictures, and no name shows their domain.", LAYOUTS
        )
    pairs = side_by_side(splits, leaf, source)
    layout = _empty(pairs.source)
    layout.description = pairs.description.replace("Pairs side by side", "Two domains side by side")
    layout.train, layout.test = _torn(pairs.train), _torn(pairs.test)
    return layout


def _torn(pairs: list[Pair]) -> Unpaired:
    return Unpaired(
        [Picture(pair.name, pair.source, pair.side) for pair in pairs],
        [
            Picture(pair.name, pair.target, "right" if pair.side == "left" else "left")
            for pair in pairs
        ],
    )


def _is_pattern(source: str, roles: list[Leaf]) -> bool:
    wild = any(letter in source for letter in "*?[")
    return wild and not any(source.strip("/") in leaf.names for leaf in roles)


def _by_pattern(folder: Path, splits: Splits, roles: list[Leaf], source: str) -> Domains:
    """One folder, in which the names that match are the source domain and the others the target."""
    where, _, pattern = source.removeprefix("!").rpartition("/")
    inverted = source.startswith("!")
    inside = [leaf for leaf in roles if not where or where in leaf.names]
    mixed = [leaf for leaf in inside if all(_parted(leaf, pattern, inverted))]
    if not mixed:
        raise UserError(
            f"No folder of {folder} has both file names that match {pattern} and others.",
            "Check the pattern: * stands for any letters, ? for one; ! in front inverts it.",
        )
    leaf = busiest(mixed)
    layout = _empty(source)
    layout.train = _pictures(leaf, pattern, inverted)
    tests = [splits[split].get(leaf.role) for split in ("test", "val")]
    parts = [_pictures(test, pattern, inverted) for test in tests if test]
    layout.test = Unpaired(
        next((part.sources for part in parts if part.sources), []),
        next((part.targets for part in parts if part.targets), []),
    )
    folders = [_common_folder(side) for side in (layout.test.sources, layout.test.targets)]
    matching = "do not match" if inverted else "match"
    layout.description = (
        f"Two domains in one folder; in {leaf.title or leaf.path.name}, files whose names "
        f"{matching} {pattern} are the source, the others the target. {_about_tests(folders)}"
    )
    return layout


def _parted(leaf: Leaf, pattern: str, inverted: bool) -> tuple[list[str], list[str]]:
    matching = [file for file in leaf.files if fnmatchcase(file, pattern)]
    others = [file for file in leaf.files if not fnmatchcase(file, pattern)]
    return (others, matching) if inverted else (matching, others)


def _pictures(leaf: Leaf, pattern: str, inverted: bool) -> Unpaired:
    sides = _parted(leaf, pattern, inverted)
    return Unpaired(
        *([Picture(name_of(leaf, file), leaf.path / file) for file in side] for side in sides)
    )


def _common_folder(pictures: list[Picture]) -> str:
    return pictures[0].path.parent.name if pictures else ""


def _about_tests(sides: list[str]) -> str:
    """Which folders are tested on, in a sentence."""
    known = list(dict.fromkeys(side for side in sides if side))
    if not known:
        return NO_TEST
    return f"Tested on {' and '.join(known)}."


def _leave_out_broken(layout: Domains) -> None:
    sides = (layout.train.sources, layout.train.targets, layout.test.sources, layout.test.targets)
    for side in sides:
        broken = broken_among(side, check_single)
        side[:] = [picture for picture in side if picture not in broken]
        # Two halves of one file are broken together, and reported once.
        reported = {problem.path for problem in layout.problems}
        layout.problems += [problem for problem in broken.values() if problem.path not in reported]


def _set_a_tenth_aside(layout: Domains) -> None:
    """Give each side that has no test pictures a tenth of its own.

    A picture that has the name of one that is set aside goes with it: were it trained on, the
    partner of a test picture would be known. The description says how many there are.
    """
    aside: set[str] = set()
    before = len(layout.train.sources), len(layout.train.targets)
    for train, test in (
        (layout.train.sources, layout.test.sources),
        (layout.train.targets, layout.test.targets),
    ):
        if not test:
            aside |= tenth(picture.name for picture in train)
    layout.test.sources += [picture for picture in layout.train.sources if picture.name in aside]
    layout.test.targets += [picture for picture in layout.train.targets if picture.name in aside]
    layout.train = Unpaired(
        [picture for picture in layout.train.sources if picture.name not in aside],
        [picture for picture in layout.train.targets if picture.name not in aside],
    )
    if aside:
        _tell_aside(layout, before)


def _tell_aside(layout: Domains, before: tuple[int, int]) -> None:
    after = len(layout.train.sources), len(layout.train.targets)
    counts = [
        f"{known - left} of {known} {noun}"
        for noun, known, left in zip(("sources", "targets"), before, after, strict=True)
        if left < known
    ]
    sentence = f"Set aside for the test, by their names: {' and '.join(counts)}."
    if NO_TEST in layout.description:
        layout.description = layout.description.replace(NO_TEST, f"{NO_TEST} {sentence}")
    else:
        layout.description += f" {sentence}"


def _refuse_too_few(folder: Path, layout: Domains) -> None:
    sides = (layout.train.sources, layout.train.targets, layout.test.sources, layout.test.targets)
    if not all(sides):
        sources = len(layout.train.sources) + len(layout.test.sources)
        targets = len(layout.train.targets) + len(layout.test.targets)
        raise UserError(
            f"{folder} has {sources} source and {targets} target pictures, too few to train on "
            "some and to test on others.",
            "Add pictures, at least a handful of each domain.",
        )


def _empty(source: str) -> Domains:
    return Recognised("unpaired", source, "", Unpaired([], []), Unpaired([], []))
