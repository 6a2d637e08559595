"""The best weights of a stage are those that the held-out part says."""

from types import SimpleNamespace

import pytest
import torch

from core.evaluation.evaluation import Evaluation, PooledFeatures
from core.evaluation.kept_networks import keep_generator, kept_generator
from core.nets.resnet import ResNetGenerator
from core.run.events import Notice, Step
from core.run.run import Run
from core.runtime.generators import result_of
from core.stages.held_out import CURVES, HeldOutChoice
from tests.core.tiny import tiny_recipe

CURVE = CURVES["distance"]


class Evaluated:
    """Gives the distances it is told to, one after the other."""

    def __init__(self, distances):
        self.distances = list(distances)
        self.pictures = SimpleNamespace(recipe=tiny_recipe(), train=None)
        self.compute = None

    def measure(self, generator, pictures):
        yield from ()
        distance = self.distances.pop(0)
        return Evaluation(distance, 1.0, {}, miou=100 - distance, gathered=PooledFeatures(()))


class Trained:
    """A training whose generator's weights are all the number of the step."""

    def __init__(self, total, evaluations):
        self.count, self.total, self.held_out = 0, total, {}
        self.schedule = SimpleNamespace(evaluations=evaluations)
        self.generator = ResNetGenerator("mobile", (4,) * 8, blocks=3)

    def deployed(self):
        return self.generator

    def step(self):
        self.count += 1
        for weight in self.generator.parameters():
            torch.nn.init.constant_(weight, float(self.count))


@pytest.fixture
def run(tmp_path):
    return Run.create(tmp_path / "run", tiny_recipe())


def choice_of(run, training, distances):
    evaluator = Evaluated(distances)
    return HeldOutChoice(run, "teacher", training, evaluator)


def test_the_weights_of_the_best_look_are_kept(run):
    training = Trained(total=6, evaluations=3)
    choice = choice_of(run, training, [3.0, 1.0, 2.0])
    seen = []
    for _ in range(6):
        training.step()
        seen += list(choice.due())
    assert [(item.number, item.scalars[CURVE]) for item in seen if isinstance(item, Step)] == [
        (2, 3.0), (4, 1.0), (6, 2.0),
    ]  # fmt: skip
    events = choice.best()
    notice = next(events)
    assert isinstance(notice, Notice) and "step 4 of 6" in notice.sentence
    best = result_of(events)
    assert all((weight == 4).all() for weight in best.parameters())
    keep_generator(run, "teacher", best, "teacher")
    run.remove_states("teacher")
    assert [path.name for path in run.checkpoints.glob("*")] == ["teacher.safetensors"]
    assert (next(kept_generator(run, "teacher").parameters()) == 4).all()


def test_the_last_weights_are_kept_where_they_are_best(run):
    training = Trained(total=4, evaluations=2)
    choice = choice_of(run, training, [3.0, 1.0])
    for _ in range(4):
        training.step()
        list(choice.due())
    assert result_of(choice.best()) is training.generator


def test_a_look_that_was_made_is_not_made_again_after_a_halt(run):
    training = Trained(total=4, evaluations=2)
    training.step(), training.step()
    list(choice_of(run, training, [3.0]).due())
    again = choice_of(run, training, [])
    assert list(again.due()) == []
    training.held_out.clear()
    assert [item.scalars for item in choice_of(run, training, [5.0]).due()] == [{CURVE: 5.0}]


def test_without_looks_the_last_weights_are_kept(run):
    training = Trained(total=3, evaluations=0)
    choice = choice_of(run, training, [])
    for _ in range(3):
        training.step()
        assert list(choice.due()) == []
    assert result_of(choice.best()) is training.generator


def test_where_the_search_goes_by_miou_so_does_the_choice(run):
    training = Trained(total=4, evaluations=2)
    choice = choice_of(run, training, [30.0, 60.0])
    choice.criterion = "miou"
    seen = []
    for _ in range(4):
        training.step()
        seen += list(choice.due())
    assert [item.scalars for item in seen] == [{CURVES["miou"]: 70.0}, {CURVES["miou"]: 40.0}]
    notice = next(choice.best())
    assert "step 2 of 4" in notice.sentence and "mIoU is 70" in notice.sentence
