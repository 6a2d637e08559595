"""The whole run in one bar: how far it is, what is left, and when it will be done."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from core.estimate.eta import RunProgress
from workbench.app.countdown import Countdown
from workbench.app.translation import tr
from workbench.run.words import duration, finish_clock
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout

_BAR_STEPS = 1000


class OverallRow(QWidget):
    """Between two estimates the time runs down by `tick`."""

    def __init__(self) -> None:
        super().__init__()
        self._countdown, self._share, self._running = Countdown(), 0.0, False
        title = text_label(tr("Whole run"), "heading")
        self._right = text_label(role="dim")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _BAR_STEPS)
        self.bar.setAccessibleName(tr("Progress of the whole run"))
        self.bar.setToolTip(tr("Weighted by the time that each stage took or is expected to take"))
        line = QHBoxLayout()
        line.addWidget(title)
        line.addStretch(1)
        line.addWidget(self._right)
        column = column_layout(self, (0, 0, 0, 4), 3)
        column.addLayout(line)
        column.addWidget(self.bar)

    def show_eta(self, progress: RunProgress, is_running: bool) -> None:
        """Take in where the run stands; one that does not run has no finish time."""
        self._share, self._running = progress.share, is_running
        self._countdown.tell(progress.remaining if is_running else None)
        self.bar.setValue(round(progress.share * _BAR_STEPS))
        self.tick()

    def tick(self) -> None:
        """Write the time that is left now."""
        parts = [f"{int(100 * self._share)} %"]
        left = self._countdown.left()
        if left is not None:
            parts.append(tr("{time} left").format(time=duration(left)))
            parts.append(tr("done at {clock}").format(clock=finish_clock(left)))
        elif self._running:
            parts.append(tr("time left is not known yet"))
        self._right.setText(" · ".join(parts))

    @property
    def text(self) -> str:
        """The line above the bar."""
        return self._right.text()
