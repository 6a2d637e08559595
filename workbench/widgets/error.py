"""An error that nobody should miss: a sentence, what to do, and the details folded away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.runtime.errors import UserError
from workbench.app.engine_words import error_of_engine
from workbench.app.icons import pixmap
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.app.versions import version_text
from workbench.widgets.banner import as_text
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout, row_layout


class ErrorDialog(QDialog):
    """Shown with `open()`: it never blocks what goes on in the window."""

    def __init__(self, error: UserError, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        error = error_of_engine(error)
        self.setWindowTitle(tr("Something went wrong"))
        self.setMinimumWidth(460)
        self.text = f"{as_text(error)}\n\n{version_text()}"
        mark = QLabel()
        mark.setPixmap(pixmap("warning", theme.error, 32, self.devicePixelRatioF()))
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.details = QPlainTextEdit(error.details)
        self.details.setReadOnly(True)
        self.details.setMinimumHeight(200)
        self.details.setAccessibleName(tr("Details of the error"))
        self.details.hide()
        words = QVBoxLayout()
        words.addWidget(_label(error.sentence, "heading"))
        words.addWidget(_label(error.action, ""))
        words.addStretch(1)
        top = row_layout(spacing=14)
        top.addWidget(mark)
        top.addLayout(words, 1)
        column = column_layout(self, (16, 16, 16, 12), 12)
        column.addLayout(top)
        column.addWidget(self.details)
        column.addLayout(self._buttons(bool(error.details)))

    def copy(self) -> None:
        """Put the whole message on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)

    def _buttons(self, has_details: bool) -> QHBoxLayout:
        self.more = QPushButton(tr("Details"))
        self.more.setCheckable(True)
        self.more.setToolTip(tr("Show or hide the details for a report"))
        self.more.setVisible(has_details)
        self.more.toggled.connect(self._fold)
        copy = QPushButton(tr("Copy report"))
        copy.setToolTip(tr("Copy everything, with version numbers, for a report"))
        copy.clicked.connect(self.copy)
        close = QPushButton(tr("Close"))
        close.setProperty("primary", True)
        close.setDefault(True)
        close.setToolTip(tr("Continue"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _fold(self, is_open: bool) -> None:
        self.details.setVisible(is_open)
        self.adjustSize()


def _label(text: str, role: str) -> QLabel:
    label = text_label(text, role, wraps=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setVisible(bool(text))
    return label
