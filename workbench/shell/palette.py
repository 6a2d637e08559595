"""Everything the window can do, found by typing a few letters of it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QWidget

from workbench.app.actions import Actions
from workbench.app.settings import Settings
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.shell.command_search import find_commands, group_of
from workbench.widgets.command_rows import FITS, GROUP, KEYS, REASON, CommandRows
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout

_MOVES = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10,
}  # fmt: skip
_NAME = Qt.ItemDataRole.UserRole


class Palette(QDialog):
    """Closes when something was done, on Escape, or when another window is clicked."""

    def __init__(self, actions: Actions, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setWindowTitle(tr("Commands"))
        self._actions, self._settings = actions, settings
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Type a few letters of a command"))
        self.search.setAccessibleName(tr("Find a command"))
        self.search.setToolTip(tr("Up and Down choose, Enter runs, Escape closes"))
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(QStandardItemModel(self))
        self.list.setItemDelegate(CommandRows(theme, self))
        self.list.setAccessibleName(tr("Commands"))
        self.list.setToolTip(tr("Press Enter or click to run the command"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self._none = text_label(tr("No command matches."), "dim")
        self._lay_out()
        actions.refresh()
        self._fill("")

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of the window."""
        width = min(620, window.width() - 40)
        self.resize(width, min(460, window.height() - 80))
        corner = QPoint((window.width() - width) // 2, 56)
        self.move(window.mapToGlobal(corner))
        self.show()
        self.search.setFocus()

    @property
    def names(self) -> list[str]:
        """The actions that are listed, the best fit first."""
        model = self.list.model()
        return [model.index(row, 0).data(_NAME) for row in range(model.rowCount())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard stays in the search; keys that move go to the list."""
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in _MOVES:
                self._move(event)
                return True
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and self.isVisible():
            self.reject()

    # -- inside -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = column_layout(self, (8, 8, 8, 8), 6)
        for widget in (self.search, self.list, self._none):
            column.addWidget(widget)
        column.setStretchFactor(self.list, 1)

    def _fill(self, typed: str) -> None:
        matches = find_commands(typed, self._actions, self._settings.recent_actions)
        model = self.list.model()
        assert isinstance(model, QStandardItemModel)
        model.clear()
        for match in matches:
            model.appendRow(self._row(match.name, match.places))
        self.list.setCurrentIndex(model.index(0, 0))
        self.list.setVisible(bool(matches))
        self._none.setVisible(not matches)

    def _row(self, name: str, indices: tuple[int, ...]) -> QStandardItem:
        action, title, group = self._actions[name], self._actions.title(name), group_of(name)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        reason = self._actions.why_not(name)
        if not reason and not action.isEnabled():
            reason = tr("Not available now.")
        item = QStandardItem(action.icon(), title)
        for role, value in ((_NAME, name), (GROUP, group), (KEYS, keys), (REASON, reason),
                            (FITS, list(indices))):  # fmt: skip
            item.setData(value, role)
        spoken = ". ".join(part for part in (f"{group}: {title}", keys, reason) if part)
        item.setAccessibleText(spoken)
        item.setToolTip(action.toolTip())
        return item

    def _move(self, event: QKeyEvent) -> None:
        rows = self.list.model().rowCount()
        if rows:
            row = self.list.currentIndex().row() + _MOVES[Qt.Key(event.key())]
            self.list.setCurrentIndex(self.list.model().index(max(0, min(rows - 1, row)), 0))

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid() or index.data(REASON):
            return
        name = index.data(_NAME)
        self._settings.add_recent_action(name)
        # Closed first: what is done may open a dialog of its own.
        self.accept()
        self._actions[name].trigger()
