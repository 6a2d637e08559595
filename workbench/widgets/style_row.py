"""The style that networks of several styles draw in."""

import random

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSlider, QSpinBox, QWidget

from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.widgets.layouts import row_layout
from workbench.widgets.segments import tool

MOST, NEAR = 9999, 20


class StyleRow(QWidget):
    """A style by its number: the same number is the same style in every network."""

    changed = Signal(int)

    def __init__(self, slides: bool = True) -> None:
        super().__init__()
        self.number = QSpinBox()
        self.number.setRange(0, MOST)
        self.number.setWrapping(True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, NEAR)
        self.slider.setFixedWidth(72)
        for widget, name in ((self.number, tr("Style number")), (self.slider, tr("Style"))):
            widget.setAccessibleName(name)
            widget.setToolTip(tr("The style that all networks draw in; each number is one style"))
        self.dice = tool(tr("New style"), tr("Another random style (N)"))
        row = row_layout(self, (8, 0, 0, 0), 6 if slides else 4)
        label = QLabel(tr("Style"))
        label.setBuddy(self.number)
        for item in (label, self.slider, self.number, self.dice):
            row.addWidget(item)
        self.slider.valueChanged.connect(self.number.setValue)
        self.number.valueChanged.connect(self._tell)
        self.dice.clicked.connect(self.draw)
        # Where there is little room, the number alone.
        self.slider.setVisible(slides)

    @property
    def current(self) -> int:
        """The number of the style."""
        return self.number.value()

    def draw(self) -> None:
        """Take another style by chance."""
        self.number.setValue(random.randint(0, MOST))

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icon."""
        self.dice.setIcon(icon("dice", theme))

    def _tell(self, number: int) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(min(number, NEAR))
        self.slider.blockSignals(False)
        self.changed.emit(number)
