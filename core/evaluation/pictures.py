"""The recipe's pictures, split once: to train on, held out, and the test set."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, cast

import numpy as np
import torch
from filelock import FileLock, Timeout
from numpy.typing import NDArray
from torch import Tensor

from core.data.labels import LabelFacts, label_facts
from core.data.layouts import Problem, Recognised, recognise
from core.data.pairs import Pair, fingerprint
from core.data.pictures import (
    Batches,
    LabelledPictures,
    PairedPictures,
    PictureSet,
    UnpairedPictures,
    coloured,
    holdout_split,
)
from core.data.sample import VERSION, write_sample
from core.data.singles import Picture
from core.errors import UserError
from core.families.plan import Inputs
from core.halting import look
from core.paths import cache_home
from core.randomness import seed_for
from core.recipe import Data, Recipe, Training
from core.run import Run

FIXED = 6
FEWEST = 4
WAITS_S = 0.2


class Part(NamedTuple):
    """Sources and targets of a part of the data: of pairs, the same list twice."""

    sources: Sequence[Pair] | Sequence[Picture]
    targets: Sequence[Pair] | Sequence[Picture]

    @property
    def size(self) -> int:
        """Pictures of the smaller side."""
        return min(len(self.sources), len(self.targets))

    def first(self, count: int) -> "Part":
        """The first of each side."""
        return Part(self.sources[:count], self.targets[:count])


@dataclass
class Pictures:
    """What the stages read: training data parted in two, and the test data.

    `problems` are the files that were left out; `facts` say what label maps hold. `truth` says it
    too where label maps are fed as coloured pictures and a segmenter is to read them back.
    """

    recipe: Recipe
    train_part: Part
    holdout_part: Part
    test_part: Part
    problems: list[Problem] = field(default_factory=list)
    facts: LabelFacts | None = None
    truth: LabelFacts | None = None

    @classmethod
    def of(cls, recipe: Recipe) -> "Pictures":
        """Recognise the recipe's folder, or draw the built-in sample.

        Raises UserError where there are too few pictures to hold any out.
        """
        found = recognise(data_folder(recipe), recipe.data.source, pairing=recipe.pairing)
        if recipe.pairing == "unpaired":
            train, held = _parted_sides(found, recipe)
            test = Part(found.test_sources, found.test_targets)
        else:
            train, held = _parted_pairs(found, recipe)
            test = Part(found.test, found.test)
        facts = _facts(found, recipe)
        truth = facts or _truth(found, recipe)
        return cls(recipe, train, held, test, found.problems, facts, truth)

    @classmethod
    def of_run(cls, run: Run) -> "Pictures":
        """The pictures of a run, which are the same from its first stage to its last.

        Raises UserError as `of`, and where pictures came or went since the run began: others would
        be held out then, among them some that networks were trained on.
        """
        pictures = cls.of(run.recipe)
        record = run.record(write=True)
        known = record.fact("pairs")
        if not known:
            record.set_fact("pairs", pictures.names)
            record.set_fact("inputs", pictures.inputs.document())
        record.close()
        if known not in ("", pictures.names):
            raise UserError(
                f"The pictures in {data_folder(run.recipe)} are not those that this run began "
                "with.",
                "Put them back as they were, or start a new run.",
            )
        return pictures

    @property
    def paired(self) -> bool:
        """Whether every source has a target of its own."""
        return self.recipe.pairing != "unpaired"

    @property
    def names(self) -> str:
        """A short hash of which pictures are trained on, held out, and for the test."""
        names = [
            [item.name for item in side]
            for part in (self.train_part, self.holdout_part, self.test_part)
            for side in ([part.sources] if self.paired else part)
        ]
        return hashlib.sha256(json.dumps(names).encode()).hexdigest()[:16]

    @property
    def inputs(self) -> Inputs:
        """What the generators are fed."""
        if self.facts is None:
            return Inputs()
        edges = self.recipe.data.edges and self.facts.instances
        return Inputs(self.facts.classes, self.facts.dont_care, edges)

    @cached_property
    def train(self) -> PictureSet:
        """What networks are trained on."""
        return self._open(self.train_part, jittered=True)

    @cached_property
    def holdout(self) -> PictureSet:
        """Training pictures no network sees: for the search and for choosing."""
        return self._open(self.holdout_part.first(self.recipe.search.pictures))

    @cached_property
    def references(self) -> PictureSet:
        """Whose targets the search compares with: of pairs, those of the held-out sources.

        Of unpaired pictures all that are not test pictures, since no generator copies them.
        """
        if self.paired:
            return self.holdout
        targets = [*self.train_part.targets, *self.holdout_part.targets]
        return self._open(Part(self.holdout_part.sources, targets))

    @cached_property
    def test(self) -> PictureSet:
        """The test pictures, for the final report alone."""
        return self._open(self.test_part.first(self.recipe.export.test_pictures))

    @cached_property
    def label_maps(self) -> dict[str, PictureSet]:
        """The label maps behind the sources, by part: train, held-out, test; empty without any."""
        parts = {"train": self.train, "held-out": self.holdout, "test": self.test}
        if self.truth is None or self.facts is not None:
            return parts if self.facts else {}
        searched, tested = self.recipe.search.pictures, self.recipe.export.test_pictures
        pairs = {
            "train": self.train_part,
            "held-out": self.holdout_part.first(searched),
            "test": self.test_part.first(tested),
        }
        return {name: self._labelled(part, name == "train") for name, part in pairs.items()}

    def true_labels(self, part: str, places: Sequence[int]) -> NDArray[np.int64]:
        """The true class numbers (n, h, w) of some sources of a part that has label maps."""
        return self.label_maps[part].sources(places)[:, 0].numpy().astype(np.int64)

    @property
    def fingerprint(self) -> str:
        """A short name of these training pictures at this size, for caches."""
        part = self.train_part
        items = part.sources if self.paired else [*part.sources, *part.targets]
        return fingerprint(items, self._size)

    def batches(self, stage: str, schedule: Training) -> Batches:
        """The batches of a training stage; a pure function of the step."""
        return Batches(
            self.train,
            schedule.batch_size,
            seed_for(self.recipe.seed, "batches", stage),
            augment=True,
            flip=self.recipe.data.flip,
        )

    def fixed(self) -> tuple[Tensor, Tensor]:
        """The few held-out sources whose pictures are shown all along, and targets to go with."""
        return self.holdout.batch(self.fixed_places())

    def fixed_places(self) -> list[int]:
        """Where the fixed sources lie in the held-out part."""
        count = min(FIXED, len(self.holdout))
        return [place * len(self.holdout) // count for place in range(count)]

    def shown(self, source: Tensor) -> Tensor:
        """Sources as pictures (n, 3, h, w) in [-1, 1]: label maps in their colours."""
        return source if self.facts is None else coloured(source, self.facts.palette)

    @property
    def _size(self) -> tuple[int, int]:
        return self.recipe.data.height, self.recipe.data.width

    def _open(self, part: Part, jittered: bool = False) -> PictureSet:
        load, cache = self._load_size(jittered), int(self.recipe.data.cache_gib * 2**30)
        if not self.paired:
            sides = cast(Sequence[Picture], part.sources), cast(Sequence[Picture], part.targets)
            return UnpairedPictures(*sides, self._size, load, cache)
        pairs = cast(Sequence[Pair], part.sources)
        if self.facts is None:
            return PairedPictures(pairs, self._size, load, cache)
        return self._labelled(part, jittered)

    def _labelled(self, part: Part, jittered: bool) -> LabelledPictures:
        facts = self.facts or self.truth
        assert facts is not None
        cache = int(self.recipe.data.cache_gib * 2**30)
        return LabelledPictures(
            cast(Sequence[Pair], part.sources),
            self._size,
            self._load_size(jittered),
            cache,
            facts=facts,
            edges=self.facts is not None and self.inputs.edges,
        )

    def _load_size(self, jittered: bool) -> tuple[int, int]:
        data = self.recipe.data
        grown = 1 + data.jitter if jittered else 1
        return round(data.height * grown), round(data.width * grown)


def _parted_pairs(found: Recognised, recipe: Recipe) -> tuple[Part, Part]:
    train, held = _parted(found.train, "pairs", recipe)
    return Part(train, train), Part(held, held)


def _parted_sides(found: Recognised, recipe: Recipe) -> tuple[Part, Part]:
    sources = _parted(found.train_sources, "sources", recipe)
    targets = _parted(found.train_targets, "targets", recipe)
    return Part(sources[0], targets[0]), Part(sources[1], targets[1])


def _parted(items: Sequence, noun: str, recipe: Recipe) -> tuple[list, list]:
    """What is trained on, and what is held out: two at least of each.

    Neither a distance nor an encoder is made of one. Raises UserError for fewer than four.
    """
    count = len(items)
    if count < FEWEST:
        raise UserError(
            f"{data_folder(recipe)} has {count} training {noun}, and at least {FEWEST} are needed.",
            "Choose a folder with more pictures.",
        )
    share = min(max(recipe.data.holdout, 2 / count), (count - 2) / count)
    train, held = holdout_split(count, share, recipe.seed)
    return [items[i] for i in train], [items[i] for i in held]


def _facts(found: Recognised, recipe: Recipe) -> LabelFacts | None:
    if found.labels is None or recipe.pairing != "labels":
        return None
    classes = recipe.data.classes
    return found.labels.with_classes(classes) if classes else found.labels


def _truth(found: Recognised, recipe: Recipe) -> LabelFacts | None:
    """What the label maps hold that are fed as pictures, where a segmenter is to be held to them.

    Raises UserError where the recipe wants a segmenter and the sources are no label maps.
    """
    if not recipe.search.segmenter:
        return None
    pairs = [pair for pair in found.train_sources if getattr(pair, "labels", None) == "source"]
    if not pairs:
        raise UserError(
            f"The sources in {data_folder(recipe)} are no label maps, and search.segmenter needs "
            "them.",
            "Leave search.segmenter empty, or choose data with class numbers as the source side.",
        )
    facts = label_facts([pair.source for pair in pairs], data_folder(recipe))
    return facts.with_classes(recipe.data.classes) if recipe.data.classes else facts


def data_folder(recipe: Recipe) -> Path:
    """The recipe's folder of pictures; the built-in sample is drawn where it names none."""
    if recipe.data.folder:
        return Path(recipe.data.folder).expanduser()
    return sample_folder(recipe.data, recipe.seed)


def sample_folder(data: Data, seed: int) -> Path:
    """The built-in sample at the recipe's size, drawn at the first call and kept.

    Drawn once, however many ask for it meanwhile; a run that is halted goes on drawing next time.
    """
    size = max(data.height, data.width)
    folder = cache_home() / f"sample-v{VERSION}-{data.sample_pairs}-{size}-{seed}"
    complete = folder / "complete"
    if complete.is_file():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    with _held(FileLock(folder / "drawing.lock")):
        if not complete.is_file():
            write_sample(folder, data.sample_pairs, size, seed, lambda *_: look())
            complete.write_text("")
    return folder


@contextmanager
def _held(lock: FileLock) -> Iterator[None]:
    """Within, nobody else has the lock; halts while it waits for it, where that is wanted."""
    while not lock.is_locked:
        look()
        with suppress(Timeout):
            lock.acquire(timeout=WAITS_S)
    try:
        yield
    finally:
        lock.release()


def to_uint8(pictures: Tensor) -> Tensor:
    """(n, 3, h, w) in [-1, 1] -> the same in 0..255, rounded, as a saved picture would be."""
    return ((pictures.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
