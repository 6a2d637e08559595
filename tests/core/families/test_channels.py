"""Networks of every family between pictures of other than three channels."""

import pytest
import torch

from core import families
from core.nets.bands import as_rgb, with_channels
from core.nets.generator import config_of
from core.nets.network_config import config_cost
from core.recipe.plan import Inputs
from tests.core.tiny import VARIANTS, variant

SOURCE, TARGET = 2, 5


@pytest.mark.parametrize("name", [name for name in VARIANTS if "route" not in name])
def test_teacher_supernet_and_judge_have_the_channels(name):
    recipe = variant(name)
    classes = 4 if recipe.pairing == "labels" else 0
    inputs = Inputs(classes, source_channels=SOURCE, target_channels=TARGET)
    family = families.of(recipe, inputs)
    size = recipe.data.height, recipe.data.width
    source = torch.rand(1, inputs.channels, *size) * 2 - 1
    teacher, supernet = family.new_teacher(), None
    supernet = family.new_supernet(teacher)
    small = supernet.cut(tuple(min(widths) for widths in recipe.distill.space))
    for network in (teacher, supernet, small):
        network.eval()
        with torch.no_grad():
            assert network(source).shape == (1, TARGET, *size)
        assert (network.in_channels, network.out_channels) == (inputs.channels, TARGET)
    for network in (teacher, small):
        counted = sum(weight.numel() for weight in network.parameters())
        assert config_cost(config_of(network), *size).parameters == counted
    own = family.new_discriminator()
    if own is not None:
        alone = name.startswith(("cyclegan", "cut", "munit"))
        assert own.in_channels == TARGET + (0 if alone else inputs.channels)


def test_other_channels_as_networks_for_photos_see_them():
    pictures = torch.arange(5.0).view(1, 5, 1, 1)
    assert with_channels(pictures, 3).flatten().tolist() == [0, 1.5, 3.5]
    assert as_rgb(pictures[:, :1]).shape == (1, 3, 1, 1)
    photo = torch.rand(2, 3, 4, 4)
    assert as_rgb(photo) is photo
