"""A small recipe to begin with, for pictures or a model that a person brings."""

from pathlib import Path

from core.recipe.families import FAMILIES, usual_family
from core.recipe.file import shipped_recipe
from core.recipe.recipe import Recipe

OWN_PICTURES = "my pictures"
# Public generators are trained on pictures of this size.
_USUAL_SIDE = 256


def pictures_recipe(family: str = "pix2pix", folder: str = "") -> Recipe:
    """A recipe for a person's own pictures: small enough for a first try on a CPU.

    It waits for a folder where none is given.
    """
    spec = FAMILIES[family]
    near = spec.starting_recipe or FAMILIES[usual_family(spec.pairing)].starting_recipe
    table = shipped_recipe(near).model_dump(mode="json")
    table["family"] = family
    table["name"] = "my-pictures"
    table["description"] = f"A first try with your own pictures ({family})."
    table["data"] |= {"folder": folder, "dataset": OWN_PICTURES}
    return Recipe.model_validate(table)


def model_recipe(family: str, checkpoint: str, generator: str = "auto") -> Recipe:
    """A recipe that compresses a person's own generator; it waits for a folder of pictures."""
    table = pictures_recipe(family).model_dump(mode="json")
    table["name"] = Path(checkpoint).stem[:60].strip(" .") or "my-model"
    table["description"] = "Compresses a model that was trained elsewhere."
    table["teacher"] |= {"checkpoint": checkpoint, "generator": generator}
    table["data"] |= {"height": _USUAL_SIDE, "width": _USUAL_SIDE}
    return Recipe.model_validate(table)
