"""The docks: where they start, how their places are kept, and the way back."""

from itertools import pairwise

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from workbench.panels.panel import Panel
from workbench.settings import Settings
from workbench.translation import mark, tr

# Grows whenever a dock is added or renamed: older saved layouts are then left alone.
LAYOUT_VERSION = 2
DEFAULT_SIZE = (1280, 800)
_LEFT, _RIGHT = 0.265, 0.30
TITLES = mark(
    {
        "recipe": "Recipe",
        "runs": "Runs",
        "front": "Front",
        "curves": "Curves",
        "samples": "Samples",
        "progress": "Progress",
        "log": "Log",
        "architecture": "Architecture",
        "playground": "Playground",
    }
)

# Of docks that share a place, those that are in front at a first start.
FIRST = ("recipe", "front", "curves", "samples", "progress")
# In a window lower than this, panels lie behind each other instead of above each other.
LOW = 650
_DOING, _SEEING = ("runs", "progress", "log"), ("playground", "samples", "curves", "architecture")


class Docks:
    """One dock a panel, by the panel's name. All exist before a layout is restored."""

    def __init__(self, window: QMainWindow, area: QMainWindow, settings: Settings) -> None:
        """The docks live in `area`, which lies inside `window`."""
        self._window, self._area, self._settings = window, area, settings
        area.setDockNestingEnabled(True)
        area.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self._settle = QTimer(area)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._show_titles)
        self._docks = {name: self._make(name, tr(title)) for name, title in TITLES.items()}
        self._arrange()

    def __getitem__(self, name: str) -> QDockWidget:
        return self._docks[name]

    def names(self) -> list[str]:
        """The panels' names in the order of the View menu."""
        return list(self._docks)

    def fill(self, name: str, panel: Panel) -> None:
        """Put a panel into its dock."""
        self._docks[name].visibilityChanged.connect(
            lambda is_shown: panel.come_to_front() if is_shown else None
        )
        placeholder = self._docks[name].widget()
        self._docks[name].setWidget(panel)
        if placeholder is not None:
            placeholder.deleteLater()

    def go_to(self, name: str) -> None:
        """Show a dock, bring it to the front, and give it the keyboard."""
        dock = self._docks[name]
        dock.show()
        dock.raise_()
        focus = first_stop(dock.widget()) if dock.widget() else None
        if focus is not None:
            focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reset(self) -> None:
        """The layout of a first start."""
        for dock in self._docks.values():
            dock.setFloating(False)
            dock.show()
        self._arrange()
        self._settings.forget(["layout"])
        self.come_back()

    def save(self) -> None:
        """Remember size, place and layout of the window."""
        self._settings.keep_bytes("geometry", self._window.saveGeometry())
        self._settings.keep_bytes("layout", self._area.saveState(LAYOUT_VERSION))

    def restore(self) -> None:
        """Take up the remembered layout, as far as it fits the screens there are now."""
        geometry = self._settings.bytes_of("geometry")
        if geometry.isEmpty() or not self._window.restoreGeometry(geometry):
            self._first_size()
        layout = self._settings.bytes_of("layout")
        if layout.isEmpty() or not self._area.restoreState(layout, LAYOUT_VERSION):
            self._arrange()
        self.come_back()

    def come_back(self) -> None:
        """Take window and floating docks back that lie where no screen is, or is no more."""
        if not _reachable(self._window.frameGeometry()):
            self._first_size()
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
        dock = QDockWidget(title, self._area)
        dock.setObjectName(name)
        dock.setAccessibleName(title)
        dock.setWidget(QWidget())
        for signal in (dock.dockLocationChanged, dock.topLevelChanged, dock.visibilityChanged):
            signal.connect(lambda *_: self._settle.start())
        return dock

    def _show_titles(self) -> None:
        """A dock among tabs needs no title bar: its tab says the name, and can be dragged."""
        for dock in self._docks.values():
            tabbed = not dock.isFloating() and bool(self._area.tabifiedDockWidgets(dock))
            hidden = dock.titleBarWidget() is not None
            if tabbed and not hidden:
                dock.setTitleBarWidget(QWidget(dock))
            elif hidden and not tabbed:
                bar = dock.titleBarWidget()
                dock.setTitleBarWidget(None)  # type: ignore[arg-type]
                bar.deleteLater()
        # A crash must not cost the layout.
        if self._window.isVisible():
            self.save()

    def _arrange(self) -> None:
        """Left: recipe and runs. Middle: front above curves. Right: samples above progress.

        The playground lies behind the front, and Architecture behind the curves.
        """
        area, docks = self._area, self._docks
        for dock in docks.values():
            area.removeDockWidget(dock)
        area.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks["recipe"])
        if self._window.height() < LOW:
            self._arrange_in_tabs()
            return
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        area.splitDockWidget(docks["recipe"], docks["front"], across)
        area.splitDockWidget(docks["front"], docks["samples"], across)
        area.splitDockWidget(docks["front"], docks["curves"], down)
        area.splitDockWidget(docks["samples"], docks["progress"], down)
        area.tabifyDockWidget(docks["recipe"], docks["runs"])
        area.tabifyDockWidget(docks["progress"], docks["log"])
        area.tabifyDockWidget(docks["curves"], docks["architecture"])
        area.tabifyDockWidget(docks["front"], docks["playground"])
        self._show_first()
        self._share_room(self._window.width(), self._window.height())

    def _arrange_in_tabs(self) -> None:
        """Where it is low: to the left what a run is and does, to the right what came of it."""
        area, docks = self._area, self._docks
        area.splitDockWidget(docks["recipe"], docks["front"], Qt.Orientation.Horizontal)
        for first, others in (("recipe", _DOING), ("front", _SEEING)):
            for before, name in pairwise((first, *others)):
                area.tabifyDockWidget(docks[before], docks[name])
        self._show_first()
        width = self._window.width()
        sizes = [round(width * 0.4), round(width * 0.6)]
        area.resizeDocks([docks["recipe"], docks["front"]], sizes, Qt.Orientation.Horizontal)

    def _show_first(self) -> None:
        for dock in self._docks.values():
            dock.show()
        self._raise_first()
        # Tabs of a window that is not shown yet forget which of them is in front.
        QTimer.singleShot(0, self._area, self._raise_first)

    def _raise_first(self) -> None:
        for name in reversed(FIRST):
            self._docks[name].raise_()

    def _share_room(self, width: int, height: int) -> None:
        docks = self._docks
        left, right = round(width * _LEFT), round(width * _RIGHT)
        columns = [docks["recipe"], docks["front"], docks["samples"]]
        sizes = [left, width - left - right, right]
        self._area.resizeDocks(columns, sizes, Qt.Orientation.Horizontal)
        for upper, lower, share in (("front", "curves", 0.52), ("samples", "progress", 0.55)):
            heights = [round(height * share), round(height * (1 - share))]
            self._area.resizeDocks([docks[upper], docks[lower]], heights, Qt.Orientation.Vertical)


def first_stop(panel: QWidget) -> QWidget | None:
    """Where the keyboard enters a panel: its focus proxy, else the first widget of Tab."""
    proxy = panel.focusProxy()
    if proxy is not None and proxy.isVisibleTo(panel):
        return proxy
    # Not along Qt's focus chain: a wrapper met there counts as part of the one before it, and ends
    # with that one although its widget lives on.
    for found in panel.findChildren(QWidget):
        is_stop = found.focusPolicy() & Qt.FocusPolicy.TabFocus and found.isEnabled()
        if is_stop and found.isVisibleTo(panel):
            return found
    return None


def _reachable(frame: QRect) -> bool:
    """Whether enough of a frame's upper edge lies on a screen to take hold of it."""
    grip = QRect(frame.left(), frame.top(), frame.width(), 40)
    for screen in QGuiApplication.screens():
        shown = screen.availableGeometry().intersected(grip)
        if shown.width() >= 80 and shown.height() >= 20:
            return True
    return False
