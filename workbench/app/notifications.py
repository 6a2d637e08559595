"""Word to a person who is looking elsewhere: a run has ended, waits, or failed."""

import shutil

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from workbench.app.settings import Settings
from workbench.app.versions import TITLE

_SHOWN_MS = 12_000
_PORTAL = "org.freedesktop.portal.Desktop"


class Notifier(QObject):
    """Tells through the desktop, in the first way it offers; the window's entry is marked too."""

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._tray: QSystemTrayIcon | None = None
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(_SHOWN_MS)
        self._away.timeout.connect(self.hide)
        self.ways = (self._by_tray, _by_portal, _by_program)

    def tell(self, title: str, text: str) -> None:
        """Tell it, unless the person looks at the window or wants no word."""
        QApplication.alert(self._window)
        if self._settings.notify and not self._window.isActiveWindow():
            any(way(title, text) for way in self.ways)

    def hide(self) -> None:
        """Take the tray's icon away; it is there for the message alone."""
        if self._tray is not None:
            self._tray.hide()

    def _by_tray(self, title: str, text: str) -> bool:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(self)
            self._tray.messageClicked.connect(self._come)
            self._tray.activated.connect(self._come)
        self._tray.setIcon(self._window.windowIcon())
        self._tray.show()
        self._tray.showMessage(title, text, self._window.windowIcon(), _SHOWN_MS)
        self._away.start()
        return True

    def _come(self) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self.hide()


def _by_portal(title: str, text: str) -> bool:
    """Through the desktop's portal. Its older interface wants a number that Python cannot send."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:
        return False
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected() or not bus.interface().isServiceRegistered(_PORTAL).value():
        return False
    call = QDBusMessage.createMethodCall(
        _PORTAL,
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Notification",
        "AddNotification",
    )
    call.setArguments(["run", {"title": title, "body": text}])
    return bus.send(call)


def _by_program(title: str, text: str) -> bool:
    program = shutil.which("notify-send")
    if program is None:
        return False
    name = TITLE
    started = QProcess.startDetached(program, ["--app-name", name, title, text])
    return bool(started[0])
