"""Every command that has keys, in one table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from workbench.app.actions import Actions
from workbench.app.translation import tr
from workbench.shell.command_search import group_of
from workbench.widgets.layouts import column_layout
from workbench.widgets.room import come_up


class ShortcutsDialog(QDialog):
    """Keys by group; typing finds a command or a key."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        come_up(self, 560, 620)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a command or a key"))
        self.search.setAccessibleName(tr("Find a command or a key"))
        self.search.setToolTip(tr("Show the rows that contain this text"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.table = QTreeWidget()
        self.table.setAccessibleName(tr("Keyboard shortcuts"))
        self.table.setHeaderLabels([tr("Command"), tr("Keys")])
        self.table.setRootIsDecorated(False)
        self.table.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.header().setStretchLastSection(False)
        self._items = [QTreeWidgetItem(list(row)) for row in _rows(actions)]
        self.table.addTopLevelItems(self._items)
        close = QPushButton(tr("Close"))
        close.setDefault(True)
        close.setToolTip(tr("Close this list"))
        close.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(close)
        column = column_layout(self, (12, 12, 12, 12))
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(below)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """The rows that can be seen: command and keys."""
        return [(item.text(0), item.text(1)) for item in self._items if not item.isHidden()]

    def _filter(self, typed: str) -> None:
        for item in self._items:
            text = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(typed.casefold() not in text)


def _rows(actions: Actions) -> list[tuple[str, str]]:
    rows = []
    for name in actions:
        keys = actions[name].shortcuts()
        if keys:
            native = QKeySequence.SequenceFormat.NativeText
            written = ", ".join(key.toString(native) for key in keys)
            rows.append((f"{group_of(name)}: {actions.title(name)}", written))
    return rows
