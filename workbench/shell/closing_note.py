"""What a window that is closing shows until it may: a sentence and a bar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QWidget

from workbench.app.translation import tr
from workbench.widgets.layouts import column_layout


class ClosingNote(QFrame):
    """A card in the middle of the window."""

    def __init__(self, sentence: str, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("callout")
        self.setAccessibleName(sentence)
        self.label = QLabel(sentence)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(tr("Closing"))
        rows = column_layout(self, (24, 18, 24, 18), 12)
        rows.addWidget(self.label)
        rows.addWidget(bar)
        self.adjustSize()
        self.resize(max(self.width(), 280), self.height())
        self.move(window.rect().center() - self.rect().center())
        self.show()
        self.raise_()
