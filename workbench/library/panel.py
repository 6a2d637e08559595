"""The library: every run on this machine with where it stands, and the queue below it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QWidget,
)

from core.library.library import RunEntry, find_runs
from core.runtime.units import size_text
from workbench.app.actions import Actions
from workbench.app.background import Background
from workbench.app.engine_words import of_engine
from workbench.app.settings import Settings
from workbench.app.theme import Theme
from workbench.app.translation import mark, tr
from workbench.library.details import RunDetails
from workbench.library.filter_row import FilterRow
from workbench.library.filtering import Filter, all_tags
from workbench.library.queue_driver import QueueDriver
from workbench.library.queue_page import QueueBox
from workbench.library.run_delegate import LINE, RunLine
from workbench.library.run_list import FOLDER, RunList
from workbench.run.measures import NARROW_SPACE
from workbench.run.words import STAGE_TITLES, STATE_WORDS, when
from workbench.widgets.action_button import ActionButton
from workbench.widgets.hint import WithHint
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout
from workbench.widgets.panel import Panel

if TYPE_CHECKING:
    from workbench.run.compared_runs import ComparedRuns
    from workbench.run.run_model import RunModel

_REFRESH_MS, _REFRESH_RUNNING_MS = 10_000, 2_000
_LOOK = "runs"
NO_RUNS = mark("No runs yet. Start one in the Set up workspace.")
NONE_SHOWN = mark("No run matches. Shorten the filter, or choose All.")
# What is done with the runs that are marked, in the order of the menu.
MENU = (
    "runs.open", "runs.compare", "runs.compare_recipes", "runs.queue", "", "runs.rename",
    "runs.tag", "runs.duplicate", "runs.folder", "runs.check", "", "runs.archive",
    "runs.unarchive", "runs.trash",
)  # fmt: skip


class RunsPanel(Panel):
    """A list of runs with a filter, and the queue. A double click opens a run."""

    NAME = "runs"
    TITLE = "Runs"
    open_wanted = Signal(object)
    listed = Signal()
    marked_changed = Signal()

    def __init__(
        self, background: Background, settings: Settings, actions: Actions, queue: QueueDriver
    ) -> None:
        super().__init__()
        self._background, self._settings, self._actions = background, settings, actions
        self._queue = queue
        self._open_folder: Path | None = None
        self.entries: list[RunEntry] = []
        self._looked, self._is_busy = False, False
        self.details = RunDetails(background, self)
        self.filter_row = FilterRow()
        self.list = RunList()
        self.queue_box = QueueBox(queue, actions)
        self.area = WithHint(self.list)
        self.menu = self._make_menu()
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self._refresh_if_seen)
        self._timer.start()
        self._lay_out()
        self._connect()
        self._show_lines()

    @property
    def marked(self) -> list[RunEntry]:
        """The runs that are marked in the list."""
        return self.list.marked

    def set_run(self, model: "RunModel | None") -> None:
        """Mark the open run in the list."""
        self._open_folder = model.run.folder if model else None
        self.refresh()

    def set_busy(self, is_busy: bool) -> None:
        """Follow closely while this window's engine works; its record tells so only later."""
        if is_busy != self._is_busy:
            self._is_busy = is_busy
            self._set_pace()
            self.refresh()

    def compare(self, others: "ComparedRuns") -> None:
        """What is ticked in the list is compared, and the other way round."""
        self.list.ticked_changed.connect(lambda: others.set_folders(self.list.ticked))
        others.folders_changed.connect(lambda: self.list.tick(others.ticked))

    def apply_theme(self, theme: Theme) -> None:
        """Recolour what the style sheet cannot."""
        self.list.apply_theme(theme)
        self.queue_box.apply_theme(theme)
        self.filter_row.apply_theme(theme)

    def refresh(self) -> None:
        """Look at the disk again, in the background."""
        extra = [*self._settings.recent_runs, *self._queue.order.paths]
        if self._open_folder:
            extra.append(self._open_folder)
        before = self.entries
        self._background.run(lambda: find_runs(extra, before), self._show, only_latest=_LOOK)

    def come_to_front(self) -> None:
        """Look at the disk whenever somebody looks at the list."""
        self.refresh()

    # -- building ---------------------------------------------------------------------------

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for name in MENU:
            menu.addAction(self._actions[name]) if name else menu.addSeparator()
        return menu

    def _lay_out(self) -> None:
        self._count = text_label(role="dim")
        self.more = QPushButton(tr("More"))
        self.more.setToolTip(tr("More actions for the selected runs"))
        self.more.setMenu(self.menu)
        buttons = QHBoxLayout()
        buttons.addWidget(ActionButton(self._actions["runs.open"], tr("Open")))
        buttons.addWidget(ActionButton(self._actions["run.open"], tr("Folder…")))
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        column = column_layout(self, (8, 8, 8, 8), 6)
        column.addWidget(self.filter_row)
        column.addWidget(self._count)
        column.addWidget(self.area, 1)
        column.addLayout(buttons)
        column.addWidget(self.queue_box)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.itemActivated.connect(self._open_or_check)
        self.list.itemSelectionChanged.connect(self.marked_changed)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.queue_box.list.currentItemChanged.connect(self.marked_changed)
        self.filter_row.changed.connect(self._show_lines)
        self.details.grown.connect(self._show_lines)
        self._queue.changed.connect(self.refresh)
        _keys(self.list, [self._actions[name] for name in MENU if name])

    def _open_or_check(self, item: QListWidgetItem) -> None:
        """Open a run; one that cannot be read is looked over, and can be mended there."""
        if item.data(LINE).entry.problem:
            self._actions["runs.check"].trigger()
        else:
            self.open_wanted.emit(item.data(FOLDER))

    def _show_menu(self, where: QPoint) -> None:
        self.menu.popup(self.list.viewport().mapToGlobal(where))

    # -- showing ----------------------------------------------------------------------------

    def _refresh_if_seen(self) -> None:
        if self._background.is_doing(_LOOK):
            return
        # The status bar names a run that works, also while the list is hidden.
        if self.is_seen or any(entry.state == "running" for entry in self.entries):
            self.refresh()

    def _set_pace(self) -> None:
        runs = self._is_busy or any(entry.state == "running" for entry in self.entries)
        self._timer.setInterval(_REFRESH_RUNNING_MS if runs else _REFRESH_MS)

    def _show(self, entries: list[RunEntry]) -> None:
        self.entries, self._looked = entries, True
        self._set_pace()
        self.filter_row.set_tags(all_tags(entries))
        self.details.want(entries)
        self._show_lines()
        self.listed.emit()

    def _show_lines(self) -> None:
        chosen = self.filter_row.filter
        shown = chosen.arranged(self.entries, self.details.size)
        self.list.show_lines([self._line(entry) for entry in shown])
        hint = tr(NONE_SHOWN if self.entries else NO_RUNS)
        self.area.set_hint("" if shown or not self._looked else hint)
        self._count.setText(self._count_words(chosen, shown))
        self._count.setVisible(bool(self._count.text()))
        self.queue_box.show_order(self.entries)
        self.marked_changed.emit()

    def _count_words(self, chosen: Filter, shown: list[RunEntry]) -> str:
        known = len(replace(chosen, text="", group="", tag="").arranged(self.entries, lambda _: 0))
        if not chosen.hides:
            return ""
        return tr("{shown} of {known} runs").format(shown=len(shown), known=known)

    def _line(self, entry: RunEntry) -> RunLine:
        size = self.details.size(entry)
        about = [of_engine(entry.problem)] if entry.problem else []
        about += [when(entry.changed)] if entry.changed else []
        about += [size_text(size, NARROW_SPACE)] if size is not None else []
        about += [tr("archived")] if entry.label.archived else []
        about += [f"#{tag}" for tag in entry.label.tags]
        is_open = entry.folder == self._open_folder
        words = where_it_stands(entry, entry.folder in self._queue.order.paths)
        return RunLine(entry, words, " · ".join(about), is_open, self.details.pictures(entry))


def where_it_stands(entry: RunEntry, is_queued: bool = False) -> str:
    """ "running · 43 % · Distillation" """
    state = tr(STATE_WORDS.get(entry.state, entry.state))
    if is_queued and entry.state not in ("running", "waiting"):
        state = tr("queued") if entry.state == "new" else tr("queued, {state}").format(state=state)
    if entry.state == "waiting":
        return f"{state} · {tr('{n} %').format(n=int(100 * entry.share))}"
    if not entry.stage or entry.state == "new":
        return f"{state} · {entry.family}" if entry.family else state
    stage = tr(STAGE_TITLES.get(entry.stage, entry.stage))
    return f"{state} · {tr('{n} %').format(n=int(100 * entry.share))} · {stage}"


def _keys(widget: QWidget, actions: list[QAction]) -> None:
    """Their shortcuts work while the keyboard is in this widget, and only then."""
    for action in actions:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        widget.addAction(action)
