"""What this is, and the versions that whoever helps will ask for."""

import contextlib
import platform
import tomllib

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

from core.paths import RESOURCES, home
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
        version = QLabel(tr("Version {number}, Apache License 2.0").format(number=own_version()))
        version.setProperty("role", "dim")
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (title, version, purpose):
            words.addWidget(label)
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


def own_version() -> str:
    """The workbench's own version, which its project file alone knows."""
    with contextlib.suppress(OSError, tomllib.TOMLDecodeError, KeyError):
        project = tomllib.loads((RESOURCES.parent / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["version"])
    return tr("unknown")


def version_text() -> str:
    """Versions of everything that matters, one a line; imports nothing heavy."""
    found = (
        {"workbench": own_version()}
        | versions()
        | {
            "PySide6": PySide6.__version__,
            "Qt": qVersion(),
            "platform": QGuiApplication.platformName(),
            "system": platform.platform(),
            "runs and settings": str(home()),
        }
    )
    return "\n".join(f"{name}: {value}" for name, value in found.items())
