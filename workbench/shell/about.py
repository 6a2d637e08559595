"""What this is, and the versions that a bug report needs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from core import __version__
from workbench.app.icons import pixmap
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.app.versions import TITLE, version_text
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout, row_layout


class AboutDialog(QDialog):
    """Name, purpose, versions; a button copies them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About {name}").format(name=TITLE))
        self.setMinimumWidth(480)
        logo = QLabel()
        logo.setPixmap(pixmap("logo", theme.accent, 48, self.devicePixelRatioF()))
        title = text_label(TITLE, "title")
        purpose = QLabel(
            tr(
                "Compresses conditional GANs: train or import a teacher, distil a once-for-all "
                "student, search for the best trade-offs of quality and cost, and export the "
                "one you choose."
            )
        )
        purpose.setWordWrap(True)
        self.versions = QPlainTextEdit(version_text())
        self.versions.setReadOnly(True)
        self.versions.setAccessibleName(tr("Versions"))
        self.versions.setToolTip(tr("Include these when reporting a problem"))
        self.versions.setMinimumHeight(190)
        number = tr("Version {number}, Apache License 2.0").format(number=__version__)
        version = text_label(number, "dim")
        top = row_layout(spacing=14)
        top.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        words = column_layout(spacing=4)
        for label in (title, version, purpose):
            words.addWidget(label)
        top.addLayout(words, 1)
        column = column_layout(self, (16, 16, 16, 12), 12)
        column.addLayout(top)
        column.addWidget(self.versions)
        column.addLayout(self._buttons())

    def copy(self) -> None:
        """Put the versions on the clipboard."""
        QGuiApplication.clipboard().setText(self.versions.toPlainText())

    def _buttons(self) -> QHBoxLayout:
        copy = QPushButton(tr("Copy versions"))
        copy.setToolTip(tr("Copy the versions to the clipboard"))
        copy.clicked.connect(self.copy)
        close = QPushButton(tr("Close"))
        close.setToolTip(tr("Close this"))
        close.setProperty("primary", True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row
