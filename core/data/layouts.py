"""Recognises how a person's paired pictures lie in a folder, before anything runs."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from core.data.folders import Leaf, picture_folders
from core.data.images import PictureError, Pixels, resize
from core.data.matching import match
from core.data.pairs import Pair, Side, check_pair, fingerprint, read_pair, spread
from core.data.sides import choose_roles, choose_side, labelled_side
from core.errors import UserError

__all__ = ["Pair", "Problem", "Recognised", "fingerprint", "read_pair", "recognise", "thumbnails"]

Kind = Literal["side-by-side", "two-folders", "labels"]
Check = Literal["headers", "all"] | None
Splits = dict[str, dict[str, Leaf]]

HEADERS_READ = 1000
TEST_SHARE = 0.1
LAYOUTS = (
    "Lay each pair side by side in one file, or in two folders with equal file names, with or "
    "without train and test folders."
)


@dataclass(frozen=True)
class Problem:
    """A file or folder that is left out, and why, in a sentence that names it."""

    path: Path
    sentence: str


@dataclass
class Recognised:
    """What a folder holds. `source` says what the generator sees: left, right or a folder."""

    kind: Kind
    source: str
    description: str
    train: list[Pair]
    test: list[Pair]
    problems: list[Problem] = field(default_factory=list)


def recognise(folder: Path | str, source: str = "auto", check: Check = "headers") -> Recognised:
    """Find the pairs of a folder: side by side, two folders, or label maps and photos.

    Splits are the folders train, and test or else val; without them a tenth, fixed by a hash of
    the names, is the test set. `source` is "auto" (the simpler picture of the two is the source),
    "left", "right", or a folder's name. `check` "headers" reads the headers of up to 1000 pairs,
    "all" decodes every file, None trusts the names; what escapes is named when it is read.
    Raises UserError if the folder cannot be read or holds no usable pair.
    """
    folder = Path(folder).expanduser()
    splits = _splits(folder)
    roles = list(splits["train"].values())
    one = len(roles) == 1
    found = _side_by_side(splits, roles[0], source) if one else _two(splits, roles, source)
    _leave_out_broken(found, check)
    if not found.train:
        details = "\n".join(problem.sentence for problem in found.problems)
        raise UserError(f"{folder} holds no usable pair of pictures.", LAYOUTS, details)
    if not found.test:
        _set_a_tenth_aside(found)
    return found


def thumbnails(recognised: Recognised, n: int = 4, size: int = 96) -> list[tuple[Pixels, Pixels]]:
    """Up to `n` pairs from all over the training set, longest side `size` px, broken ones skipped.

    Source and target (h, w, 3) of a pair have one shape.
    """
    spare = spread(recognised.train, 4 * n)
    shown: list[tuple[Pixels, Pixels]] = []
    for pair in [pair for start in range(4) for pair in spare[start::4]]:
        if len(shown) == n:
            break
        try:
            shown.append(_thumbnail(pair, size))
        except PictureError:
            continue
    return shown


def _thumbnail(pair: Pair, size: int) -> tuple[Pixels, Pixels]:
    source, target = read_pair(pair)
    height, width, _ = target.shape
    scale = size / max(height, width)
    box = max(1, round(height * scale)), max(1, round(width * scale))
    return (
        resize(source, box, pair.resampling("source")),
        resize(target, box, pair.resampling("target")),
    )


def _splits(folder: Path) -> Splits:
    """Leaves by split and role; folders without any split count as training folders."""
    splits: Splits = {"train": {}, "test": {}, "val": {}}
    for leaf in picture_folders(folder):
        splits[leaf.split or "train"].setdefault(leaf.role, leaf)
    if not splits["train"]:
        raise UserError(f"{folder} holds no pictures.", LAYOUTS)
    return splits


def _side_by_side(splits: Splits, leaf: Leaf, source: str) -> Recognised:
    side, why = choose_side(leaf, source)
    train = _wide_pairs(leaf, side)
    tests = [splits[split].get(leaf.role) for split in ("test", "val")]
    test = next((other for other in tests if other), None)
    description = f"Pairs side by side in one file; the {side} half is the source ({why})."
    return Recognised(
        "side-by-side",
        side,
        f"{description} {_about_test(test)}",
        train,
        _wide_pairs(test, side) if test else [],
    )


def _wide_pairs(leaf: Leaf, side: Side) -> list[Pair]:
    paths = [leaf.path / file for file in leaf.files]
    return [Pair(path.stem, path, path, side) for path in paths]


def _two(splits: Splits, roles: list[Leaf], source: str) -> Recognised:
    first, second, why = choose_roles(roles, source)
    labels = labelled_side(first, second)
    found = Recognised("labels" if labels else "two-folders", first.title, "", [], [])
    found.train = _matched(found, first, second, labels)
    tested = None
    for split in ("test", "val"):
        one, other = (splits[split].get(role.role) for role in (first, second))
        if one and other and not found.test:
            tested = one
            found.test = _matched(found, one, other, labels)
        elif alone := (one or other if not (one and other) else None):
            sentence = f"{alone.relative} has no partner folder, and is not used."
            found.problems.append(Problem(alone.path, sentence))
    what = "Label maps and pictures" if labels else "Two folders with equal names"
    unused = [leaf.title for leaf in roles if leaf not in (first, second)]
    ignored = f" Not used: {', '.join(unused)}." if unused else ""
    sides = f"{first.title} is the source ({why}), {second.title} the target."
    found.description = f"{what}; {sides} {_about_test(tested)}{ignored}"
    return found


def _matched(
    found: Recognised, first: Leaf, second: Leaf, labels: Literal["source", "target"] | None
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


def _about_test(leaf: Leaf | None) -> str:
    if leaf is None:
        return "There is no test folder: a tenth of the pairs, fixed by their names, is set aside."
    return f"Tested on {leaf.relative}."


def _leave_out_broken(found: Recognised, check: Check) -> None:
    pairs = found.train + found.test
    if check is None:
        return
    looked_at = pairs if check == "all" else spread(pairs, HEADERS_READ)
    broken = {}
    for pair in looked_at:
        try:
            check_pair(pair)
            if check == "all":
                read_pair(pair)
        except PictureError as error:
            broken[pair] = Problem(error.path, f"{error.path.name} {error.reason}.")
    found.problems += broken.values()
    found.train = [pair for pair in found.train if pair not in broken]
    found.test = [pair for pair in found.test if pair not in broken]


def _set_a_tenth_aside(found: Recognised) -> None:
    """Move the pairs whose names hash low into the test set: at least one where there are two.

    A pair keeps its side when others come or go.
    """
    ranked = sorted(found.train, key=_rank)
    count = max(sum(_rank(pair) < TEST_SHARE for pair in ranked), int(len(ranked) > 1))
    chosen = set(ranked[:count])
    found.test = [pair for pair in found.train if pair in chosen]
    found.train = [pair for pair in found.train if pair not in chosen]


def _rank(pair: Pair) -> float:
    digest = hashlib.sha256(pair.name.encode("utf-8", "surrogateescape")).digest()
    return int.from_bytes(digest[:6], "big") / 2**48
