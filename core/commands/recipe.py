"""The verb recipe, and recipes by their names."""

import argparse
from pathlib import Path

from core.commands import OK
from core.recipe.catalogue import GROUPS, catalogue
from core.recipe.file import (
    dump_recipe,
    load_recipe,
    reference_page,
    shipped_recipe,
    shipped_recipes,
    unknown_recipe,
)
from core.recipe.recipe import Recipe
from core.runtime.errors import UserError


def recipe(args: argparse.Namespace) -> int:
    """List or show the shipped recipes, or print the reference page."""
    if args.what == "reference":
        print(reference_page(), end="")
    elif args.what == "list":
        _list_recipes()
    elif not args.name:
        raise UserError("recipe show needs a name.", "`main.py recipe list` shows them.")
    else:
        print(dump_recipe(shipped_recipe(args.name)), end="")
    return OK


def _list_recipes() -> None:
    """Group by group: name, data, and what it is for."""
    shipped = catalogue()
    width = max(len(item.name) for item in shipped)
    for group, title in GROUPS.items():
        print(f"\n{title}")
        for item in shipped:
            if item.group == group:
                print(f"  {item.name:<{width}}  {item.recipe.description}")
    print("\n`main.py estimate NAME` says what one takes on this machine.")


def recipe_named(name: str) -> Recipe:
    """The recipe of a file, or a shipped one by its name. Raises UserError where there is none."""
    path = Path(name)
    if not path.is_file() and name in shipped_recipes():
        return shipped_recipe(name)
    if not path.exists():
        raise unknown_recipe(name)
    return load_recipe(path)
