"""Scores of a few candidates after fine-tuning against those in the supernet."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.run.rank_correlation import RankCorrelation, RankedCandidate
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.ranking.heading import score_name, set_score_heading
from workbench.run.measures import amount, architecture_words
from workbench.widgets.plot import Plot, point_brush, point_pen

DOT = 10


class RankPlot(Plot):
    """A point for each candidate, with its executed MACs; which it is shows under the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots = pg.ScatterPlotItem(size=DOT, pxMode=True, hoverable=True, tip=_tip)
        self.addItem(self._dots)
        self._names: list[pg.TextItem] = []
        self._dress: Theme | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Fine-tuned scores against supernet scores"))

    def draw(self, ranking: RankCorrelation) -> None:
        """Show these candidates."""
        items = ranking.items
        self._dots.setData(
            x=[item.before for item in items], y=[item.after for item in items], data=list(items)
        )
        self._label(items)
        set_score_heading(self, tr("{quality} after fine-tuning ({better})"), ranking)
        across = tr("{quality} in the supernet").format(quality=score_name(ranking))
        self.axis("bottom").setLabel(across)
        self.setAccessibleDescription(" ".join(f"{_tip(0, 0, item)}." for item in items))
        if self._dress is not None:
            self.apply_theme(self._dress)
        self.show_all()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._dress = theme
        self._dots.setBrush(point_brush(theme.front))
        self._dots.setPen(point_pen(theme.plot_background))
        for name in self._names:
            name.setColor(theme.dim_text)

    def _label(self, items: tuple[RankedCandidate, ...]) -> None:
        for name in self._names:
            self.removeItem(name)
        self._names = []
        across = sorted(items, key=lambda item: item.before)
        for index, item in enumerate(across):
            name = pg.TextItem(amount(item.macs), anchor=_anchor(index, len(across)))
            name.setPos(item.before, item.after)
            self.addItem(name, ignoreBounds=True)
            self._names.append(name)


def _anchor(index: int, count: int) -> tuple[float, float]:
    """Where a label hangs: points rise together, so there is room above left and below right."""
    if index == 0:
        return (-0.12, 0.5)
    return (1.05, 0.95) if index == count - 1 or index % 2 else (-0.05, 0.05)


def _tip(x: float, y: float, data: RankedCandidate) -> str:
    widths = architecture_words(data.architecture)
    return tr("{widths}: {before} in the supernet, {after} fine-tuned").format(
        widths=widths, before=f"{data.before:.4g}", after=f"{data.after:.4g}"
    )
