"""Where the cost of a sub-generator is, layer by layer, in one measure or another."""

from PySide6.QtWidgets import QWidget

from core.nets.architecture import Architecture
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.architecture.bar_table import BarTable
from workbench.architecture.network_summary import NetworkSummary
from workbench.architecture.rows import (
    LATENCY,
    MEASURES,
    cost_rows,
    latency_rows,
    latency_words,
)
from workbench.run.score_about import SPEED
from workbench.widgets.hint import WithHint
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout, row_layout
from workbench.widgets.segments import Segments


class CostPage(QWidget):
    """MACs, parameters or milliseconds by layer; `button` is what times the layers."""

    def __init__(self) -> None:
        super().__init__()
        self.measures = Segments(wraps=True)
        for measure in MEASURES:
            self.measures.add(measure.key, tr(measure.title), tr(measure.about))
        self.measures.add(LATENCY, tr("Latency"), tr("Predicted milliseconds of one picture"))
        for key in self.measures.choices:
            # All four in one line, beside the widths of a window of laptop size.
            self.measures.button(key).setProperty("dense", True)
        self.measures.set_current(MEASURES[0].key)
        self.table = BarTable(tr("Cost by layer"))
        self.timing = text_label(role="dim", wraps=True)
        self.area = WithHint(self.table)
        self._below = QWidget()
        self._under = row_layout(self._below, (0, 0, 0, 0))
        self._under.addWidget(self.timing, 1)
        rows = column_layout(self, (0, 0, 0, 0), 4)
        for widget in (self.measures, self.area, self._below):
            rows.addWidget(widget)
        rows.setStretch(1, 1)
        self._shown: tuple[NetworkSummary, Architecture] | None = None
        self.measures.chosen.connect(self._show)

    def add_button(self, button: QWidget) -> None:
        """Put what times the layers beside what the times rest on."""
        self._under.addWidget(button)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of this theme."""
        self.table.apply_theme(theme)

    def show_costs(self, summary: NetworkSummary, architecture: Architecture) -> None:
        """Show the cost of these widths."""
        self._shown = summary, architecture
        self._show()

    def _show(self) -> None:
        if self._shown is None:
            return
        by_time = self.measures.current == LATENCY
        self._below.setVisible(by_time)
        self.area.set_hint("")
        if by_time:
            self._show_times(*self._shown)
            return
        measure = next(item for item in MEASURES if item.key == self.measures.current)
        self.table.show_rows(*cost_rows(*self._shown, measure), f"{tr(measure.about)}.")

    def _show_times(self, summary: NetworkSummary, architecture: Architecture) -> None:
        words = latency_words(summary, architecture)
        is_timed = summary.times is not None
        self.area.set_hint("" if is_timed else words)
        self.timing.setText(words if is_timed else "")
        if is_timed:
            self.table.show_rows(*latency_rows(summary, architecture), f"{words} {tr(SPEED)}")
