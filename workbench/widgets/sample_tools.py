"""The tools above the sample pictures: how they are looked at, and which one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QToolButton, QWidget

from workbench.icons import icon
from workbench.theme import Theme
from workbench.translation import tr
from workbench.widgets.flow import FlowLayout
from workbench.widgets.segments import Segments, tool

# By mode: the button's text, and its tooltip.
MODES = {
    "grid": ("All", "Every sample picture by every network"),
    "beside": ("One", "One sample, side by side, zoomed and moved together"),
    "split": ("Split", "Two networks on one spot, with a line to drag"),
    "flip": ("Flip", "Two networks on one spot, one after the other"),
    "difference": ("Difference", "How far two networks are apart, pixel by pixel"),
}


class SampleTools(QWidget):
    """A row of buttons that goes on below where it is narrow."""

    mode_chosen = Signal(str)
    stepped = Signal(int)
    style_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modes = Segments()
        for key, (text, tip) in MODES.items():
            self.modes.add(key, tr(text), tr(tip))
        self.before = tool(tr("Previous sample"), tr("The sample before this one (Page Up)"))
        self.after = tool(tr("Next sample"), tr("The sample after this one (Page Down)"))
        self.which = QLabel()
        self.styles = QComboBox()
        self.styles.setAccessibleName(tr("Style"))
        self.styles.setToolTip(tr("The style that the networks draw in; the same for all of them"))
        self.save = tool(tr("Copy and save"), tr("Copy or save the pictures, or the time-lapse"))
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save.setMenu(QMenu(self.save))
        row = FlowLayout(self, spacing=2)
        for widget in (self.modes, self.before, self.which, self.after, self.styles, self.save):
            row.addWidget(widget)
        self.offer_styles(1)
        self.modes.chosen.connect(self.mode_chosen)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.styles.currentIndexChanged.connect(lambda: self.style_chosen.emit())

    def show_mode(self, mode: str) -> None:
        """Say that this is how pictures are looked at."""
        self.modes.set_current(mode)
        for widget in (self.before, self.which, self.after):
            widget.setVisible(mode != "grid")

    def show_place(self, sample: int, count: int) -> None:
        """Say which sample is looked at."""
        self.which.setText(f"{sample + 1} / {count}")

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

    def apply_theme(self, theme: Theme) -> None:
        """Take icons of this theme."""
        for button, name in ((self.before, "up"), (self.after, "down"), (self.save, "save")):
            button.setIcon(icon(name, theme))
