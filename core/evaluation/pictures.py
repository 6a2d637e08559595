"""The recipe's pictures, split once: to train on, held out, and the test set."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from core.checkpoints.importers import import_generator
from core.data.answers import AnsweredPictures, AnswerPictures, Answers, with_answers
from core.data.enough import require_enough
from core.data.fitting import Fit
from core.data.labels import ClassTable, class_table_of
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
from core.data.singles import Picture
from core.data.values import PLAIN, Values
from core.evaluation.data_folder import data_folder
from core.evaluation.pixels import as_shown
from core.recipe.plan import Inputs
from core.recipe.recipe import Recipe
from core.recipe.training import TrainingSchedule
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.randomness import seed_for

FIXED = 6


class ImageSplit(NamedTuple):
    """Sources and targets of a part of the data: of pairs, the same list twice."""

    sources: Sequence[Pair] | Sequence[Picture]
    targets: Sequence[Pair] | Sequence[Picture]

    @property
    def size(self) -> int:
        """Pictures of the smaller side."""
        return min(len(self.sources), len(self.targets))

    def first(self, count: int) -> "ImageSplit":
        """The first of each side."""
        return ImageSplit(self.sources[:count], self.targets[:count])


@dataclass
class Pictures:
    """What the stages read: training data parted in two, and the test data.

    `description` says in sentences how the folder was understood, `problems` which files were left
    out; `classes` are those of label maps. `truth` says it
    too where label maps are fed as coloured pictures and a segmenter is to read them back. `values`
    say what the numbers of source and target are. `answers` are a black box's, where it teaches.
    """

    recipe: Recipe
    train_part: ImageSplit
    holdout_part: ImageSplit
    test_part: ImageSplit
    problems: list[Problem] = field(default_factory=list)
    classes: ClassTable | None = None
    truth: ClassTable | None = None
    description: str = ""
    values: tuple[Values, Values] = (PLAIN, PLAIN)
    answers: Answers = field(default_factory=Answers)

    @classmethod
    def of(cls, recipe: Recipe, inputs: Inputs | None = None) -> "Pictures":
        """Recognise the recipe's folder, or draw the built-in sample.

        `inputs` are those of a run that has begun: its pictures keep the channels they had.
        Raises UserError where there are too few pictures to hold any out, or too few of them have
        an answer in the folder that teaches.
        """
        data = recipe.data
        channels = data.source_channels, data.target_channels
        if inputs is not None:
            channels = inputs.source_channels, inputs.target_channels
        layout = _recognised(recipe, channels)
        if inputs is None and recipe.teacher.checkpoint:
            wanted = _of_teacher(recipe, channels, layout.values)
            layout = layout if wanted == channels else _recognised(recipe, wanted)
        answers = Answers()
        if recipe.teacher.answers:
            layout, answers = with_answers(layout, Path(recipe.teacher.answers))
        if recipe.pairing == "unpaired":
            train, held = _parted_sides(layout, recipe)
            test = ImageSplit(layout.test_sources, layout.test_targets)
        else:
            train, held = _parted_pairs(layout, recipe)
            test = ImageSplit(layout.test, layout.test)
        table = _class_table(layout, recipe)
        truth = table or _truth(layout, recipe)
        described = layout.with_classes(data.classes).description
        parts, problems = (train, held, test), [*layout.problems, *answers.problems]
        return cls(recipe, *parts, problems, table, truth, described, layout.values, answers)

    @classmethod
    def of_run(cls, run: Run) -> "Pictures":
        """The pictures of a run, which are the same from its first stage to its last.

        Raises UserError as `of`, and where pictures came or went since the run began: others would
        be held out then, among them some that networks were trained on.
        """
        pictures = cls.of(run.recipe, run.known_inputs())
        with run.record(write=True) as record:
            known = record.fact("pairs")
            if not known:
                with record.together():  # who finds one of them takes the others for granted
                    record.set_fact("pairs", pictures.names)
                    record.set_fact("inputs", pictures.inputs.document())
                    record.set_fact("values", pictures.value_facts)
                    if pictures.classes is not None:
                        record.set_fact("classes", pictures.classes.document())
            noted = record.facts("values")
        changed = bool(noted) and noted != json.loads(json.dumps(pictures.value_facts))
        if known not in ("", pictures.names) or changed:
            raise UserError(
                f"The pictures in {data_folder(run.recipe)} are not those that this run began "
                "with.",
                "Restore them, or start a new run.",
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
    def value_facts(self) -> dict[str, Any]:
        """What the numbers of both sides are, as plain values."""
        sides = zip(("source", "target"), self.values, strict=True)
        return {side: [*values.key, values.words] for side, values in sides}

    @property
    def inputs(self) -> Inputs:
        """What the generators are fed."""
        source, target = (values.channels for values in self.values)
        if self.classes is None:
            return Inputs(source_channels=source, target_channels=target)
        edges = self.recipe.data.edges and self.classes.instances
        table = self.classes
        return Inputs(table.classes, table.dont_care, edges, target_channels=target)

    @cached_property
    def train(self) -> PictureSet:
        """What networks are trained on, with the answers where a folder of them teaches."""
        pictures = self._open(self.train_part, jittered=True)
        answers = self._answers(self.train_part, jittered=True)
        return pictures if answers is None else AnsweredPictures(pictures, answers)

    @cached_property
    def holdout(self) -> PictureSet:
        """Training pictures no network sees: for the search and for choosing."""
        return self._open(self.holdout_part.first(self.recipe.search.pictures))

    @cached_property
    def references(self) -> PictureSet:
        """The pictures whose targets the search compares with: for pairs, the held-out ones.

        For unpaired pictures all but the test pictures, since no generator copies them.
        """
        if self.paired:
            return self.holdout
        targets = [*self.train_part.targets, *self.holdout_part.targets]
        return self._open(ImageSplit(self.holdout_part.sources, targets))

    @cached_property
    def test(self) -> PictureSet:
        """The test pictures, for the final report alone."""
        return self._open(self.test_part.first(self.recipe.export.test_pictures))

    @cached_property
    def held_answers(self) -> AnswerPictures | None:
        """The answers to the held-out sources; None where they are not known."""
        return self._answers(self.holdout_part.first(self.recipe.search.pictures))

    @cached_property
    def test_answers(self) -> AnswerPictures | None:
        """The answers to the test sources; None where one of them has none."""
        return self._answers(self.test_part.first(self.recipe.export.test_pictures))

    @cached_property
    def label_maps(self) -> dict[str, PictureSet]:
        """The label maps behind the sources, by part: train, held-out, test; empty without any."""
        parts = {"train": self.train, "held-out": self.holdout, "test": self.test}
        if self.truth is None or self.classes is not None:
            return parts if self.classes else {}
        searched, tested = self.recipe.search.pictures, self.recipe.export.test_pictures
        pairs = {
            "train": self.train_part,
            "held-out": self.holdout_part.first(searched),
            "test": self.test_part.first(tested),
        }
        return {name: self._labelled(part, name == "train") for name, part in pairs.items()}

    def true_labels(self, part: str, indices: Sequence[int]) -> NDArray[np.int64]:
        """The true class numbers (n, h, w) of some sources of a part that has label maps."""
        return self.label_maps[part].sources(indices)[:, 0].numpy().astype(np.int64)

    @property
    def fingerprint(self) -> str:
        """A short name of these training pictures at this size, for caches."""
        part = self.train_part
        items = part.sources if self.paired else [*part.sources, *part.targets]
        size, fit = self.recipe.size, self.recipe.data.fit
        return fingerprint(items, size if fit == "stretch" else (*size, fit))

    def batches(self, stage: str, schedule: TrainingSchedule, seed: int | None = None) -> Batches:
        """The batches of a training stage; a pure function of the step, and of the seed.

        None: the recipe's seed.
        """
        return Batches(
            self.train,
            schedule.batch_size,
            seed_for(self.recipe.seed if seed is None else seed, "batches", stage),
            augment=True,
            flip=self.recipe.data.flip,
        )

    def fixed(self) -> tuple[Tensor, Tensor]:
        """The few held-out sources shown all along, (n, c, h, w), and targets to go with them."""
        return self.holdout.batch(self.fixed_indices())

    def fixed_indices(self) -> list[int]:
        """Where the fixed sources lie in the held-out part."""
        count = min(FIXED, len(self.holdout))
        return [index * len(self.holdout) // count for index in range(count)]

    def shown(self, source: Tensor) -> Tensor:
        """Sources as pictures (n, 3, h, w) in [-1, 1]: label maps in their colours."""
        return as_shown(source) if self.classes is None else coloured(source, self.classes.palette)

    def _open(self, part: ImageSplit, jittered: bool = False) -> PictureSet:
        if not self.paired:
            sources, targets = (cast(Sequence[Picture], side) for side in part)
            return UnpairedPictures(sources, targets, *self._opening(jittered))
        if self.classes is None:
            return PairedPictures(cast(Sequence[Pair], part.sources), *self._opening(jittered))
        return self._labelled(part, jittered)

    def _answers(self, part: ImageSplit, jittered: bool = False) -> AnswerPictures | None:
        known = self.answers.to(part.sources)
        return None if known is None else AnswerPictures(known, *self._opening(jittered))

    def _labelled(self, part: ImageSplit, jittered: bool) -> LabelledPictures:
        table = self.classes or self.truth
        assert table is not None
        edges = self.classes is not None and self.inputs.edges
        pairs = cast(Sequence[Pair], part.sources)
        return LabelledPictures(pairs, *self._opening(jittered), table=table, edges=edges)

    def _opening(self, jittered: bool) -> tuple[tuple[int, int], tuple[int, int], int, Fit]:
        """Size, size before cropping, bytes of the cache, and fit of a set of pictures."""
        data = self.recipe.data
        grown = 1 + data.jitter if jittered else 1
        load_size = round(data.height * grown), round(data.width * grown)
        return self.recipe.size, load_size, int(data.cache_gib * 2**30), data.fit


def _recognised(recipe: Recipe, channels: tuple[int, int]) -> Recognised[Any]:
    data = recipe.data
    return recognise(
        data_folder(recipe),
        data.source,
        pairing=recipe.pairing,
        ranges=(data.source_range, data.target_range),
        channels=channels,
    )


def _of_teacher(
    recipe: Recipe, channels: tuple[int, int], values: tuple[Values, Values]
) -> tuple[int, int]:
    """Grey where the recipe's imported teacher works with colour, and the other way round.

    Any other difference is left for the teacher's import to refuse.
    """
    chosen, path = recipe.teacher, Path(recipe.teacher.checkpoint).expanduser()
    try:
        network = import_generator(path, direction=chosen.direction, name=chosen.checkpoint_network)
    except UserError:  # the import says why
        return channels
    into = 3 if recipe.pairing == "labels" else network.in_channels
    exchanged = [
        wanted if not own and {side.channels, wanted} == {1, 3} else own
        for own, side, wanted in zip(channels, values, (into, network.out_channels), strict=True)
    ]
    return exchanged[0], exchanged[1]


def _parted_pairs(layout: Recognised[Any], recipe: Recipe) -> tuple[ImageSplit, ImageSplit]:
    train, held = _parted(layout.train, "pairs", recipe)
    return ImageSplit(train, train), ImageSplit(held, held)


def _parted_sides(layout: Recognised[Any], recipe: Recipe) -> tuple[ImageSplit, ImageSplit]:
    sources = _parted(layout.train_sources, "sources", recipe)
    targets = _parted(layout.train_targets, "targets", recipe)
    return ImageSplit(sources[0], targets[0]), ImageSplit(sources[1], targets[1])


def _parted(items: Sequence[Any], noun: str, recipe: Recipe) -> tuple[list[Any], list[Any]]:
    """What is trained on, and what is held out: two at least of each.

    Neither a distance nor an encoder is made of one. Raises UserError for fewer than four.
    """
    count = len(items)
    require_enough(data_folder(recipe), count, noun)
    share = min(max(recipe.data.holdout, 2 / count), (count - 2) / count)
    train, held = holdout_split(count, share, recipe.seed)
    return [items[i] for i in train], [items[i] for i in held]


def _class_table(layout: Recognised[Any], recipe: Recipe) -> ClassTable | None:
    if layout.labels is None or recipe.pairing != "labels":
        return None
    classes = recipe.data.classes
    return layout.labels.with_classes(classes) if classes else layout.labels


def _truth(layout: Recognised[Any], recipe: Recipe) -> ClassTable | None:
    """The classes of label maps that are fed as pictures, where a segmenter is compared with them.

    Raises UserError where the recipe wants a segmenter and the sources are no label maps.
    """
    if not recipe.search.segmenter:
        return None
    pairs = [pair for pair in layout.train_sources if getattr(pair, "labels", None) == "source"]
    if not pairs:
        raise UserError(
            f"The sources in {data_folder(recipe)} are no label maps, and search.segmenter needs "
            "them.",
            "Leave search.segmenter empty, or choose data with class numbers as the source side.",
        )
    table = class_table_of([pair.source for pair in pairs], data_folder(recipe))
    return table.with_classes(recipe.data.classes) if recipe.data.classes else table
