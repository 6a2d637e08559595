"""The library: every run on this machine, with where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from core.errors import UserError
from core.paths import runs_home
from core.run import Run, runs_in
from workbench.actions import Actions
from workbench.background import Background
from workbench.icons import pixmap
from workbench.panels.panel import Panel
from workbench.settings import Settings
from workbench.theme import LIGHT, Theme
from workbench.widgets.action_button import ActionButton
from workbench.words import STATE_ICONS, STATE_WORDS, state_colour, when

if TYPE_CHECKING:
    from workbench.run_model import RunModel

_REFRESH_MS = 10_000
FOLDER = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class RunEntry:
    """One line of the library; `changed` is in seconds since the epoch."""

    folder: Path
    state: str
    changed: float


class RunsPanel(Panel):
    """A list of runs; a double click opens one."""

    NAME = "runs"
    TITLE = "Runs"
    open_wanted = Signal(object)
    listed = Signal()

    def __init__(self, background: Background, settings: Settings, actions: Actions) -> None:
        super().__init__()
        self._background, self._settings = background, settings
        self._theme = LIGHT
        self._open_folder: Path | None = None
        self.entries: list[RunEntry] = []
        self.list = QListWidget()
        self.list.setAccessibleName("Runs")
        self.list.setIconSize(QSize(18, 18))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemActivated.connect(self._activate)
        self._empty = QLabel("No runs yet. Start one from the Recipe tab.")
        self._empty.setProperty("role", "dim")
        self._empty.setWordWrap(True)
        self._open = QPushButton("Open")
        self._open.setToolTip("Open the run that is marked in the list")
        self._open.setEnabled(False)
        self._open.clicked.connect(self._open_current)
        self.list.currentItemChanged.connect(lambda *_: self._open.setEnabled(True))
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self._refresh_if_seen)
        self._timer.start()
        buttons = QHBoxLayout()
        buttons.addWidget(self._open)
        buttons.addWidget(ActionButton(actions["run.open"], "Folder…"))
        buttons.addWidget(ActionButton(actions["runs.refresh"], "Refresh"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def set_run(self, model: "RunModel | None") -> None:
        """Mark the open run in the list."""
        self._open_folder = model.run.folder if model else None
        self.refresh()

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the state icons."""
        self._theme = theme
        self._fill()

    def refresh(self) -> None:
        """Look at the disk again, in the background."""
        extra = self._settings.recent_runs
        if self._open_folder:
            extra = [*extra, self._open_folder]
        self._background.run(lambda: find_runs(extra), self._show, only_latest="runs")

    def come_to_front(self) -> None:
        """Look at the disk whenever somebody looks at the list."""
        self.refresh()

    def _refresh_if_seen(self) -> None:
        if self.is_seen:
            self.refresh()

    def _show(self, entries: list[RunEntry]) -> None:
        if entries != self.entries or self.list.count() != len(entries):
            self.entries = entries
            self._fill()
        self._mark_open()
        self.listed.emit()

    def _fill(self) -> None:
        current = self.list.currentItem()
        kept = current.data(FOLDER) if current else None
        self.list.clear()
        for entry in self.entries:
            item = run_item(entry, self._theme, self.devicePixelRatioF())
            self.list.addItem(item)
            if entry.folder == kept:
                self.list.setCurrentItem(item)
        self._empty.setVisible(not self.entries)
        self._open.setEnabled(self.list.currentItem() is not None)
        self._mark_open()

    def _mark_open(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            font = item.font()
            font.setBold(item.data(FOLDER) == self._open_folder)
            item.setFont(font)

    def _activate(self, item: QListWidgetItem) -> None:
        self.open_wanted.emit(item.data(FOLDER))

    def _open_current(self) -> None:
        if self.list.currentItem():
            self._activate(self.list.currentItem())


def run_item(entry: RunEntry, theme: Theme, scale: float) -> QListWidgetItem:
    """A run as two lines: its name, then its state and when it last changed."""
    words = STATE_WORDS.get(entry.state, entry.state)
    item = QListWidgetItem(f"{entry.folder.name}\n{words} · {when(entry.changed)}")
    colour = getattr(theme, state_colour(entry.state))
    name = STATE_ICONS.get(entry.state, "pending")
    item.setIcon(QIcon(pixmap(name, colour, 18, scale)))
    item.setData(FOLDER, entry.folder)
    item.setData(STATE, entry.state)
    item.setToolTip(str(entry.folder))
    return item


def find_runs(extra: list[Path]) -> list[RunEntry]:
    """Every run in the runs' home and those in `extra`, changed last first. Reads the disk."""
    folders = dict.fromkeys(path.resolve() for path in [*runs_in(runs_home()), *extra])
    found = [_entry(folder) for folder in folders if (folder / "recipe.toml").is_file()]
    return sorted(found, key=lambda entry: entry.changed, reverse=True)


def _entry(folder: Path) -> RunEntry:
    record = folder / "run.sqlite"
    try:
        changed = max(path.stat().st_mtime for path in (record, folder / "recipe.toml"))
        state: Callable[[], str] = Run(folder).state
        return RunEntry(folder, state(), changed)
    except (UserError, OSError, ValueError):
        return RunEntry(folder, "unreadable", 0.0)
