"""The tools above the sample pictures: how they are looked at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.app.translation import mark, tr
from workbench.widgets.segments import Segments
from workbench.widgets.tool_row import ToolRow

# By mode: the button's text, and its tooltip.
MODES = mark(
    {
        "grid": ("All", "Show every sample picture of every network"),
        "beside": ("One", "One sample, side by side, zoomed and moved together"),
        "split": ("Split", "Show two networks in one place with a line to drag"),
        "flip": ("Flip", "Show two networks in one place, one after the other"),
        "difference": ("Difference", "Show the difference of two networks, pixel by pixel"),
    }
)


class SampleTools(ToolRow):
    """How the pictures are looked at; the panel adds which, how large, and saving."""

    mode_chosen = Signal(str)
    style_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=2)
        self.modes = Segments()
        for key, (text, tip) in MODES.items():
            self.modes.add(key, tr(text), tr(tip))
        self.styles = QComboBox()
        self.styles.setAccessibleName(tr("Style"))
        self.styles.setToolTip(tr("The style that all networks draw in"))
        self.add(self.modes)
        self.add(self.styles)
        self.add_stretch()
        self.offer_styles(1)
        self.modes.chosen.connect(self.mode_chosen)
        self.styles.currentIndexChanged.connect(lambda: self.style_chosen.emit())

    def offer_styles(self, count: int) -> None:
        """Offer so many styles; one is no choice."""
        if count != self.styles.count():
            kept = min(max(0, self.styles.currentIndex()), count - 1)
            self.styles.blockSignals(True)
            self.styles.clear()
            self.styles.addItems([tr("Style {n}").format(n=index + 1) for index in range(count)])
            self.styles.setCurrentIndex(kept)
            self.styles.blockSignals(False)
        self.set_wanted(self.styles, count > 1)
