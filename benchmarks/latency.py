"""How well latency is predicted for architectures that were not timed.

    python -m benchmarks latency [--repeats 20] [--threads 1]

Sub-generators spread over the costs of a space are timed in turns. "Predicted" leaves one out after
another; the columns after it say the same of MACs alone, in proportion, and of a straight line over
them. "Timed again" holds every other round against the rest: no prediction can be seen to be better
than that. The last columns fit to a part of the sub-generators and predict the others.
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from core.nets.architecture import Architecture
from core.nets.cost import LayerCost
from core.nets.latency import Latency, measure_latencies, steady_clock
from core.nets.network_config import NetworkConfig, config_layers, create
from core.nets.space import Space, space_of
from core.runtime.compute import keep_freed_memory
from core.runtime.randomness import stream
from core.search.latency_model import LatencyModel, PredictionError, spread_over_costs

Array = NDArray[np.float64]
SIZE, COUNT, TOGETHER = 128, 60, 20
PARTS = (20, 30, 40)
RESNET: NetworkConfig = {"class": "ResNetGenerator", "kind": "mobile", "in_channels": 3}
SPADE: NetworkConfig = {
    "class": "SpadeGenerator",
    "kind": "mobile",
    "in_channels": 12,
    "classes": 12,
    "dont_care": False,
    "edges": False,
    "upsampling": "normal",
}
CASES = {
    "ResNet, channels-32": (RESNET, space_of("channels-32")),
    "SPADE, widths 32 24 16 12": (SPADE, Space(((32, 24, 16, 12),) * 8)),
}


def run(repeats: int) -> None:
    """Both spaces at 128x128."""
    keep_freed_memory()
    for name, (network, space) in CASES.items():
        _case(name, network, space, max(4, repeats))


def _case(name: str, network: NetworkConfig, space: Space, repeats: int) -> None:
    def layers(architecture: Architecture) -> list[LayerCost]:
        return config_layers({**network, "architecture": list(architecture)}, SIZE, SIZE)

    def macs(architecture: Architecture) -> float:
        return float(sum(layer.macs for layer in layers(architecture)))

    sample = spread_over_costs(space, macs, COUNT, stream(0, "latency"))
    first, second = (_timed(network, sample, repeats // 2) for _ in range(2))
    times, costs = (first + second) / 2, np.array([macs(a) for a in sample])
    known = [layers(architecture) for architecture in sample]
    model = LatencyModel.fit(sample, known, times.tolist())
    clock = steady_clock(torch.device("cpu"), torch.get_num_threads()).__name__
    print(
        f"\n{name}, {SIZE}x{SIZE}: {len(sample)} sub-generators, {repeats} passes each, {clock}, "
        f"{times.min():.1f} to {times.max():.1f} ms"
    )
    _show("timed again", PredictionError.of(first, second))
    _show(f"predicted, one of {len(sample)} left out", model.error)
    _show("executed MACs in proportion", PredictionError.of(_in_proportion(costs, times), times))
    _show("a line over executed MACs", PredictionError.of(_on_a_line(costs, times), times))
    for part in PARTS:
        _show(f"predicted from {part} for the others", _from_part(sample, known, times, part))


def _timed(network: NetworkConfig, sample: Sequence[Architecture], repeats: int) -> Array:
    """Median milliseconds; neighbours in cost are in different turns."""
    result: dict[Architecture, Latency] = {}
    clock = steady_clock(torch.device("cpu"), torch.get_num_threads())
    parts = -(-len(sample) // TOGETHER)
    for part in (sample[start::parts] for start in range(parts)):
        nets = [create({**network, "architecture": list(a)}) for a in part]
        latencies = measure_latencies(nets, SIZE, SIZE, max(2, repeats), clock=clock)
        result |= dict(zip(part, latencies, strict=True))
    return np.array([result[architecture].median_ms for architecture in sample])


def _from_part(
    sample: Sequence[Architecture],
    layers: Sequence[Sequence[LayerCost]],
    times: Array,
    count: int,
) -> PredictionError:
    chosen = set(np.linspace(0, len(sample) - 1, count).round().astype(int).tolist())
    rest = [index for index in range(len(sample)) if index not in chosen]
    kept = sorted(chosen)
    model = LatencyModel.fit(
        [sample[i] for i in kept], [layers[i] for i in kept], times[kept].tolist()
    )
    predicted = np.array([model.predict(sample[i], layers[i]) for i in rest])
    return PredictionError.of(predicted, times[rest])


def _in_proportion(costs: Array, times: Array) -> Array:
    return costs * np.median(times / costs)


def _on_a_line(costs: Array, times: Array) -> Array:
    """Least squares of the relative error, one left out after another."""
    predicted = np.empty_like(times)
    for index in range(len(times)):
        others = np.arange(len(times)) != index
        table = np.column_stack([np.ones_like(costs), costs])
        scaled = table[others] / times[others, None]
        result = np.linalg.lstsq(scaled, np.ones(others.sum()), rcond=None)[0]
        predicted[index] = table[index] @ result
    return predicted


def _show(what: str, error: PredictionError) -> None:
    print(
        f"  {what:<36} half within {100 * error.median:5.1f} %, nine of ten within "
        f"{100 * error.ninth_decile:5.1f} %, tau {error.tau:5.2f}",
        flush=True,
    )
