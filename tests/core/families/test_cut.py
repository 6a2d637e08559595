"""CUT's teacher: the contrast of patches, and a training that goes on to the same numbers."""

import math

import pytest
import torch
import torch.nn.functional as F

from core import families
from core.families.cut import PatchHeads, patch_nce
from core.recipe.plan import Inputs
from core.recipe.recipe import Recipe
from tests.core.families.small import CPU, PUBLISHED, Batches

FAST = {"lambda_nce": 10, "identity": False, "flip": True}


def teacher(generator: str = "antialiased", **section):
    recipe = Recipe(
        family="cut",
        data={"height": 32, "width": 32, "jitter": 0},
        teacher={"generator": generator, "width": 4, "blocks": 6, "discriminator_width": 4},
        cut={"patches": 16, **section},
        **PUBLISHED,
    )
    return families.of(recipe, Inputs()).teacher_training(Batches(False, 32, 2), CPU)


def test_the_loss_is_the_cross_entropy_of_similarities():
    own, wanted = (F.normalize(torch.randn(2, 5, 8), dim=2) for _ in range(2))
    by_hand = []
    for picture in range(2):
        for index in range(5):
            similar = [float(own[picture, index] @ wanted[picture, k]) / 0.07 for k in range(5)]
            by_hand.append(-math.log(math.exp(similar[index]) / sum(map(math.exp, similar))))
    loss = float(patch_nce(own, wanted, 0.07))
    assert loss == pytest.approx(sum(by_hand) / len(by_hand), rel=1e-4)
    assert float(patch_nce(own, own, 0.07)) < loss


def test_heads_give_lengths_of_one_and_take_the_places_they_are_given():
    heads = PatchHeads((3, 4))
    layers = [torch.randn(2, 3, 4, 4), torch.randn(2, 4, 2, 2)]
    indices = [torch.tensor([0, 5]), torch.tensor([3])]
    features = heads(layers, indices)
    assert [tuple(item.shape) for item in features] == [(2, 2, 256), (2, 1, 256)]
    assert torch.allclose(features[0].norm(dim=2), torch.ones(2, 2), atol=1e-5)
    wanted = F.normalize(heads[1](layers[1][:, :, 1, 1]), dim=1)
    assert torch.allclose(features[1][:, 0], wanted)


@pytest.mark.parametrize("generator", ["antialiased", "resnet"])
@pytest.mark.parametrize("section", [{}, FAST], ids=["CUT", "FastCUT"])
def test_a_step_trains_generator_heads_and_discriminator(generator, section):
    training = teacher(generator, **section)
    before = {
        name: [weight.clone() for weight in network.parameters()]
        for name, network in training.networks.items()
    }
    step = training.advance()
    assert {"G_gan", "G_nce", "D_fake", "D_real"} <= set(step.scalars)
    assert ("G_nce_identity" in step.scalars) == (not section)
    for name, network in training.networks.items():
        moved = [
            not torch.equal(*pair) for pair in zip(before[name], network.parameters(), strict=True)
        ]
        assert any(moved), name


@torch.no_grad()
def test_mirrored_sources_are_compared_after_mirroring_back(monkeypatch):
    training = teacher("antialiased", identity=False)
    training.heads = PatchHeads((3,))
    monkeypatch.setattr(training.encoder, "encode", lambda pictures: [pictures])
    source = torch.rand(1, 3, 32, 32) * 2 - 1
    plain = training._contrast(source, source, "source")
    mirrored = training._contrast(source.flip(3), source, "source", mirrored=True)
    assert float(mirrored) == float(plain)
    assert float(training._contrast(source.flip(3), source, "source")) > float(plain)


def test_a_restored_training_goes_on_to_the_same_numbers():
    whole, first, later = teacher(), teacher(), teacher()
    wanted = [whole.advance().scalars for _ in range(4)]
    for _ in range(2):
        first.advance()
    later.restore(first.sound_state())
    assert [later.advance().scalars for _ in range(2)] == wanted[2:]
    assert list(first.deployed().encoded_widths) == [3, 8, 16, 16, 16]
