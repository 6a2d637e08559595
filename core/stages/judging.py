"""How good a generator is: its pictures of held-out sources, their features, one distance."""

import statistics
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.compute import Compute
from core.events import Event, Notice, Planned, Step, Working
from core.metrics.confusion import ConfusionMatrix, scored_labels
from core.metrics.encoder import EncoderFeatures, train_encoder
from core.metrics.features import Features, check_extractor, extractor
from core.metrics.frechet import Gaussian, frechet_distance
from core.metrics.segmentation import Segmenter
from core.nets.generator import Generator as Network
from core.nets.styles import styles_for
from core.paths import cache_home
from core.recipe import ENCODER, Recipe
from core.run import Run
from core.stages.pictures import Pictures, to_uint8


class Judge:
    """Judges generators on the same sources of one part of the data, in the same features.

    The real side is computed once. Pictures are made one by one on a CPU, which is the fastest
    there, and in float32 whatever training computes in; only features and the wanted pictures are
    kept, so that memory does not grow with the number of pictures. Where a generator takes styles,
    every source has one of its own, the same for each generator. With a `segmenter` the label maps
    it sees in the pictures are held against the true ones.
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
        self.held = pictures.holdout if part == "holdout" else pictures.test
        self.references = pictures.references if part == "holdout" else pictures.test
        self.features, self.compute, self.segmenter = features, compute, segmenter
        self._real: Gaussian | None = None

    def measure(
        self, generator: Network, keep: Sequence[int] = ()
    ) -> Generator[Event, None, "Judgement"]:
        """Generate every picture, time it, take the distance; keeps the pictures at `keep`.

        Yields after every batch, so that it can be halted; returns the judgement.
        """
        real = yield from self._real_side()
        generator = generator.to(self.compute.device).eval()
        kept: dict[int, Tensor] = {}
        found, seconds, seen = [], [], self._confusion()
        for places in self._batches(len(self.held)):
            source = self.held.sources(places)
            pictures, spent = self._generate(generator, source, places)
            quantised = to_uint8(pictures)
            found.append(self.features(quantised))
            if self.segmenter and seen:
                seen.add(self.segmenter(quantised).numpy(), self._truth(source))
            seconds.append(spent / len(places))
            kept |= {p: pictures[i].cpu() for i, p in enumerate(places) if p in keep}
            yield Working()
        distance = frechet_distance(real, np.concatenate(found))
        shown = torch.stack([kept[place] for place in keep]) if keep else torch.empty(0)
        miou = 100 * seen.mean_iou if seen else None
        return Judgement(distance, 1000 * statistics.median(seconds), shown, miou)

    def _confusion(self) -> ConfusionMatrix | None:
        return ConfusionMatrix(self.segmenter.classes) if self.segmenter else None

    def _truth(self, source: Tensor) -> NDArray[Any]:
        """True class numbers (n, h, w), in the segmenter's numbering."""
        assert self.segmenter is not None
        numbers = source[:, 0].numpy().astype(np.int64)
        return scored_labels(numbers, self.pictures.inputs.classes, self.segmenter.classes)

    def _real_side(self) -> Generator[Event, None, Gaussian]:
        if self._real is None:
            found = []
            for places in self._batches(self.references.reference_count):
                found.append(self.features(to_uint8(self.references.targets(places))))
                yield Working()
            self._real = Gaussian.of(np.concatenate(found))
        return self._real

    @torch.inference_mode()
    def _generate(
        self, generator: Network, source: Tensor, places: list[int]
    ) -> tuple[Tensor, float]:
        source = self.compute.put(source)
        styles = styles_for(generator, places, self.pictures.recipe.seed)
        styles = {name: self.compute.put(style) for name, style in styles.items()}
        started = time.perf_counter()
        pictures = generator(source, **styles)
        if self.compute.device.type == "cuda":
            torch.cuda.synchronize()
        return pictures, time.perf_counter() - started

    def _batches(self, count: int) -> Iterator[list[int]]:
        size = 1 if self.compute.device.type == "cpu" else 32
        for start in range(0, count, size):
            yield list(range(start, min(start + size, count)))


@dataclass(frozen=True)
class Judgement:
    """A distance (lower is better), the median time of a picture (ms), and the kept pictures.

    `miou` (0 to 100, higher is better) is None where there is no segmenter.
    """

    distance: float
    latency_ms: float
    pictures: Tensor
    miou: float | None = None


def open_features(
    run: Run, pictures: Pictures, compute: Compute
) -> Generator[Event, None, Features]:
    """The recipe's features, as the generator's return value.

    The encoder is trained on the first call and read from the cache after that.
    """
    search = run.recipe.search
    if search.features != ENCODER:
        return extractor(search.features, _weights(run.recipe), compute.device)
    path = (
        cache_home()
        / "encoders"
        / f"{pictures.fingerprint}-{run.recipe.seed}-{search.encoder_steps}.safetensors"
    )
    if not path.is_file():
        yield Notice("info", "Training the encoder that judges the candidates.")
        yield from _train_encoder(run, pictures, path)
    return EncoderFeatures.load(path)


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
        pictures.fingerprint,
    )
    while True:
        try:
            step, _, loss = next(training)
        except StopIteration as done:
            path.parent.mkdir(parents=True, exist_ok=True)
            done.value.save(path)
            return
        yield Step(step, {"encoder": loss})


class _Lessons:
    """What the encoder learns from: a picture to predict, and the photo to predict it from.

    The source of the pair, label maps in their colours. Unpaired photos have no source: there the
    encoder predicts the photo itself.
    """

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures

    def __len__(self) -> int:
        return self.pictures.train.reference_count

    def batch(self, indices: Sequence[int]) -> tuple[Tensor, Tensor]:
        """The pictures to predict and the photos, (n, 3, h, w) in [-1, 1] both."""
        if self.pictures.paired:
            source, photo = self.pictures.train.batch(indices)
            return self.pictures.shown(source), photo
        photo = self.pictures.train.targets(indices)
        return photo, photo
