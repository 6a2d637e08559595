"""How a grid of pictures fills a dock of any shape."""

import math
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize

GAP, SMALLEST, SIDE = 4, 48, 168


@dataclass(frozen=True)
class Arrangement:
    """Where things are in a grid of networks × samples.

    `captions` are above the columns ("top"), beside the rows ("side") or over each row ("over");
    `header` is their height, or width. Networks that are columns go on below after `columns`.
    """

    cell: QSize
    captions: Literal["top", "side", "over"]
    header: int
    networks: int
    samples: int
    columns: int

    @property
    def upright(self) -> bool:
        """Whether networks are columns."""
        return self.captions == "top"

    @property
    def bands(self) -> int:
        """How often the networks begin again below: 1 where all are beside each other."""
        return math.ceil(self.networks / self.columns) if self.upright else 1

    @property
    def band(self) -> int:
        """From one band of columns to the next."""
        return self.header + self.samples * (self.cell.height() + GAP) + GAP

    @property
    def total(self) -> QSize:
        """Everything together."""
        wide, tall = self.cell.width() + GAP, self.cell.height() + GAP
        if self.captions == "top":
            return QSize(self.columns * wide - GAP, self.bands * self.band - 2 * GAP)
        if self.captions == "side":
            return QSize(self.header + self.samples * wide - GAP, self.networks * tall - GAP)
        return QSize(self.samples * wide - GAP, self.networks * (tall + self.header) - GAP)

    def corner_of(self, network: int, sample: int) -> QPoint:
        """The upper left corner of a picture."""
        wide, tall = self.cell.width() + GAP, self.cell.height() + GAP
        if self.captions == "top":
            band, column = divmod(network, self.columns)
            return QPoint(column * wide, band * self.band + self.header + sample * tall)
        if self.captions == "side":
            return QPoint(self.header + sample * wide, network * tall)
        return QPoint(sample * wide, network * (tall + self.header) + self.header)

    def caption(self, network: int, scrolled: int = 0) -> QRect:
        """Where a network's caption is; over columns it stays in view while they scroll."""
        corner = self.corner_of(network, 0)
        if self.captions == "side":
            return QRect(0, corner.y(), self.header, self.cell.height())
        top = corner.y() - self.header
        if self.captions == "over":
            return QRect(0, top, self.total.width(), self.header)
        lowest = top + self.band - GAP - self.header
        return QRect(corner.x(), min(max(top, scrolled), lowest), self.cell.width(), self.header)


def arrange(
    room: QSize, networks: int, samples: int, shape: float, line: int, lines: int
) -> Arrangement:
    """The arrangement with the largest cells that fits, else columns that go on below.

    `shape` is width / height of a picture; a caption has `lines` lines of `line` pixels. Only
    what is higher than the room is ever scrolled to, never what is wider.
    """
    wide, tall = room.width(), room.height()
    header, over = lines * line + GAP, line + GAP
    widths = {
        "top": min(_share(wide, networks), _share(tall - header, samples) * shape),
        "side": min(_share(wide - SIDE, samples), _share(tall, networks) * shape),
        "over": min(_share(wide, samples), _share(tall - over * networks, networks) * shape),
    }
    captions = max(widths, key=lambda name: widths[name])
    if widths[captions] < SMALLEST:
        return _wrapped(room, networks, samples, shape, header)
    cell = QSize(int(widths[captions]), max(1, int(widths[captions] / shape)))
    counts = networks, samples, networks
    if captions == "top":
        return Arrangement(cell, "top", header, *counts)
    if captions == "side":
        return Arrangement(cell, "side", SIDE, *counts)
    return Arrangement(cell, "over", over, *counts)


def _wrapped(room: QSize, networks: int, samples: int, shape: float, header: int) -> Arrangement:
    """As many columns as have room, in bands of about the same number."""
    fit = max(1, (room.width() + GAP) // (SMALLEST + GAP))
    columns = math.ceil(networks / math.ceil(networks / fit))
    high = max(SMALLEST, room.height() - header)
    width = max(1, int(min(_share(room.width(), columns), high * shape)))
    cell = QSize(width, max(1, int(width / shape)))
    return Arrangement(cell, "top", header, networks, samples, columns)


def _share(room: int, count: int) -> float:
    return (room - GAP * (count - 1)) / count
