"""What a recipe still needs before it can start, and what in it will work but is unwise."""

from pathlib import Path

from core.nets.space import space_of
from core.recipe.datasets import missing_pictures
from core.recipe.recipe import Recipe
from core.recipe.search import OWN_SEGMENTER
from core.runtime.errors import UserError


def missing_part(recipe: Recipe) -> tuple[str, UserError] | None:
    """The first field that is still to be filled in, and what is said of it; None: nothing is."""
    lack = missing_pictures(recipe)
    if lack is not None:
        return "data.folder", lack
    named = recipe.search.segmenter
    is_file = Path(named).suffix != "" or "/" in named or "\\" in named
    if named not in ("", OWN_SEGMENTER) and not is_file and not recipe.search.segmenter_weights:
        return "search.segmenter_weights", UserError(
            f"The segmenter {named} needs a file with its weights.",
            f"Set search.segmenter_weights, or search.segmenter to {OWN_SEGMENTER}.",
        )
    return None


def unwise_parts(recipe: Recipe) -> list[str]:
    """What can be run but hardly makes sense, a sentence each."""
    widest = max(space_of(recipe.distill.space).largest)
    trained = recipe.has_teacher_generator and not recipe.teacher.checkpoint
    if trained and widest > recipe.teacher.width:
        return [
            f"Students may be wider ({widest} channels, distill.space) than their teacher "
            f"({recipe.teacher.width}, teacher.width): choose a narrower space."
        ]
    return []
