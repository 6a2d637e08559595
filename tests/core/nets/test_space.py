import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.nets.space import SPACES, Space, space_of
from core.runtime.errors import UserError

SPADE_64 = Space(((64, 48, 40, 32),) * 5 + ((64, 48, 40, 32, 24),) * 3)


@pytest.fixture(scope="module")
def golden(shared) -> dict:
    return json.loads((shared / "golden" / "losses.json").read_text())


def texts(space: Space, count: int, *weighting) -> list[str]:
    rng = random.Random(233)
    return ["_".join(map(str, space.sample(rng, *weighting))) for _ in range(count)]


def test_uniform_samples_are_the_published_ones(golden):
    assert texts(SPACES["channels-48"], 5) == golden["sample_channels48"]


def test_weighted_samples_are_the_published_ones(golden):
    pix2pix = SPACES["channels-64-pix2pix"]
    assert texts(pix2pix, 3, 2, "arithmetic") == golden["sample_ch64pix_w2_arith"]
    assert texts(SPADE_64, 3, 3, "geometric") == golden["sample_spade64_w3_geo"]


def test_sizes_are_the_published_ones(golden):
    for name, size in golden["space_size"].items():
        if name in SPACES:
            assert SPACES[name].size == size


def test_a_layer_with_one_width_can_be_sampled_with_weights():
    assert SPACES["test"].sample(random.Random(0), 2.0) in SPACES["test"]


POSITIONS_OF = {"munit": 10, "pix2pixhd": 12, "pix2pixhd-local": 15}


@pytest.mark.parametrize("name", SPACES)
def test_widths_fall_and_the_extremes_belong(name):
    space = SPACES[name]
    assert len(space.choices) == POSITIONS_OF.get(name.split("-channels")[0], 8)
    assert space.contains(space.smallest) and space.contains(space.largest)
    if name != "test":
        assert all(list(w) == sorted(w, reverse=True) for w in space.choices)


def test_iteration_and_places_agree():
    space = Space(((3, 2), (5,), (7, 6, 1)))
    listed = list(space)
    assert len(listed) == space.size == len(set(listed))
    assert [space.at(i) for i in range(space.size)] == listed
    with pytest.raises(IndexError):
        space.at(space.size)


@given(st.integers(min_value=0))
def test_sampling_is_a_function_of_the_seed(seed):
    space = SPACES["channels-16"]
    once, again = space.sample(random.Random(seed)), space.sample(random.Random(seed))
    assert once == again and once in space


def test_strangers_do_not_belong():
    space = SPACES["channels-16"]
    assert (16,) * 7 not in space
    assert (16,) * 7 + (13,) not in space
    assert [16] * 8 not in space


def test_spaces_from_lists():
    assert space_of([[4, 2], [8]]) == Space(((4, 2), (8,)))
    assert space_of("channels-48") is SPACES["channels-48"]


@pytest.mark.parametrize("bad", ["channels-49", [], [[4], []], [[4, 4]], [[4, 0]], [[4, 2.5]]])
def test_bad_spaces_are_refused(bad):
    with pytest.raises(UserError):
        space_of(bad)
