"""Other runs in the Front's plot: their candidates, pale, and their fronts as dotted lines."""

import numpy as np
import pyqtgraph as pg

from workbench.app.theme import Theme
from workbench.front.layers import DIM, Scales, scatter, steps
from workbench.front.picture import NO_POINTS, Numbers, OtherPoints
from workbench.widgets.plot import NO_PEN, Plot, faint_pen, point_brush

GHOST_ALPHA = 60


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
        for index, (points, line, label) in enumerate(self._items):
            shown = others[index] if index < len(others) else NO_POINTS
            across, up = self.drawn[index] if index < len(others) else (shown.across, shown.up)
            known = np.isfinite(across) & np.isfinite(up)
            points.setData(across[known], up[known])
            line.setData(*steps(across[shown.front], up[shown.front], step_early))
            label.setVisible(len(shown.front) > 0)
            if len(shown.front):
                label.setText(shown.name)
                label.setPos(float(across[shown.front[0]]), float(up[shown.front[0]]))
        if self._theme is not None:
            self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours: a series' colour for each run."""
        self._theme = theme
        for index, (points, line, label) in enumerate(self._items):
            name = other_colour(theme, index)
            label.setColor(name)
            points.setBrush(point_brush(name, GHOST_ALPHA))
            points.setPen(NO_PEN)
            line.setPen(faint_pen(name))

    def _make(self) -> tuple[pg.ScatterPlotItem, pg.PlotCurveItem, pg.TextItem]:
        points = scatter(self._plot, DIM, 0)
        line = pg.PlotCurveItem(connect="finite")
        line.setZValue(1)
        self._plot.addItem(line)
        label = pg.TextItem("", anchor=(0, 1.2))
        self._plot.addItem(label, ignoreBounds=True)
        return points, line, label


def other_colour(theme: Theme, index: int) -> str:
    """What another run is drawn in; the first of the series looks like the front."""
    return theme.series[1 + index % (len(theme.series) - 1)]
