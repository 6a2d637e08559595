"""How a search went on: the hypervolume of its front, and the best candidate so far."""

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from workbench.app.theme import Theme
from workbench.app.translation import mark, tr
from workbench.front.others import other_colour
from workbench.widgets.drawing import svg_of
from workbench.widgets.hint import WithHint
from workbench.widgets.layouts import column_layout
from workbench.widgets.plot import Plot, cosmetic, faint_pen

Numbers = NDArray[np.float64]
NO_VOLUME = mark(
    "This search did not record its hypervolume: the share of the area between grey pictures "
    "and perfect ones that its front covers."
)
VOLUME_ABOUT = mark(
    "The area between grey pictures and perfect ones that the front covers: higher is better, and "
    "a curve that stays level means that more search finds little."
)
VOLUME_TITLE = mark("Hypervolume of the front (a share, higher is better)")


@dataclass(frozen=True)
class SearchTrace:
    """A curve by the number of candidates, and what is written at its end."""

    counts: Numbers
    values: Numbers
    name: str = ""


@dataclass(frozen=True)
class SearchPicture:
    """The run's own courses, those of other runs, and the names of what is the best so far."""

    volume: SearchTrace
    best: SearchTrace
    other_volumes: tuple[SearchTrace, ...]
    other_bests: tuple[SearchTrace, ...]
    best_names: tuple[str, str]


class SearchPlots(QWidget):
    """Two plots over one count of candidates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.volume, self.best = TracePlot(), TracePlot()
        # The best is known of every search, so it leads.
        self.volume.share_x(self.best)
        self.volume.setAccessibleName(tr("Hypervolume during the search"))
        self.best.setAccessibleName(tr("Best candidate so far"))
        self.best.axis("bottom").setLabel(tr("Candidates measured on all pictures"))
        self.upper = WithHint(self.volume)
        self.picture: SearchPicture | None = None
        rows = column_layout(self, (0, 0, 0, 0), 0)
        rows.addWidget(self.upper, 1)
        rows.addWidget(self.best, 1)

    def draw(self, picture: SearchPicture) -> None:
        """Show this."""
        self.picture = picture
        known = len(picture.volume.counts) > 0
        self.upper.set_hint("" if known else tr(NO_VOLUME))
        self.volume.set_heading(tr(VOLUME_TITLE), about=tr(VOLUME_ABOUT))
        self.volume.draw((picture.volume, *picture.other_volumes) if known else ())
        self.best.set_heading(*picture.best_names)
        self.best.draw((picture.best, *picture.other_bests))

    def show_all(self) -> None:
        """Show everything, and follow it."""
        self.best.show_all()
        self.volume.show_all()

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.volume.apply_theme(theme)
        self.best.apply_theme(theme)

    def drawing(self) -> str:
        """Both as SVG."""
        with self.volume.whole_heading(), self.best.whole_heading():
            return svg_of([plot for plot in (self.volume, self.best) if plot.isVisibleTo(self)])

    def rows(self) -> tuple[list[str], list[list[object]]]:
        """The numbers: one row a candidate."""
        header = ["candidates", "hypervolume", "best"]
        if self.picture is None:
            return header, []
        volumes = dict(zip(self.picture.volume.counts, self.picture.volume.values, strict=True))
        best = self.picture.best
        return header, [
            [int(count), volumes.get(count, ""), value]
            for count, value in zip(best.counts, best.values, strict=True)
        ]


class TracePlot(Plot):
    """The first course in the front's colour, others dotted, each named at its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[tuple[pg.PlotCurveItem, pg.TextItem]] = []
        self._dress: Theme | None = None

    def draw(self, courses: tuple[SearchTrace, ...]) -> None:
        """Show these, and no others."""
        while len(self._items) < len(courses):
            self._items.append(self._make())
        for index, (curve, label) in enumerate(self._items):
            shown = index < len(courses) and len(courses[index].counts) > 0
            curve.setVisible(shown)
            label.setVisible(shown and bool(courses[index].name))
            if shown:
                course = courses[index]
                curve.setData(*stairs(course.counts, course.values))
                label.setText(course.name)
                label.setPos(course.counts[-1], course.values[-1])
        self._paint()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._dress = theme
        self._paint()

    def _make(self) -> tuple[pg.PlotCurveItem, pg.TextItem]:
        curve, label = pg.PlotCurveItem(connect="finite"), pg.TextItem("", anchor=(1, 1.1))
        self.addItem(curve)
        self.addItem(label, ignoreBounds=True)
        return curve, label

    def _paint(self) -> None:
        theme = self._dress
        if theme is None:
            return
        for index, (curve, label) in enumerate(self._items):
            name = theme.front if index == 0 else other_colour(theme, index - 1)
            curve.setPen(cosmetic(name, 2.0) if index == 0 else faint_pen(name))
            label.setColor(name)


def stairs(counts: Numbers, values: Numbers) -> tuple[Numbers, Numbers]:
    """A line on which each value holds until the next one; of one value, a short one."""
    if len(counts) == 1:
        return counts[0] + np.array([-0.5, 0.5]), np.repeat(values, 2)
    return np.repeat(counts, 2)[1:], np.repeat(values, 2)[:-1]


def best_so_far(values: Numbers, sign: float) -> Numbers:
    """(n,) the best of the first so many values; `sign` turns them into scores."""
    return sign * np.fmin.accumulate(sign * values) if len(values) else values
