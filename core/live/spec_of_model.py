"""The drawing spec of a model without a run, from its file's description of its inputs."""

from core.data.colour_peaks import Colour
from core.data.images import colours
from core.data.labels import DONT_CARE_COLOUR
from core.export.input_spec import InputSpec
from core.live.drawing_spec import INK, PAPER, DrawingSpec


def blank_spec(height: int, width: int) -> DrawingSpec:
    """White paper of this size, for any colour."""
    return DrawingSpec("photos", height, width, (PAPER, INK), (), 0, ())


def drawing_spec_of_model(inputs: InputSpec, height: int, width: int) -> DrawingSpec:
    """Classes or colours as the model knows them, of this size; else white paper.

    A file that does not name the colours of its classes is given ours.
    """
    if inputs.kind == "class numbers":
        known = len(inputs.palette) == inputs.classes
        ours = tuple((int(r), int(g), int(b)) for r, g, b in colours(inputs.classes))
        palette: tuple[Colour, ...] = inputs.palette if known else ours
        palette += (DONT_CARE_COLOUR,) * inputs.dont_care
        names = tuple(inputs.title(number) for number in range(inputs.classes))
        return DrawingSpec(
            "classes", height, width, palette, names + ("don't care",) * inputs.dont_care, 0, (),
            classes=inputs.classes, dont_care=inputs.dont_care, by_colour=inputs.by_colour,
        )  # fmt: skip
    if inputs.palette:
        return DrawingSpec("colours", height, width, inputs.palette, inputs.names, 0, ())
    return blank_spec(height, width)
