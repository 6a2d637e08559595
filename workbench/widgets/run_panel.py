"""What the panels that draw a run have in common."""

from typing import ClassVar

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.run.run_model import RunModel
from workbench.widgets.panel import Panel


class RunPanel(Panel):
    """Draws when one of the run's `LISTENS` signals comes; unseen, it waits until it is shown."""

    LISTENS: ClassVar[tuple[str, ...]] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: RunModel | None = None
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.draw)

    def set_run(self, model: RunModel | None) -> None:
        for signal in self._signals():
            signal.disconnect(self.refresh)
        self.model = model
        for signal in self._signals():
            signal.connect(self.refresh)
        self.start_over()
        self.refresh()

    def start_over(self) -> None:
        """Forget what belonged to the run before."""

    def draw(self) -> None:
        """Show what the run says now."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Draw soon, once for everything that changed; unseen, when somebody looks."""
        self._stale = not self.is_seen
        if not self._stale:
            self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        # Whatever uncovers a panel, a tab, a splitter or a window, has it painted.
        super().paintEvent(event)
        if self._stale:
            self._stale = False
            self._soon.start()

    def _signals(self) -> list[SignalInstance]:
        if self.model is None:
            return []
        return [getattr(self.model, name) for name in self.LISTENS]
