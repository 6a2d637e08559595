"""A picture file that a person opens, as a drawing for a run, or for a model without one."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from core.data.fitting import fitted
from core.data.images import (
    SIXTEEN_BIT,
    Pixels,
    Seen,
    read_header,
    read_label_picture,
    read_picture,
    read_seen,
)
from core.data.labels import checked_classes
from core.data.ranges import found_range
from core.data.values import shown_pixels
from core.export.input_spec import InputSpec
from core.live.drawing_spec import DrawingSpec, StartingImage
from core.live.inference import Drawing
from core.live.spec_of_model import drawing_spec_of_model


def opened_drawing(spec: DrawingSpec, path: Path) -> Drawing:
    """The picture in a file at the drawing's size; a label map by the rule of every verb.

    Raises PictureError for what is no picture, for class numbers that the model does not know, and
    for colours that are none of its classes'.
    """
    if spec.kind != "classes":
        return spec.fitted(read_picture(path, spec.values.range))
    holds_numbers = read_header(path).mode in {"1", "L", "P"} | SIXTEEN_BIT
    palette = spec.palette[: spec.classes] if spec.by_colour or not holds_numbers else ()
    numbers = checked_classes(path, spec.classes, spec.dont_care, palette)
    numbers = np.minimum(numbers.astype(np.uint16), len(spec.palette) - 1)
    found = fitted(numbers, (spec.height, spec.width), "nearest", spec.fit)
    return found if len(spec.palette) > 256 else found.astype(np.uint8)


def opened_with_depth(spec: DrawingSpec, path: Path) -> tuple[Drawing, Seen | None]:
    """The same, and in full as `StartingImage` has it, where there is more than is drawn on."""
    if spec.values.is_plain or spec.kind == "classes":
        return opened_drawing(spec, path), None
    seen = read_seen(path, replace(spec.values, given=True))
    full = fitted(seen, (spec.height, spec.width), fit=spec.fit)
    return np.ascontiguousarray(shown_pixels(full)), full


def opened_whole(inputs: InputSpec, path: Path) -> DrawingSpec:
    """The picture in a file at its own size, to be drawn on with what a model knows.

    Raises PictureError as `opened_drawing`.
    """
    if inputs.kind == "class numbers":
        header = read_header(path)
        spec = drawing_spec_of_model(inputs, header.height, header.width)
        drawing = opened_drawing(spec, path)
    else:
        drawing = _shown(inputs, path)
        spec = drawing_spec_of_model(inputs, *drawing.shape[:2])
    return replace(spec, starts=(StartingImage(path.name, drawing),))


def _shown(inputs: InputSpec, path: Path) -> Pixels:
    if inputs.drawn and read_header(path).mode in {"L", "P"} | SIXTEEN_BIT:
        return read_label_picture(path)
    found = found_range([path])  # of arrays and deep files: else they may be all black
    return read_picture(path, found[0] if found else None)
