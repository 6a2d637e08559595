"""What teacher and students are, as the recipe says."""

import pytest

from core.nets.specs import NETWORKS
from core.recipe.families import FAMILIES
from core.recipe.plan import Inputs, supernet_config, teacher_config
from core.recipe.recipe import Recipe

OFFERED = {name for name, spec in NETWORKS.items() if "teacher.ups" in spec.recipe_fields}


def recipe_of(network: str, **sections) -> Recipe:
    family = next(name for name, spec in FAMILIES.items() if network in spec.generators)
    teacher = {"generator": network, **sections.pop("teacher", {})}
    space = [[16, 8]] * len(NETWORKS[network].positions)
    return Recipe(
        family=family, teacher=teacher, distill={"space": space, **sections.pop("distill", {})},
        **sections,
    )  # fmt: skip


@pytest.mark.parametrize("network", sorted(NETWORKS))
def test_a_student_may_double_sides_in_another_way_than_its_teacher(network):
    spec = NETWORKS[network]
    recipe = recipe_of(network, teacher={"ups": "transposed"}, distill={"ups": "resize-conv"})
    inputs = Inputs(4) if recipe.pairing == "labels" else Inputs()
    teacher = teacher_config(recipe, inputs)
    student = supernet_config(teacher, recipe)
    assert ("ups" in teacher) == (network in OFFERED), "a choice that changes nothing is not shown"
    assert ("distill.ups" in spec.recipe_fields) == (network in OFFERED)
    if network in OFFERED:
        assert (teacher["ups"], student["ups"]) == ("transposed", "resize-conv")
        alike = recipe_of(network, teacher={"ups": "transposed"}, distill={"ups": "teacher"})
        assert supernet_config(teacher, alike)["ups"] == "transposed"


def test_on_the_original_route_students_start_from_the_teachers_ups():
    recipe = recipe_of(
        "resnet", route="original", teacher={"ups": "transposed"}, distill={"ups": "conv-resize"}
    )
    assert supernet_config(teacher_config(recipe, Inputs()), recipe)["ups"] == "transposed"
