"""The names of curves with their values; a click hides one."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.widgets.flow import FlowLayout

SWATCH, PAD, GAP = 10, 4, 6
WIDEST_VALUE = "−0.0000"


class LegendEntry(QAbstractButton):
    """A coloured mark, a name, and the value under the crosshair; checked while shown."""

    def __init__(self, text: str, tip: str) -> None:
        super().__init__()
        self.setText(text)
        self.setToolTip(f"{tip}\n{tr('Click to hide or show.')}")
        self.setAccessibleName(tr("Curve {name}").format(name=text))
        self.setAccessibleDescription(tip)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._value = ""
        self.theme: Theme | None = None
        self.colour = QColor()

    def set_value(self, value: str) -> None:
        """Show this value beside the name."""
        if value != self._value:
            self._value = value
            self.update()

    @property
    def value(self) -> str:
        """The value shown."""
        return self._value

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        text = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(WIDEST_VALUE)
        return QSize(2 * PAD + SWATCH + 2 * GAP + text, metrics.height() + PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, self.theme)
        self._paint_swatch(painter)
        inner = self.rect().adjusted(PAD + SWATCH + GAP, 0, -PAD, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(self.theme.text if self.isChecked() else self.theme.dim_text))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.isChecked():
            inner.setLeft(inner.left() + self.fontMetrics().horizontalAdvance(self.text()) + GAP)
            painter.setPen(QColor(self.theme.dim_text))
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, self._value)

    def _paint_frame(self, painter: QPainter, theme: Theme) -> None:
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(theme.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 4, 4)

    def _paint_swatch(self, painter: QPainter) -> None:
        square = QRectF(PAD, (self.height() - SWATCH) / 2, SWATCH, SWATCH)
        painter.setPen(QPen(self.colour, 1.5))
        painter.setBrush(self.colour if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), 2, 2)


class Legend(QWidget):
    """Entries in as many lines as the width needs."""

    toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=2)
        self._flow.setContentsMargins(4, 0, 4, 0)
        self.entries: dict[str, LegendEntry] = {}

    def add(self, name: str, text: str, tip: str, shown: bool) -> LegendEntry:
        """Add the entry of a curve."""
        entry = LegendEntry(text, tip)
        entry.setChecked(shown)
        entry.toggled.connect(lambda on: self.toggled.emit(name, on))
        self.entries[name] = entry
        self._flow.addWidget(entry)
        return entry

    def clear(self) -> None:
        """Remove every entry."""
        for entry in self.entries.values():
            self._flow.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self.entries.clear()
