"""The docks in their workspaces: switching, maximising, and how layouts are kept."""

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QTabBar, QTabWidget, QWidget

from workbench.app.settings import Settings
from workbench.app.translation import tr
from workbench.shell.dock import PanelDock, build, raise_first, restore, share_room
from workbench.shell.screen_fit import fit, fit_first, is_reachable
from workbench.shell.workspaces import HOMES, TITLES, WORKSPACES, Node
from workbench.widgets.panel import Panel

# Grows whenever a dock is added or renamed: older saved layouts are then left alone.
LAYOUT_VERSION = 4
# In a window lower than this, panels lie behind each other instead of above each other.
LOW = 650


class Docks(QObject):
    """One dock a panel, by the panel's name, arranged anew for each workspace.

    `switched` gives the workspace that is shown now.
    """

    switched = Signal(str)

    def __init__(self, window: QMainWindow, area: QMainWindow, settings: Settings) -> None:
        """The docks live in `area`, which lies inside `window`."""
        super().__init__(window)
        self._window, self._area, self._settings = window, area, settings
        self.current = next(iter(WORKSPACES))
        self._whole: QByteArray | None = None
        self._maximised = ""
        area.setDockNestingEnabled(True)
        area.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self._settle = QTimer(area)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._settled)
        self._docks = {name: self._make(name, tr(title)) for name, title in TITLES.items()}
        self._arrange()

    def __getitem__(self, name: str) -> PanelDock:
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
        for splitter in panel.findChildren(QSplitter):
            state = self._settings.bytes_of(_split_key(name, splitter))
            if splitter.objectName() and not state.isEmpty():
                splitter.restoreState(state)

    # -- showing panels -----------------------------------------------------------------------

    def bring(self, name: str) -> None:
        """Show a panel, in the workspace that has it, without giving it the keyboard."""
        dock = self._docks[name]
        if self._maximised and self._maximised != name:
            self.put_back()
        if dock.isHidden() and name in HOMES:
            self.switch(HOMES[name])
        dock.show()
        dock.raise_()

    def go_to(self, name: str) -> None:
        """Show a panel and give it the keyboard."""
        self.bring(name)
        widget = self._docks[name].widget()
        focus = first_stop(widget) if widget else None
        if focus is not None:
            focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- workspaces ---------------------------------------------------------------------------

    def switch(self, name: str) -> None:
        """Show another workspace as it was left."""
        if name == self.current:
            return
        self._keep_layout()
        self._whole, self._maximised = None, ""
        self.current = name
        self._take_up()
        self._settings.workspace = name
        self.switched.emit(name)

    def reset(self) -> None:
        """The first layout of the current workspace."""
        self._whole, self._maximised = None, ""
        self._arrange()
        self._settings.forget([_layout_key(self.current)])
        self.come_back()

    # -- one panel alone ----------------------------------------------------------------------

    @property
    def maximised(self) -> str:
        """The panel that has the workspace to itself; empty where none has."""
        return self._maximised

    def toggle_maximised(self, name: str) -> None:
        """Give a panel the whole workspace, or put it back."""
        if self._maximised:
            self.put_back()
            return
        self._whole = self._area.saveState(LAYOUT_VERSION)
        self._maximised = name
        for other, dock in self._docks.items():
            if other != name and not dock.isFloating():
                dock.hide()
        self._docks[name].setFloating(False)
        self._docks[name].show()

    def put_back(self) -> None:
        """Show the workspace as it was before a panel was maximised."""
        whole, self._whole, self._maximised = self._whole, None, ""
        if whole is not None:
            restore(self._area, self._docks, whole, LAYOUT_VERSION)

    # -- keeping ------------------------------------------------------------------------------

    def save(self) -> None:
        """Remember size and place of the window, and the layout of the workspace."""
        self._settings.keep_bytes("geometry", self._window.saveGeometry())
        self._keep_layout()
        for name, dock in self._docks.items():
            panel = dock.widget()
            for splitter in panel.findChildren(QSplitter) if panel else ():
                if splitter.objectName():
                    self._settings.keep_bytes(_split_key(name, splitter), splitter.saveState())

    def restore(self) -> None:
        """Take up the remembered size and layout, as far as they fit the screens of now."""
        geometry = self._settings.bytes_of("geometry")
        if geometry.isEmpty() or not self._window.restoreGeometry(geometry):
            fit_first(self._window)
        self._take_up()
        self.come_back()

    def come_back(self) -> None:
        """Take window and floating docks back that lie where no screen is, or is no more."""
        fit(self._window)
        for dock in self._docks.values():
            if dock.isFloating() and not is_reachable(dock.frameGeometry()):
                dock.setFloating(False)

    # -- inside -------------------------------------------------------------------------------

    def _make(self, name: str, title: str) -> PanelDock:
        dock = PanelDock(name, title, self._area)
        for signal in (dock.dockLocationChanged, dock.topLevelChanged, dock.visibilityChanged):
            signal.connect(lambda *_: self._settle.start())
        dock.title_double_clicked.connect(lambda: self.toggle_maximised(name))
        return dock

    def _settled(self) -> None:
        self._show_titles()
        self._watch_tabs()
        # A crash must not cost the layout.
        if self._window.isVisible():
            self.save()

    def _show_titles(self) -> None:
        """A dock among tabs needs no title bar: its tab says the name, and can be dragged."""
        for dock in self._docks.values():
            tabbed = not dock.isFloating() and bool(self._shown_beside(dock))
            hidden = dock.titleBarWidget() is not None
            if tabbed and not hidden:
                dock.setTitleBarWidget(QWidget(dock))
            elif hidden and not tabbed:
                bar = dock.titleBarWidget()
                dock.setTitleBarWidget(None)  # type: ignore[arg-type]
                bar.deleteLater()

    def _shown_beside(self, dock: PanelDock) -> list[str]:
        """The docks that show a tab beside this one."""
        beside = self._area.tabifiedDockWidgets(dock)
        return [other.objectName() for other in beside if not other.isHidden()]

    def _watch_tabs(self) -> None:
        """A tab stands for its dock's title: a double click on it maximises, too."""
        for bar in self._area.findChildren(QTabBar, options=_DIRECT):
            if not bar.property("watched"):
                bar.setProperty("watched", True)
                bar.tabBarDoubleClicked.connect(
                    lambda index, bar=bar: self._tab_clicked(bar, index)
                )

    def _tab_clicked(self, bar: QTabBar, index: int) -> None:
        title = bar.tabText(index)
        for name, dock in self._docks.items():
            if dock.windowTitle() == title and not dock.isHidden():
                self.toggle_maximised(name)
                return

    def _take_up(self) -> None:
        """The workspace as it was left, else its first layout."""
        layout = self._settings.bytes_of(_layout_key(self.current))
        if layout.isEmpty() or not restore(self._area, self._docks, layout, LAYOUT_VERSION):
            self._arrange()

    def _keep_layout(self) -> None:
        state = self._whole if self._whole is not None else self._area.saveState(LAYOUT_VERSION)
        self._settings.keep_bytes(_layout_key(self.current), state)

    def _arrange(self) -> None:
        node = self._first_layout()
        build(self._area, self._docks, node)
        raise_first(self._docks, node)
        self._share()
        # Tabs of a window that is not shown yet forget which of them is in front.
        QTimer.singleShot(0, self._area, self._arranged)

    def _arranged(self) -> None:
        raise_first(self._docks, self._first_layout())

    def _share(self) -> None:
        size = self._area.size() if self._area.isVisible() else self._window.size()
        share_room(self._area, self._docks, self._first_layout(), size.width(), size.height())

    def _first_layout(self) -> Node:
        return WORKSPACES[self.current].layout_for(self._window.height() < LOW)


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def _layout_key(workspace: str) -> str:
    return f"layout-{workspace}"


def _split_key(panel: str, splitter: QSplitter) -> str:
    return f"split-{panel}-{splitter.objectName()}"


def first_stop(panel: QWidget) -> QWidget | None:
    """Where the keyboard enters a panel: its focus proxy, else the first widget of Tab."""
    proxy = panel.focusProxy()
    if proxy is not None and proxy.isVisibleTo(panel):
        return proxy
    # Not along Qt's focus chain: a wrapper met there counts as part of the one before it, and ends
    # with that one although its widget lives on.
    for widget in panel.findChildren(QWidget):
        is_stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if is_stop and widget.isVisibleTo(panel):
            return widget
    return None
