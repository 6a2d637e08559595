import pytest
import torch

from core.nets.discriminator import PatchDiscriminator


@pytest.mark.parametrize(("channels", "width", "count"), [(6, 128, 11040641), (3, 64, 2764737)])
def test_parameters_are_the_published_number(channels, width, count):
    with torch.device("meta"):
        network = PatchDiscriminator(channels, width)
    assert sum(weight.numel() for weight in network.parameters()) == count


def test_names_are_the_published_ones():
    names = [name for name in PatchDiscriminator(3, 4).state_dict() if name.endswith("weight")]
    assert names == [f"model.{index}.weight" for index in (0, 2, 5, 8, 11)]


@pytest.mark.parametrize(("layers", "side"), [(1, 30), (2, 14), (3, 6), (4, 2)])
def test_one_score_a_patch(layers, side):
    scores = PatchDiscriminator(6, 4, layers)(torch.randn(2, 6, 64, 64))
    assert scores.shape == (2, 1, side, side)


def test_a_score_sees_seventy_pixels():
    network = PatchDiscriminator(1, 2)
    network.model = torch.nn.Sequential(
        *(layer for layer in network.model if isinstance(layer, torch.nn.Conv2d))
    )
    x = torch.randn(1, 1, 128, 128, requires_grad=True)
    scores = network(x)
    scores[0, 0, 7, 7].backward()
    seen = x.grad[0, 0].nonzero()
    assert (seen.amax(0) - seen.amin(0) + 1).tolist() == [70, 70]
