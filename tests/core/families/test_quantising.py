"""8-bit fine-tuning: the pretended rounding is what runtimes compute, and training helps."""

import numpy as np
import pytest
import torch

from core.export.examples import picture_examples
from core.export.formats import choice_named
from core.export.formats.source import ModelSource, QuantisedStudent
from core.families.quantising import QuantisedTraining
from core.families.training import copied
from core.nets.quantisation import Bounds, quantisable, quantised, weight_scales
from core.recipe.training import TrainingSchedule
from core.runtime.compute import Compute
from tests.core.export.example_runs import CHOSEN, network
from tests.core.export.test_onnx import noise


class Batches:
    """The same two pictures in every step."""

    steps_per_epoch = 1

    def __init__(self) -> None:
        self.source = self.target = noise(32, 32, 2)

    def at(self, step: int) -> "Batches":
        return self

    def close(self) -> None:
        return None


@pytest.fixture
def training() -> QuantisedTraining:
    schedule = TrainingSchedule(epochs=0, decay_epochs=60, learning_rate=2e-3)
    student = network("mobile", CHOSEN, 3)
    return QuantisedTraining(schedule, Batches(), Compute(torch.device("cpu")), student, 0)


def test_training_shrinks_the_error_and_resumes_to_the_same_numbers(training):
    errors = [training.advance().scalars["int8_grey"] for _ in range(20)]
    kept = copied(training.state())
    later = [training.advance().scalars["int8_grey"] for _ in range(40)]
    assert np.mean(later[-5:]) < 0.7 * np.mean(errors[:5])
    training.restore(kept)
    assert training.advance().scalars["int8_grey"] == later[0]


def test_layers_go_back_to_float_until_the_picture_is_kept(training):
    sources = [training.batches.source[:1]]
    training.advance()
    before, count = training.psnr(sources), len(training.ranges)
    list(training.put_back(sources, before - 1))
    assert len(training.ranges) == count, "good enough as it is"
    list(training.put_back(sources, 150))
    assert len(training.ranges) == 1 < count and training.psnr(sources) > before


def test_the_float_network_is_what_it_was_outside(training):
    before = {name: value.clone() for name, value in training.reference.state_dict().items()}
    picture = noise(32, 32)
    plain = training.reference(picture)
    bounds = Bounds(list(quantisable(training.reference)))
    with quantised(training.reference, bounds, widening=True):
        rounded = training.reference(picture)
    assert not torch.equal(plain, rounded)
    assert torch.equal(plain, training.reference(picture))
    after = training.reference.state_dict()
    assert before.keys() == after.keys()
    assert all(torch.equal(value, after[name]) for name, value in before.items())
    assert all(low <= 0 < high for low, high in bounds.ranges.values())
    assert torch.allclose(Bounds.of(bounds.ranges).values, bounds.values)


# OpenVINO computes the rest in bfloat16 where it can.
@pytest.mark.parametrize(("name", "most"), [("onnx-int8", 1.5), ("openvino-int8", 6)])
def test_runtimes_compute_what_was_pretended(training, tmp_path, name, most):
    choice = choice_named(name)
    if choice.format.missing:
        pytest.skip(f"{choice.format.missing} is not installed")
    for _ in range(10):
        training.advance()
    quantised_student = QuantisedStudent(training.student, training.ranges)
    source = ModelSource(training.reference, quantised=quantised_student)
    files = choice.format.write(source, tmp_path / "m", "int8")
    predict = choice.format.open(files, "int8", 1)
    picture = noise(32, 32)
    made = predict(picture_examples(training.reference, picture)[0].feeds)
    difference = 127.5 * np.abs(made - training.generate(picture).numpy())
    # Kernels may round a half the other way, which what follows carries on.
    assert difference.mean() < most
    assert sum(path.stat().st_size for path in files) > 0


def test_every_output_channel_has_a_scale():
    for layer in quantisable(network("mobile", CHOSEN, 3)).values():
        axis, scales = weight_scales(layer)
        assert len(scales) == layer.weight.shape[axis]
        assert (scales > 0).all()
