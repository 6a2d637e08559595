"""Latency by the parts that people name."""

import itertools

import pytest

from core.nets.cost import Cost
from core.nets.network_config import create, sub_config
from core.nets.part_latency import part_milliseconds
from core.nets.parts import part_costs, part_finder
from core.nets.space import space_of
from core.recipe.plan import Inputs, supernet_config, teacher_config
from core.search.part_times import PartTimes
from tests.core.tiny import VARIANTS, variant


@pytest.mark.parametrize("name", VARIANTS)
def test_every_layer_that_runs_counts_to_a_part(name):
    recipe = variant(name)
    teacher = teacher_config(recipe, Inputs(5) if recipe.pairing == "labels" else Inputs())
    supernet = supernet_config(teacher, recipe)
    smallest = sub_config(supernet, space_of(recipe.distill.space).smallest)
    size, ticks = (64, 64), itertools.count()
    network, find = create(smallest), part_finder(smallest)
    times = part_milliseconds(network, find, *size, 1, clock=lambda: next(ticks) / 1000)
    # A tick is a layer that ran; of MUNIT the style is given, so its encoder does not.
    idle = {"style encoder"} if recipe.network == "munit" else set()
    assert set(times) == {part.title for part in part_costs(smallest, *size)} - idle
    assert all(value >= 1 for value in times.values())
    assert not any(module._forward_hooks for module in network.modules())


def made(width):
    """Parts of a network whose stem is timed by its MACs, and whose end takes the same always."""
    costs = {"stem": Cost(0, 1000 * width, 0), "end": Cost(0, 500, 0)}
    return costs, {"stem": 0.5 * (1000 * width + 1) ** 0.5, "end": 2.0}


def test_times_between_those_measured_are_predicted():
    costs, times = zip(*(made(width) for width in (8, 16, 32, 64)), strict=True)
    part_times = PartTimes.fit(costs, times, {"stem": 99.0}, "one thread")
    wanted = made(24)
    assert part_times.predict(wanted[0]) == pytest.approx(wanted[1], rel=1e-6)
    assert (
        part_times.error < 1e-6 and part_times.count == 4 and part_times.teacher == {"stem": 99.0}
    )


def test_times_are_kept_on_the_machine():
    costs, times = zip(*(made(width) for width in (8, 16, 32)), strict=True)
    part_times, what = (
        PartTimes.fit(costs, times, {"stem": 99.0}, "one thread"),
        {"parts of": "made"},
    )
    assert PartTimes.find(what) is None
    part_times.keep(what)
    assert PartTimes.find(what) == part_times
