"""Measuring on a machine that other work shares: interleaved, repeated, median and spread."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """Seconds of each repeat of one way of doing a thing, and of the processor's work in them.

    With one thread the second is what the first would be on a quiet machine.
    """

    name: str
    seconds: list[float]
    processor: list[float]

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
    timings = [Timing(name, [], []) for name in ways]
    for _ in range(repeats):
        for timing, way in zip(timings, ways.values(), strict=True):
            started, worked = time.perf_counter(), time.process_time()
            way()
            timing.seconds.append(time.perf_counter() - started)
            timing.processor.append(time.process_time() - worked)
    return timings


def report(title: str, timings: list[Timing]) -> None:
    """Print medians, spreads, and each ratio to the first way; then the same of processor time."""
    print(f"\n{title}")
    first, work = timings[0].median, statistics.median(timings[0].processor)
    for timing in timings:
        worked = statistics.median(timing.processor)
        print(
            f"  {timing.name:<44} {timing.median * 1e3:10.1f} ms  ({timing.spread})"
            f"  {first / timing.median:7.2f}x   processor {worked * 1e3:10.1f} ms"
            f"  {work / max(worked, 1e-9):7.2f}x"
        )
