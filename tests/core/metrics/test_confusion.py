import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from core.metrics.confusion import ConfusionMatrix, cityscapes_scored, scored_labels

MAPS = arrays.arrays(np.uint8, (2, 6, 5), elements=st.sampled_from([0, 1, 2, 3, 4, 200, 255]))


def counted(predicted, truth, classes=4) -> ConfusionMatrix:
    matrix = ConfusionMatrix(classes)
    matrix.add(np.array(predicted), np.array(truth))
    return matrix


def test_the_published_toy(shared):
    golden = json.loads((shared / "golden" / "losses.json").read_text())["miou_19"]
    rng = np.random.RandomState(5)
    rng.standard_normal((200, 16))
    rng.standard_normal((150, 16))
    predicted, truth = rng.randint(0, 19, 5000), rng.randint(0, 21, 5000)
    truth[truth > 18] = 255
    assert 100 * counted(predicted, truth, 19).mean_iou == pytest.approx(golden, rel=1e-12)


def test_a_map_done_by_hand():
    matrix = counted([0, 0, 1, 1, 2, 0], [0, 0, 0, 1, 1, 255])
    assert matrix.iou[:3] == pytest.approx([2 / 3, 1 / 3, 0])
    assert math.isnan(matrix.iou[3])
    assert matrix.mean_iou == pytest.approx(1 / 3)
    assert matrix.pixel_accuracy == pytest.approx(3 / 5)
    assert matrix.class_accuracy[:2] == pytest.approx([2 / 3, 1 / 2])
    assert matrix.mean_class_accuracy == pytest.approx(7 / 12)


@given(MAPS, MAPS)
def test_every_class_against_sets_of_pixels(predicted, truth):
    matrix = counted(predicted, truth)
    cared = (truth < 4) & (predicted < 4)
    for c in range(4):
        seen, real = (predicted == c) & cared, (truth == c) & cared
        union = (seen | real).sum()
        expected = (seen & real).sum() / union if union else math.nan
        np.testing.assert_allclose(matrix.iou[c], expected)
    assert matrix.counts.sum() == cared.sum()


@given(MAPS, MAPS)
def test_parts_add_up(predicted, truth):
    parts = ConfusionMatrix(4)
    for one, other in zip(predicted, truth, strict=True):
        parts.add(one, other)
    np.testing.assert_array_equal(parts.counts, counted(predicted, truth).counts)


def test_the_truth_itself_scores_one():
    truth = np.arange(12).reshape(3, 4) % 5
    matrix = counted(truth, truth, 5)
    assert matrix.mean_iou == matrix.pixel_accuracy == matrix.mean_class_accuracy == 1


def test_nothing_counted_is_no_score():
    matrix = counted([7, 255], [0, 0])
    assert math.isnan(matrix.mean_iou) and math.isnan(matrix.pixel_accuracy)


def test_numbers_below_zero_are_left_out():
    assert counted([0, -1, 1], [-1, 0, 1]).counts.sum() == 1


def test_shapes_and_class_counts_that_cannot_be():
    with pytest.raises(ValueError, match="shape"):
        counted([0, 1], [0])
    with pytest.raises(ValueError, match="class"):
        ConfusionMatrix(0)


def test_cityscapes_numbers_become_the_scored_ones():
    assert cityscapes_scored(np.array([7, 8, 11, 26, 33])).tolist() == [0, 1, 2, 13, 18]
    assert set(cityscapes_scored(np.array([0, 6, 9, 29, 34, 255, -1]))) == {255}


def test_labels_are_renumbered_for_cityscapes_alone():
    labels = np.array([0, 7, 11, 34])
    assert scored_labels(labels, 35, 19).tolist() == [255, 0, 2, 255]
    assert scored_labels(labels, 35, 35) is labels
