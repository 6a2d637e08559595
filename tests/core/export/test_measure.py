"""The final numbers against ones worked out by hand, for pictures that do not belong together."""

import numpy as np
import pytest
import torch
from torch import nn

from core.evaluation.pictures import ImageSplit, Pictures
from core.export.measure import Measuring
from core.export.metadata import AllTargets, Distances, ExportQuality, ExportScores, Segmented
from core.metrics.frechet import Gaussian, frechet_distance
from core.runtime.compute import open_compute
from core.runtime.generators import result_of
from tests.core.export.families import make_domains, recipe_of


class Colours:
    """Features: the mean of each colour, and of the upper half."""

    name = "colours"

    def __call__(self, pictures):
        halves = pictures.float().mean((2, 3)), pictures[:, :, :16].float().mean((2, 3))
        return torch.cat(halves, 1).double().numpy() / 255


class Shifted(nn.Module):
    """Gives its input, a little darker."""

    def __init__(self, by: float) -> None:
        super().__init__()
        self.by = nn.Parameter(torch.tensor(by))

    def forward(self, x):
        return x - self.by


@pytest.fixture
def pictures(tmp_path, weights) -> Pictures:
    data = make_domains(tmp_path / "domains")
    return Pictures.of(recipe_of("cyclegan", data, weights))


def measured(pictures: Pictures) -> tuple[ExportQuality, int]:
    compute = open_compute(pictures.recipe.engine)
    networks = {"teacher": Shifted(0.0), "student": Shifted(0.25)}
    measuring = Measuring(pictures, networks, Colours(), compute)
    steps = len(list(measuring.measure()))
    assert steps == measuring.steps
    return result_of(measuring.measure()), steps


def of(values: torch.Tensor) -> np.ndarray:
    return Colours()(((values.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8))


def test_test_targets_alone_and_all_targets(pictures):
    scores, steps = measured(pictures)
    assert steps == 14  # training and held-out targets, the longest of the lists
    sources, targets = pictures.test.sources(range(4)), pictures.test.targets(range(6))
    others = pictures.references.targets(range(14))
    alone, every = Gaussian.of(of(targets)), Gaussian.of(of(torch.cat([others, targets])))
    distances = scores.distances
    assert (distances.part, distances.pictures, distances.generated) == ("test", 6, 4)
    assert distances.student == pytest.approx(frechet_distance(alone, of(sources - 0.25)))
    assert distances.teacher == pytest.approx(frechet_distance(alone, of(sources)))
    assert distances.all_targets is not None
    assert distances.all_targets.pictures == 20
    student = frechet_distance(every, of(sources - 0.25))
    assert distances.all_targets.student == pytest.approx(student)
    training = pictures.train.targets([index * 10 // 6 for index in range(6)])
    assert distances.floor == pytest.approx(frechet_distance(alone, of(training)))
    assert scores.segmented is None


def test_without_test_pictures_the_held_out_ones_count_once(pictures):
    pictures.test_part = ImageSplit([], [])
    distances = measured(pictures)[0].distances
    assert (distances.part, distances.pictures, distances.generated) == ("held-out", 3, 3)
    assert distances.all_targets is not None
    assert distances.all_targets.pictures == 14


def test_what_was_measured_is_read_back():
    from dataclasses import asdict

    scores = ExportScores(1.0, 2.0, 3.0)
    distances = Distances("test", "f", 6, 1.0, 2.0, 0.5, 6, 4, AllTargets(20, 3.0, 4.0))
    for segmented in (None, Segmented("s", "test", 4, scores, scores, scores)):
        quality = ExportQuality(distances, segmented)
        assert ExportQuality.of(asdict(quality)) == quality
