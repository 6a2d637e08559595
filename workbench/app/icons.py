"""Our own small set of icons: strokes in `resources/icons`, recoloured for the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core.runtime.paths import RESOURCES
from workbench.app.theme import Theme


def icon(name: str, theme: Theme, size: int = 18) -> QIcon:
    """The icon in the theme's text colour, dimmed where its widget is disabled."""
    return _icon(name, theme.text, theme.border, size, scales())


def scales() -> tuple[float, ...]:
    """Device pixels of a logical one, of each screen there is: icons are drawn for these alone."""
    screens = QGuiApplication.screens()
    return tuple(sorted({screen.devicePixelRatio() for screen in screens})) or (1.0,)


@lru_cache(maxsize=1024)
def _icon(name: str, normal: str, disabled: str, size: int, wanted: tuple[float, ...]) -> QIcon:
    drawn = QIcon()
    for scale in wanted:
        drawn.addPixmap(pixmap(name, normal, size, scale), QIcon.Mode.Normal)
        drawn.addPixmap(pixmap(name, disabled, size, scale), QIcon.Mode.Disabled)
    return drawn


@lru_cache(maxsize=1024)
def pixmap(name: str, colour: str, size: int, scale: float = 1.0) -> QPixmap:
    """A drawing of `size` logical pixels in `colour`, sharp at `scale` device pixels each."""
    pixels = round(size * scale)
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, colour).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
