"""Curves of one network's losses: raw ones faint, smoothed ones over them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtWidgets import QWidget

from workbench.app.theme import Theme
from workbench.curves.legend import Legend
from workbench.curves.smoothing import Numbers, smooth
from workbench.curves.titles import curve_title
from workbench.run.growable_array import Series
from workbench.run.measures import loss_text
from workbench.widgets.layouts import column_layout
from workbench.widgets.notes import Note
from workbench.widgets.plot import Plot, cosmetic, mixed

RATE = "lr"
FAINT, LOWEST = 0.38, 48


class Curve:
    """One number of a stage, drawn twice: as recorded, and smoothed."""

    def __init__(self, plot: Plot) -> None:
        self.raw = pg.PlotDataItem(connect="finite", autoDownsampleFactor=1.0)
        self.smooth = pg.PlotDataItem(connect="finite", antialias=True)
        self.smooth.setZValue(5)
        self.steps: Numbers = np.zeros(0)
        self.values: Numbers = np.zeros(0)
        self._means: Numbers = np.zeros(0)
        self.logarithmic = False
        for item in (self.raw, self.smooth):
            plot.addItem(item)
        # Only now: adding an item to a plot resets these.
        self.raw.setDownsampling(auto=True, method="peak")
        self.raw.setClipToView(True)

    def draw(self, series: Series, strength: float) -> None:
        """Show the numbers of this series."""
        self.steps, self.values = series.steps, series.values
        self.raw.setData(*self._drawable())
        self.smooth.setVisible(self.raw.isVisible() and strength > 0)
        if strength > 0:
            across, self._means = smooth(self.steps, self.values, strength)
            self.smooth.setData(across, self._means)

    def _drawable(self) -> tuple[Numbers, Numbers]:
        """What has a place on the axis: the rest would hide its neighbours, drawn with them."""
        if not self.logarithmic:
            return self.steps, self.values
        known = self.values > 0
        return self.steps[known], self.values[known]

    def show(self, shown: bool, strength: float) -> None:
        """Show or hide both lines."""
        self.raw.setVisible(shown)
        self.smooth.setVisible(shown and strength > 0)

    def paint(self, colour: str, ground: str, strength: float, dashed: bool = False) -> None:
        """Take this colour; the raw line is faint where there is a smoothed one."""
        # Opaque on purpose: where a long curve is a band, see-through strokes would add up.
        self.raw.setPen(cosmetic(mixed(colour, ground, FAINT) if strength > 0 else colour))
        self.smooth.setPen(cosmetic(colour, 2, dashed))

    def value_at(self, step: float | None) -> float:
        """The value nearest to a step; the last one for None."""
        if not len(self.steps):
            return float("nan")
        if step is None:
            smoothed = self.smooth.isVisible() and len(self._means) > 0
            return float((self._means if smoothed else self.values)[-1])
        after = int(np.clip(np.searchsorted(self.steps, step), 1, max(1, len(self.steps) - 1)))
        before = after - 1
        if after >= len(self.steps):
            return float(self.values[before])
        nearer = before if step - self.steps[before] < self.steps[after] - step else after
        return float(self.values[nearer])


class CurvePlot(QWidget):
    """A legend over a plot. `pointed` gives the step under the mouse, NaN where there is none."""

    pointed = Signal(float)

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend = Legend()
        self.plot = Plot()
        self.plot.set_heading(heading)
        self.plot.setAccessibleName(heading)
        # In a low dock the curves give way before the names of the curves are cut off.
        self.plot.setMinimumHeight(LOWEST)
        self.curves: dict[str, Curve] = {}
        self.hidden: set[str] = set()
        self.layers: tuple[str, ...] = ()
        self._theme: Theme | None = None
        self._strength = 0.0
        self._logarithmic = False
        self._series: Mapping[str, Series] = {}
        self._titles: Mapping[str, tuple[str, str]] = {}
        self._line = pg.InfiniteLine(angle=90, movable=False)
        self._line.setVisible(False)
        self.plot.addItem(self._line, ignoreBounds=True)
        self.legend.toggled.connect(self._toggle)
        self.plot.scene().sigMouseMoved.connect(self._point)
        self.plot.viewport().installEventFilter(self)
        self.note = Note(self.plot.viewport(), free_from=self.plot.heading_end)
        rows = column_layout(self, (0, 0, 0, 0), 0)
        rows.addWidget(self.legend)
        rows.addWidget(self.plot, 1)

    def name_layers(self, layers: tuple[str, ...]) -> None:
        """What the distilled layers of the run shown are called."""
        if layers != self.layers:
            self.layers = layers
            self._rebuild([])

    def draw(
        self,
        series: Mapping[str, Series],
        strength: float,
        titles: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        """Show these curves and no others, smoothed over this share of their length.

        `titles` are those of curves whose name is not the recorded one.
        """
        if list(series) != list(self.curves):
            self._titles = titles or {}
            self._rebuild(list(series))
        self._series = series
        if strength != self._strength:
            self._strength = strength
            self._recolour()
        for name, curve in self.curves.items():
            if name not in self.hidden:
                curve.draw(series[name], strength)
        # Now, not when it is painted: the other plot takes its steps from this one.
        self.plot.view.updateAutoRange()

    def set_logarithmic(self, on: bool) -> None:
        """Show losses in powers of ten, or not."""
        self._logarithmic = on
        self.plot.item.setLogMode(y=on)
        for name, curve in self.curves.items():
            curve.logarithmic = on
            if name in self._series:
                curve.draw(self._series[name], self._strength)

    def point(self, step: float | None) -> None:
        """Put the crosshair at a step and show the values there; None: the last values."""
        self._line.setVisible(step is not None)
        if step is not None:
            self._line.setValue(step)
        for name, curve in self.curves.items():
            self.legend.entries[name].set_value(loss_text(curve.value_at(step)))

    def title(self, name: str) -> tuple[str, str]:
        """What a curve is called in the legend, and a sentence about it."""
        return self._titles.get(name) or curve_title(name, self.layers)

    @contextmanager
    def legend_inside(self) -> Iterator[None]:
        """For a drawing, which has no widgets around it: the names of the curves in the plot."""
        assert self._theme is not None
        legend = pg.LegendItem(offset=(-12, 6), labelTextColor=self._theme.text, verSpacing=-4)
        legend.setParentItem(self.plot.view)
        for name, curve in self.curves.items():
            if name not in self.hidden:
                legend.addItem(curve.smooth, self.title(name)[0])
        try:
            yield
        finally:
            legend.clear()
            self.plot.scene().removeItem(legend)

    def apply_theme(self, theme: Theme) -> None:
        """Recolour plot, legend and curves."""
        self._theme = theme
        self.plot.apply_theme(theme)
        self._line.setPen(cosmetic(theme.dim_text, dashed=True))
        self._recolour()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(float("nan"))
        return super().eventFilter(watched, event)

    def _rebuild(self, names: list[str]) -> None:
        for curve in self.curves.values():
            self.plot.removeItem(curve.raw)
            self.plot.removeItem(curve.smooth)
        self.legend.clear()
        self.curves = {name: Curve(self.plot) for name in names}
        for name, curve in self.curves.items():
            curve.logarithmic = self._logarithmic
            self.legend.add(name, *self.title(name), name not in self.hidden)
            curve.show(name not in self.hidden, self._strength)
        self._recolour()

    def _recolour(self) -> None:
        if self._theme is None:
            return
        for index, (name, curve) in enumerate(self.curves.items()):
            turn, colour = divmod(index, len(self._theme.series))
            hue = self._theme.series[colour]
            curve.paint(hue, self._theme.plot_background, self._strength, dashed=turn > 0)
            entry = self.legend.entries[name]
            entry.theme, entry.colour = self._theme, cosmetic(hue).color()
            entry.update()

    def _toggle(self, name: str, shown: bool) -> None:
        (self.hidden.discard if shown else self.hidden.add)(name)
        self.curves[name].show(shown, self._strength)
        if shown:
            self.curves[name].draw(self._series[name], self._strength)

    def _point(self, where: QPointF) -> None:
        inside = self.plot.view.sceneBoundingRect().contains(where)
        step = self.plot.view.mapSceneToView(where).x() if inside else float("nan")
        self.pointed.emit(step)
