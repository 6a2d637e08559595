"""Families: how pictures pair up, which networks and which losses. One module each."""

from types import ModuleType

from core.recipe import Recipe


def of(recipe: Recipe) -> ModuleType:
    """The module of the recipe's family."""
    from importlib import import_module

    return import_module(f"core.families.{recipe.family}")
