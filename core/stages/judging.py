"""How good a generator is: its pictures of held-out sources, their features, one distance."""

import statistics
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from core.compute import Compute
from core.data.pictures import PairedPictures
from core.events import Event, Notice, Planned, Step
from core.metrics.encoder import EncoderFeatures, train_encoder
from core.metrics.features import Features, extractor
from core.metrics.frechet import Gaussian, frechet_distance
from core.paths import cache_home
from core.recipe import ENCODER
from core.run import Run
from core.stages.pictures import Pictures, to_uint8


@dataclass
class Judge:
    """Judges generators on the same pairs, in the same features.

    The real side is computed once. Pictures are made one by one on a CPU, which is the fastest
    there, and in float32 whatever training computes in.
    """

    pairs: PairedPictures
    features: Features
    compute: Compute

    @cached_property
    def sources(self) -> list[Tensor]:
        """The source pictures, in batches that suit the device."""
        size = 1 if self.compute.device.type == "cpu" else 32
        places = range(0, len(self.pairs), size)
        return [self.pairs.batch(list(range(p, min(p + size, len(self.pairs)))))[0] for p in places]

    @cached_property
    def real(self) -> Gaussian:
        """The Gaussian of the true pictures' features."""
        places = range(len(self.pairs))
        found = [self.features(to_uint8(self.pairs.batch([place])[1])) for place in places]
        return Gaussian.of(np.concatenate(found))

    def distance(self, generator: nn.Module) -> float:
        """Fréchet distance between the generator's pictures and the true ones."""
        return self.measure(generator).distance

    def pictures(self, generator: nn.Module) -> Tensor:
        """(n, 3, h, w) in [-1, 1], of every pair, on the CPU."""
        return self.measure(generator).pictures

    @torch.inference_mode()
    def measure(self, generator: nn.Module) -> "Judgement":
        """Generate every picture, time it, and take the distance."""
        generator = generator.to(self.compute.device).eval()
        pictures, found, seconds = [], [], []
        for source in self.sources:
            source = self.compute.put(source)
            started = time.perf_counter()
            picture = generator(source)
            if self.compute.device.type == "cuda":
                torch.cuda.synchronize()
            seconds.append((time.perf_counter() - started) / len(source))
            found.append(self.features(to_uint8(picture)))
            pictures.append(picture.cpu())
        distance = frechet_distance(self.real, np.concatenate(found))
        return Judgement(distance, 1000 * statistics.median(seconds), torch.cat(pictures))


@dataclass(frozen=True)
class Judgement:
    """A distance (lower is better), the median time of a picture (ms), and the pictures."""

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
        weights = Path(search.weights).expanduser() if search.weights else None
        return extractor(search.features, weights, compute.device)
    path = (
        cache_home()
        / "encoders"
        / f"{pictures.fingerprint}-{run.recipe.seed}-{search.encoder_steps}.safetensors"
    )
    if not path.is_file():
        yield Notice("info", "Training the encoder that judges the candidates.")
        yield from _train_encoder(run, pictures, path)
    return EncoderFeatures.load(path)


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
