"""What belongs to the sample pictures: colours or keys, which sample, how large, saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.samples.zoom_button import ZoomButton
from workbench.widgets.layouts import row_layout
from workbench.widgets.notes import ElidedLabel
from workbench.widgets.pictures.camera import Camera
from workbench.widgets.segments import tool
from workbench.widgets.tool_row import ToolRow


class SampleLine(QWidget):
    """Says what is under the mouse; its buttons go from sample to sample, zoom and save.

    The buttons stand in the row of tools, the words below the pictures.
    """

    stepped = Signal(int)

    def __init__(self, camera: Camera, tools: ToolRow) -> None:
        super().__init__()
        self._tools = tools
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
        row = row_layout(self, (0, 0, 0, 0), 2)
        row.addWidget(self.pixel, 1)
        for widget in (self.before, self.which, self.after):
            tools.add(widget, rank=2)
        tools.add(self.zoom, rank=1)
        tools.add(self.save)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))

    def show_place(self, sample: int, count: int, one: bool) -> None:
        """Say which sample is looked at, if it is only one."""
        self.which.setText(f"{sample + 1} / {count}")
        for widget in (self.before, self.which, self.after):
            self._tools.set_wanted(widget, one)

    def apply_theme(self, theme: Theme) -> None:
        """Take icons of this theme."""
        self.before.setIcon(icon("up", theme))
        self.after.setIcon(icon("down", theme))
        self.save.setIcon(icon("save", theme))
