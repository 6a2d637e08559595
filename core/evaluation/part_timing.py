"""Times the parts of a run's teacher and of a few of its sub-generators, on this machine."""

from collections.abc import Generator

import torch

from core.compute import open_compute
from core.events import Event, Planned, Step
from core.families.plan import supernet_description
from core.nets.described import Description, create, described_cost, sub_description
from core.nets.latency import steady_clock
from core.nets.part_latency import part_milliseconds
from core.nets.parts import part_costs, part_finder
from core.randomness import stream
from core.run import Run
from core.search.latency_model import spread_over_costs
from core.search.part_times import PartTimes, what_is_timed
from core.search.space import space_of

ARCHITECTURES = 12


def time_parts(run: Run) -> Generator[Event, None, PartTimes]:
    """Time and keep them; weights change no time, so the networks are made with any.

    On the processor, with as many threads as the recipe says. Nothing is written into the run.
    """
    record = run.record()
    teacher = run.teacher(record)
    record.close()
    supernet = supernet_description(teacher, run.recipe)
    size = run.recipe.data.height, run.recipe.data.width
    open_compute(run.recipe.engine)
    sample = _sample(run, supernet, size)
    yield Planned(len(sample) + 1, "networks")
    times = []
    for count, described in enumerate([teacher, *sample], 1):
        times.append(_timed(described, size))
        yield Step(count)
    costs = [{p.title: c for p, c in part_costs(item, *size).items()} for item in sample]
    threads = torch.get_num_threads()
    about = f"{threads} thread{'s' if threads > 1 else ''}, one picture of {size[0]}x{size[1]}"
    found = PartTimes.fit(costs, times[1:], times[0], about)
    found.keep(what_is_timed(teacher, supernet, size))
    return found


def _sample(run: Run, supernet: Description, size: tuple[int, int]) -> list[Description]:
    def macs(architecture: tuple[int, ...]) -> float:
        return described_cost(sub_description(supernet, architecture), *size).macs

    space = space_of(run.recipe.distill.space)
    chosen = spread_over_costs(space, macs, ARCHITECTURES, stream(0, "parts"))
    return [sub_description(supernet, architecture) for architecture in chosen]


def _timed(described: Description, size: tuple[int, int]) -> dict[str, float]:
    with torch.random.fork_rng(devices=[]):
        network = create(described)
    clock = steady_clock(torch.device("cpu"), torch.get_num_threads())
    return part_milliseconds(network, part_finder(described), *size, clock=clock)
