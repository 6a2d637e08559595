"""What a recipe still needs before it can start, and which of its values are unwise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.nets.space import space_of
from core.recipe.data import SAMPLE
from core.recipe.datasets import missing_pictures
from core.recipe.fields import value_of
from core.recipe.recipe import Recipe
from core.recipe.search import OWN_SEGMENTER, WITHOUT_FILE
from core.runtime.errors import UserError

# Files and folders that some recipes need: the field, the choice that decides, and whether it does.
_NEEDED: dict[str, tuple[str, Callable[[str], bool]]] = {
    "data.folder": ("data.dataset", lambda name: name != SAMPLE),
    "search.segmenter_weights": ("search.segmenter", lambda name: _is_named_segmenter(name)),
    "search.weights": ("search.features", lambda name: name not in WITHOUT_FILE),
    "export.third_judge_weights": (
        "export.third_judge", lambda name: name not in ("auto", "none", *WITHOUT_FILE)
    ),
}  # fmt: skip


def is_needed(path: str, value: Callable[[str], Any]) -> bool:
    """Whether a recipe cannot do without this file or folder; `value` gives its other fields."""
    if path not in _NEEDED:
        return False
    decides, needs = _NEEDED[path]
    return needs(value(decides))


def missing_part(recipe: Recipe) -> tuple[str, UserError] | None:
    """The first field that is still to be filled in, and the error for it; None: none is."""
    lack = missing_pictures(recipe)
    if lack is not None:
        return "data.folder", lack
    if _lacks(recipe, "search.segmenter_weights"):
        return "search.segmenter_weights", UserError(
            f"The segmenter {recipe.search.segmenter} needs a file with its weights.",
            f"Set search.segmenter_weights, or search.segmenter to {OWN_SEGMENTER}.",
        )
    if _lacks(recipe, "search.weights"):
        return "search.weights", UserError(
            f"The features of {recipe.search.features} need a file with their weights.",
            "Set search.weights, or choose other search.features.",
        )
    if _lacks(recipe, "export.third_judge_weights"):
        return "export.third_judge_weights", UserError(
            f"The features of {recipe.export.third_judge} need a file with their weights.",
            "Set export.third_judge_weights, or choose another export.third_judge.",
        )
    return None


def _lacks(recipe: Recipe, path: str) -> bool:
    return is_needed(path, lambda other: value_of(recipe, other)) and not value_of(recipe, path)


def _is_named_segmenter(name: str) -> bool:
    is_file = Path(name).suffix != "" or "/" in name or "\\" in name
    return name not in ("", OWN_SEGMENTER) and not is_file


def unwise_parts(recipe: Recipe) -> list[str]:
    """Choices that run but hardly make sense, a sentence each."""
    widest = max(space_of(recipe.distill.space).largest)
    trained = recipe.has_teacher_generator and not recipe.teacher.checkpoint
    if trained and widest > recipe.teacher.width:
        return [
            f"Students may be wider ({widest} channels, distill.space) than their teacher "
            f"({recipe.teacher.width}, teacher.width): choose a narrower space."
        ]
    return []
