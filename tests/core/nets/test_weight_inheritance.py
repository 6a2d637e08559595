"""Supernets that start from their teacher, and discriminators that are told more."""

import pytest
import torch

from core.nets.architecture import uniform
from core.nets.conditioning import width_maps, with_further_inputs
from core.nets.discriminator import PatchDiscriminator
from core.nets.generator import config_of
from core.nets.initialise import initialise
from core.nets.ms_image import MsImageDiscriminator
from core.nets.multiscale import MultiscaleDiscriminator
from core.nets.munit import MunitGenerator
from core.nets.pruning import pruned
from core.nets.resnet import ResNetGenerator
from core.nets.spade import SpadeGenerator
from core.nets.unet import UNetGenerator
from core.nets.weight_inheritance import inherit

WIDE, NARROW = uniform(4), (3, 2, 2, 1, 3, 2, 1, 2)
PAIRS = {
    "resnet": lambda kind, a: ResNetGenerator(kind, a, blocks=6),
    "resnet, batch": lambda kind, a: ResNetGenerator(kind, a, blocks=6, norm="batch"),
    "unet": lambda kind, a: UNetGenerator(kind, a, downs=6),
    "spade": lambda kind, a: SpadeGenerator(kind, a, 5),
}
FULL = {"resnet": "resnet", "resnet, batch": "resnet", "unet": "unet", "spade": "spade"}


def made(name, kind, architecture, seed):
    network = PAIRS[name](kind, architecture)
    initialise(network, seed, std=0.2)
    return network.eval()


@pytest.mark.parametrize("name", PAIRS)
def test_a_mobile_teacher_gives_everything(name):
    teacher, supernet = made(name, "mobile", WIDE, 1), made(name, "elastic", NARROW, 2)
    assert inherit(supernet, teacher) == 1
    expected = pruned(teacher, NARROW).state_dict()
    assert all(torch.equal(t, expected[key]) for key, t in supernet.state_dict().items())


@pytest.mark.parametrize("name", PAIRS)
def test_a_full_teacher_gives_what_both_have_alike(name):
    teacher, supernet = made(name, FULL[name], WIDE, 1), made(name, "elastic", NARROW, 2)
    before = {key: tensor.clone() for key, tensor in supernet.state_dict().items()}
    share = inherit(supernet, teacher)
    assert 0.02 < share < 1
    whole, now = teacher.state_dict(), supernet.state_dict()
    for key, tensor in now.items():
        if tensor.ndim != 4:
            continue
        assert torch.equal(tensor, before[key]) == (key not in whole), key
        if key in whole:
            assert torch.isin(tensor, whole[key]).all(), key


def test_the_stem_has_the_largest_filters_in_order_and_the_rest_follows():
    teacher, supernet = made("resnet", "resnet", WIDE, 1), made("resnet", "elastic", NARROW, 2)
    inherit(supernet, teacher)
    stem = teacher.state_dict()["model.1.weight"]
    kept = stem.abs().sum((1, 2, 3)).topk(NARROW[0]).indices
    assert torch.equal(supernet.state_dict()["model.1.weight"], stem[kept])
    down = teacher.state_dict()["model.4.weight"][:, kept]
    best = down.abs().sum((1, 2, 3)).topk(2 * NARROW[1]).indices
    assert torch.equal(supernet.state_dict()["model.4.weight"], down[best])


def test_what_cannot_start_from_a_teacher_is_refused():
    supernet = made("resnet", "elastic", uniform(6), 2)
    with pytest.raises(ValueError, match=r"6_6_6_6_6_6_6_6 does not fit into .* 4_4"):
        inherit(supernet, made("resnet", "resnet", WIDE, 1))
    with pytest.raises(ValueError, match="does not fit into UNet"):
        inherit(made("resnet", "elastic", NARROW, 2), made("unet", "unet", WIDE, 1))
    with torch.device("meta"):
        munit = MunitGenerator("munit", uniform(4, 10))
    with pytest.raises(TypeError, match="Munit"):
        inherit(supernet, munit)


@pytest.mark.parametrize(
    "discriminator",
    [
        PatchDiscriminator(6, 4),
        PatchDiscriminator(3, 4, norm="batch"),
        MultiscaleDiscriminator(8, 4),
        MsImageDiscriminator(3, 4, scales=2),
    ],
    ids=lambda discriminator: type(discriminator).__name__,
)
def test_further_inputs_change_no_score_at_first(discriminator):
    initialise(discriminator, 1, std=0.2)
    discriminator.eval()
    widened = with_further_inputs(discriminator, 8)
    assert config_of(widened) == {
        **config_of(discriminator),
        "in_channels": discriminator.in_channels + 8,
    }
    x = torch.rand(2, discriminator.in_channels, 64, 64)
    maps = width_maps(NARROW, WIDE, x)
    ours, theirs = widened(torch.cat([maps, x], 1)), discriminator(x)
    for score, wanted in zip(_flat(ours), _flat(theirs), strict=True):
        assert torch.allclose(score, wanted, atol=1e-5)
    assert all(parameter.requires_grad for parameter in widened.parameters())


def _flat(scores):
    return [scores] if isinstance(scores, torch.Tensor) else [s for x in scores for s in _flat(x)]


def test_widths_are_told_as_shares_of_the_widest():
    maps = width_maps((4, 2, 1), (4, 4, 4), torch.zeros(2, 3, 5, 6))
    assert maps.shape == (2, 3, 5, 6)
    assert maps[1, :, 4, 5].tolist() == [1, 0, -0.5]
