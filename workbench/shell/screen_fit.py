"""The window on the screen: never larger than it, never off it, its title bar included."""

from PySide6.QtCore import QMargins, QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow, QWidget

DEFAULT_SIZE = (1280, 800)
# Room for a title bar that the window manager has not told of yet.
_FRAME = QMargins(2, 30, 2, 2)


def fit_first(window: QMainWindow) -> None:
    """The size and place of a first start."""
    room = _room(QGuiApplication.primaryScreen(), window)
    width, height = min(DEFAULT_SIZE[0], room.width()), min(DEFAULT_SIZE[1], room.height())
    rect = QRect(0, 0, width, height)
    rect.moveCenter(room.center())
    window.setGeometry(rect)


def fit(window: QMainWindow) -> None:
    """Shrink and move a window that does not lie whole on a screen; a maximised one may stay."""
    if window.isMaximized() or window.isFullScreen():
        if is_reachable(window.frameGeometry()):
            return
        window.setWindowState(window.windowState().WindowNoState)
    screen = _screen_of(window.frameGeometry())
    if screen is None:
        fit_first(window)
        return
    room, frame = _room(screen, window), window.geometry()
    if room.contains(frame):
        return
    frame.setSize(frame.size().boundedTo(room.size()))
    frame.moveLeft(max(room.left(), min(frame.left(), room.right() + 1 - frame.width())))
    frame.moveTop(max(room.top(), min(frame.top(), room.bottom() + 1 - frame.height())))
    window.setGeometry(frame)


def is_reachable(frame: QRect) -> bool:
    """Whether enough of a frame's upper edge lies on a screen to take hold of it."""
    grip = QRect(frame.left(), frame.top(), frame.width(), 40)
    for screen in QGuiApplication.screens():
        shown = screen.availableGeometry().intersected(grip)
        if shown.width() >= 80 and shown.height() >= 20:
            return True
    return False


def _screen_of(frame: QRect) -> QScreen | None:
    """The screen that shows most of a frame."""

    def shown(screen: QScreen) -> int:
        seen = screen.availableGeometry().intersected(frame)
        return max(0, seen.width()) * max(0, seen.height())

    best = max(QGuiApplication.screens(), key=shown)
    return best if shown(best) > 0 else None


def _room(screen: QScreen, window: QWidget) -> QRect:
    """What a window's inside may take of a screen: all but its frame."""
    outer, inner = window.frameGeometry(), window.geometry()
    known = outer != inner and window.isVisible()
    frame = (
        QMargins(
            inner.left() - outer.left(),
            inner.top() - outer.top(),
            outer.right() - inner.right(),
            outer.bottom() - inner.bottom(),
        )
        if known
        else _FRAME
    )
    return screen.availableGeometry().marginsRemoved(frame)
