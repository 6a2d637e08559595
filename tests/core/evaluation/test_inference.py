"""Nothing is extracted twice, and as many pictures are generated at once as is fastest."""

import numpy as np
import pytest
import torch

from core.compute import Compute
from core.nets.munit import MunitGenerator
from core.nets.resnet import ResNetGenerator
from core.paths import cache_home
from core.stages import evaluating
from core.stages.evaluating import chosen_batch, kept_rows, reference_items
from core.stages.judging import Judge
from core.stages.pictures import Pictures
from tests.core.tiny import outcome, tiny_recipe, variant

CPU = Compute(torch.device("cpu"))
SIZE = (32, 32)


class Corners:
    """Features that count what they are asked for."""

    name, dimension = "corners", 3

    def __init__(self, scale=1.0):
        self.scale = scale

    def __call__(self, pictures):
        return self.scale * pictures[:, :, 0, 0].double().numpy()


@pytest.fixture
def pictures():
    return Pictures.of(tiny_recipe())


class Counted:
    """Rows that are made anew, and how often they were."""

    def __init__(self, count):
        self.rows, self.made = np.arange(count * 3, dtype=float).reshape(count, 3), 0

    def __call__(self):
        self.made += 1
        yield from ()
        return self.rows


def test_rows_are_made_once_and_kept_on_disk(pictures):
    items = pictures.holdout_part.targets
    anew = Counted(len(items))
    for _ in range(2):
        found = outcome(kept_rows(items, SIZE, Corners(), anew))
        np.testing.assert_array_equal(found, anew.rows)
    assert anew.made == 1


def test_other_pictures_sizes_and_weights_have_rows_of_their_own(pictures):
    items = pictures.holdout_part.targets
    anew = Counted(len(items))
    outcome(kept_rows(items, SIZE, Corners(), anew))
    outcome(kept_rows(items, (16, 16), Corners(), anew))
    outcome(kept_rows(items, SIZE, Corners(2.0), anew))  # of equal name
    outcome(kept_rows(items[:-1], SIZE, Corners(), Counted(len(items) - 1)))
    assert anew.made == 3


@pytest.mark.parametrize("damage", [b"", b"no array", "other rows"])
def test_damaged_rows_are_made_anew(pictures, damage):
    items = pictures.holdout_part.targets
    anew = Counted(len(items))
    outcome(kept_rows(items, SIZE, Corners(), anew))
    (file,) = (cache_home() / "features").iterdir()
    if isinstance(damage, bytes):
        file.write_bytes(damage)
    else:
        np.save(file, np.full((len(items), 3), np.nan))
    np.testing.assert_array_equal(outcome(kept_rows(items, SIZE, Corners(), anew)), anew.rows)
    assert anew.made == 2


@pytest.mark.parametrize("family", ["pix2pix", "cyclegan"])
def test_reference_items_are_those_of_the_references(family):
    pictures = Pictures.of(variant(family))
    for references in (pictures.references, pictures.test):
        items = reference_items(pictures, references)
        assert len(items) == references.reference_count
    assert reference_items(pictures, pictures.test) == pictures.test_part.targets


SOURCES = torch.rand(8, 3, 32, 32) * 2 - 1


def test_the_trial_is_made_once_for_a_kind_of_network(monkeypatch):
    trials = []

    def trial(generator, sources, batches, seed):
        trials.append(list(batches))
        return {batch: 1 / batch for batch in batches}

    monkeypatch.setattr(evaluating, "_trial", trial)
    for width in (2, 3):
        network = ResNetGenerator("mobile", (width,) * 8)
        assert chosen_batch(network, SOURCES, CPU, 0) == 8
    assert trials == [[1, 2, 4, 8]]


def test_the_trial_times_every_batch():
    for network in (ResNetGenerator("mobile", (2,) * 8), MunitGenerator("mobile", (2,) * 10)):
        seconds = evaluating._trial(network.eval(), SOURCES, [1, 4], 0)
        assert set(seconds) == {1, 4} and min(seconds.values()) > 0


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [({1: 1.0, 2: 0.98, 4: 0.96}, 1), ({1: 1.0, 2: 0.9, 4: 0.88}, 2), ({1: 1.0, 2: 2.0}, 1)],
)
def test_a_larger_batch_has_to_be_worth_it(seconds, expected):
    assert evaluating._fastest(seconds) == expected


def test_no_trial_where_there_is_no_choice(monkeypatch):
    monkeypatch.setattr(evaluating, "_trial", None)
    student = ResNetGenerator("mobile", (2,) * 8)
    assert chosen_batch(student, SOURCES[:1], CPU, 0) == 1
    assert chosen_batch(student, torch.zeros(1).expand(8, 3, 1024, 1024), CPU, 0) == 1
    assert chosen_batch(ResNetGenerator("resnet", (2,) * 8), SOURCES, CPU, 0) == 1
    assert chosen_batch(student, SOURCES, Compute(torch.device("cuda")), 0) == 32


@torch.inference_mode()
def test_pictures_do_not_depend_on_the_batch():
    student = ResNetGenerator("mobile", (6,) * 8).eval()
    one_by_one = torch.cat([student(source) for source in SOURCES.split(1)])
    torch.testing.assert_close(student(SOURCES), one_by_one, rtol=0, atol=2e-5)


@pytest.mark.parametrize("batch", [1, 4])
def test_numbers_do_not_depend_on_where_judging_was_halted(monkeypatch, batch):
    recipe = tiny_recipe(data={"sample_pairs": 60, "holdout": 0.3})
    judge = Judge(Pictures.of(recipe), Corners(), CPU)
    monkeypatch.setattr(evaluating, "_fastest", lambda seconds: batch)
    student = ResNetGenerator("mobile", (4,) * 8)
    shapes = []
    student.register_forward_hook(lambda _, given, __: shapes.append(len(given[0])))
    begun = outcome(judge.measure(student, pictures=5))
    assert set(shapes[-2:]) == {batch}
    whole = outcome(judge.extend(begun, student))
    at_once = outcome(judge.measure(student, judge.pictures.fixed_places()))
    np.testing.assert_array_equal(whole.features, at_once.features)
    assert whole.count == at_once.count == len(judge.held) and whole.latency_ms > 0
    assert len(at_once.pictures) == len(judge.pictures.fixed_places())
