"""Which field of a recipe an error is about, so that it can be corrected there."""

import re

from core.recipe.fields import fields, value_of
from core.recipe.recipe import Recipe


def field_to_correct(recipe: Recipe, text: str) -> str | None:
    """The path of the field that an error's text is about; None where it names none.

    The text names the field's key, such as teacher.checkpoint, or holds its path. Paths are looked
    for first: the error is about them, and keys are often only its advice.
    """
    known = list(fields())
    given = {
        field.path: str(value_of(recipe, field.path))
        for field in known
        if field.picker and value_of(recipe, field.path) not in field.suggestions
    }
    named = [path for path, value in given.items() if value and value in text]
    if named:
        return max(named, key=lambda path: len(given[path]))
    words = re.findall(r"[a-z_]+\.[a-z_]+", text)
    keys = {field.path for field in known}
    return next((word for word in words if word in keys), None)
