"""The style that each translated picture gets."""

from collections.abc import Callable
from pathlib import Path

from core.data.images import read_picture
from core.errors import UserError
from core.nets.styles import normal_style
from core.translation.models import Feeds, Model
from core.translation.sources import Map


def style_of(path: Path, model: Model, picture: Path | None, seed: int) -> Callable[[int], Feeds]:
    """What gives a style for the picture at a place: that of `picture`, or one of its own by seed.

    Nothing for a model that takes none. Raises UserError where a style is asked of one, and where
    the picture cannot be read.
    """
    numbers = model.feeding.styles
    if picture is None:
        if not numbers:
            return lambda place: {}
        return lambda place: {"style": normal_style(numbers, seed, place)[None].numpy()}
    if not numbers:
        raise UserError(f"{path} takes no style.", "Leave the picture of the style out.")
    shown = Map(read_picture(picture))
    # How coarse a style looks depends on the size of the picture it is read from.
    shown = shown.resized(model.trained) if model.trained else shown.padded(model.feeding)
    style = model.read_style(shown.fed())
    return lambda place: {"style": style}
