"""What an empty panel says instead of nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.widgets.labels import text_label


class WithHint(QStackedWidget):
    """Shows its content, or a sentence about what will appear here."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = text_label(role="dim", wraps=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setMargin(24)
        self.addWidget(content)
        self.addWidget(self._label)

    @property
    def hint(self) -> str:
        """The sentence shown now; empty while the content is shown."""
        return self._label.text() if self.currentIndex() == 1 else ""

    def set_hint(self, text: str) -> None:
        """Show this sentence; with no text, show the content."""
        self._label.setText(text)
        self.setCurrentIndex(1 if text else 0)
