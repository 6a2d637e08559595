import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from pymoo.indicators.hv import HV
from pymoo.operators.survival.rank_and_crowding.metrics import calc_crowding_distance
from pymoo.util.nds.non_dominated_sorting import NonDominatedSorting

from core.search.dominance import crowding, preference, ranks
from core.search.hypervolume import Volume, hypervolume

TABLES = arrays.arrays(
    float,
    st.tuples(st.integers(1, 30), st.integers(2, 3)),
    elements=st.integers(0, 6).map(float),
)


@given(TABLES)
def test_ranks_are_those_of_pymoo(rows):
    expected = np.zeros(len(rows), dtype=int)
    for rank, indices in enumerate(NonDominatedSorting().do(rows)):
        expected[indices] = rank
    assert ranks(rows).tolist() == expected.tolist()


@given(st.integers(0, 10_000), st.integers(3, 30), st.integers(2, 3))
def test_crowding_is_that_of_pymoo(seed, count, objectives):
    rows = np.random.default_rng(seed).random((count, objectives))
    theirs = calc_crowding_distance(rows) * objectives  # theirs is the mean over objectives
    assert crowding(rows) == pytest.approx(theirs)


def test_rows_that_are_no_numbers_come_last():
    rows = [[np.nan, 0.0], [1.0, 1.0], [2.0, 2.0], [0.0, np.inf]]
    assert ranks(rows).tolist() == [2, 0, 1, 2]
    assert sorted(range(4), key=preference(rows).__getitem__) == [1, 2, 0, 3]


def test_within_a_front_the_lonely_come_first():
    rows = [[0.0, 10.0], [1.0, 9.0], [1.2, 8.8], [6.0, 3.0], [10.0, 0.0]]
    order = sorted(range(5), key=preference(rows).__getitem__)
    assert set(order[:2]) == {0, 4} and order[2] == 3


def test_nothing_has_no_ranks():
    assert ranks(np.empty((0, 2))).tolist() == [] and preference(np.empty((0, 2))) == []


@given(TABLES)
def test_hypervolume_is_that_of_pymoo(rows):
    reference = np.full(rows.shape[1], 5.5)
    assert hypervolume(rows, reference) == pytest.approx(float(HV(ref_point=reference)(rows)))


@given(st.integers(0, 10_000), st.integers(1, 40), st.integers(2, 3))
def test_hypervolume_of_fractions_is_that_of_pymoo(seed, count, objectives):
    rows = np.random.default_rng(seed).random((count, objectives))
    reference = np.full(objectives, 0.9)
    assert hypervolume(rows, reference) == pytest.approx(float(HV(ref_point=reference)(rows)))


def test_hypervolume_leaves_out_what_is_no_number_and_other_dimensions():
    assert hypervolume([[np.nan, 0.0], [0.5, 0.5], [-np.inf, 2.0]], [1.0, 1.0]) == 0.25
    assert hypervolume([], [1.0, 1.0]) == 0.0
    with pytest.raises(ValueError, match="2 or 3"):
        hypervolume([[0.0]], [1.0])


def test_the_volume_of_a_growing_front_is_a_share_of_its_box():
    volume = Volume(lambda a: (float(sum(a)),), largest=(2, 2), blank=20.0)
    assert volume.add((2, 2), 10.0) == 0.0  # costs as much as the reference
    assert volume.add((1, 1), 10.0) == pytest.approx(0.5 * 0.5)
    assert volume.add((1, 2), 15.0) == pytest.approx(0.25)
    assert volume.add((1, 2), float("nan")) == pytest.approx(0.25)
    assert volume.add((1, 2), 5.0) == pytest.approx(0.25 * 0.75 + 0.25 * 0.5)
    upside_down = Volume(lambda a: (float(sum(a)),), largest=(2, 2), blank=-20.0, ideal=-100.0)
    assert upside_down.add((1, 1), -60.0) == pytest.approx(0.5 * 0.5)
