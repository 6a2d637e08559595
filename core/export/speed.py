"""Measured speed: teacher, student, and its ONNX model, in turns.

Yields after every round, and may be halted between two networks, so that a person who stops an
export does not wait.
"""

import statistics
from collections import defaultdict
from collections.abc import Generator

import onnxruntime
import torch

from core.export.metadata import ExportSpeed
from core.export.onnx import time_session
from core.nets.generator import Generator as Network
from core.nets.latency import Latency, measure_latency
from core.runtime.cancellation import check_cancelled
from core.runtime.compute import Compute

ROUNDS = 10
LEAST_FOR_A_SPREAD = 3
UNKNOWN: tuple[float | None, float | None] = (None, None)


def measure_speed(
    networks: dict[str, Network],
    session: onnxruntime.InferenceSession | None,
    size: tuple[int, int],
    repeats: int,
    compute: Compute,
) -> Generator[None, None, ExportSpeed]:
    """Time "student" (and "teacher", and its ONNX model) in turns; yields ROUNDS times.

    In turns, so that whatever else the machine does hits all of them alike. What is reported is
    the median of the rounds' medians, and the distance between their quartiles. Networks that take
    a style are given one.
    """
    each = max(LEAST_FOR_A_SPREAD, -(-repeats // ROUNDS))
    timed = {name: net.to(compute.device) for name, net in networks.items()}
    rounds: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        for name, network in timed.items():
            check_cancelled()
            latency = measure_latency(network, *size, each)
            rounds[name].append(latency.median_ms)
        if session is not None:
            check_cancelled()
            rounds["onnx"].append(statistics.median(time_session(session, *size, each)))
        yield
    latencies = {name: Latency.of(times) for name, times in rounds.items()}
    medians = {name: (item.median_ms, item.spread_ms) for name, item in latencies.items()}
    return ExportSpeed(
        _device(compute),
        torch.get_num_threads(),
        each * ROUNDS,
        *medians.get("teacher", UNKNOWN),
        *medians["student"],
        *medians.get("onnx", UNKNOWN),
    )


def _device(compute: Compute) -> str:
    if compute.device.type == "cuda":
        return torch.cuda.get_device_name(compute.device)
    return "CPU"
