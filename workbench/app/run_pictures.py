"""Pictures that a run keeps, which may come from anybody."""

from pathlib import Path

from PySide6.QtGui import QImage, QImageReader

from core.runtime.reading import irregular

_PNG = b"png"


def run_picture(file: Path) -> QImage:
    """A PNG of a run's folder; a null image where it cannot be read.

    Only regular files are opened: a pipe of that name would never end.
    """
    return run_picture_reader(file).read()


def run_picture_reader(file: Path) -> QImageReader:
    """The same, to ask for its size first."""
    readable = file.is_file() and not irregular(file)
    return QImageReader(str(file), _PNG) if readable else QImageReader()
