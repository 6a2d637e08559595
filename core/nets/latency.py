"""Measured latency: MACs tell less than half of how fast a compressed network gets."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch

from core.nets.generator import Generator

WARM_UP = 3


@dataclass(frozen=True)
class Latency:
    """Milliseconds for one picture: the median, and the distance between the quartiles."""

    median_ms: float
    spread_ms: float
    repeats: int


def measure_latency(
    module: Generator, height: int, width: int, repeats: int = 20, threads: int | None = None
) -> Latency:
    """Time the network on one picture of height × width, warmed up, where its weights are.

    `repeats` (at least 2) forward passes are timed one by one. `threads` is the number of CPU
    threads to use meanwhile, None for as many as torch uses now. The module's mode and torch's
    threads and random numbers are as before afterwards.
    """
    if repeats < 2:
        raise ValueError("a spread needs at least two repeats")
    weight = next(module.parameters())
    picture = torch.linspace(-1, 1, module.in_channels * height * width)
    picture = picture.view(1, module.in_channels, height, width).to(weight)
    with _threads(threads), _evaluating(module), torch.inference_mode():
        for _ in range(WARM_UP):
            _timed(module, picture)
        times = [_timed(module, picture) for _ in range(repeats)]
    low, median, high = statistics.quantiles(times, n=4, method="inclusive")
    return Latency(median, high - low, repeats)


def _timed(module: Callable[[torch.Tensor], torch.Tensor], picture: torch.Tensor) -> float:
    _settle(picture)
    start = time.perf_counter()
    module(picture)
    _settle(picture)
    return 1000 * (time.perf_counter() - start)


def _settle(picture: torch.Tensor) -> None:
    """Wait for a device that works asynchronously."""
    if picture.device.type == "cuda":
        torch.cuda.synchronize(picture.device)
    elif picture.device.type == "mps":
        torch.mps.synchronize()


@contextmanager
def _threads(count: int | None) -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(count or before)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@contextmanager
def _evaluating(module: torch.nn.Module) -> Iterator[None]:
    before = module.training
    module.eval()
    try:
        yield
    finally:
        module.train(before)
