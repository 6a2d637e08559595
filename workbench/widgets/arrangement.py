"""How a grid of pictures fills a dock of any shape."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QSize

GAP, SMALLEST, SIDE = 4, 64, 168


@dataclass(frozen=True)
class Arrangement:
    """Where things are in a grid of `across` × `down` cells.

    `captions` are above the columns ("top"), beside the rows ("side") or over each row ("over");
    `header` is their height, or width.
    """

    cell: QSize
    captions: Literal["top", "side", "over"]
    header: int
    across: int
    down: int

    @property
    def upright(self) -> bool:
        """Whether networks are columns."""
        return self.captions == "top"

    @property
    def pitch(self) -> QSize:
        """From one cell to the next."""
        over = self.header if self.captions == "over" else 0
        return self.cell + QSize(GAP, GAP + over)

    @property
    def origin(self) -> QPoint:
        """The first cell."""
        return QPoint(self.header, 0) if self.captions == "side" else QPoint(0, self.header)

    @property
    def total(self) -> QSize:
        """Everything together."""
        wide, tall = self.across * self.pitch.width(), self.down * self.pitch.height()
        over = self.header if self.captions == "over" else 0
        return QSize(self.origin.x() + wide - GAP, self.origin.y() + tall - GAP - over)


def arrange(
    room: QSize, shown: int, samples: int, shape: float, line: int, lines: int
) -> Arrangement:
    """The arrangement with the largest cells that fits, else columns that scroll.

    `shape` is width / height of a picture; a caption has `lines` lines of `line` pixels.
    """
    wide, tall = room.width(), room.height()
    header, over = lines * line + GAP, line + GAP
    widths = {
        "top": min(_share(wide, shown), _share(tall - header, samples) * shape),
        "side": min(_share(wide - SIDE, samples), _share(tall, shown) * shape),
        "over": min(_share(wide, samples), _share(tall - over * shown, shown) * shape),
    }
    captions = max(widths, key=lambda name: widths[name])
    if widths[captions] < SMALLEST:
        captions = "top"
        widths["top"] = max(SMALLEST, min(_share(wide, shown), (tall - header) * shape))
    cell = QSize(int(widths[captions]), max(1, int(widths[captions] / shape)))
    if captions == "top":
        return Arrangement(cell, "top", header, shown, samples)
    if captions == "side":
        return Arrangement(cell, "side", SIDE, samples, shown)
    return Arrangement(cell, "over", over, samples, shown)


def _share(room: int, count: int) -> float:
    return (room - GAP * (count - 1)) / count
