"""Latency on this machine: timed once for each network and kept, and predicted for the rest."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import psutil
import torch

from core.compute import Compute
from core.errors import UserError
from core.events import Event, Notice, Working
from core.nets.architecture import Architecture, architecture_text, parse_architecture
from core.nets.described import (
    Description,
    create,
    described_cost,
    described_layers,
    sub_description,
)
from core.nets.generator import Generator as Network
from core.nets.generator import describe
from core.nets.latency import Latency, steady_clock, timed_in_turns
from core.randomness import stream
from core.run import Run
from core.search.latency_model import FEWEST, LatencyModel, spread_over_costs
from core.search.space import space_of
from core.timings import FRONT_FACT, MODEL_FACT, Timings, machine

ARCHITECTURES = 40
REPEATS = 12
TOGETHER = 8
"""How many networks are held and timed in turns at once."""

Size = tuple[int, int]


@dataclass(frozen=True)
class Conditions:
    """What a latency depends on besides the network and the machine."""

    height: int
    width: int
    device: str
    threads: int
    clock: str
    """"processor" time, or "wall" where more than one thread does the work."""

    @classmethod
    def of(cls, size: Size, compute: Compute) -> "Conditions":
        """Pictures of this size, one by one, on that device with the threads torch has now."""
        threads = torch.get_num_threads()
        clock = steady_clock(compute.device, threads).__name__
        return cls(*size, device_name(compute), threads, CLOCKS[clock])


CLOCKS = {"thread_time": "processor", "perf_counter": "wall"}


def device_name(compute: Compute) -> str:
    """The graphics card's name, or what kind of device it is."""
    if compute.device.type == "cuda":
        return torch.cuda.get_device_name(compute.device)
    return compute.device.type


def timed(
    networks: Sequence[Network], size: Size, compute: Compute, repeats: int = REPEATS
) -> Generator[Event, None, list[Latency]]:
    """Time networks in turns, one picture at a time; keeps and returns what was found.

    Yields after every round. What was kept of the same networks before is replaced.
    """
    placed = [network.to(compute.device) for network in networks]
    clock = steady_clock(compute.device, torch.get_num_threads())
    rounds = timed_in_turns(placed, *size, repeats, clock=clock)
    while True:
        try:
            next(rounds)
        except StopIteration as done:
            found: list[Latency] = done.value
            break
        yield Working()
    conditions = Conditions.of(size, compute)
    with Timings() as kept:
        for network, latency in zip(placed, found, strict=True):
            kept.keep(_what(describe(network), conditions), asdict(latency))
    return found


def measured_latencies(
    descriptions: Sequence[Description], size: Size, compute: Compute
) -> Generator[Event, None, list[Latency]]:
    """The latency of each described network, timed where it is not known yet.

    Those unknown are made with any weights, which change no time, and timed a few together; what is
    known is kept after each few, so that a killed process starts again from there.
    """
    conditions = Conditions.of(size, compute)
    unknown = [item for item in descriptions if _kept(item, conditions) is None]
    for few in _apart(unknown):
        yield from timed([_created(item) for item in few], size, compute)
    found = [_kept(item, conditions) for item in descriptions]
    return [latency for latency in found if latency is not None]


def _apart(items: list[Description]) -> Iterator[list[Description]]:
    """A few at a time, neighbours apart: of a list sorted by cost each part has all costs."""
    parts = -(-len(items) // TOGETHER)
    for first in range(parts):
        yield items[first::parts]


@dataclass(frozen=True)
class Latencies:
    """Architecture -> milliseconds: as timed where it was, else as predicted."""

    supernet: Description
    conditions: Conditions
    timed: dict[Architecture, float]
    model: LatencyModel | None
    """None where the space has too few architectures for one: all are timed then."""

    def __call__(self, architecture: Architecture) -> float:
        known = self.timed.get(architecture)
        if known is not None:
            return known
        if self.model is None:
            raise UserError(
                f"How fast {architecture_text(architecture)} is cannot be told: the recipe's space "
                "has too few sub-generators, and this is none of them.",
                "Choose one of the space for fine-tuning, or a larger space.",
            )
        return self.model.predict(
            architecture, _layers(self.supernet, architecture, self.conditions)
        )

    def document(self) -> dict[str, Any]:
        """As plain JSON values, with the machine."""
        return {
            "machine": machine(),
            "conditions": asdict(self.conditions),
            "timed": {architecture_text(a): ms for a, ms in self.timed.items()},
            "model": self.model.document() if self.model else None,
        }

    @property
    def words(self) -> str:
        """What it rests on, and how far it is off, for a person."""
        if self.model is None:
            return f"All {len(self.timed)} sub-generators of the space are timed."
        error = self.model.error
        return (
            f"{self.model.count} sub-generators are timed, and the latency of others predicted: "
            f"left out one after another, half of them are met within {100 * error.median:.1f} %, "
            f"Kendall's tau {error.tau:.2f}."
        )


def latency_of(
    run: Run, supernet: Description, compute: Compute
) -> Generator[Event, None, Latencies]:
    """What tells the run's search how fast a sub-generator is.

    Some tens of sub-generators, spread over the costs of the recipe's space, are timed once on a
    machine; a model is fitted to them. The run remembers both, so that a search that goes on, on
    whatever machine, is told the same again.
    """
    record = run.record()
    known = record.facts(MODEL_FACT)
    record.close()
    if known:
        return _remembered(known, supernet)
    size = run.recipe.data.height, run.recipe.data.width
    sample = _sample(run, supernet, size)
    yield Notice("info", f"Timing {len(sample)} sub-generators, to know how fast the others are.")
    described = [sub_description(supernet, architecture) for architecture in sample]
    found = yield from measured_latencies(described, size, compute)
    times = [latency.median_ms for latency in found]
    conditions = Conditions.of(size, compute)
    latencies = Latencies(
        supernet,
        conditions,
        dict(zip(sample, times, strict=True)),
        _fitted(supernet, conditions, sample, times),
    )
    record = run.record(write=True)
    record.set_fact(MODEL_FACT, latencies.document())
    record.close()
    yield Notice("info", latencies.words)
    return latencies


def _fitted(
    supernet: Description,
    conditions: Conditions,
    sample: list[Architecture],
    times: list[float],
) -> LatencyModel | None:
    if len(sample) < FEWEST:
        return None
    layers = [_layers(supernet, architecture, conditions) for architecture in sample]
    return LatencyModel.fit(sample, layers, times)


def _sample(run: Run, supernet: Description, size: Size) -> list[Architecture]:
    def macs(architecture: Architecture) -> float:
        return described_cost(sub_description(supernet, architecture), *size).macs

    space = space_of(run.recipe.distill.space)
    # Not the run's seed: other runs of this space on this machine know these times already.
    return spread_over_costs(space, macs, ARCHITECTURES, stream(0, "latency"))


def time_front(
    run: Run,
    networks: dict[str, Network],
    compute: Compute,
    repeats: int,
) -> Generator[Event, None, dict[str, Any]]:
    """Time named networks of a run in turns, and have the run remember what was found.

    The names are architectures, and "teacher". Returns what is remembered: the machine, the
    conditions, how busy the machine was (its load a core), and (median, spread) of each in ms.
    """
    size = run.recipe.data.height, run.recipe.data.width
    found = yield from timed(list(networks.values()), size, compute, repeats)
    document = {
        "machine": machine(),
        "conditions": asdict(Conditions.of(size, compute)),
        "repeats": repeats,
        "load": psutil.getloadavg()[0] / (psutil.cpu_count() or 1),
        "ms": {
            name: (latency.median_ms, latency.spread_ms)
            for name, latency in zip(networks, found, strict=True)
        },
    }
    record = run.record(write=True)
    record.set_fact(FRONT_FACT, document)
    record.close()
    return document


def _remembered(document: dict[str, Any], supernet: Description) -> Latencies:
    model = document["model"]
    return Latencies(
        supernet,
        Conditions(**document["conditions"]),
        {parse_architecture(text): ms for text, ms in document["timed"].items()},
        LatencyModel.of_document(model) if model else None,
    )


def _created(description: Description) -> Network:
    with torch.random.fork_rng(devices=[]):
        network: Network = create(description)
    return network


def _layers(supernet: Description, architecture: Architecture, conditions: Conditions) -> Any:
    described = sub_description(supernet, architecture)
    return described_layers(described, conditions.height, conditions.width)


def _kept(description: Description, conditions: Conditions) -> Latency | None:
    with Timings() as kept:
        found = kept.find(_what(description, conditions))
    return Latency(**found) if found else None


def _what(description: Description, conditions: Conditions) -> dict[str, Any]:
    return {"latency": description, **asdict(conditions)}
