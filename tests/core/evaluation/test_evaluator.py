"""Judging on growing parts of the held-out pictures, in each score; what real pictures score."""

import json
import sqlite3

import numpy as np
import pytest
import torch

from core.evaluation.evaluator import Evaluator, record_floor
from core.evaluation.pictures import Pictures
from core.metrics.scores import FRECHET, KID, MIND
from core.run.events import Candidate
from core.run.record import Record
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.generators import result_of
from tests.core.tiny import tiny_recipe


class Corners:
    """Means of 2 × 2 patches, as features; counts the pictures it sees."""

    name, dimension = "corners", 12

    def __init__(self) -> None:
        self.seen = 0

    def __call__(self, pictures: torch.Tensor) -> np.ndarray:
        self.seen += len(pictures)
        small = torch.nn.functional.adaptive_avg_pool2d(pictures.float(), 2)
        return small.flatten(1).double().numpy()


class Painter(torch.nn.Module):
    """A generator that dims its source."""

    def forward(self, source: torch.Tensor) -> torch.Tensor:
        return source[:, :3] * 0.5


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GCW_HOME", str(tmp_path_factory.mktemp("home")))
        yield


def evaluator(score: str = FRECHET, **changes) -> Evaluator:
    recipe = tiny_recipe(
        data={"sample_pairs": 60, "holdout": 0.3}, search={"score": score}, **changes
    )
    return Evaluator(Pictures.of(recipe), Corners(), open_compute(recipe.engine))


@pytest.mark.parametrize("score", [FRECHET, KID, MIND])
def test_going_on_equals_measuring_at_once(home, score):
    judged = evaluator(score)
    keep = judged.pictures.fixed_indices()
    few = result_of(judged.measure(Painter(), keep, 4))
    before = few.distance, few.count, judged.features.seen
    more = result_of(judged.extend(few, Painter(), 9))
    whole = result_of(judged.extend(more, Painter()))
    assert judged.features.seen - before[2] == len(judged.held) - 4
    assert (few.distance, few.count) == before[:2]
    at_once = result_of(judged.measure(Painter(), keep))
    assert whole.distance == at_once.distance and whole.uncertainty == at_once.uncertainty
    np.testing.assert_array_equal(whole.features, at_once.features)
    assert torch.equal(whole.pictures, at_once.pictures)
    assert len(whole.pictures) == len(keep) and whole.count == len(judged.held)
    assert more.distance == result_of(judged.measure(Painter(), keep, 9)).distance


def test_fewer_pictures_are_the_first_of_more(home):
    judged = evaluator()
    order = judged.order()
    assert sorted(order) == list(range(len(judged.held))) and order != sorted(order)
    assert order == evaluator().order()
    few = result_of(judged.measure(Painter(), pictures=5))
    many = result_of(judged.measure(Painter(), pictures=11))
    np.testing.assert_array_equal(few.features, many.features[:5])


def test_kept_pictures_come_in_the_order_asked_for(home):
    judged = evaluator()
    keep = [3, 0, 7]
    result = result_of(judged.measure(Painter(), keep))
    for index, picture in zip(keep, result.pictures, strict=True):
        assert torch.equal(picture, judged.held.sources([index])[0] * 0.5)


def test_uncertainty_is_there_from_three_pictures_on(home):
    judged = evaluator()
    assert result_of(judged.measure(Painter(), pictures=2)).uncertainty is None
    assert result_of(judged.measure(Painter(), pictures=3)).uncertainty > 0


@pytest.mark.parametrize("family", ["pix2pix", "cyclegan"])
def test_the_floor_is_measured_once_and_below_any_candidate(home, tmp_path, family):
    judged = evaluator(family=family)
    run = Run.create(tmp_path / "run", judged.pictures.recipe)
    result_of(record_floor(run, judged))
    seen = judged.features.seen
    result_of(record_floor(run, judged))
    assert judged.features.seen == seen
    with run.record() as record:
        floor = record.facts("floor")
    assert floor["score"] == FRECHET and floor["features"] == "corners"
    assert floor["half"] == judged.references.reference_count // 2
    assert floor["others"] == len(judged.held)
    black = result_of(judged.measure(torch.nn.Hardtanh(-1.0, -0.99)))
    assert 0 <= floor["training"] < black.distance
    assert 0 <= floor["halves"] < black.distance


def test_records_of_before_are_read_and_upgraded(tmp_path):
    path, known = tmp_path / "run.sqlite", ["miou", "uncertainty"]
    # Of the last one the upgrade was killed halfway.
    for version, missing in ((1, known), (2, known[1:]), (1, known[1:])):
        path.unlink(missing_ok=True)
        Record(path, write=True).close()
        with sqlite3.connect(path) as database:
            for name in missing:
                database.execute(f"ALTER TABLE candidates DROP COLUMN {name}")
            database.execute(
                "INSERT INTO candidates (architecture, macs, paper_macs, parameters, metric, "
                "latency_ms, features, pictures) "
                "VALUES ('8_8_8_8_8_8_8_8', 1, 2, 3, 4.5, 6.5, 'f', 7)"
            )
            database.execute(f"PRAGMA user_version = {version}")
        database.close()
        old = Record(path)
        assert old.candidates()[0].candidate.uncertainty is None
        old.close()
        upgraded = Record(path, write=True)
        upgraded.add_candidate(Candidate((4,) * 8, 1, 2, 3, 4.5, 6.5, "f", 7, None, 0.25))
        result = [item.candidate.uncertainty for item in upgraded.candidates()]
        upgraded.close()
        assert result == [None, 0.25]


def test_the_floor_is_plain_data(home):
    floor = result_of(evaluator(MIND).floor())
    assert json.loads(json.dumps(floor.document())) == floor.document()
