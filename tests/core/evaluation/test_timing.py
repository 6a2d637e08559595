"""Latencies of a run's sub-generators: timed, kept, predicted, remembered."""

import pytest
import torch

from core.evaluation import timing
from core.evaluation.timing import (
    Latencies,
    TimingConditions,
    latency_of,
    measured_latencies,
    time_front,
)
from core.nets.generator import config_of
from core.nets.network_config import sub_config
from core.nets.resnet import ResNetGenerator
from core.run.events import Notice
from core.run.run import Run
from core.runtime.compute import Compute
from core.runtime.errors import UserError
from core.runtime.generators import result_of
from core.runtime.timings import FRONT_FACT, MODEL_FACT
from core.search.latency_model import LatencyModel
from tests.core.tiny import gathered, tiny_recipe

CPU = Compute(torch.device("cpu"))
SUPERNET = config_of(ResNetGenerator("elastic", (8,) * 8))
SIZE = (32, 32)


@pytest.fixture(autouse=True)
def few_repeats(monkeypatch):
    """Which batches of networks were timed; quickly, for the numbers do not matter here."""
    seen = []
    rounds = timing.timed_in_turns

    def counted(networks, height, width, repeats, clock):
        seen.append([network.architecture for network in networks])
        return rounds(networks, height, width, 2, clock=clock)

    monkeypatch.setattr(timing, "timed_in_turns", counted)
    return seen


def described(*widths):
    return [sub_config(SUPERNET, (width,) * 8) for width in widths]


def test_what_is_known_is_not_timed_again(few_repeats):
    first = result_of(measured_latencies(described(2, 3), SIZE, CPU))
    second = result_of(measured_latencies(described(3, 4), SIZE, CPU))
    assert few_repeats == [[(2,) * 8, (3,) * 8], [(4,) * 8]]
    assert second[0] == first[1] and second[1].median_ms > 0


def test_another_size_is_another_time(few_repeats):
    for size in (SIZE, (16, 32)):
        result_of(measured_latencies(described(2), size, CPU))
    assert len(few_repeats) == 2


def test_a_halted_measurement_goes_on_after_what_was_kept(few_repeats, monkeypatch):
    monkeypatch.setattr(timing, "TOGETHER", 2)
    halted = measured_latencies(described(2, 3, 4, 5), SIZE, CPU)
    while len(few_repeats) < 2:
        next(halted)
    halted.close()
    result_of(measured_latencies(described(2, 3, 4, 5), SIZE, CPU))
    assert few_repeats == [[(2,) * 8, (4,) * 8], [(3,) * 8, (5,) * 8], [(3,) * 8, (5,) * 8]]


def test_networks_are_made_without_touching_torchs_chance():
    torch.manual_seed(0)
    expected = torch.rand(1)
    torch.manual_seed(0)
    result_of(measured_latencies(described(2), SIZE, CPU))
    assert torch.equal(torch.rand(1), expected)


def test_conditions_name_the_clock(monkeypatch):
    assert TimingConditions.of(SIZE, CPU) == TimingConditions(32, 32, "cpu", 1, "processor")
    monkeypatch.setattr(torch, "get_num_threads", lambda: 2)
    assert TimingConditions.of(SIZE, CPU).clock == "wall"


def test_the_search_is_told_latencies_and_after_a_restart_the_same(tmp_path, few_repeats):
    run = Run.create(tmp_path / "run", tiny_recipe())
    events, latencies = gathered(latency_of(run, SUPERNET, CPU))
    notices = [event.sentence for event in events if isinstance(event, Notice)]
    assert "Timing 32" in notices[0] and "Kendall's tau" in notices[1]
    assert latencies.model and len(latencies.timed) == 32 and sum(map(len, few_repeats)) == 32
    timed = next(iter(latencies.timed))
    assert latencies(timed) == latencies.timed[timed]
    assert latencies((6,) * 8) == pytest.approx(latencies((6,) * 8)) and latencies((6,) * 8) > 0

    # Whatever is measured meanwhile, a search that goes on is told what it was told.
    result_of(timing.timed([ResNetGenerator("mobile", timed)], SIZE, CPU))
    again = result_of(latency_of(Run(run.folder), SUPERNET, CPU))
    assert again == latencies
    with run.record() as record:
        assert set(record.facts(MODEL_FACT)) == {"machine", "conditions", "timed", "model"}


def test_a_space_too_small_for_a_model_is_timed_whole(tmp_path):
    space = [[8, 4], [8, 4], [8], [4], [4], [4], [8], [8]]
    run = Run.create(tmp_path / "run", tiny_recipe(distill={"space": space}))
    latencies = result_of(latency_of(run, SUPERNET, CPU))
    assert latencies.model is None and len(latencies.timed) == 4 and "All 4" in latencies.words
    with pytest.raises(UserError, match="4_4_4_4"):
        latencies((4,) * 8)


def test_a_prediction_is_used_where_nothing_was_timed(monkeypatch):
    monkeypatch.setattr(LatencyModel, "predict", lambda *_: 7.0)
    model = LatencyModel.__new__(LatencyModel)
    latencies = Latencies(SUPERNET, TimingConditions.of(SIZE, CPU), {(8,) * 8: 3.0}, model)
    assert latencies((8,) * 8) == 3 and latencies((4,) * 8) == 7


def test_a_timed_front_is_remembered_with_the_machine(tmp_path):
    run = Run.create(tmp_path / "run", tiny_recipe())
    networks = {"teacher": ResNetGenerator("resnet", (8,) * 8)}
    fact = result_of(time_front(run, networks, CPU, 5))
    with run.record() as record:
        kept = record.facts(FRONT_FACT)
    assert kept["ms"]["teacher"] == list(fact["ms"]["teacher"]) and kept["load"] >= 0
    assert kept["conditions"]["height"] == 32 and "torch" in kept["machine"]
