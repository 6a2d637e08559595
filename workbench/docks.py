"""The docks: where they start, how their places are kept, and the way back."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from workbench.settings import Settings

# Grows whenever a dock is added or renamed: older saved layouts are then left alone.
LAYOUT_VERSION = 1
DEFAULT_SIZE = (1280, 800)
_LEFT, _RIGHT = 0.265, 0.30
TITLES = {
    "recipe": "Recipe",
    "runs": "Runs",
    "front": "Front",
    "curves": "Curves",
    "samples": "Samples",
    "progress": "Progress",
    "log": "Log",
}


class Docks:
    """One dock a panel, by the panel's name. All exist before a layout is restored."""

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        self._window, self._settings = window, settings
        window.setDockNestingEnabled(True)
        window.setTabPosition(
            Qt.DockWidgetArea.AllDockWidgetAreas, window.tabPosition(Qt.DockWidgetArea(4))
        )
        self._docks = {name: self._make(name, title) for name, title in TITLES.items()}
        self._arrange()

    def __getitem__(self, name: str) -> QDockWidget:
        return self._docks[name]

    def names(self) -> list[str]:
        """The panels' names in the order of the View menu."""
        return list(self._docks)

    def fill(self, name: str, panel: QWidget) -> None:
        """Put a panel into its dock."""
        placeholder = self._docks[name].widget()
        self._docks[name].setWidget(panel)
        if placeholder is not None:
            placeholder.deleteLater()

    def go_to(self, name: str) -> None:
        """Show a dock, bring it to the front, and give it the keyboard."""
        dock = self._docks[name]
        dock.show()
        dock.raise_()
        focus = dock.widget().nextInFocusChain() if dock.widget() else None
        if focus is not None:
            focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reset(self) -> None:
        """The layout of a first start."""
        for dock in self._docks.values():
            dock.setFloating(False)
            dock.show()
        self._arrange()
        self._settings.forget(["layout"])

    def save(self) -> None:
        """Remember size, place and layout of the window."""
        self._settings.keep_bytes("geometry", self._window.saveGeometry())
        self._settings.keep_bytes("layout", self._window.saveState(LAYOUT_VERSION))

    def restore(self) -> None:
        """Take up the remembered layout, as far as it fits the screens there are now."""
        geometry = self._settings.bytes_of("geometry")
        if geometry.isEmpty() or not self._window.restoreGeometry(geometry):
            self._first_size()
        if not _reachable(self._window.frameGeometry()):
            self._first_size()
        layout = self._settings.bytes_of("layout")
        if layout.isEmpty() or not self._window.restoreState(layout, LAYOUT_VERSION):
            self._arrange()
        for dock in self._docks.values():
            if dock.isFloating() and not _reachable(dock.frameGeometry()):
                dock.setFloating(False)

    def _first_size(self) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry()
        width, height = (min(DEFAULT_SIZE[0], room.width()), min(DEFAULT_SIZE[1], room.height()))
        place = QRect(0, 0, width, height)
        place.moveCenter(room.center())
        self._window.setGeometry(place)

    def _make(self, name: str, title: str) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setAccessibleName(title)
        dock.setWidget(QWidget())
        return dock

    def _arrange(self) -> None:
        """Left: recipe and runs. Middle: front above curves. Right: samples above progress."""
        window, docks = self._window, self._docks
        for dock in docks.values():
            window.removeDockWidget(dock)
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks["recipe"])
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        window.splitDockWidget(docks["recipe"], docks["front"], across)
        window.splitDockWidget(docks["front"], docks["samples"], across)
        window.splitDockWidget(docks["front"], docks["curves"], down)
        window.splitDockWidget(docks["samples"], docks["progress"], down)
        window.tabifyDockWidget(docks["recipe"], docks["runs"])
        window.tabifyDockWidget(docks["progress"], docks["log"])
        for dock in docks.values():
            dock.show()
        docks["recipe"].raise_()
        docks["progress"].raise_()
        self._share_room(window.width(), window.height())

    def _share_room(self, width: int, height: int) -> None:
        docks = self._docks
        left, right = round(width * _LEFT), round(width * _RIGHT)
        columns = [docks["recipe"], docks["front"], docks["samples"]]
        sizes = [left, width - left - right, right]
        self._window.resizeDocks(columns, sizes, Qt.Orientation.Horizontal)
        high, low = round(height * 0.56), round(height * 0.44)
        for pair in (("front", "curves"), ("samples", "progress")):
            pair_docks = [docks[name] for name in pair]
            self._window.resizeDocks(pair_docks, [high, low], Qt.Orientation.Vertical)


def _reachable(frame: QRect) -> bool:
    """Whether enough of a frame's upper edge lies on a screen to take hold of it."""
    grip = QRect(frame.left(), frame.top(), frame.width(), 40)
    for screen in QGuiApplication.screens():
        shown = screen.availableGeometry().intersected(grip)
        if shown.width() >= 80 and shown.height() >= 20:
            return True
    return False
