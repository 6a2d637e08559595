"""Times the parts of a run's teacher and of a few of its sub-generators, on this machine."""

from collections.abc import Generator

import torch

from core.nets.latency import steady_clock
from core.nets.network_config import NetworkConfig, config_cost, create, sub_config
from core.nets.part_latency import part_milliseconds
from core.nets.parts import part_costs, part_finder
from core.nets.space import space_of
from core.run.events import Event, Planned, Step
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.randomness import stream
from core.search.latency_model import spread_over_costs
from core.search.part_times import PartTimes, what_is_timed

ARCHITECTURES = 12


def time_parts(run: Run) -> Generator[Event, None, PartTimes]:
    """Time and keep them; weights change no time, so the networks are made with any.

    On the processor, with as many threads as the recipe says. Nothing is written into the run.
    """
    with run.record() as record:
        teacher, supernet = run.teacher(record), run.supernet(record)
    size = run.recipe.size
    open_compute(run.recipe.engine)
    sample = _sample(run, supernet, size)
    known = [teacher] if teacher else []
    yield Planned(len(sample) + len(known), "networks")
    times = []
    for count, described in enumerate([*known, *sample], 1):
        times.append(_timed(described, size))
        yield Step(count)
    costs = [{p.title: c for p, c in part_costs(item, *size).items()} for item in sample]
    threads = torch.get_num_threads()
    about = f"{threads} thread{'s' if threads > 1 else ''}, one picture of {size[0]}x{size[1]}"
    of_teacher = times[0] if known else {}
    part_times = PartTimes.fit(costs, times[len(known) :], of_teacher, about)
    part_times.keep(what_is_timed(teacher, supernet, size))
    return part_times


def _sample(run: Run, supernet: NetworkConfig, size: tuple[int, int]) -> list[NetworkConfig]:
    def macs(architecture: tuple[int, ...]) -> float:
        return config_cost(sub_config(supernet, architecture), *size).macs

    space = space_of(run.recipe.distill.space)
    chosen = spread_over_costs(space, macs, ARCHITECTURES, stream(0, "parts"))
    return [sub_config(supernet, architecture) for architecture in chosen]


def _timed(described: NetworkConfig, size: tuple[int, int]) -> dict[str, float]:
    with torch.random.fork_rng(devices=[]):
        network = create(described)
    clock = steady_clock(torch.device("cpu"), torch.get_num_threads())
    return part_milliseconds(network, part_finder(described), *size, clock=clock)
