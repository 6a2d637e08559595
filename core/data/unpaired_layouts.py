"""Two domains of pictures that do not belong together, in whatever folders they lie."""

from fnmatch import fnmatchcase
from pathlib import Path

from core.data.folders import Leaf
from core.data.matching import match
from core.data.paired_layouts import side_by_side
from core.data.pairs import Pair
from core.data.recognised import (
    Check,
    Recognised,
    Splits,
    broken_among,
    splits_of,
    tenth,
    unusable,
)
from core.data.sides import (
    busiest,
    choose_roles,
    labelled_side,
    look_like_single_pictures,
)
from core.data.singles import Picture, Unpaired, check_single, read_single
from core.errors import UserError

Domains = Recognised[Unpaired]

LAYOUTS = (
    "Lay the pictures of the two domains in two folders (trainA and trainB, A and B, or any two "
    "names), with or without test folders; or keep them in one folder and give a pattern that "
    "the file names of the source domain match, such as night*."
)


def recognise_unpaired(folder: Path, source: str, check: Check) -> Domains:
    """The two domains of a folder; see `core.data.layouts.recognise`."""
    splits = splits_of(folder, LAYOUTS)
    roles = list(splits["train"].values())
    if _is_pattern(source, roles):
        found = _by_pattern(folder, splits, roles, source)
    elif len(roles) == 1:
        found = _halves(splits, roles[0], source)
    else:
        found = _two(splits, roles, source)
    _leave_out_broken(found, check)
    if not (found.train.sources and found.train.targets):
        raise unusable(folder, "pictures of two domains", LAYOUTS, found.problems)
    _set_a_tenth_aside(found)
    _refuse_too_few(folder, found)
    return found


def _two(splits: Splits, roles: list[Leaf], source: str) -> Domains:
    first, second, why = _domains(roles, source)
    labels = labelled_side(first, second)
    found = _empty(first.title)
    found.train = _named_alike(first, second, labels)
    one, other = (_tested(splits, leaf.role) for leaf in (first, second))
    found.test = _named_alike(one, other, labels)
    unused = [leaf.title for leaf in roles if leaf not in (first, second)]
    ignored = f" Not used: {', '.join(unused)}." if unused else ""
    found.description = (
        f"Two domains without pairs; {first.title} becomes {second.title} ({why}). "
        f"{_about_tests([leaf.relative if leaf else '' for leaf in (one, other)])}{ignored}"
    )
    return found


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
    shared = match(first.files, second.files) if first and second else []
    return Unpaired(
        _singles(first, {one: name for name, one, _ in shared}, labels == "source"),
        _singles(second, {two: name for name, _, two in shared}, labels == "target"),
    )


def _singles(leaf: Leaf | None, names: dict[str, str], labels: bool) -> list[Picture]:
    return (
        [
            Picture(names.get(file, Path(file).stem), leaf.path / file, None, labels)
            for file in leaf.files
        ]
        if leaf
        else []
    )


def _halves(splits: Splits, leaf: Leaf, source: str) -> Domains:
    """Side-by-side files, whose two halves are the domains."""
    if source == "auto" and look_like_single_pictures(leaf):
        raise UserError(f"{leaf.path} holds single pictures of no telling which domain.", LAYOUTS)
    pairs = side_by_side(splits, leaf, source)
    found = _empty(pairs.source)
    found.description = pairs.description.replace("Pairs side by side", "Two domains side by side")
    found.train, found.test = _torn(pairs.train), _torn(pairs.test)
    return found


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
            "Check the pattern: * stands for any letters, ? for one; ! in front turns it round.",
        )
    leaf = busiest(mixed)
    found = _empty(source)
    found.train = _pictures(leaf, pattern, inverted)
    tests = [splits[split].get(leaf.role) for split in ("test", "val")]
    parts = [_pictures(test, pattern, inverted) for test in tests if test]
    found.test = Unpaired(
        next((part.sources for part in parts if part.sources), []),
        next((part.targets for part in parts if part.targets), []),
    )
    places = [_place(side) for side in (found.test.sources, found.test.targets)]
    matching = "do not match" if inverted else "match"
    found.description = (
        f"Two domains in one folder; in {leaf.title or leaf.path.name}, files whose names "
        f"{matching} {pattern} are the source, the others the target. {_about_tests(places)}"
    )
    return found


def _parted(leaf: Leaf, pattern: str, inverted: bool) -> tuple[list[str], list[str]]:
    matching = [file for file in leaf.files if fnmatchcase(file, pattern)]
    others = [file for file in leaf.files if not fnmatchcase(file, pattern)]
    return (others, matching) if inverted else (matching, others)


def _pictures(leaf: Leaf, pattern: str, inverted: bool) -> Unpaired:
    sides = _parted(leaf, pattern, inverted)
    return Unpaired(
        *([Picture(Path(file).stem, leaf.path / file) for file in side] for side in sides)
    )


def _place(pictures: list[Picture]) -> str:
    return pictures[0].path.parent.name if pictures else ""


def _about_tests(places: list[str]) -> str:
    known = list(dict.fromkeys(place for place in places if place))
    aside = "A tenth of the pictures, fixed by their names, is set aside for the test."
    if not known:
        return aside
    if all(places):
        return f"Tested on {' and '.join(known)}."
    return f"Tested on {known[0]}; of the other domain, a tenth is set aside."


def _leave_out_broken(found: Domains, check: Check) -> None:
    sides = (found.train.sources, found.train.targets, found.test.sources, found.test.targets)
    for side in sides:
        broken = broken_among(side, check, check_single, read_single)
        side[:] = [picture for picture in side if picture not in broken]
        # Two halves of one file are broken together, and told of once.
        told = {problem.path for problem in found.problems}
        found.problems += [problem for problem in broken.values() if problem.path not in told]


def _set_a_tenth_aside(found: Domains) -> None:
    """Give each side that has no test pictures a tenth of its own.

    A picture that has the name of one that is set aside goes with it: were it trained on, the
    partner of a test picture would be known.
    """
    aside: set[str] = set()
    for train, test in (
        (found.train.sources, found.test.sources),
        (found.train.targets, found.test.targets),
    ):
        if not test:
            aside |= tenth(picture.name for picture in train)
    found.test.sources += [picture for picture in found.train.sources if picture.name in aside]
    found.test.targets += [picture for picture in found.train.targets if picture.name in aside]
    found.train = Unpaired(
        [picture for picture in found.train.sources if picture.name not in aside],
        [picture for picture in found.train.targets if picture.name not in aside],
    )


def _refuse_too_few(folder: Path, found: Domains) -> None:
    sides = (found.train.sources, found.train.targets, found.test.sources, found.test.targets)
    if not all(sides):
        sources = len(found.train.sources) + len(found.test.sources)
        targets = len(found.train.targets) + len(found.test.targets)
        raise UserError(
            f"{folder} has {sources} source and {targets} target pictures, too few to train on "
            "some and to test on others.",
            "Add pictures, at least a handful of each domain.",
        )


def _empty(source: str) -> Domains:
    return Recognised("unpaired", source, "", Unpaired([], []), Unpaired([], []))
