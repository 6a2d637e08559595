"""What a person finds on the canvas when a model is opened: something like its training data.

On empty paper, which no data set holds, a good model draws nonsense.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from math import ceil, sqrt
from pathlib import Path

import numpy as np

from core.data.images import Labels, Pixels, read_picture
from core.export.input_spec import InputSpec
from core.live.drawing_spec import DrawingSpec, StartingImage
from core.live.inference import Drawing
from core.live.spec_of_model import drawing_spec_of_model
from core.run.run import SheetFile
from core.runtime.errors import UserError

# Words in the names of classes that lie above or below everything else in a picture.
_ABOVE = {"sky", "ceiling", "cloud", "clouds"}
_BELOW = {
    "road", "street", "ground", "floor", "grass", "meadow", "water", "sea", "river", "sand",
    "snow", "field", "terrain", "sidewalk", "pavement", "dirt", "gravel", "playingfield", "asphalt",
}  # fmt: skip
_ALOFT = _ABOVE | {"sun", "moon"}
_MOST_CELLS, _MOST_BLOCKS = 9, 4
# The places of a model in its run: in `checkpoints/`, or in a folder of `export/`.
_DEEPEST = 3


def first_drawing_spec(file: Path, inputs: InputSpec, size: tuple[int, int]) -> DrawingSpec:
    """The drawing spec of a model without a run, of `size` (height, width), and a drawing.

    A model that lies in the folder of its run begins with a sample of that. Another one that knows
    classes begins with a plain scene of them, and any other with white paper.
    """
    spec = drawing_spec_of_model(inputs, *size)
    first = _sample(file, spec)
    if first is None and spec.kind in ("classes", "colours") and len(_classes(spec)) > 1:
        first = plain_scene(spec)
    return spec if first is None else replace(spec, starts=(StartingImage("first", first),))


def plain_scene(spec: DrawingSpec) -> Drawing:
    """A picture of several classes: class numbers (h, w), or their colours (h, w, 3).

    Where names tell what lies above and below, blocks of other classes stand between these; else
    the picture is evenly divided.
    """
    numbers = _landscape(spec) if _landmarks(spec) else _grid(spec)
    if spec.kind == "classes":
        return numbers if len(spec.palette) > 256 else numbers.astype(np.uint8)
    colours: Pixels = np.array(spec.palette, np.uint8)[numbers]
    return colours


def _landscape(spec: DrawingSpec) -> Labels:
    above, below = _landmarks(spec)
    numbers = np.full((spec.height, spec.width), above, np.uint16)
    horizon = round(0.6 * spec.height)
    numbers[horizon:] = below
    others = [k for k in _classes(spec) if k != below and not _is_named(spec, k, _ALOFT)]
    blocks = sorted(others, key=lambda k: _is_named(spec, k, _BELOW))[:_MOST_BLOCKS]
    for place, block in enumerate(blocks):
        left, right = (round((place + side) * spec.width / len(blocks)) for side in (0.15, 0.85))
        top = round((0.25 + 0.1 * (place % 2)) * spec.height)
        numbers[top:horizon, left:right] = block
    return numbers


def _landmarks(spec: DrawingSpec) -> tuple[int, ...]:
    """The classes of sky and ground; empty where the names tell of no such pair."""
    found = (
        next((k for k in _classes(spec) if _is_named(spec, k, words)), None)
        for words in (_ABOVE, _BELOW)
    )
    known = tuple(k for k in found if k is not None)
    return known if len(known) == 2 else ()


def _grid(spec: DrawingSpec) -> Labels:
    shown = _classes(spec)[:_MOST_CELLS]
    columns = ceil(sqrt(len(shown)))
    rows = ceil(len(shown) / columns)
    down = np.arange(spec.height) * rows // spec.height
    across = np.arange(spec.width) * columns // spec.width
    cells = np.minimum(down[:, None] * columns + across, len(shown) - 1)
    return np.array(shown, np.uint16)[cells]


def _classes(spec: DrawingSpec) -> list[int]:
    """The entries of the palette that are classes, without the place of none."""
    return list(range(spec.classes if spec.kind == "classes" else len(spec.palette)))


def _is_named(spec: DrawingSpec, number: int, words: Iterable[str]) -> bool:
    return not set(re.findall(r"[a-z]+", spec.title(number).casefold())).isdisjoint(words)


def _sample(file: Path, spec: DrawingSpec) -> Drawing | None:
    """The first source picture of the run that a model lies in, if it is there and fits."""
    runs = [at for at in list(file.absolute().parents)[:_DEEPEST] if (at / "recipe.toml").is_file()]
    sheet = runs[0] / "samples" / SheetFile.INPUT if runs else None
    if sheet is None or not sheet.is_file():
        return None
    try:
        pixels = read_picture(sheet)
    except UserError:  # damaged, say: a scene serves as well
        return None
    height, width = pixels.shape[:2]
    if height != spec.height or width % spec.width:
        return None
    return _as_drawn(pixels[:, : spec.width].copy(), spec)


def _as_drawn(picture: Pixels, spec: DrawingSpec) -> Drawing | None:
    """A picture of a sheet as it is drawn; None where it has colours of no class."""
    if spec.kind != "classes":
        return picture
    numbers = spec.fitted(picture)
    same = np.array_equal(np.array(spec.palette, np.uint8)[numbers], picture)
    return numbers if same else None
