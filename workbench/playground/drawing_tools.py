"""The row of tools above the canvas: what draws, how wide, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from workbench.icons import icon
from workbench.theme import Theme
from workbench.translation import mark, tr
from workbench.widgets.flow import FlowLayout
from workbench.widgets.playground.canvas import LARGEST, SMALLEST
from workbench.widgets.segments import Segments, tool

TOOLS = mark(
    {
        "brush": ("Brush", "Draw freely (B)"),
        "line": ("Line", "Draw a straight line (L)"),
        "rectangle": ("Rectangle", "Fill a rectangle (R)"),
        "fill": ("Fill", "Fill an area of one colour (F)"),
        "eraser": ("Eraser", "Back to empty paper (E)"),
    }
)


class DrawingTools(QWidget):
    """Tools, brush size, undo and redo. What is done with them is told, not done."""

    tool_chosen = Signal(str)
    size_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = Segments()
        for key, (text, tip) in TOOLS.items():
            self.tools.add(key, tr(text), tr(tip))
        self.tools.set_current("brush")
        self.undo = tool(tr("Undo"), tr("Take the last stroke back (Ctrl+Z)"))
        self.redo = tool(tr("Redo"), tr("Draw it once more (Ctrl+Shift+Z)"))
        self.clear = tool(tr("Clear"), tr("Empty paper (Delete)"))
        self._row = row = FlowLayout(self, spacing=4)
        for widget in (self.tools, self._sizes(), _together(self.undo, self.redo, self.clear)):
            row.addWidget(widget)
        self.tools.chosen.connect(self.tool_chosen)
        self.slider.valueChanged.connect(self._tell_size)

    def add(self, widget: QWidget) -> None:
        """Put one more thing into the row."""
        self._row.addWidget(widget)

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icons."""
        for key in TOOLS:
            self.tools.button(key).setIcon(icon(key, theme))
        for button, name in self._icons():
            button.setIcon(icon(name, theme))

    def set_size(self, size: int) -> None:
        """Set the brush's width in pixels of the drawing."""
        self.slider.setValue(size)

    def _icons(self) -> list[tuple[QToolButton, str]]:
        return [(self.undo, "undo"), (self.redo, "redo"), (self.clear, "new")]

    def _sizes(self) -> QWidget:
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(SMALLEST, LARGEST)
        self.slider.setFixedWidth(64)
        self.slider.setAccessibleName(tr("Brush width"))
        self.slider.setToolTip(
            tr("Width of brush, line and eraser, in the drawing's pixels ([ and ])")
        )
        self.width_words = QLabel()
        self.width_words.setProperty("role", "dim")
        widest = self.width_words.fontMetrics().horizontalAdvance(tr("{n} px").format(n=LARGEST))
        self.width_words.setMinimumWidth(widest + 2)
        return _together(self.slider, self.width_words)

    def _tell_size(self, size: int) -> None:
        self.width_words.setText(tr("{n} px").format(n=size))
        self.size_chosen.emit(size)


def _together(*widgets: QWidget) -> QWidget:
    """Widgets that stay in one line."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget)
    return group
