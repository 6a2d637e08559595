"""Whole training steps on a made-up card: forward, backward and optimiser of every family.

Not collected by itself: `test_devices.py` runs it in a process of its own. torch's engine counts
the devices that it can run backward passes on at the first of them, and never again; so the card
has to be there before, and stays until the process ends. A CPU build of torch refuses this to
`cuda` ("PyTorch is not linked with support for cuda devices"); a device of one's own it takes.
"""

from types import SimpleNamespace

import pytest
import torch
from torch.utils import backend_registration

from core.evaluation.recalibration import recalibrate_batch_norm
from core.metrics import own_segmenter
from core.metrics.encoder import train_encoder
from core.metrics.own_segmenter import train_segmenter
from core.runtime.compute import Compute
from core.runtime.generators import result_of
from tests.core.fake_card import (
    STAGES,
    batches_of,
    fake_numbers,
    new_feature_networks,
    recipe_named,
    saved,
    sources_of,
    trainings,
)
from tests.core.tiny import VARIANTS

CARD = "card"


class _Card(backend_registration._DummyBackendModule):
    def get_amp_supported_dtype(self) -> list[torch.dtype]:
        return [torch.bfloat16]


backend_registration._setup_privateuseone_for_python_backend(CARD, _Card())


class MixedBackwards(torch.autograd.Function):
    """Right on the way forward; its backward pass brings a tensor of another device in."""

    @staticmethod
    def forward(_context, given):
        return given * 2

    @staticmethod
    def backward(_context, gradient):
        return gradient * torch.ones(gradient.shape)


@pytest.fixture(autouse=True)
def fake():
    with fake_numbers(), new_feature_networks():
        yield


@pytest.fixture
def compute() -> Compute:
    return Compute(torch.device(CARD))


def devices(network: torch.nn.Module) -> set[str]:
    return {tensor.device.type for tensor in network.state_dict().values()}


def test_devices_that_are_mixed_are_found_both_ways(compute):
    weight = torch.zeros(3, device=compute.device, requires_grad=True)
    with pytest.raises(RuntimeError, match="same device"):
        weight + torch.zeros(3)
    with pytest.raises(RuntimeError, match="same device"):
        MixedBackwards.apply(weight).sum().backward()


def test_a_layer_that_was_left_behind_is_found(compute):
    training = trainings(recipe_named("pix2pix"), compute, ["distill"])["distill"]
    training.adaptors.cpu()
    with pytest.raises(RuntimeError, match="same device"):
        training._step()


@pytest.mark.parametrize("name", VARIANTS)
def test_whole_steps_stay_on_the_card(name, compute):
    recipe = recipe_named(name)
    source, held = batches_of(recipe).at(0).source, sources_of(recipe)
    # Fine-tuning takes the same steps as distillation.
    stages = STAGES if name == "pix2pix" else STAGES[:2]
    for stage, training in trainings(recipe, compute, stages).items():
        training._step()
        if stage != "finetune":  # which is restored as the others are
            training.restore(saved(training))
        moments = [m for o in training.optimizers.values() for m in o.state.values()]
        assert moments and {m["exp_avg"].device.type for m in moments} == {CARD}
        for network in training.networks.values():
            assert devices(network) <= {CARD}
        assert training.generate(source).device.type == CARD
        generator = training.deployed()
        for _ in recalibrate_batch_norm(generator, held, 4, compute):
            pass
        assert devices(generator) <= {CARD}


def test_those_who_judge_are_trained_on_the_card(compute, monkeypatch):
    # Counting classes picks pixels by their numbers, which fake tensors have not.
    weights = torch.ones(3)
    monkeypatch.setattr(own_segmenter, "_class_weights", lambda *_: weights)
    pairs = sources_of(recipe_named("gaugan"))
    pictures = torch.zeros(4, 3, 64, 64, dtype=torch.uint8)
    segmenter = result_of(train_segmenter(pairs, 3, 0, 2, device=compute.device))
    assert devices(segmenter.trained) == {CARD} and segmenter(pictures).device.type == "cpu"
    paired = SimpleNamespace(batch=lambda places: (pairs.targets(places), pairs.targets(places)))
    encoder = result_of(train_encoder(paired, range(4), 0, 2, device=compute.device))
    assert devices(encoder.encoder) == {CARD}
    assert encoder(pictures).shape == (4, encoder.dimension)
