"""The queue: what runs next stands first; dragging and keys move it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QIcon
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from workbench.app.icons import pixmap
from workbench.app.theme import LIGHT, Theme
from workbench.app.translation import tr
from workbench.library.run_list import FOLDER
from workbench.run.words import STATE_ICONS, state_colour

_ICON, _MOST_ROWS = 15, 5


class QueueList(QListWidget):
    """Queued runs in their order. `moved` carries a folder and its new place."""

    moved = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._rows: list[tuple[Path, str, str]] = []
        self.setAccessibleName(tr("Queue"))
        self.setToolTip(tr("Drag a run, or press Alt+Up and Alt+Down, to change the order"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    @property
    def current(self) -> Path | None:
        """The folder that is marked."""
        item = self.currentItem()
        return item.data(FOLDER) if item is not None else None

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the state icons."""
        self._theme = theme
        self._fill()

    def show_rows(self, rows: Sequence[tuple[Path, str, str]]) -> None:
        """Show these: folder, state, and the state in words."""
        if list(rows) != self._rows:
            self._rows = list(rows)
            self._fill()

    def dropEvent(self, event: QDropEvent) -> None:
        item = self.currentItem()
        if item is None or event.source() is not self:
            event.ignore()
            return
        # The order is the queue's, which is read back: here no row is moved.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        index, row = self._place_at(event), self.row(item)
        self.moved.emit(item.data(FOLDER), index - (index > row))

    def _place_at(self, event: QDropEvent) -> int:
        where = event.position().toPoint()
        index = self.indexAt(where)
        if not index.isValid():
            return self.count()
        return index.row() + (where.y() > self.visualRect(index).center().y())

    def startDrag(self, actions: Qt.DropAction) -> None:
        dragged = self.current
        super().startDrag(actions)
        # Where a row was let go of, Qt has taken it out by now.
        self._fill(dragged)

    def _fill(self, marked: Path | None = None) -> None:
        kept, place_before = marked or self.current, self.currentRow()
        self.clear()
        scale = self.devicePixelRatioF()
        for index, (folder, state, words) in enumerate(self._rows, 1):
            item = QListWidgetItem(f"{index}. {folder.name} · {words}")
            colour = getattr(self._theme, state_colour(state))
            name = STATE_ICONS.get(state, "pending")
            item.setIcon(QIcon(pixmap(name, colour, _ICON, scale)))
            item.setData(FOLDER, folder)
            item.setToolTip(str(folder))
            self.addItem(item)
            if folder == kept:
                self.setCurrentItem(item)
        if kept is not None and self.current is None:
            # What was marked is gone: the keyboard goes on with the run that took its place.
            self.setCurrentRow(min(place_before, self.count() - 1))
        rows = min(_MOST_ROWS, max(1, len(self._rows)))
        self.setFixedHeight(rows * max(_ICON, self.sizeHintForRow(0)) + 2 * self.frameWidth() + 4)
