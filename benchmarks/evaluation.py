"""A candidate's evaluation, whole: 100 pictures of 128x128 generated, described and compared."""

import warnings
from collections.abc import Callable
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F
from torch.profiler import ProfilerActivity, profile

from benchmarks.distance import published_distance
from benchmarks.measure import interleaved, report
from benchmarks.peak import report_peaks
from benchmarks.published import published_network
from core.evaluation.inference import BATCHES, batch_size
from core.evaluation.pixels import to_uint8
from core.metrics.encoder import WIDTHS, Encoder, EncoderFeatures
from core.metrics.frechet import Gaussian, frechet_distance
from core.nets.architecture import parse_architecture, uniform
from core.nets.initialise import initialise
from core.nets.resnet import ResNetGenerator
from core.runtime.compute import Compute, keep_freed_memory

ARCHITECTURE = parse_architecture("24_24_40_56_24_56_16_40")
PICTURES, SIZE, BATCH = 100, 128, 32
PUBLISHED, SAME, OURS = (
    "published: batch 32, Inception, sqrtm",
    "ours with Inception",
    "ours, the encoder as by default",
)
Rows = NDArray[np.float64]


class Evaluation:
    """The same sub-generator, judged in each of the ways."""

    def __init__(self) -> None:
        with torch.random.fork_rng():
            torch.manual_seed(0)
            self.supernet = ResNetGenerator("elastic", uniform(64))
            initialise(self.supernet, 0)
            self.sources = torch.rand(PICTURES, 3, SIZE, SIZE) * 2 - 1
            self.inception = _inception()
        self.encoder = _encoder()
        self.published = published_network(self.supernet)
        # As a search does: what is known of the real side is known before.
        real = np.random.default_rng(0).normal(size=(PICTURES, 2048))
        self.known = real.mean(0), np.cov(real, rowvar=False)
        self.sides = {n: Gaussian.of(real[:, :n]) for n in (2048, self.encoder.dimension)}

    @torch.no_grad()
    def as_published(self) -> float:
        made = [self.published(part, ARCHITECTURE) for part in self.sources.split(BATCH)]
        pictures = torch.cat([((part + 1) / 2 * 255).to(torch.uint8) for part in made])
        rows = [self.inception(_enlarged(part)) for part in pictures.split(BATCH)]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of fewer pictures than numbers, as published
            return published_distance(self.known, torch.cat(rows).double().numpy())

    def as_here(self, describe: Callable[[Tensor], Rows]) -> float:
        rows = [describe(q) for made in self.generated() for q in to_uint8(made).split(1)]
        result = np.concatenate(rows)
        return frechet_distance(self.sides[result.shape[1]], result)

    @torch.inference_mode()
    def generated(self, batch: int | None = None) -> list[Tensor]:
        """The pictures, as many at once as the trial chose."""
        student = self.supernet.cut(ARCHITECTURE).eval()
        compute = Compute(torch.device("cpu"))
        height, width = self.sources.shape[2:]
        size = batch or batch_size(student, (height, width), len(self.sources), compute)
        return [student(part) for part in self.sources.split(size)]

    @torch.inference_mode()
    def in_inception(self, pictures: Tensor) -> Rows:
        result: Rows = self.inception(_enlarged(pictures)).double().numpy()
        return result

    @property
    def ways(self) -> dict[str, Callable[[], object]]:
        return {
            PUBLISHED: self.as_published,
            SAME: partial(self.as_here, self.in_inception),
            OURS: partial(self.as_here, self.encoder),
        }


def run(repeats: int) -> None:
    """Time of each way, then its memory, what the pictures take of it, and a profile of ours."""
    evaluation = Evaluation()
    repeats = min(repeats, 3)
    title = f"A candidate's evaluation, {PICTURES} pictures, {SIZE}x{SIZE}"
    report(title, interleaved(evaluation.ways, repeats))
    report_peaks("evaluation", evaluation.ways)
    keep_freed_memory()
    _pictures(evaluation, repeats)
    _profile(evaluation)


def once(way: str) -> None:
    """One evaluation, for its memory."""
    Evaluation().ways[way]()


@torch.inference_mode()
def _pictures(evaluation: Evaluation, repeats: int) -> None:
    """Batches, layouts and types for the pictures alone, and how far their values are apart."""
    plain = evaluation.supernet.cut(ARCHITECTURE).eval()
    last = evaluation.supernet.cut(ARCHITECTURE).eval().to(memory_format=torch.channels_last)
    sources = evaluation.sources[:BATCH]

    def made(network: nn.Module, batch: int) -> Tensor:
        return torch.cat([network(part) for part in sources.split(batch)])

    def in_bfloat16(network: nn.Module, batch: int) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return made(network, batch).float()

    ways = {f"batches of {n}": partial(made, plain, n) for n in (*BATCHES, BATCH)}
    ways |= {f"channels-last, batches of {n}": partial(made, last, n) for n in (1, 8)}
    ways |= {f"bfloat16, batches of {n}": partial(in_bfloat16, plain, n) for n in (1, 8)}
    ways["bfloat16, channels-last, one by one"] = partial(in_bfloat16, last, 1)
    report(f"  {BATCH} pictures of it", interleaved(ways, repeats))
    exact = made(plain, 1)
    for name, way in ways.items():
        gap = (way() - exact).abs()
        print(f"  {name:<44} differ by {127.5 * float(gap.max()):.4f} grey levels at most")


def _profile(evaluation: Evaluation) -> None:
    with profile(activities=[ProfilerActivity.CPU]) as seen:
        evaluation.ways[OURS]()
    times = {item.key: item.self_cpu_time_total for item in seen.key_averages()}
    whole = sum(times.values())
    print("\n  Where the time of ours goes:")
    for key, spent in sorted(times.items(), key=lambda item: -item[1])[:8]:
        print(f"  {key:<44} {spent / whole:6.1%}")


def _inception() -> nn.Module:
    """Inception V3 up to its 2048 pooled features, with any weights: they change no time."""
    from torchvision.models import inception_v3

    network = inception_v3(weights=None, aux_logits=False, init_weights=False)
    network.fc = nn.Identity()
    return network.eval()


def _encoder() -> EncoderFeatures:
    count = 2 * sum(WIDTHS)
    with torch.random.fork_rng():
        return EncoderFeatures("timed", Encoder(WIDTHS), np.zeros(count), np.ones(count), "cpu")


def _enlarged(pictures: Tensor) -> Tensor:
    return F.interpolate(pictures.float() / 127.5 - 1, (299, 299), mode="bilinear")
