"""A few of the crashes that `python -m benchmarks.crashes` tries in full."""

import pytest
import torch

from benchmarks.crashes import failing, power, recipe_of, recorded

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    torch.set_num_threads(1)
    return tmp_path_factory.mktemp("crashes")


@pytest.fixture(scope="module")
def whole(room):
    return recorded(recipe_of(), room)


def where(whole, kind: str, share: float) -> int:
    """The number of an operation of this kind, so far along the run."""
    result = [n for n, about in enumerate(whole.disk.kinds, 1) if about.startswith(kind)]
    return result[int(share * (len(result) - 1))]


@pytest.mark.parametrize(
    ("kind", "place"), [("write .distill", 0.5), ("rename", 0.7), ("statement", 0.3), ("fsync", 1)]
)
def test_what_fails_on_the_disk_costs_nothing(kind, place, whole, room):
    tally = failing(whole, [where(whole, kind, place)], room)
    assert tally.lost == [] and tally.tried == 1


@pytest.mark.parametrize("place", [0.2, 0.6, 1.0])
def test_a_machine_that_stops_after_an_unlink_loses_nothing(place, whole, room):
    tally = power(whole, [where(whole, "unlink", place)], room)
    assert tally.lost == [] and tally.tried == 2


def test_a_machine_that_stops_at_the_very_end_leaves_nothing_over(whole, room):
    assert power(whole, [whole.disk.count], room).lost == []


def test_the_small_run_has_every_kind_of_file(whole):
    said = "\n".join(whole.disk.kinds)
    for part in ("-best-", ".state.pt", "encoder", "recipe.toml", "teacher", ".onnx", "run.sqlite"):
        assert part in said, part
