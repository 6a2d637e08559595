"""The queue below the library."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from core.library.library import RunEntry
from workbench.app.actions import Actions
from workbench.app.engine_words import of_engine
from workbench.app.theme import Theme
from workbench.app.translation import mark, tr
from workbench.library.queue_driver import QueueDriver
from workbench.library.queue_list import QueueList
from workbench.run.words import STAGE_TITLES, STATE_WORDS
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout, row_layout
from workbench.widgets.notes import ElidedLabel

TOOLS = ("queue.up", "queue.down", "queue.remove", "queue.hold")
EMPTY = mark("The queue is empty. Use Add to queue, beside Start, to run a recipe later.")
# Why nothing is started: in a line, and what that means.
HELD = mark(
    {
        "person": (
            "Paused. Press Resume to continue.",
            "No run of the queue starts until you press Resume.",
        ),
        "halted": (
            "Paused because a run was stopped. Press Resume to continue.",
            "Resume the run that was paused or stopped, or press Resume here, to continue the "
            "queue.",
        ),
        "failed": (
            "Paused because a run failed. Press Resume to continue.",
            "No run of the queue starts until you press Resume.",
        ),
    }
)


class QueueBox(QWidget):
    """The queue's order with what moves it. What runs from it is marked as running."""

    def __init__(self, queue: QueueDriver, actions: Actions) -> None:
        super().__init__()
        self._queue = queue
        self.list = QueueList()
        self.list.moved.connect(queue.move)
        self._title = text_label(tr("Queue"), "heading")
        self._state = ElidedLabel()
        self._state.setProperty("role", "warning")
        self._empty = text_label(tr(EMPTY), "dim", wraps=True)
        row = row_layout(spacing=4)
        row.addWidget(self._title)
        row.addStretch(1)
        self._tools = [_tool(actions, name) for name in TOOLS]
        for tool in self._tools:
            row.addWidget(tool)
        column = column_layout(self, (0, 4, 0, 0), 4)
        column.addLayout(row)
        column.addWidget(self._state)
        column.addWidget(self.list)
        column.addWidget(self._empty)
        for name in TOOLS[:3]:
            actions[name].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.list.addAction(actions[name])
        self.show_order([])

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the state icons."""
        self.list.apply_theme(theme)

    def show_order(self, entries: list[RunEntry]) -> None:
        """Show the queue, with what the library knows of its runs."""
        known = {entry.folder: entry for entry in entries}
        order = self._queue.order
        rows = []
        for folder in order.paths:
            entry = known.get(folder) or _unlisted(folder)
            rows.append((folder, entry.state, _words(entry)))
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        for tool in self._tools:
            tool.setVisible(bool(rows) or (tool is self._tools[-1] and bool(order.held)))
        word, sentence = HELD.get(order.held, ("", ""))
        self._state.set_texts(tr(word) if word else "", tr(sentence) if sentence else "")
        self._state.setVisible(bool(word))


def _unlisted(folder: Path) -> RunEntry:
    """A run that the library does not list: not yet, or its folder is gone."""
    return RunEntry(folder, "pending" if folder.is_dir() else "missing", 0.0)


def _words(entry: RunEntry) -> str:
    state = tr(STATE_WORDS.get(entry.state, entry.state))
    if entry.problem:
        return f"{state} · {of_engine(entry.problem)}"
    if entry.state in ("new", "pending", "unreadable", "missing") or not entry.stage:
        return state
    stage = tr(STAGE_TITLES.get(entry.stage, entry.stage))
    return f"{state} · {tr('{n} %').format(n=int(100 * entry.share))} · {stage}"


def _tool(actions: Actions, name: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(actions[name])
    if name == "queue.hold":  # the way to go on is to be read, not guessed
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setAccessibleName(actions[name].text().replace("&", ""))
    return button
