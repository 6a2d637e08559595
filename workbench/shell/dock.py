"""One dock, and how a tree of places is built from docks."""

from itertools import pairwise

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSizeGrip, QTabBar, QWidget

from workbench.shell.workspaces import Columns, Node, Rows, Tabs
from workbench.widgets.properties import set_property

# The border of a floating dock, as in the style sheet.
_EDGE = 2


class PanelDock(QDockWidget):
    """A dock that tells of a double click on its title; a floating one is put back by it.

    A floating one has a border and a grip of its own: under X11 Qt leaves its frame away.
    """

    title_double_clicked = Signal()

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setWidget(QWidget())
        self.grip = QSizeGrip(self)
        self.grip.hide()
        self.topLevelChanged.connect(self._show_edges)

    def event(self, event: QEvent) -> bool:
        # A click that the panel has no use for comes up to here as well.
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonDblClick:
            is_title = event.position().y() < self.widget().y()
            if not self.isFloating() and self.titleBarWidget() is None:
                if is_title:
                    self.title_double_clicked.emit()
                return True
        return bool(super().event(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_grip()

    def _show_edges(self, is_floating: bool) -> None:
        set_property(self, "floats", is_floating)
        self.grip.setVisible(is_floating)
        self._place_grip()

    def _place_grip(self) -> None:
        self.grip.resize(self.grip.sizeHint())
        corner = self.rect().bottomRight() - self.grip.rect().bottomRight()
        self.grip.move(corner - QPoint(_EDGE, _EDGE))
        self.grip.raise_()


def build(area: QMainWindow, docks: dict[str, PanelDock], node: Node) -> None:
    """Put the docks of `node` into an area that shows none, the others hidden behind them."""
    for dock in docks.values():
        dock.setFloating(False)
        area.removeDockWidget(dock)
    _settle(area)
    first = docks[node.panels[0]]
    area.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, first)
    _split(area, docks, node)
    wanted = set(node.panels)
    for name, dock in docks.items():
        # Hidden ones need a place, too: what has none is drawn over the others once it is shown.
        if name not in wanted:
            area.tabifyDockWidget(docks[node.panels[-1]], dock)
        dock.setVisible(name in wanted)


def restore(
    area: QMainWindow, docks: dict[str, PanelDock], state: QByteArray, version: int
) -> bool:
    """Lay the docks out as in `state`; whether it could be read.

    Qt leaves the tab bars of the layout before behind, on top of the new one, unless its docks
    are taken out first; the bars themselves stay for good, empty, unless they are deleted.
    """
    for dock in docks.values():
        area.removeDockWidget(dock)
    _settle(area)
    is_known = area.restoreState(state, version)
    for bar in area.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if bar.count() == 0:
            bar.setParent(None)
            bar.deleteLater()
    return is_known


def share_room(
    area: QMainWindow, docks: dict[str, PanelDock], node: Node, width: int, height: int
) -> None:
    """Give every place its share of this room."""
    if isinstance(node, Tabs):
        return
    direction = _direction(node)
    across = direction == Qt.Orientation.Horizontal
    whole = width if across else height
    parts = sum(part.share for part in node.parts)
    sizes = [round(whole * part.share / parts) for part in node.parts]
    area.resizeDocks([docks[part.panels[0]] for part in node.parts], sizes, direction)
    for part, size in zip(node.parts, sizes, strict=True):
        share_room(area, docks, part, size if across else width, height if across else size)


def raise_first(docks: dict[str, PanelDock], node: Node) -> None:
    """Bring the first panel of each place to the front."""
    if isinstance(node, Tabs):
        docks[node.names[0]].raise_()
        return
    for part in node.parts:
        raise_first(docks, part)


def _split(area: QMainWindow, docks: dict[str, PanelDock], node: Node) -> None:
    if isinstance(node, Tabs):
        for name, behind in pairwise(node.names):
            area.tabifyDockWidget(docks[name], docks[behind])
        return
    leads = [docks[part.panels[0]] for part in node.parts]
    for before, after in pairwise(leads):
        area.splitDockWidget(before, after, _direction(node))
    for part in node.parts:
        _split(area, docks, part)


def _settle(area: QMainWindow) -> None:
    layout = area.layout()
    if layout is not None:
        layout.activate()


def _direction(node: Columns | Rows) -> Qt.Orientation:
    return Qt.Orientation.Horizontal if isinstance(node, Columns) else Qt.Orientation.Vertical
