"""A pyqtgraph plot that wears our theme and reads our numbers."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QContextMenuEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from workbench.app.theme import Theme
from workbench.app.tips import wrapped
from workbench.run.measures import MINUS, NARROW_SPACE, amount

LEFT_MARGIN, HEADING_PT = 58, 9
FEW_TICKS = 4
# So far apart labels do not touch.
WIDE_LABEL, HIGH_LABEL = 44, 15
LOW = 100
HOLLOW, NO_PEN = QBrush(Qt.BrushStyle.NoBrush), QPen(Qt.PenStyle.NoPen)


def colour(name: str, alpha: int = 255) -> QColor:
    """A theme's colour, more or less see-through."""
    shade = QColor(name)
    shade.setAlpha(alpha)
    return shade


def mixed(name: str, ground: str, share: float) -> QColor:
    """A theme's colour thinned with the ground it lies on: faint, and still opaque."""
    over, under = QColor(name), QColor(ground)
    return QColor(
        round(share * over.red() + (1 - share) * under.red()),
        round(share * over.green() + (1 - share) * under.green()),
        round(share * over.blue() + (1 - share) * under.blue()),
    )


def cosmetic(name: str | QColor, width: float = 1.0, dashed: bool = False) -> QPen:
    """A pen of so many pixels at any zoom; only a width of 1 is cheap for many points."""
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    pen = QPen(QColor(name), width, style)
    pen.setCosmetic(True)
    return pen


@lru_cache(maxsize=256)
def point_brush(name: str, alpha: int = 255) -> QBrush:
    """One and the same each time: points keep a picture for every brush they were ever given."""
    return QBrush(colour(name, alpha))


@lru_cache(maxsize=256)
def point_pen(name: str, width: float = 1.0) -> QPen:
    """A cosmetic pen, one and the same each time, for the same reason."""
    return cosmetic(name, width)


# Levels of ticks: their spacing, where that is even, and their places.
Ticks = list[tuple[float | None, list[float]]]


class NumberAxis(pg.AxisItem):
    """An axis whose ticks read "500 M" and "2 G", linear or logarithmic."""

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        levels = super().tickSpacing(minVal, maxVal, size)
        pixels = size / max(maxVal - minVal, 1e-9)
        if self.orientation == "bottom" or size > LOW or not levels or not pixels > 0:
            return list(levels)
        # In a low plot ticks as close as these would be labelled on top of each other.
        (spacing, offset), *_ = levels
        while spacing * pixels < HIGH_LABEL:
            spacing *= 2
        return [(spacing, offset)]

    def logTickValues(self, minVal: float, maxVal: float, size: float, stdTicks: object) -> Ticks:
        first, last = math.floor(minVal), math.ceil(maxVal)
        decade = size / max(maxVal - minVal, 1e-9)
        label = WIDE_LABEL if self.orientation == "bottom" else HIGH_LABEL
        every = max(1, math.ceil(label / max(decade, 1e-9)))
        levels = [[float(power) for power in range(first, last + 1) if power % every == 0]]
        for digits, closest in (((2, 5), 2.0), ((3, 4, 6, 7, 8, 9), 10 / 9)):
            if math.log10(closest) * decade >= label:
                levels.append([p + math.log10(d) for p in range(first, last) for d in digits])
        kept = [[v for v in level if minVal <= v <= maxVal] for level in levels]
        if every == 1 and sum(len(level) for level in kept) < FEW_TICKS:
            return self._linear_ticks(10.0**minVal, 10.0**maxVal)
        return [(None, level) for level in kept if level]

    def _linear_ticks(self, low: float, high: float) -> Ticks:
        step = 10.0 ** math.floor(math.log10((high - low) / 3))
        step *= next(factor for factor in (1, 2, 5, 10) if (high - low) / (step * factor) <= 6)
        values = np.arange(math.ceil(low / step) * step, high, step)
        return [(None, [math.log10(value) for value in values if value > 0])]

    def tickStrings(
        self, values: Sequence[float], scale: float, spacing: float | None
    ) -> list[str]:
        if self.logMode:
            return [short_amount(10.0**value) for value in values]
        largest = max((abs(value) for value in values), default=0.0)
        if largest >= 1e4:
            return [short_amount(value) for value in values]
        decimals = max(0, math.ceil(-math.log10(spacing))) if spacing else 0
        return [f"{value:.{decimals}f}".replace("-", MINUS) for value in values]


def short_amount(value: float) -> str:
    """The number at a tick, without zeros that say nothing: "50 M", "0.2"."""
    if abs(value) < 999.5:
        return f"{value:.4g}".replace("-", MINUS)
    number, _, prefix = amount(value, 4).partition(NARROW_SPACE)
    return f"{float(number):g}{NARROW_SPACE}{prefix}".replace("-", MINUS)


def faint_pen(name: str) -> QPen:
    """A dotted pen: what is shown was not measured here."""
    pen = cosmetic(name)
    pen.setStyle(Qt.PenStyle.DotLine)
    return pen


class View(pg.ViewBox):
    """A view that leaves the right click to us, and tells of a band drawn with Shift held."""

    menu_asked = Signal(QPoint)
    banded = Signal(QRectF)
    takes_bands = False

    def mouseClickEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            event.accept()
            self.menu_asked.emit(event.screenPos().toPoint())

    def mouseDragEvent(self, ev: Any, axis: int | None = None) -> None:
        shift = ev.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if not (self.takes_bands and shift and ev.button() == Qt.MouseButton.LeftButton):
            super().mouseDragEvent(ev, axis)
            return
        ev.accept()
        self.updateScaleBox(ev.buttonDownPos(), ev.pos())
        if ev.isFinish():
            self.rbScaleBox.hide()
            band = QRectF(ev.buttonDownPos(), ev.pos()).normalized()
            self.banded.emit(self.childGroup.mapRectFromParent(band))


class Plot(pg.PlotWidget):
    """An empty plot: grid, axes, a heading that names the y axis, and no menu of its own.

    The person may pan and zoom; `following` is false from then on until `show_all`.
    """

    menu_asked = Signal(QPoint)
    following_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.view = View(enableMenu=False)
        axes = {side: NumberAxis(side) for side in ("left", "bottom")}
        super().__init__(parent, viewBox=self.view, axisItems=axes, enableMenu=False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(120, 70)
        self.item = self.getPlotItem()
        self.item.hideButtons()
        self.item.showGrid(x=True, y=True, alpha=0.5)
        self.item.layout.setContentsMargins(4, 2, 12, 2)
        self._heading, self._short, self._about = "", "", ""
        self._leader: Plot | None = None
        for side in ("left", "bottom"):
            axis = self.axis(side)
            axis.enableAutoSIPrefix(False)
            axis.setStyle(tickLength=0, maxTickLevel=1, maxTextLevel=2)
            # The grid belongs to the axes, and below what is drawn.
            axis.setZValue(-1)
        self.axis("left").setWidth(LEFT_MARGIN)
        self.view.menu_asked.connect(self.menu_asked)
        self.view.sigRangeChangedManually.connect(lambda _mask: self.following_changed.emit())

    def axis(self, side: str) -> NumberAxis:
        """The axis "left" or "bottom"."""
        return self.item.getAxis(side)

    def show_ticks(self, side: str, shown: bool) -> None:
        """Write numbers at an axis, or leave them to the plot beside it."""
        self.axis(side).setStyle(showValues=shown)
        if side == "bottom":
            self.axis(side).setHeight(None if shown else 4)

    def share_x(self, leader: "Plot") -> None:
        """Always show the steps that another plot shows, whichever of the two is moved."""
        # pyqtgraph's own link stops the leader from growing with its data.
        self._leader = leader
        self.show_all()
        leader.view.sigXRangeChanged.connect(lambda _view, limits: self._take_x(limits))
        self.view.sigRangeChangedManually.connect(
            lambda _mask: leader.view.setXRange(*self.view.viewRange()[0], padding=0)
        )

    @property
    def following(self) -> bool:
        """Whether the view grows with the data; false once a person panned or zoomed."""
        along, up = self.view.autoRangeEnabled()
        return bool(up and (along or self._leader is not None))

    def show_all(self) -> None:
        """Show everything, and follow it from now on."""
        self.view.enableAutoRange(x=self._leader is None, y=True)
        self.following_changed.emit()

    def _take_x(self, limits: Sequence[float]) -> None:
        self.view.setXRange(*limits, padding=0)

    def set_heading(self, text: str, short: str = "", about: str = "") -> None:
        """Name the y axis above the plot.

        Where there is a `short` name, the whole one is in the tooltip and in drawings, and before
        `about`, which says what the number is.
        """
        if (text, short, about) != (self._heading, self._short, self._about):
            self._heading, self._short, self._about = text, short, about
            self._show_heading()

    @contextmanager
    def whole_heading(self) -> Iterator[None]:
        """For a drawing, which has no tooltips: all of the heading, smaller if need be."""
        theme, room = getattr(self, "_theme", None), self._heading_room()
        if theme is not None and self._heading:
            wide = self.fontMetrics().horizontalAdvance(self._heading)
            size = HEADING_PT * min(1.0, room / max(1, wide))
            self.item.setTitle(
                self._heading, color=theme.text, size=f"{size:.2f}pt", justify="left"
            )
        try:
            yield
        finally:
            self._show_heading()

    def apply_theme(self, theme: Theme) -> None:
        """Background, grid, ticks and heading in the theme's colours."""
        self._theme = theme
        self.setBackground(theme.plot_background)
        for side in ("left", "bottom"):
            axis = self.axis(side)
            axis.setPen(cosmetic(theme.plot_grid))
            axis.setTextPen(theme.dim_text)
            if axis.labelText:
                axis.setLabel(axis.labelText, color=theme.dim_text)
        self._show_heading()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if self.plotItem is not None and hasattr(self, "_heading"):
            self._show_heading()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_asked.emit(self.mapToGlobal(self.rect().center()))
        event.accept()

    def _show_heading(self) -> None:
        theme = getattr(self, "_theme", None)
        if not self._heading or theme is None:
            self.item.setTitle(None)
            return
        room, metrics = self._heading_room(), self.fontMetrics()
        text = self._short or self._heading
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.item.setTitle(text, color=theme.text, size=f"{HEADING_PT}pt", justify="left")
        told = "\n".join(part for part in (self._heading, self._about) if part)
        self.item.titleLabel.setToolTip(wrapped(told))

    def heading_end(self) -> int:
        """Where the heading ends, in pixels from the left."""
        return LEFT_MARGIN + 16 + self.fontMetrics().horizontalAdvance(self._short or self._heading)

    def _heading_room(self) -> int:
        return max(40, self.width() - LEFT_MARGIN - 24)
