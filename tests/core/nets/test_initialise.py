import pytest
import torch

from core.nets.discriminator import PatchDiscriminator
from core.nets.initialise import initialise
from core.nets.resnet import ResNetGenerator


def test_the_same_seed_gives_the_same_weights_whatever_was_drawn_before():
    first, second = (ResNetGenerator("elastic", (4,) * 8) for _ in range(2))
    initialise(first, 7)
    torch.rand(13)
    initialise(second, 7)
    assert all(map(torch.equal, first.parameters(), second.parameters()))


def test_other_seeds_give_other_weights():
    first, second = (PatchDiscriminator(3, 4) for _ in range(2))
    initialise(first, 7)
    initialise(second, 8)
    assert not torch.equal(first.model[0].weight, second.model[0].weight)


def test_the_global_random_numbers_are_left_alone():
    network = PatchDiscriminator(3, 4)
    torch.manual_seed(3)
    expected = torch.rand(1)
    torch.manual_seed(3)
    initialise(network, 7)
    assert torch.equal(torch.rand(1), expected)


@pytest.mark.parametrize("std", [0.02, 1.0])
def test_weights_are_normal_and_biases_zero(std):
    network = PatchDiscriminator(6, 32)
    initialise(network, 0, std)
    weight = network.model[8].weight.detach()
    assert float(weight.mean()) == pytest.approx(0, abs=0.01 * std)
    assert float(weight.std()) == pytest.approx(std, rel=0.01)
    assert not network.model[8].bias.any()


def test_weights_of_a_norm_stay():
    norm = torch.nn.BatchNorm2d(3)
    initialise(norm, 0)
    assert norm.weight.tolist() == [1, 1, 1]
