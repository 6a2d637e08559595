"""Measuring on a machine that other work shares: interleaved, repeated, median and spread."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """Seconds of each repeat of one way of doing a thing."""

    name: str
    seconds: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def spread(self) -> str:
        return f"{min(self.seconds) * 1e3:.1f}..{max(self.seconds) * 1e3:.1f}"


def interleaved(ways: dict[str, Callable[[], object]], repeats: int) -> list[Timing]:
    """Warm each way up once, then time A B A B …, so that a busy moment hits both alike."""
    for way in ways.values():
        way()
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(repeats):
        for name, way in ways.items():
            started = time.perf_counter()
            way()
            seconds[name].append(time.perf_counter() - started)
    return [Timing(name, found) for name, found in seconds.items()]


def report(title: str, timings: list[Timing]) -> None:
    """Print medians, spreads, and each ratio to the first way."""
    print(f"\n{title}")
    first = timings[0].median
    for timing in timings:
        print(
            f"  {timing.name:<44} {timing.median * 1e3:10.1f} ms  ({timing.spread})"
            f"  {first / timing.median:7.2f}x"
        )
