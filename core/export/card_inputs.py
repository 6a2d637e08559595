"""The part of the model card that says how to feed the model, for each kind of input."""

from collections.abc import Iterator

import numpy as np

from core.data.values import Values
from core.export.input_spec import COLOURS, InputSpec
from core.export.metadata import ExportMetadata, counted, plain

_PICTURE = "one RGB picture, float32, shape (1, 3, height, width), values `x / 127.5 - 1`"
_OUTPUT = (
    "one RGB picture, float32, shape (1, 3, height, width), values in -1..1; a picture again by "
    "`(y + 1) / 2 * 255`, rounded"
)
_DEEP = """
{side} files hold {words}. {made}{files}
"""
_ORDERS = {"HW": "height × width", "HWC": "height × width × channels", "CHW": "channels first"}

_COLOURED = f"""
The inputs are label maps in colours. Files with a palette carry theirs; class numbers in a
greyscale file are looked up in `{COLOURS}`, where class k is pixel k, row by row. Resize label maps
with nearest neighbour.
"""

_NUMBERED = """
Label maps go in as they are, one whole number for each pixel; the model makes them one-hot. Resize
them with nearest neighbour.
"""

_EDGES = """
`instances` separates objects of one class: each object has a whole number of its own, in all its
pixels. The model finds the edges between them. Without instances, give the class numbers again.
"""

_STYLED = """
Each style gives another output for the same picture. Draw a style at random, {numbers} of a normal
distribution with mean 0 and standard deviation 1, or compute it from a picture of the target domain
with `{name}-style.onnx`: its `input` is a picture of {height} × {width} px, scaled as above; its
output is `style`. The same style gives different pictures the same look.
"""


_FITS = {
    "crop": "Training pictures of another aspect ratio were cropped to their middle. Crop pictures "
    "in the same way, or feed them whole at a size of their own aspect ratio.",
    "pad": "Training pictures of another aspect ratio were resized to fit and padded by mirroring "
    "their borders. Pad pictures in the same way and crop the output, or feed them at a size of "
    "their own aspect ratio.",
}


def input_text(metadata: ExportMetadata) -> str:
    """How to feed the model, as Markdown."""
    rows = [f"| {name} | {text} |" for name, text in _rows(metadata)]
    table = "\n".join(["| what | how |", "|---|---|", *rows]) + "\n"
    return table + "".join(_remarks(metadata))


def _rows(metadata: ExportMetadata) -> Iterator[tuple[str, str]]:
    input_spec = metadata.input_spec
    if input_spec.kind == "class numbers":
        yield "`labels`", "class numbers, int64, shape (1, height, width)"
        if input_spec.edges:
            yield "`instances`", "instance numbers, int64, shape (1, height, width)"
    else:
        yield "`input`", _picture(input_spec.source)
    if input_spec.styles:
        yield (
            "`style`",
            f"float32, shape (1, {input_spec.styles}), {input_spec.styles} numbers of N(0, 1)",
        )
    yield "`output`", _output(input_spec.target)
    yield (
        "size",
        f"trained at {metadata.height} × {metadata.width} px (height × width); any multiple of "
        f"{input_spec.multiple} from {input_spec.smallest} px on runs",
    )


def _remarks(metadata: ExportMetadata) -> Iterator[str]:
    input_spec = metadata.input_spec
    if input_spec.drawn:
        yield _COLOURED
    if input_spec.kind != "class numbers" and input_spec.names:
        yield "\n" + _colour_names(input_spec)
    if input_spec.kind == "class numbers":
        yield _NUMBERED
        yield _EDGES if input_spec.edges else ""
        yield "\n" + _classes(input_spec)
    if not input_spec.source.is_plain and input_spec.kind != "class numbers":
        yield _deep_values("Source", input_spec.source, _fed(input_spec.source))
    if not input_spec.target.is_plain:
        yield _deep_values("Target", input_spec.target, _made(input_spec.target))
    if input_spec.fit != "stretch":
        yield f"\n{_FITS[input_spec.fit]}\n"
    if input_spec.styles:
        numbers = counted(input_spec.styles, "number")
        size = {"height": metadata.height, "width": metadata.width}
        yield _STYLED.format(numbers=numbers, name=metadata.name, **size)


def _picture(values: Values) -> str:
    if values.is_plain:
        return _PICTURE
    shape = f"float32, shape (1, {values.channels}, height, width)"
    return f"one picture of {values.words}, {shape}, values `{_scaling(values)}`"


def _output(values: Values) -> str:
    if values.is_plain:
        return _OUTPUT
    low, high = values.limits
    back = f"(y + 1) / 2 * {high - low:g}" + (f" + {low:g}" if low else "")
    whole = "" if np.dtype(values.dtype).kind == "f" else ", rounded"
    shape = f"float32, shape (1, {values.channels}, height, width)"
    return (
        f"one picture of {values.words}, {shape}, values in -1..1; a picture again by "
        f"`{back}`{whole}"
    )


def _scaling(values: Values) -> str:
    low, high = values.limits
    return f"(v - {low:g}) / {high - low:g} * 2 - 1"


def _deep_values(side: str, values: Values, how: str) -> str:
    files = ""
    if values.order:
        files = f" Arrays are {_ORDERS[values.order]}."
    elif values.channels not in (1, 3):
        files = " In TIFF files the channels are pages or samples."
    return _DEEP.format(side=side, words=values.words, made=how, files=files)


def _fed(values: Values) -> str:
    low, high = values.limits
    if not values.is_deep:
        return f"Scale a value v as `{_scaling(values)}`."
    return (
        f"In training {low:g} was black and {high:g} white. Scale a value v as "
        f"`{_scaling(values)}`; values beyond are clipped."
    )


def _made(values: Values) -> str:
    low, high = values.limits
    return f"Write an output of -1 as {low:g} and of 1 as {high:g}."


def _classes(input_spec: InputSpec) -> str:
    others = (
        "any other number means “no class here”"
        if input_spec.dont_care
        else "the model has seen no other number in training"
    )
    head = f"There are {input_spec.classes} classes, 0 to {input_spec.classes - 1}; {others}."
    if input_spec.by_colour:
        head += (
            " The training files gave classes by colour: each pixel has the class of the nearest "
            "colour in the table."
        )
    if not input_spec.names and not input_spec.palette:
        return head + "\n"
    rows = [
        f"| {number} | {plain(input_spec.title(number))} | {_colour(input_spec, number)} |"
        for number in range(input_spec.classes)
    ]
    table = ["| number | class | colour in the report |", "|---|---|---|", *rows]
    return "\n".join([head, "", *table]) + "\n"


def _colour_names(input_spec: InputSpec) -> str:
    rows = [
        f"| {_colour(input_spec, number)} | {plain(input_spec.title(number))} |"
        for number in range(len(input_spec.palette))
    ]
    return "\n".join(["| colour | class |", "|---|---|", *rows]) + "\n"


def _colour(input_spec: InputSpec, number: int) -> str:
    if number >= len(input_spec.palette):
        return ""
    return "`#{:02x}{:02x}{:02x}`".format(*input_spec.palette[number])
