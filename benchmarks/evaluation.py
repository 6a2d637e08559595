"""A candidate's evaluation: pictures, features, distance."""

import numpy as np
import torch

from benchmarks.distance import published_distance
from benchmarks.measure import interleaved, report
from benchmarks.published import published_network
from core.compute import keep_freed_memory
from core.metrics.frechet import Gaussian, frechet_distance
from core.nets.architecture import parse_architecture, uniform
from core.nets.initialise import initialise
from core.nets.resnet import ResNetGenerator

ARCHITECTURE = parse_architecture("24_24_40_56_24_56_16_40")
PICTURES, SIZE, DIMENSION, BATCH = 32, 256, 2048, 32


def run(repeats: int) -> None:
    """The same sub-generator judged as published (one batch of 32, sqrtm), and as here.

    Feature extraction is the same network either way and is left out; features are numbers.
    """
    supernet = ResNetGenerator("elastic", uniform(64))
    initialise(supernet, 0)
    sources = torch.rand(PICTURES, 3, SIZE, SIZE) * 2 - 1
    chance = np.random.default_rng(0)
    real, fake = (chance.normal(size=(140, DIMENSION)) for _ in range(2))
    known, gaussian = (real.mean(0), np.cov(real, rowvar=False)), Gaussian.of(real)
    published = published_network(supernet)

    @torch.no_grad()
    def as_published() -> None:
        for batch in sources.split(BATCH):
            published(batch, ARCHITECTURE)

    @torch.inference_mode()
    def as_here() -> None:
        student = supernet.cut(ARCHITECTURE).eval()
        for source in sources.split(1):
            student(source)

    ways = {
        "published: batch 32, then sqrtm": lambda: (
            as_published(),
            published_distance(known, fake),
        ),
        "ours: one by one, then n x n": lambda: (as_here(), frechet_distance(gaussian, fake)),
    }
    title = f"A candidate's evaluation, {PICTURES} pictures, {SIZE}x{SIZE}"
    report(title, interleaved(ways, min(repeats, 3)))
    pictures = {"published: batch 32": as_published, "ours: one by one": as_here}
    report("  of which the pictures", interleaved(pictures, min(repeats, 3)))
    keep_freed_memory()
    report("  the pictures, with freed memory kept", interleaved(pictures, min(repeats, 3)))
