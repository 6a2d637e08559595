"""How good a generator is: its pictures of held-out sources, their features, one distance."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from core.data.answers import AnswerPictures
from core.data.picture_set import PictureSet
from core.evaluation.evaluation import Evaluation, PooledFeatures, Rows, ScoreFloor, evaluation_of
from core.evaluation.inference import batch_size, kept_rows, reference_items
from core.evaluation.judge_training import KeptBeside, train_beside
from core.evaluation.judges import check_judge, check_third_judge
from core.evaluation.pictures import Pictures
from core.evaluation.pixels import as_judged
from core.metrics.confusion import ConfusionMatrix, scored_labels
from core.metrics.encoder import (
    EncoderFeatures,
    encoder_name,
    quarter_turns,
    source_from_photo,
    train_encoder,
)
from core.metrics.features import Features, check_extractor, extractor
from core.metrics.scores import Score, score_against, score_name
from core.metrics.segmentation import Segmenter
from core.nets.bands import as_rgb
from core.nets.generator import Generator as Network
from core.nets.latency import steady_clock
from core.nets.styles import styles_for
from core.recipe.recipe import Recipe
from core.recipe.search import ENCODER
from core.run.events import Event, Notice, Planned, Working
from core.run.run import Run
from core.runtime.compute import Compute, chosen_device
from core.runtime.errors import UserError
from core.runtime.paths import cache_home, optional_path
from core.runtime.randomness import seed_for, stream


class Evaluator:
    """Scores generators on the same sources of one part of the data, in the same features.

    The real side is computed once, and kept on disk. Pictures are made as many at once as is
    fastest, and in float32 whatever training computes in; only features and the wanted pictures are
    kept, so that memory does not grow with the number of pictures. Where a generator takes styles,
    every source has one of its own, the same for each generator. A `segmenter` reads label maps
    from the pictures, which are compared with the true ones.

    Sources come in an order that only the recipe's seed decides: fewer of them are the first of
    more. The references are always all there.
    """

    def __init__(
        self,
        pictures: Pictures,
        features: Features,
        compute: Compute,
        segmenter: Segmenter | None = None,
        part: Literal["holdout", "test"] = "holdout",
    ) -> None:
        self.pictures = pictures
        self.part = "held-out" if part == "holdout" else "test"
        self.held = pictures.holdout if part == "holdout" else pictures.test
        self.references = pictures.references if part == "holdout" else pictures.test
        self.features, self.compute, self.segmenter = features, compute, segmenter
        self._real: Rows | None = None
        self._score: Score | None = None
        self._warmed: tuple[Network, torch.Size] | None = None

    def measure(
        self, generator: Network, keep: Sequence[int] = (), pictures: int | None = None
    ) -> Generator[Event, None, Evaluation]:
        """Generate the first `pictures` (None: all), time them, take the score.

        Keeps the pictures at the indices `keep` that are among them. Yields after every batch, so
        that it can be halted; returns the evaluation.
        """
        gathered = PooledFeatures(tuple(keep), self._confusion())
        return (yield from self._evaluate(gathered, generator, pictures))

    def measure_answers(self, answers: AnswerPictures) -> Generator[Event, None, Evaluation]:
        """The evaluation of pictures that are there already: a black box's answers to all sources.

        They were not timed: their latency is 0.
        """
        gathered, score = PooledFeatures((), self._confusion()), (yield from self._against())
        for indices in self._batches(self.order(), self._few):
            quantised = as_judged(answers.whole(indices))
            gathered.add(indices, quantised, self._features(quantised), 0.0)
            self._look(gathered.seen, indices, quantised)
            yield Working()
        return evaluation_of(gathered, score)

    def extend(
        self, begun: Evaluation, generator: Network, pictures: int | None = None
    ) -> Generator[Event, None, Evaluation]:
        """The evaluation of the same generator on more pictures; only what is new is generated.

        Equals measuring on as many at once.
        """
        return (yield from self._evaluate(begun.gathered.copied(), generator, pictures))

    def _evaluate(
        self, gathered: PooledFeatures, generator: Network, pictures: int | None
    ) -> Generator[Event, None, Evaluation]:
        score = yield from self._against()
        generator = generator.to(self.compute.device).eval()
        order = self.order()[:pictures]
        size = self._at_once(generator)
        for indices in self._batches(order[gathered.count :], size):
            source = self.held.sources(indices)
            made, spent = self._generate(generator, source, indices, size)
            quantised = as_judged(made)
            gathered.add(indices, made, self._features(quantised), spent)
            for start in range(0, len(indices), self._few):
                few = slice(start, start + self._few)
                self._look(gathered.seen, indices[few], quantised[few])
            yield Working()
        return evaluation_of(gathered, score)

    def order(self) -> list[int]:
        """The indices of the sources, in the order they are scored in."""
        order = list(range(len(self.held)))
        stream(self.pictures.recipe.seed, "judging", "order").shuffle(order)
        return order

    def floor(self) -> Generator[Event, None, ScoreFloor]:
        """How far real pictures are from other real ones, in these features and this score."""
        real = yield from self._real_side()
        score = self._score_against
        rng = np.random.default_rng(seed_for(self.pictures.recipe.seed, "judging", "halves"))
        order = rng.permutation(len(real))
        one, other = real[order[: len(real) // 2]], real[order[len(real) // 2 :]]
        halves = score(one).distance(other) if len(one) > 1 else None
        against, others = yield from self._others(real)
        known = len(others) > 1 and len(against) > 1
        training = score(against).distance(others) if known else None
        return ScoreFloor(halves, len(one), training, len(others))

    @property
    def score_name(self) -> str:
        """Which score: frechet, kid or mind."""
        return self.pictures.recipe.search.score

    def quality_name(self, criterion: str) -> str:
        """What to call that which the search goes by: the distance in full, or mIoU."""
        return (
            "mIoU (%)" if criterion == "miou" else score_name(self.score_name, self.features.name)
        )

    def _score_against(self, real: Rows) -> Score:
        return score_against(self.score_name, self.features.name, real)

    def _others(self, real: Rows) -> Generator[Event, None, tuple[Rows, Rows]]:
        """References, and as many other real pictures that are not among them."""
        if not self.pictures.paired and self.references is self.pictures.references:
            # With unpaired pictures the training targets are references too, and come first.
            count = len(self.pictures.train_part.targets)
            return real[:count], real[count:]
        train = self.pictures.train
        count = min(len(self.held), train.reference_count)
        indices = [index * train.reference_count // count for index in range(count)]
        rows = yield from self._described(train, indices)
        return real, rows

    def _look(self, seen: ConfusionMatrix | None, indices: list[int], quantised: Tensor) -> None:
        if self.segmenter and seen and self.pictures.truth:
            truth = self.pictures.true_labels(self.part, indices)
            classes = self.pictures.truth.classes
            seen.add(
                self.segmenter(quantised).numpy(),
                scored_labels(truth, classes, self.segmenter.classes),
            )

    def _confusion(self) -> ConfusionMatrix | None:
        return ConfusionMatrix(self.segmenter.classes) if self.segmenter else None

    def _against(self) -> Generator[Event, None, Score]:
        if self._score is None:
            self._score = self._score_against((yield from self._real_side()))
        return self._score

    def _real_side(self) -> Generator[Event, None, Rows]:
        if self._real is None:
            indices = list(range(self.references.reference_count))
            self._real = yield from kept_rows(
                reference_items(self.pictures, self.references),
                self.references.size,
                self.features,
                lambda: self._described(self.references, indices),
            )
        return self._real

    def _described(self, pictures: PictureSet, indices: list[int]) -> Generator[Event, None, Rows]:
        """Features of targets."""
        rows = []
        for batch in self._batches(indices, self._few):
            with self.compute.exact():
                rows.append(self.features(as_judged(pictures.targets(batch))))
            yield Working()
        return np.concatenate(rows)

    def _at_once(self, generator: Network) -> int:
        return batch_size(generator, self.held.size, len(self.held), self.compute)

    def _features(self, quantised: Tensor) -> Rows:
        """The same numbers however many pictures come at once, to the last bit on a CPU."""
        with self.compute.exact():
            return np.concatenate([self.features(few) for few in quantised.split(self._few)])

    @property
    def _few(self) -> int:
        """How many pictures features are taken of at once."""
        return 1 if self.compute.device.type == "cpu" else 32

    @torch.inference_mode()
    def _generate(
        self, generator: Network, source: Tensor, indices: list[int], size: int
    ) -> tuple[Tensor, float]:
        """Pictures, and the seconds they took.

        On a CPU `size` at once, whatever is left: a picture's last bits depend on how many others
        are made with it, though not on which, and must not depend on where scoring began.
        """
        whole = indices + indices[-1:] * (size - len(indices)) if self._few == 1 else indices
        repeated = [min(index, len(indices) - 1) for index in range(len(whole))]
        source = self.compute.to_device(source[repeated])
        styles = styles_for(generator, whole, self.pictures.recipe.seed)
        styles = {name: self.compute.to_device(style) for name, style in styles.items()}
        clock = steady_clock(self.compute.device, torch.get_num_threads())
        with self.compute.exact():
            if self._warmed != (generator, source.shape):
                # On a graphics card the first pass of a shape chooses how it is computed.
                self._warm(generator, source, styles)
            self.compute.synchronise()
            started = clock()
            pictures = generator(source, **styles)
            self.compute.synchronise()
        share = len(indices) / len(whole)
        return pictures[: len(indices)], (clock() - started) * share

    def _warm(self, generator: Network, source: Tensor, styles: dict[str, Tensor]) -> None:
        self._warmed = generator, source.shape
        if self.compute.device.type == "cuda":
            generator(source, **styles)

    def _batches(self, indices: list[int], size: int) -> Iterator[list[int]]:
        for start in range(0, len(indices), size):
            yield indices[start : start + size]


def record_floor(run: Run, evaluator: Evaluator) -> Generator[Event, None, None]:
    """Measure the floor of the evaluator's score, once a run; it is the fact "floor"."""
    with run.record(write=True) as record:
        if not record.facts("floor"):
            floor = yield from evaluator.floor()
            about = {"score": evaluator.score_name, "features": evaluator.features.name}
            record.set_fact("floor", floor.document() | about)


def open_features(
    run: Run, pictures: Pictures, compute: Compute
) -> Generator[Event, None, Features]:
    """The recipe's features, as the generator's return value.

    The encoder is trained on the first call and read from the cache after that.
    """
    search = run.recipe.search
    if search.features != ENCODER:
        check_judge(run.recipe, search.features, "search.features")
        return extractor(search.features, optional_path(search.weights), compute.device)
    named = pictures.fingerprint + _turned(pictures) + device_mark(compute.device)
    name = f"{named}-{run.recipe.seed}-{search.encoder_steps}"
    path = cache_home() / "encoders" / f"{name}.safetensors"
    with suppress(UserError):  # a damaged one is trained again, to the same numbers
        return EncoderFeatures.load(path, compute.device)
    yield Notice("info", "Training the encoder that judges the candidates.")
    yield from _train_encoder(run, pictures, path, compute)
    return EncoderFeatures.load(path, compute.device)


def features_name(recipe: Recipe, pictures: Pictures) -> str:
    """What the recipe's features will be called, as far as that is known before they are opened."""
    search = recipe.search
    if search.features != ENCODER:
        return ""
    name = pictures.fingerprint + _turned(pictures) + device_mark(chosen_device(recipe.engine))
    return encoder_name(name, recipe.seed, search.encoder_steps)


def check_features(recipe: Recipe) -> None:
    """Raises UserError where a judge is unknown, has no weights file, or took part in training."""
    if recipe.search.features != ENCODER:
        check_judge(recipe, recipe.search.features, "search.features")
        check_extractor(recipe.search.features, optional_path(recipe.search.weights))
    check_third_judge(recipe)


def device_mark(device: torch.device) -> str:
    """Marks what was trained on a graphics card: its numbers differ from a CPU's."""
    return "" if device.type == "cpu" else f"-{device.type}"


def _train_encoder(run: Run, pictures: Pictures, path: Path, compute: Compute) -> Iterator[Event]:
    steps = run.recipe.search.encoder_steps
    yield Planned(steps, "encoder steps")
    examples = _EncoderPairs(pictures)

    def training(keeper: KeptBeside) -> Generator[tuple[int, int, float], None, EncoderFeatures]:
        return train_encoder(
            examples,
            list(range(len(examples))),
            run.recipe.seed,
            steps,
            pictures.fingerprint + _turned(pictures) + device_mark(compute.device),
            device=compute.device,
            task=source_from_photo if pictures.paired else quarter_turns,
            keeper=keeper,
        )

    yield from train_beside(path, "encoder", training)


def _turned(pictures: Pictures) -> str:
    """Marks encoders of photos alone, in names of features and files."""
    return "" if pictures.paired else "-turned"


class _EncoderPairs:
    """What the encoder learns from: sources, label maps in their colours, and photos.

    Unpaired photos have no source, and their task needs none: they come twice.
    """

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures

    def __len__(self) -> int:
        return self.pictures.train.reference_count

    def batch(self, indices: Sequence[int]) -> tuple[Tensor, Tensor]:
        """The sources and the photos, (n, 3, h, w) in [-1, 1] both."""
        if self.pictures.paired:
            source, photo = self.pictures.train.batch(indices)
            return self.pictures.shown(source), as_rgb(photo)
        photo = as_rgb(self.pictures.train.targets(indices))
        return photo, photo
