"""Points of one candidate in several runtimes: how fast each was found to be on this machine."""

import contextlib
import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF

from core.export.comparison import read_comparison
from core.runtime.errors import UserError
from workbench.app.theme import Theme
from workbench.front.layers import DIM, Scales, scatter
from workbench.front.picture import RuntimePoint
from workbench.run.quantities import Quantity
from workbench.run.run_model import RunModel
from workbench.widgets.plot import HOLLOW, Plot, point_pen

LATENCY = "latency_ms"
_SLANT = 60.0
_ACROSS, _ALONG = math.sin(math.radians(_SLANT)), math.cos(math.radians(_SLANT))


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
    """Crosses with the names of runtimes on slanted lines, none of which lies over another."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self.points = scatter(plot, DIM + 4, 4, "x")
        self.labels: list[pg.TextItem] = []
        self._positions: list[tuple[float, float]] = []
        self._theme: Theme | None = None

    def draw(self, points: tuple[RuntimePoint, ...], scales: Scales) -> None:
        """Show these, and no others."""
        positions = [scales.place(point.across, point.up) for point in points]
        self.points.setData([across for across, _ in positions], [up for _, up in positions])
        while len(self.labels) < len(points):
            label = pg.TextItem("", angle=_SLANT, anchor=(-0.05, 0.5))
            self._plot.addItem(label, ignoreBounds=True)
            self.labels.append(label)
        for number, label in enumerate(self.labels):
            label.setVisible(number < len(points))
            if number < len(points):
                label.setText(points[number].title)
        self._positions = positions
        self.place_labels()
        if self._theme is not None:
            self.apply_theme(self._theme)

    def place_labels(self) -> None:
        """Put each name at its cross, or a little to the right of it where another name is.

        Names rise from crosses in the lower half of the view and fall from those in the upper.
        """
        view, count = self._plot.view, len(self._positions)
        seen = [view.mapFromView(QPointF(*position)) for position in self._positions]
        if not seen:
            return
        rises = sum(point.y() for point in seen) / count >= view.rect().center().y()
        line = QFontMetricsF(self.labels[0].textItem.font()).height()
        last = -math.inf
        for point, label in sorted(
            zip(seen, self.labels, strict=False), key=lambda item: _line_of(item[0], rises)
        ):
            moved = max(0.0, last + line - _line_of(point, rises))
            last = _line_of(point, rises) + moved
            label.setAngle(_SLANT if rises else -_SLANT)
            label.setPos(view.mapToView(point + QPointF(moved / _ACROSS, 0.0)))

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.points.setBrush(HOLLOW)
        self.points.setPen(point_pen(theme.text, 1.5))
        for label in self.labels:
            label.setColor(theme.text)


def _line_of(point: QPointF, rises: bool) -> float:
    """How far to the right the slanted line through a point of the screen lies."""
    return _ACROSS * point.x() + (_ALONG if rises else -_ALONG) * point.y()
