"""The final numbers: distances to pictures nothing was chosen on, and measured speed.

Both are generators that yield after every piece of work and return what was measured, so that a
person who stops an export does not wait for a thousand pictures.
"""

import statistics
from collections import defaultdict
from collections.abc import Generator, Sequence

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.compute import Compute
from core.data.pictures import PairedPictures
from core.export.facts import Distances, Speed
from core.export.onnx import time_session
from core.metrics.features import Features
from core.metrics.frechet import Gaussian, frechet_distance
from core.nets.latency import measure_latency
from core.nets.resnet import ResNetGenerator
from core.stages.pictures import to_uint8

ROUNDS = 10
LEAST_FOR_A_SPREAD = 3


def measure_distances(
    judged: PairedPictures,
    part: str,
    others: PairedPictures,
    teacher: ResNetGenerator,
    student: ResNetGenerator,
    features: Features,
    compute: Compute,
) -> Generator[None, None, Distances]:
    """Distance of teacher, student and true pictures of `others` to the true `judged` ones.

    One pass: each pair is read once, and only features are kept. Yields len(chunks(...)) times.
    """
    networks = {
        name: network.to(compute.device).eval()
        for name, network in (("teacher", teacher), ("student", student))
    }
    found: dict[str, list[NDArray[np.float64]]] = defaultdict(list)
    for places in chunks(judged, compute):
        source, target = judged.batch(places)
        found["real"].append(features(to_uint8(target)))
        for name, network in networks.items():
            found[name].append(features(to_uint8(_generate(network, source, compute))))
        floor = _alike(places, len(judged), len(others))
        if floor:
            found["floor"].append(features(to_uint8(others.batch(floor)[1])))
        yield
    rows = {name: np.concatenate(parts) for name, parts in found.items()}
    real = Gaussian.of(rows["real"])
    count = len(rows.get("floor", ()))
    return Distances(
        part,
        features.name,
        len(rows["real"]),
        frechet_distance(real, rows["student"]),
        frechet_distance(real, rows["teacher"]),
        frechet_distance(real, rows["floor"]) if count > 1 else None,
        count if count > 1 else 0,
    )


def chunks(judged: PairedPictures, compute: Compute) -> list[list[int]]:
    """The places of the pairs, in batches that suit the device."""
    size = 1 if compute.device.type == "cpu" else 32
    places = list(range(len(judged)))
    return [places[start : start + size] for start in range(0, len(places), size)]


def measure_speed(
    teacher: ResNetGenerator,
    student: ResNetGenerator,
    session: onnxruntime.InferenceSession | None,
    size: tuple[int, int],
    repeats: int,
    compute: Compute,
) -> Generator[None, None, Speed]:
    """Time teacher and student (and its ONNX model) in turns; yields ROUNDS times.

    In turns, so that whatever else the machine does hits all of them alike. What is reported is
    the median of the rounds' medians, and the distance between their quartiles.
    """
    each = max(LEAST_FOR_A_SPREAD, -(-repeats // ROUNDS))
    rounds: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        for name, network in (("teacher", teacher), ("student", student)):
            found = measure_latency(network.to(compute.device), *size, each)
            rounds[name].append(found.median_ms)
        if session is not None:
            rounds["onnx"].append(statistics.median(time_session(session, *size, each)))
        yield
    medians = {name: _quartiles(times) for name, times in rounds.items()}
    return Speed(
        _device(compute),
        torch.get_num_threads(),
        each * ROUNDS,
        *medians["teacher"],
        *medians["student"],
        *medians.get("onnx", ()),
    )


@torch.inference_mode()
def _generate(network: ResNetGenerator, source: Tensor, compute: Compute) -> Tensor:
    return network(compute.put(source))


def _alike(places: Sequence[int], count: int, others: int) -> list[int]:
    """Places of as many other pictures, spread evenly over them; none where they have run out."""
    share = min(count, others)
    return [place * others // share for place in places if place < share]


def _quartiles(times: list[float]) -> tuple[float, float]:
    low, median, high = statistics.quantiles(times, n=4, method="inclusive")
    return median, high - low


def _device(compute: Compute) -> str:
    if compute.device.type == "cuda":
        return torch.cuda.get_device_name(compute.device)
    return "CPU"
