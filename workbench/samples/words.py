"""What Samples says in words: distances, colours under the mouse, what the keys do."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from workbench.app.translation import mark, tr
from workbench.samples.columns import SampleColumn
from workbench.widgets.pictures.shown import Shown

HINTS = mark(
    {
        "grid": "Double-click opens a sample · + − 0 zoom",
        "beside": "← → other samples · + − 0 zoom · Shift+arrows move · Esc: back",
        "split": "← → move the line · Page keys: other samples · + − 0 zoom",
        "flip": "Click, or hold Space, to flip · B blinks · ← → other samples · + − 0 zoom",
        "difference": "← → other samples · + − 0 zoom · Esc: back",
    }
)


def distance_words(columns: Sequence[SampleColumn], score: str, left_out: int = 0) -> str:
    """Who has which distance: a line for each, or for several candidates one line of a `score`."""
    with_words = [column for column in columns if column.sentence]
    several = any(column.key.startswith("candidate ") for column in with_words)
    if not several:
        return "\n".join(column.sentence for column in with_words)
    everyone = " · ".join(column.sentence for column in with_words)
    text = tr("{score} · {everyone}").format(score=score, everyone=everyone)
    if left_out:
        text += " · " + tr("and {n} more, not shown").format(n=left_out)
    return text


def full_caption(columns: Sequence[SampleColumn]) -> str:
    """The same with the features' whole names, for a tooltip."""
    with_words = (column for column in columns if column.sentence)
    parts = ((column.title, *column.lines, column.distance) for column in with_words)
    return "\n".join(" · ".join(part for part in each if part) for each in parts)


def pixel_words(shown: Sequence[Shown], sample: int, at: QPointF | None) -> str:
    """The colours at a point of a sample by every network; empty where it is at none."""
    images = [(item, item.picture(sample)) for item in shown]
    drawn = [(item, picture) for item, picture in images if picture is not None]
    if at is None or not drawn:
        return ""
    parts = []
    for item, picture in drawn:
        column, row = int(at.x() * picture.width()), int(at.y() * picture.height())
        colour = picture.pixelColor(column, row)
        parts.append(f"{item.title} {colour.red()} {colour.green()} {colour.blue()}")
    first = drawn[0][1]
    coordinates = f"x {int(at.x() * first.width())}  y {int(at.y() * first.height())}"
    return "  ·  ".join([coordinates, *parts])
