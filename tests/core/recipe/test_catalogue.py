"""The recipes that come with the workbench, grouped."""

from core.recipe.catalogue import catalogue


def test_a_recipe_for_a_laptop_is_small_and_says_so():
    groups = {entry.name: entry.group for entry in catalogue()}
    assert {name for name, group in groups.items() if group == "laptop"} == {
        name for name in groups if name.endswith("-laptop")
    }
