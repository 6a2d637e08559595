"""Copying and saving what the Front shows: a menu for each of its views."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from workbench.front.plot import FrontPlot
from workbench.front.search_plots import SearchPlots
from workbench.front.tools import PLOT, SEARCH, WIDTHS
from workbench.front.width_plot import WidthPlot
from workbench.widgets.drawing import svg_of, svg_of_painting
from workbench.widgets.saving import SaveMenu, Table


class ExportMenu:
    """The menus by view; each also opens with a right click on its view."""

    def __init__(
        self, plot: FrontPlot, widths: WidthPlot, search: SearchPlots, rows: Table
    ) -> None:
        self._plot, self._widths = plot, widths
        self.menus = {
            PLOT: SaveMenu("front", plot, self.drawing, rows, plot.whole_heading),
            WIDTHS: SaveMenu("widths", widths, self.widths_drawing, rows),
            SEARCH: SaveMenu("search", search, search.drawing, search.rows),
        }
        plot.menu_asked.connect(_opening(self.menus[PLOT]))
        for each in (search.volume, search.best):
            each.menu_asked.connect(_opening(self.menus[SEARCH]))
        widths.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        widths.customContextMenuRequested.connect(
            lambda where: self.menus[WIDTHS].popup(widths.mapToGlobal(where))
        )

    def act(self, view: str, kind: str) -> None:
        """Copy or save a view: picture, numbers, png, svg or csv."""
        self.menus[view].by_name[kind].trigger()

    def drawing(self) -> str:
        """The plot as SVG."""
        with self._plot.whole_heading():
            return svg_of([self._plot])

    def widths_drawing(self) -> str:
        """The widths as SVG."""
        return svg_of_painting(self._widths, self._widths.paint_on)


def _opening(menu: QMenu) -> Callable[[QPoint], None]:
    return lambda where: menu.popup(where)
