"""Latency on this machine: timed once for each network and kept, and predicted for the rest."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

import psutil
import torch

from core.nets.architecture import Architecture, architecture_text, parse_architecture
from core.nets.generator import Generator as Network
from core.nets.generator import config_of
from core.nets.latency import Latency, steady_clock, timed_in_turns
from core.nets.network_config import (
    NetworkConfig,
    config_cost,
    config_layers,
    create,
    sub_config,
)
from core.nets.space import space_of
from core.run.events import Event, Notice, Working
from core.run.run import Run
from core.runtime.compute import Compute
from core.runtime.errors import UserError
from core.runtime.generators import Followed
from core.runtime.randomness import stream
from core.runtime.timings import FRONT_FACT, MODEL_FACT, Timings, machine
from core.search.latency_model import FEWEST, LatencyModel, spread_over_costs

ARCHITECTURES = 40
REPEATS = 12
TOGETHER = 8
"""How many networks are held and timed in turns at once."""

Size = tuple[int, int]


@dataclass(frozen=True)
class TimingConditions:
    """What a latency depends on besides the network and the machine."""

    height: int
    width: int
    device: str
    threads: int
    clock: str
    """"processor" time, or "wall" where more than one thread does the work."""

    @classmethod
    def of(cls, size: Size, compute: Compute) -> "TimingConditions":
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
    followed = Followed(rounds)
    for _ in followed:
        yield Working()
    latencies = followed.result
    conditions = TimingConditions.of(size, compute)
    with Timings() as timings:
        for network, latency in zip(placed, latencies, strict=True):
            timings.keep(timing_key(config_of(network), conditions), asdict(latency))
    return latencies


def measured_latencies(
    descriptions: Sequence[NetworkConfig], size: Size, compute: Compute
) -> Generator[Event, None, list[Latency]]:
    """The latency of each described network, timed where it is not known yet.

    Unknown ones are made with any weights, which change no time, and timed a few together; results
    are kept after each few, so that a killed process goes on from there.
    """
    conditions = TimingConditions.of(size, compute)
    unknown = [item for item in descriptions if kept_latency(item, conditions) is None]
    for few in _apart(unknown):
        yield from timed([created_network(item) for item in few], size, compute)
    kept = [kept_latency(item, conditions) for item in descriptions]
    return [latency for latency in kept if latency is not None]


def _apart(items: list[NetworkConfig]) -> Iterator[list[NetworkConfig]]:
    """A few at a time, neighbours apart: each part of a list sorted by cost has all costs."""
    parts = -(-len(items) // TOGETHER)
    for first in range(parts):
        yield items[first::parts]


@dataclass(frozen=True)
class Latencies:
    """Architecture -> milliseconds: as timed where it was, else as predicted."""

    supernet: NetworkConfig
    conditions: TimingConditions
    timed: dict[Architecture, float]
    model: LatencyModel | None
    """None where the space has too few architectures for one: all are timed then."""

    def __call__(self, architecture: Architecture) -> float:
        known = self.timed.get(architecture)
        if known is not None:
            return known
        if self.model is None:
            raise UserError(
                f"The speed of {architecture_text(architecture)} cannot be predicted: the recipe's "
                "space has too few sub-generators, and this is not one of them.",
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
        """What the latencies rest on, and how far off they are, in words."""
        if self.model is None:
            return f"All {len(self.timed)} sub-generators of the space are timed."
        error = self.model.error
        return (
            f"{self.model.count} sub-generators were timed to predict the latency of the others. "
            f"Left out one at a time, half of them are predicted within "
            f"{100 * error.median:.1f} %, with Kendall's tau {error.tau:.2f}."
        )


class LatencyMeasurement(Protocol):
    """Times described networks, in a runtime of its own."""

    def conditions(self, size: Size, compute: Compute) -> TimingConditions:
        """What the times depend on besides network and machine."""

    def measured(
        self, descriptions: Sequence[NetworkConfig], size: Size, compute: Compute
    ) -> Generator[Event, None, list[Latency]]:
        """The latency of each of them."""


class TimedTorch:
    """Times them as they are, in torch."""

    def conditions(self, size: Size, compute: Compute) -> TimingConditions:
        """See Measuring."""
        return TimingConditions.of(size, compute)

    def measured(
        self, descriptions: Sequence[NetworkConfig], size: Size, compute: Compute
    ) -> Generator[Event, None, list[Latency]]:
        """See Measuring."""
        return measured_latencies(descriptions, size, compute)


def latency_of(
    run: Run, supernet: NetworkConfig, compute: Compute, measuring: LatencyMeasurement | None = None
) -> Generator[Event, None, Latencies]:
    """What tells the run's search how fast a sub-generator is.

    Some tens of sub-generators, spread over the costs of the recipe's space, are timed once on a
    machine; a model is fitted to them. The run remembers both, so that a search that goes on, on
    whatever machine, gets the same again. `measuring` times them; in torch without.
    """
    measuring = measuring or TimedTorch()
    with run.record() as record:
        known = record.facts(MODEL_FACT)
    if known:
        return _remembered(known, supernet)
    size = run.recipe.size
    sample = _sample(run, supernet, size)
    yield Notice(
        "info", f"Timing {len(sample)} sub-generators to predict the latency of the others."
    )
    described = [sub_config(supernet, architecture) for architecture in sample]
    result = yield from measuring.measured(described, size, compute)
    times = [latency.median_ms for latency in result]
    conditions = measuring.conditions(size, compute)
    latencies = Latencies(
        supernet,
        conditions,
        dict(zip(sample, times, strict=True)),
        _fitted(supernet, conditions, sample, times),
    )
    with run.record(write=True) as record:
        record.set_fact(MODEL_FACT, latencies.document())
    yield Notice("info", latencies.words)
    return latencies


def _fitted(
    supernet: NetworkConfig,
    conditions: TimingConditions,
    sample: list[Architecture],
    times: list[float],
) -> LatencyModel | None:
    if len(sample) < FEWEST:
        return None
    layers = [_layers(supernet, architecture, conditions) for architecture in sample]
    return LatencyModel.fit(sample, layers, times)


def _sample(run: Run, supernet: NetworkConfig, size: Size) -> list[Architecture]:
    def macs(architecture: Architecture) -> float:
        return config_cost(sub_config(supernet, architecture), *size).macs

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
    size = run.recipe.size
    latencies = yield from timed(list(networks.values()), size, compute, repeats)
    document = {
        "machine": machine(),
        "conditions": asdict(TimingConditions.of(size, compute)),
        "repeats": repeats,
        "load": psutil.getloadavg()[0] / (psutil.cpu_count() or 1),
        "ms": {
            name: (latency.median_ms, latency.spread_ms)
            for name, latency in zip(networks, latencies, strict=True)
        },
    }
    with run.record(write=True) as record:
        record.set_fact(FRONT_FACT, document)
    return document


def _remembered(document: dict[str, Any], supernet: NetworkConfig) -> Latencies:
    model = document["model"]
    return Latencies(
        supernet,
        TimingConditions(**document["conditions"]),
        {parse_architecture(text): ms for text, ms in document["timed"].items()},
        LatencyModel.of_document(model) if model else None,
    )


def created_network(description: NetworkConfig) -> Network:
    """A described network with any weights."""
    with torch.random.fork_rng(devices=[]):
        network: Network = create(description)
    return network


def _layers(
    supernet: NetworkConfig, architecture: Architecture, conditions: TimingConditions
) -> Any:
    described = sub_config(supernet, architecture)
    return config_layers(described, conditions.height, conditions.width)


def kept_latency(description: NetworkConfig, conditions: TimingConditions) -> Latency | None:
    """What is known on this machine, if anything."""
    with Timings() as timings:
        document = timings.find(timing_key(description, conditions))
    return Latency(**document) if document else None


def timing_key(description: NetworkConfig, conditions: TimingConditions) -> dict[str, Any]:
    """The key that a latency is kept under."""
    return {"latency": description, **asdict(conditions)}
