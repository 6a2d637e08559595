"""Measured latency: MACs tell less than half of how fast a compressed network gets."""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Generator as Rounds
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor

from core.nets.generator import Generator
from core.nets.styles import styles_for
from core.runtime.cancellation import check_cancelled
from core.runtime.generators import Followed

WARM_UP = 3
Clock = Callable[[], float]
"""Gives seconds since any fixed moment."""


@dataclass(frozen=True)
class Latency:
    """Milliseconds for one picture: the median, and the distance between the quartiles."""

    median_ms: float
    spread_ms: float
    repeats: int

    @classmethod
    def of(cls, times: Sequence[float]) -> "Latency":
        """From the times of at least two passes, in milliseconds."""
        low, median, high = statistics.quantiles(times, n=4, method="inclusive")
        return cls(median, high - low, len(times))


def measure_latency(
    module: Generator,
    height: int,
    width: int,
    repeats: int = 20,
    threads: int | None = None,
    clock: Clock = time.perf_counter,
) -> Latency:
    """Time one network; see `measure_latencies`."""
    return measure_latencies([module], height, width, repeats, threads, clock)[0]


def measure_latencies(
    modules: Sequence[Generator],
    height: int,
    width: int,
    repeats: int = 20,
    threads: int | None = None,
    clock: Clock = time.perf_counter,
) -> list[Latency]:
    """Time networks in turns on one picture of height × width, each where its weights are.

    In turns, A B C A B C …, so that whatever else the machine does hits all of them alike. Every
    turn is a pass that is not timed and one that is, `repeats` (at least 2) of them. Networks that
    take a style are given one. `threads` is the number of CPU threads to use meanwhile, None for
    as many as torch uses now. `clock` counts the time; see `steady_clock`. The modules' modes and
    torch's threads and random numbers are as before afterwards.
    """
    rounds = timed_in_turns(modules, height, width, repeats, threads, clock)
    followed = Followed(rounds)
    for _ in followed:
        check_cancelled()
    return followed.result


def timed_in_turns(
    modules: Sequence[Generator],
    height: int,
    width: int,
    repeats: int = 20,
    threads: int | None = None,
    clock: Clock = time.perf_counter,
) -> Rounds[None, None, list[Latency]]:
    """`measure_latencies` that yields after every round, so that it can be halted there.

    Between the yields torch's threads and the modules' modes are as before. Raises ValueError for
    fewer than two repeats.
    """
    if repeats < 2:
        raise ValueError("a spread needs at least two repeats")
    passes = [_pass_of(module, height, width, clock) for module in modules]
    times: list[list[float]] = [[] for _ in modules]
    with _ready(modules, threads):
        for run in passes:
            for _ in range(WARM_UP):
                run()
    for _ in range(repeats):
        yield
        with _ready(modules, threads):
            for run, durations in zip(passes, times, strict=True):
                run()
                durations.append(run())
    return [Latency.of(durations) for durations in times]


def steady_clock(device: torch.device, threads: int) -> Clock:
    """The clock that other programs disturb least.

    One thread on a CPU does all the work itself, so its processor time is what a pass takes on a
    quiet machine: five times less than the wall clock shows where five others want the cores. Where
    several threads or a device take part, the wall clock is all there is.
    """
    alone = device.type == "cpu" and threads == 1
    return time.thread_time if alone else time.perf_counter


def _pass_of(module: Generator, height: int, width: int, clock: Clock) -> Callable[[], float]:
    """One forward pass over the same picture, in milliseconds."""
    weight = next(module.parameters())
    picture = torch.linspace(-1, 1, module.in_channels * height * width)
    picture = picture.view(1, module.in_channels, height, width).to(weight)
    style = styles_for(module, [0], 0)
    return lambda: _timed(module, picture, style, clock)


@contextmanager
def _ready(modules: Sequence[Generator], threads: int | None) -> Iterator[None]:
    with ExitStack() as stack:
        stack.enter_context(_threads(threads))
        for module in modules:
            stack.enter_context(_evaluating(module))
        stack.enter_context(torch.inference_mode())
        yield


def _timed(module: Generator, picture: Tensor, style: dict[str, Tensor], clock: Clock) -> float:
    _settle(picture)
    start = clock()
    module(picture, **style)
    _settle(picture)
    return 1000 * (clock() - start)


def _settle(picture: Tensor) -> None:
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
