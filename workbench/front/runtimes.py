"""Points of one candidate in several runtimes: how fast each was found to be on this machine."""

import contextlib

import pyqtgraph as pg

from core.export.comparison import read_comparison
from core.runtime.errors import UserError
from workbench.app.theme import Theme
from workbench.front.layers import DIM, Scales, scatter
from workbench.front.picture import RuntimePoint
from workbench.run.quantities import Quantity
from workbench.run.run_model import RunModel
from workbench.widgets.plot import HOLLOW, Plot, point_pen

LATENCY = "latency_ms"


def runtime_points(model: RunModel, across: Quantity, up: Quantity) -> tuple[RuntimePoint, ...]:
    """Of the current candidate, where its runtimes were compared and one axis is latency.

    What differs from torch more than the recipe allows is left out: it draws something else.
    """
    current = model.find(model.compared[-1]) if model.compared else None
    columns = (across.column, up.column)
    if current is None or LATENCY not in columns:
        return ()
    comparison = None
    with contextlib.suppress(UserError):  # damaged: the export dialog says so
        comparison = read_comparison(model.run.comparison(current.candidate.architecture))
    if comparison is None:
        return ()
    candidate = current.candidate
    points = []
    for row in comparison.rows:
        if row.ms is not None and row.passes(comparison.tolerance):
            positions = [
                row.ms if column == LATENCY else float(getattr(candidate, column) or 0)
                for column in columns
            ]
            points.append(RuntimePoint(row.title, *positions))
    return tuple(points)


class Runtimes:
    """Crosses with the names of runtimes."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self.points = scatter(plot, DIM + 4, 4, "x")
        self.labels: list[pg.TextItem] = []
        self._theme: Theme | None = None

    def draw(self, points: tuple[RuntimePoint, ...], scales: Scales) -> None:
        """Show these, and no others."""
        positions = [scales.place(point.across, point.up) for point in points]
        self.points.setData([across for across, _ in positions], [up for _, up in positions])
        while len(self.labels) < len(points):
            label = pg.TextItem("", angle=60, anchor=(-0.05, 0.5))
            self._plot.addItem(label, ignoreBounds=True)
            self.labels.append(label)
        for number, label in enumerate(self.labels):
            label.setVisible(number < len(points))
            if number < len(points):
                label.setText(points[number].title)
                label.setPos(*positions[number])
        if self._theme is not None:
            self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.points.setBrush(HOLLOW)
        self.points.setPen(point_pen(theme.text, 1.5))
        for label in self.labels:
            label.setColor(theme.text)
