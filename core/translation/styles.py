"""The style that each translated picture gets."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from core.data.images import read_seen
from core.nets.styles import normal_style
from core.runtime.errors import UserError
from core.translation.models import Feeds, Model
from core.translation.sources import Map


def style_of(path: Path, model: Model, picture: Path | None, seed: int) -> Callable[[int], Feeds]:
    """What gives a style for the picture at a place: that of `picture`, or one of its own by seed.

    Nothing for a model that takes none. Raises UserError where a style is asked of one, and where
    the picture cannot be read.
    """
    numbers = model.input_spec.styles
    if picture is None:
        if not numbers:
            return lambda index: {}
        return lambda index: {"style": normal_style(numbers, seed, index)[None].numpy()}
    if not numbers:
        raise UserError(f"{path} takes no style.", "Leave the picture of the style out.")
    shown = Map(read_seen(picture, replace(model.input_spec.target, given=True)))
    # How coarse a style looks depends on the size of the picture it is read from.
    shown = shown.resized(model.trained) if model.trained else shown.padded(model.input_spec)
    style = model.read_style(shown.fed())
    return lambda index: {"style": style}
