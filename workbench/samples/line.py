"""The line below the sample pictures: colours or keys, which sample, how large, saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from workbench.icons import icon
from workbench.theme import Theme
from workbench.translation import tr
from workbench.widgets.notes import ElidedLabel
from workbench.widgets.pictures.camera import Camera
from workbench.widgets.samples.zoom_button import ZoomButton
from workbench.widgets.segments import tool


class SampleLine(QWidget):
    """Says what is under the mouse; goes from sample to sample; zooms and saves."""

    stepped = Signal(int)

    def __init__(self, camera: Camera, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pixel = ElidedLabel()
        self.pixel.setProperty("role", "dim")
        self.pixel.setAccessibleName(tr("Colours under the mouse"))
        self.before = tool(tr("Previous sample"), tr("The sample before this one (Page Up)"))
        self.after = tool(tr("Next sample"), tr("The sample after this one (Page Down)"))
        self.which = QLabel()
        self.zoom = ZoomButton(camera)
        self.save = tool(tr("Copy and save"), tr("Copy or save the pictures, or the time-lapse"))
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save.setMenu(QMenu(self.save))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.pixel, 1)
        for widget in (self.before, self.which, self.after, self.zoom, self.save):
            row.addWidget(widget)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))

    def show_place(self, sample: int, count: int, one: bool) -> None:
        """Say which sample is looked at, if it is only one."""
        self.which.setText(f"{sample + 1} / {count}")
        for widget in (self.before, self.which, self.after):
            widget.setVisible(one)

    def apply_theme(self, theme: Theme) -> None:
        """Take icons of this theme."""
        self.before.setIcon(icon("up", theme))
        self.after.setIcon(icon("down", theme))
        self.save.setIcon(icon("save", theme))
