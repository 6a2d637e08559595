"""How good a generator is: its pictures of held-out sources, their features, one distance."""

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from core.compute import Compute
from core.data.picture_set import PictureSet
from core.events import Event, Notice, Planned, Step, Working
from core.metrics.confusion import ConfusionMatrix, scored_labels
from core.metrics.encoder import (
    EncoderFeatures,
    encoder_name,
    quarter_turns,
    source_from_photo,
    train_encoder,
)
from core.metrics.features import Features, check_extractor, extractor
from core.metrics.scores import SCORES, Score
from core.metrics.segmentation import Segmenter
from core.nets.generator import Generator as Network
from core.nets.latency import steady_clock
from core.nets.styles import styles_for
from core.paths import cache_home
from core.randomness import seed_for, stream
from core.recipe import ENCODER, Recipe
from core.run import Run
from core.stages.evaluating import BATCHES, chosen_batch, kept_rows, reference_items
from core.stages.judgement import Floor, Gathered, Judgement, Rows, judgement
from core.stages.pictures import Pictures, to_uint8


class Judge:
    """Judges generators on the same sources of one part of the data, in the same features.

    The real side is computed once, and kept on disk. Pictures are made as many at once as is
    fastest, and in float32 whatever training computes in; only features and the wanted pictures are
    kept, so that memory does not grow with the number of pictures. Where a generator takes styles,
    every source has one of its own, the same for each generator. With a `segmenter` the label maps
    it sees in the pictures are held against the true ones.

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

    def measure(
        self, generator: Network, keep: Sequence[int] = (), pictures: int | None = None
    ) -> Generator[Event, None, Judgement]:
        """Generate the first `pictures` (None: all), time them, take the score.

        Keeps the pictures of the places `keep` that are among them. Yields after every batch, so
        that it can be halted; returns the judgement.
        """
        gathered = Gathered(tuple(keep), self._confusion())
        return (yield from self._judged(gathered, generator, pictures))

    def extend(
        self, begun: Judgement, generator: Network, pictures: int | None = None
    ) -> Generator[Event, None, Judgement]:
        """The judgement of the same generator on more pictures; only what is new is generated.

        Equals measuring on as many at once.
        """
        return (yield from self._judged(begun.gathered.copied(), generator, pictures))

    def _judged(
        self, gathered: Gathered, generator: Network, pictures: int | None
    ) -> Generator[Event, None, Judgement]:
        score = yield from self._against()
        generator = generator.to(self.compute.device).eval()
        order = self.order()[:pictures]
        size = self._at_once(generator)
        for places in self._batches(order[gathered.count :], size):
            source = self.held.sources(places)
            made, spent = self._generate(generator, source, places, size)
            quantised = to_uint8(made)
            gathered.add(places, made, self._features(quantised), spent)
            for start in range(0, len(places), self._few):
                few = slice(start, start + self._few)
                self._look(gathered.seen, places[few], quantised[few])
            yield Working()
        return judgement(gathered, score)

    def order(self) -> list[int]:
        """The places of the sources, in the order they are judged in."""
        order = list(range(len(self.held)))
        stream(self.pictures.recipe.seed, "judging", "order").shuffle(order)
        return order

    def floor(self) -> Generator[Event, None, Floor]:
        """How far real pictures are from real ones, in these features and this score."""
        real = yield from self._real_side()
        score = SCORES[self.score_name]
        chance = np.random.default_rng(seed_for(self.pictures.recipe.seed, "judging", "halves"))
        order = chance.permutation(len(real))
        one, other = real[order[: len(real) // 2]], real[order[len(real) // 2 :]]
        halves = score(one).distance(other) if len(one) > 1 else None
        against, others = yield from self._others(real)
        known = len(others) > 1 and len(against) > 1
        training = score(against).distance(others) if known else None
        return Floor(halves, len(one), training, len(others))

    @property
    def score_name(self) -> str:
        """Which score: frechet, kid or mind."""
        return self.pictures.recipe.search.score

    def _others(self, real: Rows) -> Generator[Event, None, tuple[Rows, Rows]]:
        """References, and as many other real pictures that are not among them."""
        if not self.pictures.paired and self.references is self.pictures.references:
            # Of unpaired pictures the training targets are references too, and come first.
            count = len(self.pictures.train_part.targets)
            return real[:count], real[count:]
        train = self.pictures.train
        count = min(len(self.held), train.reference_count)
        places = [place * train.reference_count // count for place in range(count)]
        found = yield from self._described(train, places)
        return real, found

    def _look(self, seen: ConfusionMatrix | None, places: list[int], quantised: Tensor) -> None:
        if self.segmenter and seen and self.pictures.truth:
            truth = self.pictures.true_labels(self.part, places)
            classes = self.pictures.truth.classes
            seen.add(
                self.segmenter(quantised).numpy(),
                scored_labels(truth, classes, self.segmenter.classes),
            )

    def _confusion(self) -> ConfusionMatrix | None:
        return ConfusionMatrix(self.segmenter.classes) if self.segmenter else None

    def _against(self) -> Generator[Event, None, Score]:
        if self._score is None:
            self._score = SCORES[self.score_name]((yield from self._real_side()))
        return self._score

    def _real_side(self) -> Generator[Event, None, Rows]:
        if self._real is None:
            places = list(range(self.references.reference_count))
            self._real = yield from kept_rows(
                reference_items(self.pictures, self.references),
                self.references.size,
                self.features,
                lambda: self._described(self.references, places),
            )
        return self._real

    def _described(self, pictures: PictureSet, places: list[int]) -> Generator[Event, None, Rows]:
        """Features of targets."""
        found = []
        for batch in self._batches(places, self._few):
            found.append(self.features(to_uint8(pictures.targets(batch))))
            yield Working()
        return np.concatenate(found)

    def _at_once(self, generator: Network) -> int:
        first = self.held.sources(self.order()[: max(BATCHES)])
        return chosen_batch(generator, first, self.compute, self.pictures.recipe.seed)

    def _features(self, quantised: Tensor) -> Rows:
        """The same numbers however many pictures come at once, to the last bit on a CPU."""
        return np.concatenate([self.features(few) for few in quantised.split(self._few)])

    @property
    def _few(self) -> int:
        """How many pictures features are taken of at once."""
        return 1 if self.compute.device.type == "cpu" else 32

    @torch.inference_mode()
    def _generate(
        self, generator: Network, source: Tensor, places: list[int], size: int
    ) -> tuple[Tensor, float]:
        """Pictures, and the seconds they took.

        On a CPU `size` at once, whatever is left: a picture's last bits depend on how many others
        are made with it, though not on which, and are to be the same wherever judging began.
        """
        whole = places + places[-1:] * (size - len(places)) if self._few == 1 else places
        repeated = [min(place, len(places) - 1) for place in range(len(whole))]
        source = self.compute.put(source[repeated])
        styles = styles_for(generator, whole, self.pictures.recipe.seed)
        styles = {name: self.compute.put(style) for name, style in styles.items()}
        clock = steady_clock(self.compute.device, torch.get_num_threads())
        started = clock()
        pictures = generator(source, **styles)
        if self.compute.device.type == "cuda":
            torch.cuda.synchronize()
        share = len(places) / len(whole)
        return pictures[: len(places)], (clock() - started) * share

    def _batches(self, places: list[int], size: int) -> Iterator[list[int]]:
        for start in range(0, len(places), size):
            yield places[start : start + size]


def record_floor(run: Run, judge: Judge) -> Generator[Event, None, None]:
    """Measure the floor of the judge's score, once a run; it is the fact "floor"."""
    record = run.record(write=True)
    if not record.facts("floor"):
        found = yield from judge.floor()
        about = {"score": judge.score_name, "features": judge.features.name}
        record.set_fact("floor", found.document() | about)
    record.close()


def open_features(
    run: Run, pictures: Pictures, compute: Compute
) -> Generator[Event, None, Features]:
    """The recipe's features, as the generator's return value.

    The encoder is trained on the first call and read from the cache after that.
    """
    search = run.recipe.search
    if search.features != ENCODER:
        return extractor(search.features, _weights(run.recipe), compute.device)
    name = f"{pictures.fingerprint}{_turned(pictures)}-{run.recipe.seed}-{search.encoder_steps}"
    path = cache_home() / "encoders" / f"{name}.safetensors"
    if not path.is_file():
        yield Notice("info", "Training the encoder that judges the candidates.")
        yield from _train_encoder(run, pictures, path)
    return EncoderFeatures.load(path)


def features_name(recipe: Recipe, pictures: Pictures) -> str:
    """What the recipe's features will be called, as far as that is known before they are opened."""
    search = recipe.search
    if search.features != ENCODER:
        return ""
    name = pictures.fingerprint + _turned(pictures)
    return encoder_name(name, recipe.seed, search.encoder_steps)


def check_features(recipe: Recipe) -> None:
    """Raises UserError where the recipe's features are unknown, or their weights file missing."""
    if recipe.search.features != ENCODER:
        check_extractor(recipe.search.features, _weights(recipe))


def _weights(recipe: Recipe) -> Path | None:
    return Path(recipe.search.weights).expanduser() if recipe.search.weights else None


def _train_encoder(run: Run, pictures: Pictures, path: Path) -> Iterator[Event]:
    steps = run.recipe.search.encoder_steps
    yield Planned(steps, "encoder steps")
    lessons = _Lessons(pictures)
    training = train_encoder(
        lessons,
        list(range(len(lessons))),
        run.recipe.seed,
        steps,
        pictures.fingerprint + _turned(pictures),
        lesson=source_from_photo if pictures.paired else quarter_turns,
    )
    while True:
        try:
            step, _, loss = next(training)
        except StopIteration as done:
            path.parent.mkdir(parents=True, exist_ok=True)
            done.value.save(path)
            return
        yield Step(step, {"encoder": loss})


def _turned(pictures: Pictures) -> str:
    """Tells encoders of photos alone from those of pairs, in names of features and files."""
    return "" if pictures.paired else "-turned"


class _Lessons:
    """What the encoder learns from: sources, label maps in their colours, and photos.

    Unpaired photos have no source of their own, and their lesson needs none: they come twice.
    """

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures

    def __len__(self) -> int:
        return self.pictures.train.reference_count

    def batch(self, indices: Sequence[int]) -> tuple[Tensor, Tensor]:
        """The sources and the photos, (n, 3, h, w) in [-1, 1] both."""
        if self.pictures.paired:
            source, photo = self.pictures.train.batch(indices)
            return self.pictures.shown(source), photo
        photo = self.pictures.train.targets(indices)
        return photo, photo
