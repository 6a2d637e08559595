"""The part of the model card that says how to feed the model, for each kind of input."""

from collections.abc import Iterator

from core.export.facts import Facts, counted, plain
from core.export.feeding import COLOURS, Feeding

_PICTURE = "one RGB picture, float32, shape (1, 3, height, width), values `x / 127.5 - 1`"
_OUTPUT = (
    "one RGB picture, float32, shape (1, 3, height, width), values in -1..1; a picture again by "
    "`(y + 1) / 2 * 255`, rounded"
)

_COLOURED = f"""
The inputs are label maps in colours. Files with a palette carry theirs; class numbers in a
greyscale file are looked up in `{COLOURS}`, where class k is pixel k, row by row. Enlarge or
shrink label maps without smoothing (nearest neighbour).
"""

_NUMBERED = """
Label maps go in as they are, one whole number a pixel; the model itself spreads them to a channel a
class. Enlarge or shrink them without smoothing (nearest neighbour).
"""

_EDGES = """
`instances` tells objects of one class apart: any whole number a pixel, another one for each object.
The model finds the edges between them itself. Where objects are not known apart, give the class
numbers once more.
"""

_STYLED = """
One picture has as many outputs as there are styles. A style is drawn at random, {numbers} of a
normal distribution with mean 0 and deviation 1, or read from a picture of the target domain with
`{name}-style.onnx`: `input`, a picture as above of {height} × {width} px, gives `style`. The same
style gives different pictures the same look.
"""


def feeding_text(facts: Facts) -> str:
    """How to feed the model, as Markdown."""
    rows = [f"| {name} | {text} |" for name, text in _rows(facts)]
    table = "\n".join(["| | |", "|---|---|", *rows]) + "\n"
    return table + "".join(_remarks(facts))


def _rows(facts: Facts) -> Iterator[tuple[str, str]]:
    feeding = facts.feeding
    if feeding.kind == "class numbers":
        yield "`labels`", "class numbers, int64, shape (1, height, width)"
        if feeding.edges:
            yield "`instances`", "instance numbers, int64, shape (1, height, width)"
    else:
        yield "`input`", _PICTURE
    if feeding.styles:
        yield (
            "`style`",
            f"float32, shape (1, {feeding.styles}), {feeding.styles} numbers of N(0, 1)",
        )
    yield "`output`", _OUTPUT
    yield (
        "size",
        f"trained at {facts.height} × {facts.width} px (height × width); any multiple of "
        f"{feeding.multiple} from {feeding.smallest} px on runs",
    )


def _remarks(facts: Facts) -> Iterator[str]:
    feeding = facts.feeding
    if feeding.drawn:
        yield _COLOURED
    if feeding.kind == "class numbers":
        yield _NUMBERED
        yield _EDGES if feeding.edges else ""
        yield "\n" + _classes(feeding)
    if feeding.styles:
        numbers = counted(feeding.styles, "number")
        size = {"height": facts.height, "width": facts.width}
        yield _STYLED.format(numbers=numbers, name=facts.name, **size)


def _classes(feeding: Feeding) -> str:
    others = (
        "any other number means “no class here”"
        if feeding.dont_care
        else "any other number is no class at all, which the model never saw in training"
    )
    head = f"There are {feeding.classes} classes, 0 to {feeding.classes - 1}; {others}."
    if not feeding.names and not feeding.palette:
        return head + "\n"
    rows = [
        f"| {number} | {plain(feeding.title(number))} | {_colour(feeding, number)} |"
        for number in range(feeding.classes)
    ]
    table = ["| number | class | colour in the report |", "|---|---|---|", *rows]
    return "\n".join([head, "", *table]) + "\n"


def _colour(feeding: Feeding, number: int) -> str:
    if number >= len(feeding.palette):
        return ""
    return "`#{:02x}{:02x}{:02x}`".format(*feeding.palette[number])
