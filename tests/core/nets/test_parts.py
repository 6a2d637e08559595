"""Costs by the parts that people name."""

import pytest

from core.nets.network_config import config_cost, sub_config
from core.nets.parts import part_costs
from core.nets.space import space_of
from core.recipe.plan import Inputs, supernet_config, teacher_config
from tests.core.tiny import VARIANTS, variant


def described(name):
    recipe = variant(name)
    teacher = teacher_config(recipe, Inputs(5) if recipe.pairing == "labels" else Inputs())
    return recipe, teacher, supernet_config(teacher, recipe)


@pytest.mark.parametrize("name", VARIANTS)
def test_parts_add_up_to_the_network_and_are_the_teachers_too(name):
    recipe, teacher, supernet = described(name)
    size = recipe.data.height, recipe.data.width
    smallest = sub_config(supernet, space_of(recipe.distill.space).smallest)
    costs = part_costs(smallest, *size)
    whole = config_cost(smallest, *size)
    for cost in ("macs", "paper_macs", "parameters"):
        assert sum(getattr(part, cost) for part in costs.values()) == getattr(whole, cost)
    assert [part.title for part in costs] == [part.title for part in part_costs(teacher, *size)]


@pytest.mark.parametrize("name", VARIANTS)
def test_a_width_changes_the_part_of_its_position(name):
    recipe, _, supernet = described(name)
    size = recipe.data.height, recipe.data.width
    narrow = tuple(supernet["architecture"])
    before = part_costs(sub_config(supernet, narrow), *size)
    for position in range(len(narrow)):
        wide = tuple(w + 4 * (index == position) for index, w in enumerate(narrow))
        after = part_costs(sub_config(supernet, wide), *size)
        own = [part for part in before if part.position == position]
        assert own
        assert all(after[part].parameters > before[part].parameters for part in own)


def test_a_u_net_is_listed_as_it_computes():
    _, _, supernet = described("pix2pix with a U-Net")
    titles = [part.title for part in part_costs(supernet, 64, 64)]
    assert titles[:2] == ["down 1", "down 2"] and titles[-2:] == ["up 1", "picture"]
    assert titles == [
        *(f"down {level}" for level in range(1, 7)),
        *(f"up {level}" for level in range(5, 0, -1)),
        "picture",
    ]
