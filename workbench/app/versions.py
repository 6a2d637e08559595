"""The application's name, and the versions that a report of a problem needs."""

import platform

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from core import __version__
from core.run.run import versions
from core.runtime.paths import home

TITLE = "GAN Compression Workbench"


def version_text() -> str:
    """Versions of everything that matters, one a line; imports nothing heavy."""
    parts = (
        {"workbench": __version__}
        | versions()
        | {
            "PySide6": PySide6.__version__,
            "Qt": qVersion(),
            "platform": QGuiApplication.platformName(),
            "system": platform.platform(),
            "runs and settings": str(home()),
        }
    )
    return "\n".join(f"{name}: {value}" for name, value in parts.items())
