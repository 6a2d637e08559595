import time

import pytest
import torch

from core.nets.latency import (
    Latency,
    measure_latencies,
    measure_latency,
    steady_clock,
    timed_in_turns,
)
from core.nets.munit import MunitGenerator
from core.nets.resnet import ResNetGenerator

NARROW, WIDE = (1,) * 8, (24,) * 8


def test_a_wider_network_takes_longer():
    narrow, wide = (
        measure_latency(ResNetGenerator("resnet", widths), 64, 64, repeats=5, threads=1)
        for widths in (NARROW, WIDE)
    )
    assert 0 < narrow.median_ms < wide.median_ms
    assert narrow.spread_ms >= 0 and narrow.repeats == 5


@pytest.fixture
def thread_counts(monkeypatch):
    """The thread counts torch was told, in order; more than one would be slow on a busy machine."""
    received = []
    monkeypatch.setattr(torch, "set_num_threads", received.append)
    return received


def test_the_network_and_torch_are_as_before(thread_counts):
    network = ResNetGenerator("mobile", NARROW, in_channels=1).train()
    torch.manual_seed(1)
    expected = torch.rand(1)
    torch.manual_seed(1)
    measure_latency(network, 16, 16, repeats=2, threads=3)
    assert network.training
    assert thread_counts == [3, torch.get_num_threads()] * 3  # warming up, and two rounds
    assert torch.equal(torch.rand(1), expected)


def test_threads_are_given_back_after_a_failure(thread_counts):
    with pytest.raises(RuntimeError):
        measure_latency(ResNetGenerator("mobile", NARROW), 2, 2, threads=3)
    assert thread_counts == [3, torch.get_num_threads()]


def test_a_spread_needs_two_repeats():
    with pytest.raises(ValueError, match="two repeats"):
        measure_latency(ResNetGenerator("mobile", NARROW), 16, 16, repeats=1)


def test_the_middle_of_the_times_is_reported():
    times = [0.004, 0.001, 0.002, 0.003, 0.100]
    clock = iter([0.0] * 6 + [t for last in times for t in (0.0, 0.5, 0.0, last)])
    network = ResNetGenerator("mobile", NARROW)
    measured = measure_latency(network, 16, 16, repeats=5, clock=lambda: next(clock))
    assert measured == Latency(pytest.approx(3), pytest.approx(2), 5)


def test_processor_time_counts_where_one_thread_does_all():
    cpu, cuda = torch.device("cpu"), torch.device("cuda")
    assert steady_clock(cpu, 1) is time.thread_time
    assert steady_clock(cpu, 2) is steady_clock(cuda, 1) is time.perf_counter


def test_several_networks_are_timed_in_turns(monkeypatch):
    seen = []
    networks = [ResNetGenerator("mobile", NARROW, in_channels=n) for n in (1, 2)]
    for network in networks:
        network.register_forward_hook(lambda module, *_: seen.append(module.in_channels))
    first, second = measure_latencies(networks, 16, 16, repeats=3)
    assert seen == [1, 1, 1, 2, 2, 2] + [1, 1, 2, 2] * 3
    assert first.repeats == second.repeats == 3


def test_between_rounds_all_is_as_before():
    network = ResNetGenerator("mobile", NARROW).train()
    rounds = timed_in_turns([network], 16, 16, repeats=2)
    for _ in rounds:
        assert network.training and not torch.is_inference_mode_enabled()


def test_a_network_that_takes_a_style_is_given_one():
    network = MunitGenerator("munit", (2,) * 10)
    styles = []
    network.register_forward_pre_hook(
        lambda _, __, named: styles.append(named["style"].shape), with_kwargs=True
    )
    measure_latency(network, 16, 16, repeats=2)
    assert set(styles) == {(1, network.style_channels)}
