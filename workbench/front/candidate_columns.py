"""The columns of the table of candidates."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from core.nets.architecture import architecture_text
from core.run.record import CandidateRecord
from workbench.app.translation import mark
from workbench.run.costs import COST_AXES
from workbench.run.measures import architecture_words, value_text


@dataclass(frozen=True)
class Column:
    """A column: its title, its text, the number or text written to files, what it sorts by.

    `widest` is as much text as is usual.
    """

    title: str
    about: str
    text: Callable[[CandidateRecord], str]
    raw: Callable[[CandidateRecord], object]
    sorted_by: str
    widest: str


def _known(value: float | None, write: Callable[[float], object], missing: str = "–") -> Any:
    return missing if value is None else write(value)


COLUMNS = (
    Column(
        mark("№"),
        mark("Order in which they were measured"),
        lambda i: str(i.id),
        lambda i: i.id,
        "",
        "8888",
    ),
    Column(
        mark("Architecture"),
        mark("The widths of its layers"),
        lambda item: architecture_words(item.candidate.architecture),
        lambda item: architecture_text(item.candidate.architecture),
        "architecture",
        "88 88 88 88 88 88 88 88",
    ),
    Column(
        mark("Distance"),
        mark("Lower is better"),
        lambda item: value_text(item.candidate.metric),
        lambda item: item.candidate.metric,
        "metric",
        "888.88",
    ),
    Column(
        mark("±"),
        mark(
            "Standard deviation of the distance over other draws of as many generated "
            "pictures. Differences below twice this are noise."
        ),
        lambda item: _known(item.candidate.uncertainty, value_text),
        lambda item: _known(item.candidate.uncertainty, float, ""),
        "uncertainty",
        "888.88",
    ),
    Column(
        mark("mIoU"),
        mark("In percent, higher is better"),
        lambda item: _known(item.candidate.miou, value_text),
        lambda item: _known(item.candidate.miou, float, ""),
        "miou",
        "88.88",
    ),
    *(
        Column(
            axis.title,
            axis.about,
            lambda item, axis=axis: axis.write(axis.of(item.candidate)),  # type: ignore[misc]
            lambda item, axis=axis: getattr(item.candidate, axis.column),  # type: ignore[misc]
            axis.column,
            "88.88 ms",
        )
        for axis in COST_AXES
    ),
    Column(
        mark("Pictures"),
        mark("How many held-out pictures it was measured on; more are more certain"),
        lambda item: str(item.candidate.pictures),
        lambda item: item.candidate.pictures,
        "pictures",
        "8888",
    ),
    Column(
        mark("Mark"),
        mark("On the front, the knee, or chosen"),
        lambda item: "",
        lambda item: "",
        "marks",
        mark("chosen, front"),
    ),
)
ARCHITECTURE, DISTANCE, UNCERTAINTY, MIOU = 1, 2, 3, 4
PICTURES, MARKS = len(COLUMNS) - 2, len(COLUMNS) - 1
ON_THE_LEFT = (ARCHITECTURE, MARKS)


def side_of(column: int) -> Qt.AlignmentFlag:
    """On which side of its column text stands: numbers on the right."""
    side = Qt.AlignmentFlag.AlignLeft if column in ON_THE_LEFT else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
