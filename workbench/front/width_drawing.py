"""How parallel coordinates are painted: where axes and lines are, and their colours."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPath
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from workbench.app.theme import Theme
from workbench.front.colour_scale import GAP, SHADES, WIDTH, paint_scale, shade_colours
from workbench.widgets.plot import colour, cosmetic

if TYPE_CHECKING:
    from workbench.front.width_plot import WidthsPicture

LEFT, RIGHT, TOP, BOTTOM = 36.0, 18.0, 6.0, 8.0
# How much of a width's band its lines fill, so that the bands stay apart.
FILLED = 0.62
# More lines cover each other: of more, so many are painted, evenly spread from best to worst.
MOST_LINES = 3000
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Room:
    """Where axes are across, and between which heights; the widths that each axis has."""

    across: Numbers
    top: float
    bottom: float
    levels: tuple[Numbers, ...]
    whole: QRectF

    @classmethod
    def of(cls, widths: Numbers, whole: QRectF, line: float) -> "Room":
        """For a table of widths in a rectangle, with text of this height."""
        layers = widths.shape[1]
        levels = tuple(np.unique(widths[:, layer]) for layer in range(layers))
        right = whole.right() - RIGHT - WIDTH
        across = np.linspace(whole.left() + LEFT, right, layers) if layers > 1 else np.array([LEFT])
        return cls(
            across[:layers], whole.top() + TOP + line, whole.bottom() - BOTTOM, levels, whole
        )

    def heights(self, picture: "WidthsPicture", indices: NDArray[np.intp] | slice) -> Numbers:
        """(m, layers) where the lines of these candidates cross the axes."""
        widths, ranks = picture.widths[indices], picture.ranks[indices]
        y = np.empty(widths.shape)
        for layer, levels in enumerate(self.levels):
            at = np.searchsorted(levels, widths[:, layer])
            band = (self.bottom - self.top) / len(levels)
            y[:, layer] = self.bottom - (at + 0.5) * band + (ranks - 0.5) * FILLED * band
        return y

    def heights_at(self, picture: "WidthsPicture", x: float) -> Numbers | None:
        """(n,) where the lines are at a distance across; None outside of the axes."""
        inside = len(self.across) > 1 and self.across[0] - 4 <= x <= self.across[-1] + 4
        if not inside or not len(picture.widths):
            return None
        after = int(np.clip(np.searchsorted(self.across, x), 1, len(self.across) - 1))
        share = (x - self.across[after - 1]) / (self.across[after] - self.across[after - 1])
        heights = self.heights(picture, slice(None))
        return (1 - share) * heights[:, after - 1] + share * heights[:, after]

    def axis_at(self, x: float, reach: float) -> int | None:
        """The axis within reach."""
        if not len(self.across):
            return None
        nearest = int(np.argmin(np.abs(self.across - x)))
        return nearest if abs(self.across[nearest] - x) <= reach else None

    def band(self, layer: int, low: float, high: float) -> QRectF:
        """The part of an axis from one width to another."""
        levels = self.levels[layer]
        height = (self.bottom - self.top) / max(1, len(levels))
        first = np.searchsorted(levels, low)
        last = np.searchsorted(levels, high, side="right") - 1
        top, bottom = self.bottom - (last + 1) * height, self.bottom - first * height
        return QRectF(self.across[layer] - 8, top + 1, 16, max(0.0, bottom - top - 2))

    def title(self, layer: int) -> tuple[float, float]:
        """From where to where a name may be written: half-way to its neighbours or to an edge.

        The right edge is that of the scale beside.
        """
        half = float(self.across[1] - self.across[0]) / 2 if len(self.across) > 1 else 30.0
        x, end = float(self.across[layer]), self.whole.right() - WIDTH + GAP - 4
        return max(self.whole.left(), x - half + 2), min(x + half - 2, end)

    def range_between(self, layer: int, one: float, other: float) -> tuple[float, float]:
        """The lowest and highest width whose bands lie between two heights."""
        levels = self.levels[layer]
        height = (self.bottom - self.top) / len(levels)
        at = [int(np.clip((self.bottom - y) / height, 0, len(levels) - 1)) for y in (one, other)]
        return float(levels[min(at)]), float(levels[max(at)])


def draw_lines(painter: QPainter, room: Room, picture: "WidthsPicture", theme: Theme) -> None:
    """Those that the filter leaves out faintly, the others in the scale's colours."""
    order = np.argsort(-picture.ranks, kind="stable")
    shown = np.ones(len(order), bool) if picture.shown is None else picture.shown
    hidden = _some(order[~shown[order]])
    painter.setPen(cosmetic(theme.plot_grid))
    _draw(painter, room, picture, hidden)
    shades = [*shade_colours(theme), colour(theme.candidate, 120)]
    drawn = _some(order[shown[order]])
    for shade in _worst_first(picture, drawn):
        painter.setPen(cosmetic(shades[shade]))
        _draw(painter, room, picture, drawn[picture.shades[drawn] == shade])


def draw_over(
    painter: QPainter,
    room: Room,
    picture: "WidthsPicture",
    theme: Theme,
    under: int = -1,
    focused: int = -1,
) -> None:
    """Axes, ranges, the scale, and the lines that stand out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, (low, high) in picture.ranges.items():
        if number <= len(room.across):
            painter.setPen(cosmetic(theme.accent, 1.5))
            painter.setBrush(colour(theme.accent, 50))
            painter.drawRoundedRect(room.band(number - 1, low, high), 3, 3)
    for layer in range(len(room.across)):
        name = picture.names[layer] if layer < len(picture.names) else str(layer + 1)
        _draw_axis(painter, room, layer, name, theme, layer == focused)
    for index in picture.compared[:-1]:
        _draw_one(painter, room, picture, index, theme.selected, 1.8)
    for index in picture.compared[-1:]:
        _draw_one(painter, room, picture, index, theme.selected, 3.0)
    if 0 <= under < len(picture.widths):
        _draw_one(painter, room, picture, under, theme.text, 1.8)
    if len(room.across):
        right = room.whole.right() - WIDTH
        beside = QRectF(right, room.whole.top() + 2, WIDTH, room.whole.height() - 4)
        paint_scale(painter, beside, theme, picture.scale)


def _some(indices: NDArray[np.intp]) -> NDArray[np.intp]:
    if len(indices) <= MOST_LINES:
        return indices
    return indices[np.linspace(0, len(indices) - 1, MOST_LINES).astype(np.intp)]


def _worst_first(picture: "WidthsPicture", drawn: NDArray[np.intp]) -> list[int]:
    """The shades in the order of their best candidates, so that the best lie on top."""
    ranks = np.full(SHADES + 1, -1.0)
    np.maximum.at(ranks, picture.shades[drawn], 1 - picture.ranks[drawn])
    # The last stands for values that are not known, whose shade is -1.
    known = [int(shade) for shade in np.argsort(ranks) if ranks[shade] >= 0]
    return [shade if shade < SHADES else -1 for shade in known]


def _draw(
    painter: QPainter, room: Room, picture: "WidthsPicture", indices: NDArray[np.intp]
) -> None:
    if not len(indices) or len(room.across) < 2:
        return
    heights = room.heights(picture, indices)
    joined = np.ones(heights.shape, dtype=np.int32)
    joined[:, -1] = 0
    across = np.tile(room.across, len(indices))
    painter.drawPath(arrayToQPath(across, heights.ravel(), connect=joined.ravel()))


def _draw_one(
    painter: QPainter, room: Room, picture: "WidthsPicture", index: int, name: str, width: float
) -> None:
    heights = room.heights(picture, slice(index, index + 1))[0]
    painter.setPen(cosmetic(name, width))
    painter.drawPolyline(
        QPolygonF([QPointF(*each) for each in zip(room.across, heights, strict=True)])
    )


def _draw_axis(
    painter: QPainter, room: Room, layer: int, name: str, theme: Theme, focused: bool
) -> None:
    x, levels = float(room.across[layer]), room.levels[layer]
    painter.setPen(cosmetic(theme.accent if focused else theme.dim_text, 2.0 if focused else 1.0))
    painter.drawLine(QPointF(x, room.top), QPointF(x, room.bottom))
    painter.setPen(colour(theme.accent if focused else theme.text))
    _write_title(painter, room, layer, name)
    painter.setPen(colour(theme.dim_text))
    band = (room.bottom - room.top) / len(levels)
    for at, width in enumerate(levels):
        middle = room.bottom - (at + 0.5) * band
        rect = QRectF(x - 34, middle - 10, 29, 20)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        text = f"{width:g}"
        ground = painter.fontMetrics().boundingRect(text)
        box = QRectF(rect.right() - ground.width() - 3, middle - 8, ground.width() + 5, 16)
        painter.fillRect(box, colour(theme.plot_background, 190))
        painter.drawText(rect, right, text)


def _write_title(painter: QPainter, room: Room, layer: int, name: str) -> None:
    """Above its axis, or beside that where an edge is near."""
    left, right = room.title(layer)
    metrics, modes = painter.fontMetrics(), Qt.TextElideMode
    # Names of neighbours may differ in their numbers alone, as those of Up 1 and Up 2 do.
    mode = modes.ElideMiddle if name[-1:].isdigit() else modes.ElideRight
    short = metrics.elidedText(name, mode, int(right - left))
    width = metrics.horizontalAdvance(short)
    start = max(left, min(float(room.across[layer]) - width / 2, right - width))
    height = room.top - room.whole.top() - 3
    painter.drawText(QRectF(start, room.whole.top() + 2, width + 2, height), 0, short)
