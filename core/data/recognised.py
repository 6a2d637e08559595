"""What a data folder turned out to hold, and the pieces every way of recognising it shares."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from core.data.folders import Leaf, one_leaf, picture_folders, unread_files
from core.data.images import PictureError
from core.data.labels import ClassTable
from core.data.listing import no_pictures
from core.data.named_sides import sides_by_names
from core.data.pairs import Pair, spread
from core.data.singles import Unpaired
from core.data.values import PLAIN, Values
from core.runtime.errors import UserError

Kind = Literal["side-by-side", "two-folders", "labels", "unpaired", "label-maps"]
Splits = dict[str, dict[str, Leaf]]
Part = TypeVar("Part", bound=list[Pair] | Unpaired)
Item = TypeVar("Item")

HEADERS_READ = 1000
TEST_SHARE = 0.1
FEWEST_TESTED = 8
_DOZEN = 12
NO_TEST = "There is no test folder."
"""Said until it is known how much is set aside."""


@dataclass(frozen=True)
class Problem:
    """A file or folder that is left out, and why, in a sentence that names it."""

    path: Path
    sentence: str


@dataclass
class Recognised(Generic[Part]):
    """What a folder holds; `train` and `test` are a list of pairs, or two unpaired sides.

    `source` says what the generator sees: left, right, a folder, or a pattern of names. `labels`
    is there when label maps are used as class numbers. `matching` says by which rules names
    were matched, where not all are equal. `values` say what the numbers of source and target are.
    """

    kind: Kind
    source: str
    description: str
    train: Part
    test: Part
    problems: list[Problem] = field(default_factory=list)
    labels: ClassTable | None = None
    matching: str = ""
    values: tuple[Values, Values] = (PLAIN, PLAIN)

    def with_classes(self, classes: int) -> "Recognised[Part]":
        """The same where a recipe says how many classes the label maps have; 0: as they hold."""
        if self.labels is None or not classes:
            return self
        labels = self.labels.with_classes(classes)
        layout = self.description.removesuffix(self.labels.sentence)
        return replace(self, labels=labels, description=layout + labels.sentence)

    @property
    def train_sources(self) -> list[Any]:
        """The sources to train on: single pictures, or the pairs they are part of."""
        return self.train.sources if isinstance(self.train, Unpaired) else self.train

    @property
    def train_targets(self) -> list[Any]:
        """The targets to train on, likewise."""
        return self.train.targets if isinstance(self.train, Unpaired) else self.train

    @property
    def test_sources(self) -> list[Any]:
        """The sources to test on, likewise."""
        return self.test.sources if isinstance(self.test, Unpaired) else self.test

    @property
    def test_targets(self) -> list[Any]:
        """The targets to test on, likewise."""
        return self.test.targets if isinstance(self.test, Unpaired) else self.test


def splits_of(folder: Path, layouts: str) -> Splits:
    """Leaves by split and role; folders without any split count as training folders.

    Raises UserError, with `layouts` as what to do, where there are no pictures.
    """
    splits: Splits = {"train": {}, "test": {}, "val": {}}
    for leaf in sides_by_names(picture_folders(folder)):
        splits[leaf.split or "train"].setdefault(leaf.role, leaf)
    if not any(leaf.files for leaf in splits["train"].values()):
        unread = unread_files(folder)
        sentence, convert = no_pictures(folder, [path.name for path in unread])
        raise UserError(sentence, convert if unread else layouts)
    splits["train"] = {role: leaf for role, leaf in splits["train"].items() if leaf.files}
    return splits


def as_one_side(splits: Splits) -> Splits:
    """The folders of each split as one: those of subjects or towns, with files of one kind."""
    return {
        split: {"": one_leaf(list(leaves.values()))} if leaves else {}
        for split, leaves in splits.items()
    }


def not_used(splits: Splits, chosen: Sequence[Leaf], tested: Iterable[Leaf | None]) -> str:
    """Which folders of pictures are neither trained nor tested on, in a sentence; else empty.

    Those are further folders beside the `chosen` ones, and val folders where test folders are used.
    """
    beside = [leaf.title for leaf in splits["train"].values() if leaf not in chosen]
    roles = [leaf.role for leaf in chosen]
    if any(leaf is not None and leaf.split == "test" for leaf in tested):
        spare = (splits["val"].get(role) for role in roles)
        beside += [leaf.relative for leaf in spare if leaf is not None and leaf.files]
    return f" Not used: {', '.join(beside)}." if beside else ""


def unread_in(splits: Splits) -> list[Problem]:
    """The pictures of formats that are not read, and those of no side, which are left out."""
    problems = []
    for leaf in (leaf for leaves in splits.values() for leaf in leaves.values()):
        where = leaf.relative or leaf.path.name
        for file in leaf.unread:
            sentence = f"{where}/{file} is of a format that is not read."
            problems.append(Problem(leaf.path / file, sentence))
        for file in leaf.strays:
            sentence = f"{where}/{file} belongs to no side by its name."
            problems.append(Problem(leaf.path / file, sentence))
    return problems


def broken_among(items: Sequence[Item], check: Callable[[Item], object]) -> dict[Item, Problem]:
    """Those of up to 1000 items from all over that `check`, which reads headers, refuses."""
    broken = {}
    for item in spread(items, HEADERS_READ):
        try:
            check(item)
        except PictureError as error:
            broken[item] = Problem(error.path, f"{error.path.name} {error.reason}.")
    return broken


def unusable(folder: Path, what: str, layouts: str, problems: Iterable[Problem]) -> UserError:
    """The error for a folder in which nothing is left, with every problem in its details."""
    known = list(problems)
    details = "\n".join(problem.sentence for problem in known)
    first = f" {known[0].sentence}" if known else ""
    more = f" {len(known) - 1} more cannot be used either." if len(known) > 1 else ""
    return UserError(f"{folder} holds no usable {what}.{first}{more}", layouts, details)


def rank(name: str) -> float:
    """A place in 0..1 that depends on the name alone."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def tenth(names: Iterable[str]) -> set[str]:
    """The names that hash low, a tenth or so: at least one where there are two.

    Of few names a quarter, up to eight: no distance is made of one or two pictures. Beyond that a
    name stays in or out when others come or go.
    """
    ranked = sorted(set(names), key=rank)
    return set(ranked[: max(low_ranks(ranked), min(FEWEST_TESTED, len(ranked) // 4))])


def low_ranks(ranked: Sequence[str]) -> int:
    """How many of names in the order of their ranks are set aside: those that hash low.

    At least one where there are two, and of a dozen or more a third at most, whatever chance says.
    """
    low = sum(rank(name) < TEST_SHARE for name in ranked)
    most = len(ranked) // 3 if len(ranked) >= _DOZEN else len(ranked)
    return max(min(low, most), int(len(ranked) > 1))
