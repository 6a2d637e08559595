"""What this is, and the versions that whoever helps will ask for."""

import platform

import PySide6
from PySide6.QtCore import Qt, qVersion
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

from core.paths import home
from core.run import versions
from workbench.icons import pixmap
from workbench.theme import Theme
from workbench.translation import tr

TITLE = "GAN Compression Workbench"


class AboutDialog(QDialog):
    """Name, purpose, versions; a button copies them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About {name}").format(name=TITLE))
        self.setMinimumWidth(480)
        logo = QLabel()
        logo.setPixmap(pixmap("logo", theme.accent, 48, self.devicePixelRatioF()))
        title = QLabel(TITLE)
        title.setProperty("role", "title")
        purpose = QLabel(
            tr(
                "Compresses conditional GANs: train or import a teacher, distil a once-for-all "
                "student, search the front of quality against cost, and export the one you pick."
            )
        )
        purpose.setWordWrap(True)
        self.versions = QPlainTextEdit(version_text())
        self.versions.setReadOnly(True)
        self.versions.setAccessibleName(tr("Versions"))
        self.versions.setToolTip(tr("Whoever helps will ask for these"))
        self.versions.setMinimumHeight(190)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(logo)
        words = QVBoxLayout()
        words.addWidget(title)
        words.addWidget(purpose)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.versions)
        column.addLayout(self._buttons())

    def copy(self) -> None:
        """Put the versions on the clipboard."""
        QGuiApplication.clipboard().setText(self.versions.toPlainText())

    def _buttons(self) -> QHBoxLayout:
        copy = QPushButton(tr("Copy versions"))
        copy.setToolTip(tr("Put them on the clipboard"))
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


def version_text() -> str:
    """Versions of everything that matters, one a line; imports nothing heavy."""
    found = versions() | {
        "PySide6": PySide6.__version__,
        "Qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "system": platform.platform(),
        "runs and settings": str(home()),
    }
    return "\n".join(f"{name}: {value}" for name, value in found.items())
