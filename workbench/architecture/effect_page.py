"""What each width does to the score, and how far that may be believed."""

from PySide6.QtWidgets import QLabel, QWidget

from core.recipe.recipe import Recipe
from core.search.sensitivity import Sensitivity
from workbench.app.theme import Theme
from workbench.app.translation import mark, tr
from workbench.architecture.bar_table import BarTable
from workbench.architecture.rows import effect_rows, effect_words
from workbench.widgets.hint import WithHint
from workbench.widgets.layouts import column_layout

EFFECT = mark(
    "How much worse the score gets where this width is halved and all others stay: near 0 costs "
    "nothing, so narrow these first; ± is the standard error."
)


class EffectPage(QWidget):
    """Bars of what halving each width takes away."""

    def __init__(self) -> None:
        super().__init__()
        self.table = BarTable(tr("What halving each width does"))
        self.trust = QLabel()
        self.trust.setWordWrap(True)
        self.area = WithHint(self.table)
        rows = column_layout(self, (0, 0, 0, 0), 4)
        rows.addWidget(self.area, 1)
        rows.addWidget(self.trust)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of this theme."""
        self.table.apply_theme(theme)

    def show_effects(self, sensitivity: Sensitivity | None, count: int, recipe: Recipe) -> None:
        """Show what `count` candidates tell; None where they tell nothing yet."""
        words = effect_words(sensitivity, count)
        self.area.set_hint("" if sensitivity else words)
        self.trust.setVisible(sensitivity is not None)
        self.trust.setText(words)
        self.trust.setProperty(
            "role", "dim" if sensitivity and sensitivity.is_trusted else "warning"
        )
        self.trust.style().polish(self.trust)
        if sensitivity is not None:
            by_miou = recipe.search.criterion == "miou"
            self.table.show_rows(*effect_rows(sensitivity, recipe.network, by_miou), tr(EFFECT))
