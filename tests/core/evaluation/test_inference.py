"""Nothing is extracted twice, and as many pictures are generated at once as is fastest."""

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from core.evaluation import inference
from core.evaluation.evaluator import Evaluator
from core.evaluation.inference import batch_size, kept_rows, reference_items
from core.evaluation.pictures import Pictures
from core.nets.resnet import ResNetGenerator
from core.runtime.compute import Compute
from core.runtime.generators import result_of
from core.runtime.paths import cache_home
from tests.core.tiny import tiny_recipe, variant

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
        rows = result_of(kept_rows(items, SIZE, Corners(), anew))
        np.testing.assert_array_equal(rows, anew.rows)
    assert anew.made == 1


def test_other_pictures_sizes_and_weights_have_rows_of_their_own(pictures):
    items = pictures.holdout_part.targets
    anew = Counted(len(items))
    result_of(kept_rows(items, SIZE, Corners(), anew))
    result_of(kept_rows(items, (16, 16), Corners(), anew))
    result_of(kept_rows(items, SIZE, Corners(2.0), anew))  # of equal name
    result_of(kept_rows(items[:-1], SIZE, Corners(), Counted(len(items) - 1)))
    assert anew.made == 3


@pytest.mark.parametrize("damage", [b"", b"no array", "other rows"])
def test_damaged_rows_are_made_anew(pictures, damage):
    items = pictures.holdout_part.targets
    anew = Counted(len(items))
    result_of(kept_rows(items, SIZE, Corners(), anew))
    (file,) = (cache_home() / "features").iterdir()
    if isinstance(damage, bytes):
        file.write_bytes(damage)
    else:
        save_file({"features": torch.full((len(items), 3), torch.nan).double()}, file)
    np.testing.assert_array_equal(result_of(kept_rows(items, SIZE, Corners(), anew)), anew.rows)
    assert anew.made == 2


@pytest.mark.parametrize("family", ["pix2pix", "cyclegan"])
def test_reference_items_are_those_of_the_references(family):
    pictures = Pictures.of(variant(family))
    for references in (pictures.references, pictures.test):
        items = reference_items(pictures, references)
        assert len(items) == references.reference_count
    assert reference_items(pictures, pictures.test) == pictures.test_part.targets


SOURCES = torch.rand(8, 3, 32, 32) * 2 - 1


def test_the_batch_follows_a_rule_and_no_clock(monkeypatch):
    monkeypatch.setattr("time.thread_time", None)
    monkeypatch.setattr("time.perf_counter", None)
    student = ResNetGenerator("mobile", (2,) * 8)
    for size, count, expected in (
        ((32, 32), 99, 8), ((128, 128), 99, 8), ((256, 256), 99, 2), ((1024, 1024), 99, 1),
        ((32, 32), 1, 1), ((32, 32), 5, 4),
    ):  # fmt: skip
        assert batch_size(student, size, count, CPU) == expected
    assert batch_size(ResNetGenerator("resnet", (2,) * 8), (32, 32), 99, CPU) == 1
    assert batch_size(student, (32, 32), 99, Compute(torch.device("cuda"))) == 32


@torch.inference_mode()
def test_pictures_do_not_depend_on_the_batch():
    student = ResNetGenerator("mobile", (6,) * 8).eval()
    one_by_one = torch.cat([student(source) for source in SOURCES.split(1)])
    torch.testing.assert_close(student(SOURCES), one_by_one, rtol=0, atol=2e-5)


@pytest.mark.parametrize("batch", [1, 4])
def test_numbers_do_not_depend_on_where_judging_was_halted(monkeypatch, batch):
    recipe = tiny_recipe(data={"sample_pairs": 60, "holdout": 0.3})
    evaluator = Evaluator(Pictures.of(recipe), Corners(), CPU)
    monkeypatch.setattr(inference, "BATCHES", (batch,))
    student = ResNetGenerator("mobile", (4,) * 8)
    shapes = []
    student.register_forward_hook(lambda _, given, __: shapes.append(len(given[0])))
    begun = result_of(evaluator.measure(student, pictures=5))
    assert set(shapes[-2:]) == {batch}
    whole = result_of(evaluator.extend(begun, student))
    at_once = result_of(evaluator.measure(student, evaluator.pictures.fixed_indices()))
    np.testing.assert_array_equal(whole.features, at_once.features)
    assert whole.count == at_once.count == len(evaluator.held) and whole.latency_ms > 0
    assert len(at_once.pictures) == len(evaluator.pictures.fixed_indices())
