"""The one registry of everything the window can do; menus, toolbar and buttons come from it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from workbench.app.icons import icon
from workbench.app.theme import Theme


@dataclass
class Entry:
    """One thing to do. `why_not` says why it cannot be done now; empty: it can."""

    action: QAction
    icon_name: str
    tip: str
    why_not: Callable[[], str] | None


class Command(NamedTuple):
    """A row of a menu's table.

    `tip` is a sentence for tooltip and status bar; `checked` is where a switch stands at first,
    None for what is no switch.
    """

    name: str
    title: str
    tip: str
    act: Callable[[], object]
    icon_name: str = ""
    shortcut: str | QKeySequence.StandardKey = ""
    why_not: Callable[[], str] | None = None
    checked: bool | None = None


class Actions(QObject):
    """Actions by their id, such as `run.pause`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, Entry] = {}
        self._theme: Theme | None = None

    def add(self, *rows: Command) -> None:
        """Register the rows of a table."""
        for row in rows:
            self._add(row)

    def add_choice(self, *rows: Command) -> None:
        """Register the rows of a table of which exactly one is checked at any time."""
        self.add(*rows)
        group = QActionGroup(self)
        for row in rows:
            group.addAction(self[row.name])

    def adopt(
        self,
        name: str,
        action: QAction,
        *,
        icon_name: str = "",
        tip: str = "",
        why_not: Callable[[], str] | None = None,
    ) -> None:
        """Take in an action that Qt made, such as a dock's toggle or undo.

        What it may do now is asked first by `refresh`, when all that it depends on is there.
        """
        self._entries[name] = Entry(action, icon_name, tip, why_not)

    def __getitem__(self, name: str) -> QAction:
        return self._entries[name].action

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def title(self, name: str) -> str:
        """What the action is called, without the marks of menus."""
        return _title(self._entries[name].action)

    def tip(self, name: str) -> str:
        """What the action does, in a sentence."""
        return self._entries[name].tip

    def why_not(self, name: str) -> str:
        """Why the action cannot be used now; empty where it can."""
        reason = self._entries[name].why_not
        return reason() if reason else ""

    def refresh(self, group: str = "") -> None:
        """Ask again what can be done now; of a group such as `architecture`, or of all."""
        for name, entry in self._entries.items():
            if not group or name.startswith(f"{group}."):
                self._refresh(entry)

    def change(self, name: str, title: str, icon_name: str, tip: str) -> None:
        """Let an action say that it now does something else, such as resume instead of pause."""
        entry = self._entries[name]
        entry.action.setText(title)
        entry.icon_name, entry.tip = icon_name, tip
        if self._theme is not None:
            entry.action.setIcon(icon(icon_name, self._theme))
        self._refresh(entry)

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icons."""
        self._theme = theme
        for entry in self._entries.values():
            if entry.icon_name:
                entry.action.setIcon(icon(entry.icon_name, theme))

    def _add(self, row: Command) -> None:
        action = QAction(row.title, self)
        action.setObjectName(row.name)
        action.setShortcut(QKeySequence(row.shortcut))
        action.triggered.connect(lambda: row.act())
        if row.checked is not None:
            action.setCheckable(True)
            action.setChecked(row.checked)
        self.adopt(row.name, action, icon_name=row.icon_name, tip=row.tip, why_not=row.why_not)

    def _refresh(self, entry: Entry) -> None:
        reason = entry.why_not() if entry.why_not else ""
        if entry.why_not:
            entry.action.setEnabled(not reason)
        title = _title(entry.action)
        keys = entry.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        head = f"{title} ({keys})" if keys else title
        entry.action.setToolTip("\n".join(part for part in (head, reason or entry.tip) if part))
        entry.action.setStatusTip(reason or entry.tip)


def _title(action: QAction) -> str:
    return action.text().replace("&", "").rstrip("…")
