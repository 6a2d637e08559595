"""Answers: the pictures that a black box made of the sources, matched to them."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any

import numpy as np
from torch import Tensor

from core.data.answer_names import made_among
from core.data.enough import FEWEST
from core.data.folders import Leaf, one_leaf, picture_folders
from core.data.images import PictureError
from core.data.listing import counted_names
from core.data.matching import Matches, matches
from core.data.pairs import ASPECT_TOLERANCE, Pair, checked_header
from core.data.picture_set import (
    Batch,
    CachedPictures,
    Cuts,
    Decoded,
    Draw,
    PictureSet,
    Place,
    pictures_tensor,
    whole,
)
from core.data.ranges import Side, values_of
from core.data.recognised import Problem, Recognised, broken_among
from core.data.singles import Picture, Unpaired, read_single
from core.data.values import Values
from core.runtime.errors import UserError

SAME_NAMES = "Give each answer the name of its source, in a folder that holds only answers."
Source = Pair | Picture


@dataclass(frozen=True)
class Answers:
    """The answer of each source file, and in a sentence how they were found.

    `problems` are answers that cannot be used, and why.
    """

    of: Mapping[Path, Picture] = field(default_factory=dict)
    description: str = ""
    problems: Sequence[Problem] = ()

    def to(self, sources: Sequence[Source]) -> list[Picture] | None:
        """The answers to these sources, in their order; None where one of them has none."""
        found = [self.of.get(source_file(source)) for source in sources]
        known = [answer for answer in found if answer is not None]
        return known if known and len(known) == len(found) else None


def source_file(source: Source) -> Path:
    """The file of a source: of a pair, the one that goes into the generator."""
    return source.source if isinstance(source, Pair) else source.path


def with_answers(layout: Recognised[Any], folder: Path) -> tuple[Recognised[Any], Answers]:
    """The data without the training sources that have no answer in a folder, and the answers.

    Names are matched as those of pairs are (`core.data.matching`); where sources have folders train
    and test, so may the answers. Test sources stay, answered or not.
    Raises UserError where the folder cannot be read, or fewer than four training sources have an
    answer.
    """
    folder = folder.expanduser()
    if not folder.is_dir():
        raise UserError(
            f"{folder} is not a folder of answers.", "Set teacher.answers to a folder of pictures."
        )
    train, test = layout.train_sources, layout.test_sources
    found, rules, spare = _matched(folder, train, test)
    values = _values(folder, list(found.values()), layout.values[1])
    pictures = {
        source: Picture(source.stem, answer, values=values) for source, answer in found.items()
    }
    broken = _broken([*train, *test], pictures)
    of = {source: answer for source, answer in pictures.items() if source not in broken}
    without = [source for source in train if source_file(source) not in of]
    kept = len(train) - len(without)
    if kept < FEWEST:
        first = f" {next(iter(broken.values())).sentence}" if broken else ""
        raise UserError(
            f"{folder} has answers to {kept} of {len(train)} training sources; at least {FEWEST} "
            f"are needed.{first}",
            SAME_NAMES,
        )
    tested = sum(source_file(source) in of for source in test)
    described = _described(folder, rules, without, (kept, len(train)), (tested, len(test)), spare)
    answers = Answers(of, described, list(broken.values()))
    return _without(layout, {source_file(source) for source in without}), answers


def _matched(
    folder: Path, train: Sequence[Source], test: Sequence[Source]
) -> tuple[dict[Path, Path], str, list[str]]:
    """The answer of each source file, by which rule, and the answers that belong to no source."""
    leaves = [leaf for leaf in picture_folders(folder) if leaf.files]
    parts = {
        split: one_leaf([leaf for leaf in leaves if leaf.split == split])
        for split in dict.fromkeys(leaf.split for leaf in leaves)
    }
    if "train" in parts:
        tested = parts.get("test") or parts.get("val")
        sides = [(parts["train"], [*train, *([] if tested else test)])]
        sides += [(tested, [*test])] if tested else []
    else:
        # Test sources in folders of their own may have the names of training sources.
        names = {source_file(source).name for source in train}
        others = [source for source in test if source_file(source).name not in names]
        sides = [(leaf, [*train, *others]) for leaf in parts.values()]
    found: dict[Path, Path] = {}
    rule, spare = "", []
    for leaf, sources in sides:
        pairs, said, known = _by_name(leaf, sources)
        found |= pairs
        rule = rule or said
        used = set(pairs.values())
        spare += [file for file in known if leaf.path / file not in used]
    return found, rule, spare


def _by_name(leaf: Leaf, sources: Sequence[Source]) -> tuple[dict[Path, Path], str, Sequence[str]]:
    """The answer of each source, by which rule, and the files that may be answers.

    If a program wrote its inputs beside its results, only the results count.
    """
    files = [source_file(source) for source in sources]
    best, said, known = _matches(files, leaf.named), "", leaf.files
    made = [(_matches(files, one.files), one) for one in made_among(leaf.named)]
    if made:
        likely, one = max(made, key=lambda both: len(both[0].pairs))
        if len(likely.pairs) >= len(best.pairs):
            best, said, known = likely, one.sentence, tuple(one.files.values())
    rules = " ".join(text for text in (said, best.sentence) if text)
    return {Path(one): leaf.path / other for _, one, other in best.pairs}, rules, known


def _matches(files: Sequence[Path], answers: Mapping[str, str]) -> Matches:
    """By the paths below both folders, or by the names alone where these match more."""
    root = _common(files)
    below = {file.relative_to(root).as_posix(): str(file) for file in files}
    tried = [matches(below, answers)]
    if any("/" in name for name in (*below, *answers)):
        own = {file.name: str(file) for file in files}
        theirs = {PurePath(name).name: file for name, file in answers.items()}
        if len(own) == len(files) and len(theirs) == len(answers):
            tried.append(matches(own, theirs))
    return max(tried, key=lambda found: len(found.pairs))


def _common(files: Sequence[Path]) -> Path:
    """The deepest folder that holds all of these files."""
    folders = [file.parent for file in files]
    root = folders[0] if folders else Path()
    while not all(folder.is_relative_to(root) for folder in folders):
        root = root.parent
    return root


def _values(folder: Path, files: Sequence[Path], target: Values) -> Values:
    """What the numbers of the answers are: pictures of as many channels as the targets."""
    limits = f"{target.limits[0]!r} {target.limits[1]!r}" if target.is_deep else ""
    title = f"The side of answers in {folder.name}"
    return values_of(Side(title, files, limits, target.channels))[0]


def _broken(sources: Sequence[Source], answers: Mapping[Path, Picture]) -> dict[Path, Problem]:
    """The sources whose answers cannot be used, and why; their headers are looked at."""
    known = [source for source in sources if source_file(source) in answers]

    def check(source: Source) -> None:
        _check(source, answers[source_file(source)])

    found = broken_among(known, check)
    return {source_file(source): problem for source, problem in found.items()}


def _check(source: Source, answer: Picture) -> None:
    """Raise PictureError where an answer is damaged, or of another shape than its source."""
    asked, given = checked_header(source_file(source)), checked_header(answer.path)
    side = source.side if isinstance(source, Pair) else source.half
    width = asked.width // 2 if side else asked.width
    across, down = width * given.height, given.width * asked.height
    if abs(across - down) > ASPECT_TOLERANCE * max(across, down):
        raise PictureError(
            answer.path,
            f"is {given.width} × {given.height} px, but its source {source_file(source).name} is "
            f"{width} × {asked.height} px, another shape",
        )


def _described(
    folder: Path,
    rules: str,
    without: Sequence[Source],
    train: tuple[int, int],
    test: tuple[int, int],
    spare: Sequence[str],
) -> str:
    said = [f"Answers in {folder.name}: to {train[0]} of {train[1]} training sources."]
    if rules:
        said.append(rules)
    if without:
        names = counted_names([source_file(source).name for source in without])
        said.append(f"Sources set aside, since they have no answer: {names}.")
    if test[1]:
        said.append(f"Answers to {test[0]} of {test[1]} test sources.")
    if spare:
        said.append(f"Answers of no source: {counted_names(spare)}.")
    return " ".join(said)


def _without(layout: Recognised[Any], files: set[Path]) -> Recognised[Any]:
    if not files:
        return layout
    if isinstance(layout.train, Unpaired):
        kept = [one for one in layout.train.sources if source_file(one) not in files]
        return replace(layout, train=Unpaired(kept, layout.train.targets))
    return replace(layout, train=[one for one in layout.train if source_file(one) not in files])


class AnswerPictures(CachedPictures):
    """Answers at one size, in the order of their sources; see CachedPictures."""

    def __init__(self, answers: Sequence[Picture], *sizes: Any) -> None:
        super().__init__(*sizes)
        self.answers = answers

    def whole(self, indices: Sequence[int]) -> Tensor:
        """Whole answers (n, c, h, w) float32 in [-1, 1]."""
        return self.cut(whole(indices))

    def cut(self, cuts: Cuts) -> Tensor:
        """The same, cropped and mirrored as the sources of these cuts."""
        return pictures_tensor([self._cut(*one)[0] for one in zip(*cuts, strict=True)])

    def _read(self, key: Hashable, size: Place) -> Decoded:
        assert isinstance(key, int | np.integer)
        return (self._fitted(read_single(self.answers[int(key)]), size),)


class AnsweredPictures:
    """A set of pictures whose batches have the answers to their sources; see PictureSet."""

    def __init__(self, pictures: PictureSet, answers: AnswerPictures) -> None:
        self._pictures, self._answers = pictures, answers
        self.size, self.load_size, self.slack = pictures.size, pictures.load_size, pictures.slack
        self.reference_count = pictures.reference_count
        self.sources, self.targets = pictures.sources, pictures.targets
        self.batch, self.crops = pictures.batch, pictures.crops

    def __len__(self) -> int:
        return len(self._pictures)

    def drawn(self, draw: Draw) -> Batch:
        """A batch by chance, in which each answer is cut as its source."""
        taken: list[Cuts] = []

        def noted(count: int, *purpose: str) -> Cuts:
            cuts = draw(count, *purpose)
            if not purpose:
                taken.append(cuts)
            return cuts

        batch = self._pictures.drawn(noted)
        return batch._replace(answer=self._answers.cut(taken[0]))
