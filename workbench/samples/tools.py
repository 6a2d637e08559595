"""The tools above the sample pictures: how they are looked at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.translation import mark, tr
from workbench.widgets.flow import FlowLayout
from workbench.widgets.segments import Segments

# By mode: the button's text, and its tooltip.
MODES = mark(
    {
        "grid": ("All", "Every sample picture by every network"),
        "beside": ("One", "One sample, side by side, zoomed and moved together"),
        "split": ("Split", "Two networks on one spot, with a line to drag"),
        "flip": ("Flip", "Two networks on one spot, one after the other"),
        "difference": ("Difference", "How far two networks are apart, pixel by pixel"),
    }
)


class SampleTools(QWidget):
    """A row of buttons that goes on below where it is narrow."""

    mode_chosen = Signal(str)
    style_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modes = Segments()
        for key, (text, tip) in MODES.items():
            self.modes.add(key, tr(text), tr(tip))
        self.styles = QComboBox()
        self.styles.setAccessibleName(tr("Style"))
        self.styles.setToolTip(tr("The style that the networks draw in; the same for all of them"))
        row = FlowLayout(self, spacing=2)
        for widget in (self.modes, self.styles):
            row.addWidget(widget)
        self.offer_styles(1)
        self.modes.chosen.connect(self.mode_chosen)
        self.styles.currentIndexChanged.connect(lambda: self.style_chosen.emit())

    def offer_styles(self, count: int) -> None:
        """Offer so many styles; one is no choice."""
        if count != self.styles.count():
            kept = min(max(0, self.styles.currentIndex()), count - 1)
            self.styles.blockSignals(True)
            self.styles.clear()
            self.styles.addItems([tr("Style {n}").format(n=place + 1) for place in range(count)])
            self.styles.setCurrentIndex(kept)
            self.styles.blockSignals(False)
        self.styles.setVisible(count > 1)
