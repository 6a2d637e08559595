"""The row of tools above the canvas: what draws, how wide, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSlider, QToolButton, QWidget

from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import mark, tr
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import row_layout
from workbench.widgets.painting.canvas import LARGEST, SMALLEST
from workbench.widgets.segments import Segments, tool
from workbench.widgets.tool_row import ToolRow

TOOLS = mark(
    {
        "brush": ("Brush", "Draw freely (B)"),
        "line": ("Line", "Draw a straight line (L)"),
        "rectangle": ("Rectangle", "Fill a rectangle (R)"),
        "fill": ("Fill", "Fill an area of one colour (F)"),
        "eraser": ("Eraser", "Erase to the background (E)"),
    }
)

# What the menu offers where the slider has no room.
SIZES = (2, 6, 12)


class DrawingTools(ToolRow):
    """Tools, brush size, undo and redo. What is done with them is told, not done."""

    tool_chosen = Signal(str)
    size_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = Segments()
        for key, (text, tip) in TOOLS.items():
            self.tools.add(key, tr(text), tr(tip))
        self.tools.set_current("brush")
        self.undo = tool(tr("Undo"), tr("Undo the last stroke (Ctrl+Z)"))
        self.redo = tool(tr("Redo"), tr("Redo the stroke that was undone (Ctrl+Shift+Z)"))
        self.clear = tool(tr("Clear"), tr("Clear the drawing (Delete)"))
        sizes, history = self._sizes(), _together(self.undo, self.redo, self.clear)
        self.add(self.tools)
        self.add(sizes, rank=3)
        self.add(history, rank=2)
        self.offer(sizes, *(self._size_entry(size) for size in SIZES))
        self.offer(history, *map(self._entry, (self.undo, self.redo, self.clear)))
        self.tools.chosen.connect(self.tool_chosen)
        self.slider.valueChanged.connect(self._tell_size)

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icons."""
        super().apply_theme(theme)
        for key in TOOLS:
            self.tools.button(key).setIcon(icon(key, theme))
        for button, name in self._icons():
            button.setIcon(icon(name, theme))

    def set_size(self, size: int) -> None:
        """Set the brush's width in pixels of the drawing."""
        self.slider.setValue(size)

    def _entry(self, button: QToolButton) -> QAction:
        entry = QAction(button.text(), self)
        entry.triggered.connect(button.click)
        return entry

    def _size_entry(self, size: int) -> QAction:
        entry = QAction(tr("Brush: {n} px").format(n=size), self)
        entry.triggered.connect(lambda: self.set_size(size))
        return entry

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
        self.width_words = text_label(role="dim")
        widest = self.width_words.fontMetrics().horizontalAdvance(tr("{n} px").format(n=LARGEST))
        self.width_words.setMinimumWidth(widest + 2)
        return _together(self.slider, self.width_words)

    def _tell_size(self, size: int) -> None:
        self.width_words.setText(tr("{n} px").format(n=size))
        self.size_chosen.emit(size)


def _together(*widgets: QWidget) -> QWidget:
    """Widgets that stay in one line."""
    group = QWidget()
    row = row_layout(group, (0, 0, 0, 0), 4)
    for widget in widgets:
        row.addWidget(widget)
    return group
