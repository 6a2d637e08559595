"""How good a generator is: its pictures of held-out sources, their features, one distance."""

import statistics
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from core.compute import Compute
from core.data.pictures import PairedPictures
from core.events import Event, Notice, Planned, Step, Working
from core.metrics.encoder import EncoderFeatures, train_encoder
from core.metrics.features import Features, check_extractor, extractor
from core.metrics.frechet import Gaussian, frechet_distance
from core.paths import cache_home
from core.recipe import ENCODER, Recipe
from core.run import Run
from core.stages.pictures import Pictures, to_uint8


class Judge:
    """Judges generators on the same pairs, in the same features.

    The real side is computed once. Pictures are made one by one on a CPU, which is the fastest
    there, and in float32 whatever training computes in; only features and the wanted pictures are
    kept, so that memory does not grow with the number of pairs.
    """

    def __init__(self, pairs: PairedPictures, features: Features, compute: Compute) -> None:
        self.pairs, self.features, self.compute = pairs, features, compute
        self._real: Gaussian | None = None

    def measure(
        self, generator: nn.Module, keep: Sequence[int] = ()
    ) -> Generator[Event, None, "Judgement"]:
        """Generate every picture, time it, take the distance; keeps the pictures at `keep`.

        Yields after every batch, so that it can be halted; returns the judgement.
        """
        real = yield from self._real_side()
        generator = generator.to(self.compute.device).eval()
        kept: dict[int, Tensor] = {}
        found, seconds = [], []
        for places in self._batches():
            pictures, spent = self._generate(generator, places)
            found.append(self.features(to_uint8(pictures)))
            seconds.append(spent / len(places))
            kept |= {p: pictures[i].cpu() for i, p in enumerate(places) if p in keep}
            yield Working()
        distance = frechet_distance(real, np.concatenate(found))
        shown = torch.stack([kept[place] for place in keep]) if keep else torch.empty(0)
        return Judgement(distance, 1000 * statistics.median(seconds), shown)

    def _real_side(self) -> Generator[Event, None, Gaussian]:
        if self._real is None:
            found = []
            for places in self._batches():
                found.append(self.features(to_uint8(self.pairs.batch(places)[1])))
                yield Working()
            self._real = Gaussian.of(np.concatenate(found))
        return self._real

    @torch.inference_mode()
    def _generate(self, generator: nn.Module, places: list[int]) -> tuple[Tensor, float]:
        source = self.compute.put(self.pairs.batch(places)[0])
        started = time.perf_counter()
        pictures = generator(source)
        if self.compute.device.type == "cuda":
            torch.cuda.synchronize()
        return pictures, time.perf_counter() - started

    def _batches(self) -> Iterator[list[int]]:
        size = 1 if self.compute.device.type == "cpu" else 32
        for start in range(0, len(self.pairs), size):
            yield list(range(start, min(start + size, len(self.pairs))))


@dataclass(frozen=True)
class Judgement:
    """A distance (lower is better), the median time of a picture (ms), and the kept pictures."""

    distance: float
    latency_ms: float
    pictures: Tensor


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
    training = train_encoder(
        pictures.train,
        list(range(len(pictures.train))),
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
