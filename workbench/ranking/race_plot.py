"""Who survived each round of a race: scores over the share of the schedule."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.run.race import SHARES, Race, Racer
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.ranking.heading import set_score_heading
from workbench.run.measures import amount, architecture_words
from workbench.widgets.plot import Plot, cosmetic, point_brush, point_pen

DOT = 9


class RacePlot(Plot):
    """A line for each candidate; it ends where the candidate was left behind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[bool, pg.PlotDataItem]] = []
        self._names: list[pg.TextItem] = []
        self._dress: Theme | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Scores of the candidates after each round"))

    def draw(self, race: Race) -> None:
        """Show how far this race is."""
        for item in (*(line for _, line in self._lines), *self._names):
            self.removeItem(item)
        self._lines, self._names = [], []
        known = [racer for racer in race.final_order if racer.scores]
        # The winner last, and so on top.
        for racer in reversed(known):
            self._add(racer, racer == race.winner)
        set_score_heading(self, tr("{quality} after each round ({better})"), race)
        self.axis("bottom").setLabel(tr("Share of the schedule (%)"))
        self.axis("bottom").setTicks([[(100 * share, f"{share:.0%}") for share in SHARES]])
        self.setAccessibleDescription(" ".join(f"{words(racer)}." for racer in known))
        if self._dress is not None:
            self.apply_theme(self._dress)
        self.show_all()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._dress = theme
        for won, line in self._lines:
            name = theme.front if won else theme.dim_text
            line.setPen(cosmetic(name, 2.0 if won else 1.0))
            line.setSymbolBrush(point_brush(name))
            line.setSymbolPen(point_pen(theme.plot_background))
        for text in self._names:
            text.setColor(theme.dim_text)

    def _add(self, racer: Racer, won: bool) -> None:
        across = [100 * share for share in SHARES[: len(racer.scores)]]
        line = pg.PlotDataItem(across, list(racer.scores), symbol="o", symbolSize=DOT)
        line.setToolTip(words(racer))
        self.addItem(line)
        self._lines.append((won, line))
        if len(racer.scores) > 1:
            name = pg.TextItem(amount(racer.macs), anchor=(1.0, 1.05))
            name.setPos(across[-1], racer.scores[-1])
            self.addItem(name, ignoreBounds=True)
            self._names.append(name)


def words(racer: Racer) -> str:
    """A candidate and its scores, round by round."""
    scores = ", ".join(f"{score:.4g}" for score in racer.scores)
    return tr("{widths}: {before} in the supernet, then {scores}").format(
        widths=architecture_words(racer.architecture), before=f"{racer.before:.4g}", scores=scores
    )
