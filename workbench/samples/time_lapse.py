"""A slider over the sheets that were drawn during training."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSlider, QWidget

from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import mark, tr
from workbench.widgets.layouts import row_layout
from workbench.widgets.notes import ElidedLabel
from workbench.widgets.segments import tool

FRAME_MS = 300
NOW = mark("Latest")


class TimeLapse(QWidget):
    """Goes through moments; the last place is now. `moved` gives the moment, -1 for now."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments: list[str] = []
        self._theme: Theme | None = None
        self.play = tool(tr("Play"), tr("Play the training from its first picture"))
        self.play.setCheckable(True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Moment of training"))
        self.slider.setToolTip(tr("Pictures during training; the right end is the latest"))
        self.slider.setMinimumWidth(60)
        self.label = ElidedLabel()
        self.label.setProperty("role", "dim")
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._next)
        self.play.toggled.connect(self._toggle)
        self.slider.valueChanged.connect(self._move)
        row = row_layout(self, (0, 0, 0, 0))
        row.addWidget(self.play)
        row.addWidget(self.slider, 3)
        row.addWidget(self.label, 2)
        self.set_moments([])

    @property
    def moment(self) -> int:
        """The moment shown, -1 for now."""
        return self.slider.value() if self.slider.value() < len(self._moments) else -1

    def set_moments(self, moments: list[str]) -> None:
        """Offer these moments, in words; a view of the present stays at the present."""
        now = self.moment < 0
        self._moments = moments
        self.setVisible(bool(moments))
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(moments))
        if now:
            self.slider.setValue(len(moments))
        self.slider.blockSignals(False)
        self._show_label()

    def go_to_now(self) -> None:
        """Leave the past."""
        self.play.setChecked(False)
        self.slider.setValue(len(self._moments))

    def apply_theme(self, theme: Theme) -> None:
        """Take icons of this theme."""
        self._theme = theme
        self._show_icon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.play.setChecked(False)

    def _toggle(self, on: bool) -> None:
        self._show_icon()
        if not on:
            self._timer.stop()
            return
        if self.moment < 0:
            self.slider.setValue(0)
        self._timer.start()

    def _next(self) -> None:
        self.slider.setValue(self.slider.value() + 1)
        if self.moment < 0:
            self.play.setChecked(False)

    def _move(self) -> None:
        self._show_label()
        self.moved.emit(self.moment)

    def _show_label(self) -> None:
        self.label.setText(tr(NOW) if self.moment < 0 else self._moments[self.moment])

    def _show_icon(self) -> None:
        if self._theme is not None:
            self.play.setIcon(icon("pause" if self.play.isChecked() else "play", self._theme))
