"""The candidates in the front's plot: a dim cloud, the bright front, and the marked ones."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush

from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.front.colour_scale import shade_brushes
from workbench.front.picture import EMPTY, FrontPicture, Numbers
from workbench.front.point_labels import anchors, corners
from workbench.widgets.plot import HOLLOW, NO_PEN, Plot, colour, cosmetic, point_brush, point_pen

VEIL = 120
# Values closer together than the first are as one; then this share of them is shown around.
NARROW, ROOM_AROUND = 1e-6, 0.05
DIM, BRIGHT, MARK = 6, 9, 17
CLOUD_ALPHA = 150


@dataclass(frozen=True)
class Scales:
    """Which axes are in powers of ten; what is not above 0 has no place on those."""

    across_log: bool = False
    up_log: bool = False

    def across(self, values: Numbers) -> Numbers:
        """Values as they lie on the axis."""
        return _powers(values) if self.across_log else values

    def up(self, values: Numbers) -> Numbers:
        """Values as they lie on the axis."""
        return _powers(values) if self.up_log else values

    def place(self, across: float, up: float) -> tuple[float, float]:
        """A point as it lies on both axes."""
        return float(self.across(np.array([across]))[0]), float(self.up(np.array([up]))[0])


def _powers(values: Numbers) -> Numbers:
    powers = np.full(len(values), np.nan)
    np.log10(values, out=powers, where=values > 0)
    return powers


def scatter(
    plot: Plot, size: int, height: int, symbol: str = "o", ignored: bool = False
) -> pg.ScatterPlotItem:
    """Points of a plot, of which those that are `ignored` do not widen what is shown."""
    item = pg.ScatterPlotItem(size=size, symbol=symbol, pxMode=True)
    item.setZValue(height)
    plot.addItem(item, ignoreBounds=ignored)
    return item


def steps(across: Numbers, up: Numbers, early: bool) -> tuple[Numbers, Numbers]:
    """A front as a line: between two candidates nothing better is known than the worse of them."""
    wide, tall = np.repeat(across, 2), np.repeat(up, 2)
    return (wide[:-1], tall[1:]) if early else (wide[1:], tall[:-1])


class Candidates:
    """Every candidate of the run; gives their places in the view."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self.picture, self.scales = EMPTY, Scales()
        self.across, self.up = np.zeros(0), np.zeros(0)
        self._theme: Theme | None = None
        self._cloud_brushes: list[QBrush] = []
        self._front_brushes: list[QBrush] = []
        self.cloud = scatter(plot, DIM, 1)
        self.frame = scatter(plot, DIM, 0)
        # Never seen, and yet counted in what is to be shown.
        self.frame.setPen(NO_PEN)
        self.frame.setBrush(HOLLOW)
        self.stairs = pg.PlotCurveItem(connect="finite")
        self.stairs.setZValue(2)
        plot.addItem(self.stairs)
        self.bright = scatter(plot, BRIGHT, 3)
        self.knee, self.chosen = scatter(plot, MARK, 4, "d"), scatter(plot, MARK, 5, "star")
        self.compared, self.selected = scatter(plot, MARK, 6), scatter(plot, MARK, 6)
        self.under = scatter(plot, MARK, 7)
        self.bars = pg.PlotCurveItem(connect="pairs")
        self.bars.setZValue(5)
        plot.addItem(self.bars, ignoreBounds=True)
        self.knee_label, self.chosen_label = self._label(tr("knee")), self._label(tr("chosen"))
        self._names: list[pg.TextItem] = []

    # -- drawing ----------------------------------------------------------------------------

    def draw(self, picture: FrontPicture, scales: Scales) -> None:
        """Show these."""
        known, self.picture = self.picture, picture
        if scales != self.scales or not _same_points(known, picture):
            self.scales = scales
            self.across, self.up = scales.across(picture.across), scales.up(picture.up)
            self._draw_cloud()
        self._draw_front()
        self._put(self.knee, () if picture.knee is None else (picture.knee,))
        both = picture.chosen is not None and picture.chosen == picture.knee
        self._say(self.chosen_label, picture.chosen, tr("chosen, knee") if both else tr("chosen"))
        self._say(self.knee_label, None if both else picture.knee, tr("knee"))
        self._put(self.chosen, () if picture.chosen is None else (picture.chosen,))
        self._put(self.compared, picture.compared[:-1])
        self._put(self.selected, picture.compared[-1:])
        self._draw_bars()
        self._draw_names()
        self.place_labels()

    def place_labels(self) -> None:
        """Put words beside their points, on the side where there is room in the view."""
        picture, view = self.picture, self._plot.view
        marked = ((picture.chosen, self.chosen_label), (picture.knee, self.knee_label))
        named = list(zip(picture.compared, self._names, strict=False))
        shown = [
            (index, label)
            for index, label in (*marked, *named)
            if index is not None and label.isVisible()
        ]
        points = [QPointF(float(self.across[at]), float(self.up[at])) for at, _ in shown]
        sizes = [label.textItem.boundingRect().size() for _, label in shown]
        seen = [view.mapFromView(point) for point in points]
        better_left = not picture.step_early
        sides = corners(better_left, better_low=better_left != picture.rises)
        anchored = anchors(zip(seen, sizes, strict=True), view.rect(), sides)
        for (_, label), point, anchor in zip(shown, points, anchored, strict=True):
            label.setAnchor(anchor)
            label.setPos(point)

    def show_under(self, index: int) -> None:
        """Ring the candidate under the mouse; -1: none."""
        self._put(self.under, (index,) if index >= 0 else ())

    def ring(self, across: float, up: float) -> None:
        """Ring what is under the mouse at this point of the view."""
        self.under.setData([across], [up])

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self._cloud_brushes = shade_brushes(theme, CLOUD_ALPHA)
        self._front_brushes = shade_brushes(theme)
        self.cloud.setPen(NO_PEN)
        self.bright.setPen(point_pen(theme.plot_background))
        self.stairs.setPen(cosmetic(theme.front))
        self.bars.setPen(cosmetic(theme.selected))
        for item, name in ((self.knee, theme.front), (self.chosen, theme.good)):
            item.setBrush(point_brush(name))
            item.setPen(point_pen(theme.plot_background))
        for item, name, width in (
            (self.compared, theme.selected, 1.5),
            (self.selected, theme.selected, 2.5),
            (self.under, theme.text, 1.5),
        ):
            item.setBrush(HOLLOW)
            item.setPen(point_pen(name, width))
        self.knee_label.setColor(theme.dim_text)
        self.chosen_label.setColor(theme.good)
        for label in (self.knee_label, self.chosen_label):
            label.fill = pg.mkBrush(colour(theme.plot_background, VEIL))
        self._draw_cloud()
        self._draw_front()
        self._draw_names()

    # -- inside -----------------------------------------------------------------------------

    def _draw_cloud(self) -> None:
        picture = self.picture
        drawn = np.isfinite(self.across) & np.isfinite(self.up)
        if picture.shown is not None:
            drawn &= picture.shown
        self._put_painted(self.cloud, np.flatnonzero(drawn), self._cloud_brushes, CLOUD_ALPHA)
        if drawn.any():
            ends = (_widened(values[drawn]) for values in (self.across, self.up))
            self.frame.setData(*ends)

    def _draw_front(self) -> None:
        picture, indices = self.picture, self.picture.front
        self.stairs.setData(*steps(self.across[indices], self.up[indices], picture.step_early))
        drawn = self._is_drawn(indices)
        if picture.shown is not None:
            drawn &= picture.shown[indices]
        self._put_painted(self.bright, indices[drawn], self._front_brushes, 255)

    def _put_painted(
        self, item: pg.ScatterPlotItem, indices: NDArray[np.intp], brushes: list[QBrush], alpha: int
    ) -> None:
        """Points with their colours, at once: given later, each point would be looked up twice."""
        colours: dict[str, QBrush | list[QBrush]] = {}
        shades = self.picture.colours
        if self._theme is not None and shades is None:
            name = self._theme.front if item is self.bright else self._theme.candidate
            colours["brush"] = point_brush(name, alpha)
        elif self._theme is not None and shades is not None:
            colours["brush"] = [brushes[shade] for shade in shades[indices]]
        item.setData(self.across[indices], self.up[indices], **colours)

    def _label(self, text: str) -> pg.TextItem:
        label = pg.TextItem(text, anchor=(0.5, 1.55))
        label.setZValue(8)
        label.setVisible(False)
        self._plot.addItem(label, ignoreBounds=True)
        return label

    def _say(self, label: pg.TextItem, index: int | None, words: str) -> None:
        """Write what a candidate is, and its number where it is one of several compared."""
        names = dict(zip(self.picture.compared, self._wanted_names(), strict=False))
        label.setText(f"{names[index]}, {words}" if index in names else words)
        label.setVisible(index is not None)

    def _wanted_names(self) -> tuple[str, ...]:
        return self.picture.names if len(self.picture.compared) > 1 else ()

    def _put(self, item: pg.ScatterPlotItem, indices: tuple[int, ...]) -> None:
        rows = np.array(indices, dtype=np.intp)
        rows = rows[self._is_drawn(rows)]
        item.setData(self.across[rows], self.up[rows])

    def _is_drawn(self, indices: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Whether each has a place in the view: what was not measured has none."""
        return np.isfinite(self.across[indices]) & np.isfinite(self.up[indices])

    def _draw_bars(self) -> None:
        """One standard deviation to either side of those that are compared."""
        picture, indices = self.picture, list(self.picture.compared)
        if picture.spread is None or not indices:
            self.bars.setData([], [])
            return
        values = (picture.up if picture.spread_up else picture.across)[indices]
        ends = np.stack([values - picture.spread[indices], values + picture.spread[indices]])
        other = np.repeat((self.across if picture.spread_up else self.up)[indices], 2)
        if picture.spread_up:
            self.bars.setData(other, self.scales.up(ends.T.ravel()))
        else:
            self.bars.setData(self.scales.across(ends.T.ravel()), other)

    def _draw_names(self) -> None:
        """Numbers beside those that are compared, so that they are found again elsewhere."""
        wanted, labelled = self._wanted_names(), (self.picture.knee, self.picture.chosen)
        while len(self._names) < len(wanted):
            self._names.append(self._label(""))
        for index, label in enumerate(self._names):
            label.setVisible(index < len(wanted) and self.picture.compared[index] not in labelled)
            if index < len(wanted) and self._theme is not None:
                label.setText(wanted[index])
                label.setColor(self._theme.selected)
                label.fill = pg.mkBrush(colour(self._theme.plot_background, VEIL))


def _widened(values: Numbers) -> Numbers:
    """(2,) the ends of values; where they are all one, a little to either side of it."""
    low, high = float(values.min()), float(values.max())
    if high - low > NARROW * abs(high):
        return np.array([low, high])
    room = ROOM_AROUND * abs(high) or 1.0
    return np.array([low - room, high + room])


def _same_points(known: FrontPicture, new: FrontPicture) -> bool:
    return (
        _same_view(known.across, new.across)
        and _same_view(known.up, new.up)
        and _same_values(known.shown, new.shown)
        and _same_values(known.colours, new.colours)
    )


def _same_view(known: Numbers, new: Numbers) -> bool:
    """Whether two views of growing buffers show the same numbers."""
    return len(known) == len(new) and known.base is new.base is not None


def _same_values(known: NDArray[Any] | None, new: NDArray[Any] | None) -> bool:
    if known is None or new is None:
        return known is new
    return np.array_equal(known, new)
