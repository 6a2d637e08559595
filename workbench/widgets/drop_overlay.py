"""Lies over the window while something is dragged across it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbench.app.translation import tr
from workbench.widgets.labels import text_label
from workbench.widgets.properties import set_property

_MARGIN = 14


class DropOverlay(QFrame):
    """Says what letting go will do. Fields below take no text drops meanwhile."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("drop")
        self.setAccessibleName(tr("Drop here"))
        self._promise = text_label(role="title", wraps=True)
        self._promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addWidget(self._promise)
        self.hide()

    @property
    def promise(self) -> str:
        """What it says."""
        return self._promise.text()

    def show_promise(self, text: str, is_welcome: bool) -> None:
        """Cover the window, and say what will be done with what is dropped."""
        self._promise.setText(text)
        set_property(self, "welcome", is_welcome)
        inside = self._window.rect()
        self.setGeometry(inside.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        self.raise_()
        self.show()
