"""The candidates in the front's plot: a dim cloud, the bright front, and the marked ones."""

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QBrush

from workbench.theme import Theme
from workbench.translation import tr
from workbench.widgets.colour_scale import shade_brushes
from workbench.widgets.front_picture import (
    EMPTY,
    NO_POINTS,
    FrontPicture,
    Numbers,
    OtherPoints,
)
from workbench.widgets.plot import Plot, colour, cosmetic, ghostly

ROOM_FOR_LABEL = 0.12
DIM, BRIGHT, MARK = 6, 9, 17
CLOUD_ALPHA, GHOST_ALPHA = 150, 60


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


def _powers(values: Numbers) -> Numbers:
    found = np.full(len(values), np.nan)
    np.log10(values, out=found, where=values > 0)
    return found


def scatter(plot: Plot, size: int, height: int, symbol: str = "o", ignored: bool = False):
    """Points of a plot, of which those that are `ignored` do not widen what is shown."""
    item = pg.ScatterPlotItem(size=size, symbol=symbol, pxMode=True)
    item.setZValue(height)
    plot.addItem(item, ignoreBounds=ignored)
    return item


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
        self._mark(self.knee, picture.knee, self.knee_label)
        both = picture.chosen is not None and picture.chosen == picture.knee
        self.chosen_label.setText(tr("chosen, knee") if both else tr("chosen"))
        self.knee_label.setVisible(picture.knee is not None and not both)
        self._mark(self.chosen, picture.chosen, self.chosen_label)
        self._put(self.compared, picture.compared[:-1])
        self._put(self.selected, picture.compared[-1:])
        self._draw_bars()
        self._draw_names()

    def show_under(self, place: int) -> None:
        """Ring the candidate under the mouse; -1: none."""
        self._put(self.under, (place,) if place >= 0 else ())

    def ring(self, across: float, up: float) -> None:
        """Ring what is under the mouse at this point of the view."""
        self.under.setData([across], [up])

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self._cloud_brushes = shade_brushes(theme, CLOUD_ALPHA)
        self._front_brushes = shade_brushes(theme)
        self.cloud.setPen(None)
        self.bright.setPen(cosmetic(theme.plot_background))
        self.stairs.setPen(cosmetic(theme.front))
        self.bars.setPen(cosmetic(theme.selected))
        for item, name in ((self.knee, theme.front), (self.chosen, theme.good)):
            item.setBrush(colour(name))
            item.setPen(cosmetic(theme.plot_background))
        for item, name, width in (
            (self.compared, theme.selected, 1.5),
            (self.selected, theme.selected, 2.5),
            (self.under, theme.text, 1.5),
        ):
            item.setBrush(None)
            item.setPen(cosmetic(name, width))
        self.knee_label.setColor(theme.dim_text)
        self.chosen_label.setColor(theme.good)
        self._draw_cloud()
        self._draw_front()
        self._draw_names()

    # -- inside -----------------------------------------------------------------------------

    def _draw_cloud(self) -> None:
        picture = self.picture
        drawn = np.isfinite(self.across) & np.isfinite(self.up)
        if picture.shown is not None:
            drawn &= picture.shown
        self.cloud.setData(self.across[drawn], self.up[drawn])
        self._paint(self.cloud, np.flatnonzero(drawn), self._cloud_brushes, CLOUD_ALPHA)

    def _draw_front(self) -> None:
        picture, places = self.picture, self.picture.front
        self.stairs.setData(*_steps(self.across[places], self.up[places], picture.step_early))
        if picture.shown is not None:
            places = places[picture.shown[places]]
        self.bright.setData(self.across[places], self.up[places])
        self._paint(self.bright, places, self._front_brushes, 255)

    def _paint(
        self, item: pg.ScatterPlotItem, places: NDArray[np.intp], brushes: list[QBrush], alpha: int
    ) -> None:
        if self._theme is None or not len(places):
            return
        shades = self.picture.colours
        if shades is None:
            name = self._theme.front if item is self.bright else self._theme.candidate
            item.setBrush(colour(name, alpha))
        else:
            item.setBrush([brushes[shade] for shade in shades[places]])

    def _label(self, text: str) -> pg.TextItem:
        label = pg.TextItem(text, anchor=(0.5, 1.55))
        label.setZValue(8)
        label.setVisible(False)
        self._plot.addItem(label, ignoreBounds=True)
        return label

    def _put(self, item: pg.ScatterPlotItem, places: tuple[int, ...]) -> None:
        found = list(places)
        item.setData(self.across[found], self.up[found])

    def _mark(self, item: pg.ScatterPlotItem, place: int | None, label: pg.TextItem) -> None:
        self._put(item, () if place is None else (place,))
        label.setVisible(place is not None)
        if place is not None:
            self._place_label(label, float(self.across[place]), float(self.up[place]))

    def _place_label(self, label: pg.TextItem, across: float, up: float) -> None:
        left, right = self._plot.view.viewRange()[0]
        share = (across - left) / max(right - left, 1e-12)
        if not self.picture.rises:
            label.setAnchor((1 if share > 0.5 else 0, 1.4))
        else:
            # There is room above a rising front on its left, and below it on its right.
            label.setAnchor((1, 1.4) if share > ROOM_FOR_LABEL else (-0.1, -0.3))
        label.setPos(across, up)

    def _draw_bars(self) -> None:
        """One standard deviation to either side of those that are compared."""
        picture, places = self.picture, list(self.picture.compared)
        if picture.spread is None or not places:
            self.bars.setData([], [])
            return
        values = (picture.up if picture.spread_up else picture.across)[places]
        ends = np.stack([values - picture.spread[places], values + picture.spread[places]])
        other = np.repeat((self.across if picture.spread_up else self.up)[places], 2)
        if picture.spread_up:
            self.bars.setData(other, self.scales.up(ends.T.ravel()))
        else:
            self.bars.setData(self.scales.across(ends.T.ravel()), other)

    def _draw_names(self) -> None:
        """Numbers beside those that are compared, so that they are found again elsewhere."""
        wanted = self.picture.names if len(self.picture.compared) > 1 else ()
        while len(self._names) < len(wanted):
            self._names.append(self._label(""))
        for place, label in enumerate(self._names):
            label.setVisible(place < len(wanted))
            if place < len(wanted) and self._theme is not None:
                at = self.picture.compared[place]
                label.setText(wanted[place])
                label.setColor(self._theme.selected)
                label.setAnchor((-0.35, 0.5))
                label.setPos(float(self.across[at]), float(self.up[at]))


class Others:
    """Candidates of other runs, pale, and their fronts as dotted lines."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._items: list[tuple[pg.ScatterPlotItem, pg.PlotCurveItem, pg.TextItem]] = []
        self._theme: Theme | None = None
        self.drawn: list[tuple[Numbers, Numbers]] = []

    def draw(self, others: tuple[OtherPoints, ...], scales: Scales, step_early: bool) -> None:
        """Show these, and no others; `drawn` has their places in the view."""
        self.drawn = [(scales.across(each.across), scales.up(each.up)) for each in others]
        while len(self._items) < len(others):
            self._items.append(self._make())
        for place, (points, line, label) in enumerate(self._items):
            found = others[place] if place < len(others) else NO_POINTS
            across, up = self.drawn[place] if place < len(others) else (found.across, found.up)
            known = np.isfinite(across) & np.isfinite(up)
            points.setData(across[known], up[known])
            line.setData(*_steps(across[found.front], up[found.front], step_early))
            label.setVisible(len(found.front) > 0)
            if len(found.front):
                label.setText(found.name)
                label.setPos(float(across[found.front[0]]), float(up[found.front[0]]))
        if self._theme is not None:
            self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours: a series' colour for each run."""
        self._theme = theme
        for place, (points, line, label) in enumerate(self._items):
            name = other_colour(theme, place)
            label.setColor(name)
            points.setBrush(colour(name, GHOST_ALPHA))
            points.setPen(None)
            line.setPen(ghostly(name))

    def _make(self) -> tuple[pg.ScatterPlotItem, pg.PlotCurveItem, pg.TextItem]:
        points = scatter(self._plot, DIM, 0)
        line = pg.PlotCurveItem(connect="finite")
        line.setZValue(1)
        self._plot.addItem(line)
        label = pg.TextItem("", anchor=(0, 1.2))
        self._plot.addItem(label, ignoreBounds=True)
        return points, line, label


def other_colour(theme: Theme, place: int) -> str:
    """What another run is drawn in; the first of the series looks like the front."""
    return theme.series[1 + place % (len(theme.series) - 1)]


def _steps(across: Numbers, up: Numbers, early: bool) -> tuple[Numbers, Numbers]:
    """A front as a line: between two candidates nothing better is known than the worse of them."""
    wide, tall = np.repeat(across, 2), np.repeat(up, 2)
    return (wide[:-1], tall[1:]) if early else (wide[1:], tall[:-1])


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


def _same_values(known: NDArray | None, new: NDArray | None) -> bool:
    if known is None or new is None:
        return known is new
    return np.array_equal(known, new)
