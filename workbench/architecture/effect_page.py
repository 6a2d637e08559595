"""What each width does to the score, and how far that may be believed."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.recipe import Recipe
from core.sensitivity import Sensitivity
from workbench.architecture.rows import effect_rows, effect_words
from workbench.theme import Theme
from workbench.translation import tr
from workbench.widgets.architecture.bar_table import BarTable
from workbench.widgets.hint import WithHint


class EffectPage(QWidget):
    """Bars of what halving each width takes away."""

    def __init__(self) -> None:
        super().__init__()
        self.table = BarTable(tr("What halving each width does"))
        self.trust = QLabel()
        self.trust.setWordWrap(True)
        self.area = WithHint(self.table)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.area, 1)
        rows.addWidget(self.trust)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of this theme."""
        self.table.apply_theme(theme)

    def show_effects(self, found: Sensitivity | None, count: int, recipe: Recipe) -> None:
        """Show what `count` candidates tell; None where they tell nothing yet."""
        words = effect_words(found, count)
        self.area.set_hint("" if found else words)
        self.trust.setVisible(found is not None)
        self.trust.setText(words)
        self.trust.setProperty("role", "dim" if found and found.is_trusted else "warning")
        self.trust.style().polish(self.trust)
        if found is not None:
            by_miou = recipe.search.criterion == "miou"
            self.table.show_rows(*effect_rows(found, recipe.network, by_miou))
