"""Families: how pictures go together, which networks and which losses. One module each."""

from typing import TYPE_CHECKING

from core.recipe.plan import Inputs
from core.recipe.recipe import Recipe

if TYPE_CHECKING:
    from core.families.family import Family


def of(recipe: Recipe, inputs: Inputs | None = None) -> "Family":
    """The recipe's family; `inputs` are needed where it reads label maps."""
    from importlib import import_module

    module = import_module(f"core.families.{recipe.family}")
    family: Family = module.FAMILY(recipe, inputs or Inputs())
    return family
