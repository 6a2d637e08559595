"""The recipe's pictures, split once: to train on, held out, and the test set."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import torch
from torch import Tensor

from core.data.layouts import Problem, recognise
from core.data.pairs import Pair, fingerprint
from core.data.pictures import Batches, PairedPictures, holdout_split
from core.data.sample import VERSION, write_sample
from core.errors import UserError
from core.paths import cache_home
from core.randomness import seed_for
from core.recipe import Data, Recipe, Training
from core.run import Run

FIXED = 6


@dataclass
class Pictures:
    """What the stages read. `train` and `holdout` part the training pairs; `test` is separate.

    `problems` are the files that were left out.
    """

    recipe: Recipe
    train_pairs: list[Pair]
    holdout_pairs: list[Pair]
    test_pairs: list[Pair]
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, recipe: Recipe) -> "Pictures":
        """Recognise the recipe's folder, or draw the built-in sample.

        Raises UserError where there are too few pairs to hold any out.
        """
        found = recognise(data_folder(recipe), recipe.data.source)
        if len(found.train) < 4:
            raise UserError(
                f"{data_folder(recipe)} has {len(found.train)} training pairs, and at least 4 "
                "are needed.",
                "Choose a folder with more pairs.",
            )
        count = len(found.train)
        # Two at least on either side: neither a distance nor an encoder is made of one.
        share = min(max(recipe.data.holdout, 2 / count), (count - 2) / count)
        train, held = holdout_split(count, share, recipe.seed)
        return cls(
            recipe,
            [found.train[i] for i in train],
            [found.train[i] for i in held],
            found.test,
            found.problems,
        )

    @classmethod
    def of_run(cls, run: Run) -> "Pictures":
        """The pictures of a run, which are the same from its first stage to its last.

        Raises UserError as `of`, and where pairs came or went since the run began: others would
        be held out then, among them some that networks were trained on.
        """
        pictures = cls.of(run.recipe)
        record = run.record(write=True)
        known = record.fact("pairs")
        if not known:
            record.set_fact("pairs", pictures.names)
        record.close()
        if known not in ("", pictures.names):
            raise UserError(
                f"The pairs in {data_folder(run.recipe)} are not those that this run began with.",
                "Put them back as they were, or start a new run.",
            )
        return pictures

    @property
    def names(self) -> str:
        """A short hash of which pairs are trained on, held out, and for the test."""
        parts = self.train_pairs, self.holdout_pairs, self.test_pairs
        names = json.dumps([[pair.name for pair in part] for part in parts])
        return hashlib.sha256(names.encode()).hexdigest()[:16]

    @cached_property
    def train(self) -> PairedPictures:
        """The pairs that networks are trained on."""
        return self._open(self.train_pairs, jittered=True)

    @cached_property
    def holdout(self) -> PairedPictures:
        """Training pairs no network sees: for the search and for choosing."""
        return self._open(self.holdout_pairs[: self.recipe.search.pictures])

    @cached_property
    def test(self) -> PairedPictures:
        """The test pairs, for the final report alone."""
        return self._open(self.test_pairs[: self.recipe.export.test_pictures])

    @property
    def fingerprint(self) -> str:
        """A short name of these training pictures at this size, for caches."""
        return fingerprint(self.train_pairs, self._size)

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
        """The few held-out pairs whose pictures are shown all along: (n, 3, h, w), twice."""
        return self.holdout.batch(self.fixed_places())

    def fixed_places(self) -> list[int]:
        """Where the fixed pairs lie in the held-out pairs."""
        count = min(FIXED, len(self.holdout))
        return [place * len(self.holdout) // count for place in range(count)]

    @property
    def _size(self) -> tuple[int, int]:
        return self.recipe.data.height, self.recipe.data.width

    def _open(self, pairs: list[Pair], jittered: bool = False) -> PairedPictures:
        data = self.recipe.data
        grown = 1 + data.jitter if jittered else 1
        load = (round(data.height * grown), round(data.width * grown))
        return PairedPictures(pairs, self._size, load, int(data.cache_gib * 2**30))


def data_folder(recipe: Recipe) -> Path:
    """The recipe's folder of pairs; the built-in sample is drawn where it names none."""
    if recipe.data.folder:
        return Path(recipe.data.folder).expanduser()
    return sample_folder(recipe.data, recipe.seed)


def sample_folder(data: Data, seed: int) -> Path:
    """The built-in sample at the recipe's size, drawn at the first call and kept."""
    size = max(data.height, data.width)
    folder = cache_home() / f"sample-v{VERSION}-{data.sample_pairs}-{size}-{seed}"
    if not (folder / "complete").is_file():
        write_sample(folder, pairs=data.sample_pairs, size=size, seed=seed)
        (folder / "complete").write_text("")
    return folder


def to_uint8(pictures: Tensor) -> Tensor:
    """(n, 3, h, w) in [-1, 1] -> the same in 0..255, rounded, as a saved picture would be."""
    return ((pictures.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
