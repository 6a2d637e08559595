"""What the stages had to say, newest last."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from core.errors import UserError
from core.events import Notice
from core.record import NoticeRecord
from workbench.icons import icon, pixmap
from workbench.panels.panel import Panel
from workbench.theme import LIGHT, Theme
from workbench.words import STAGE_TITLES

if TYPE_CHECKING:
    from workbench.run_model import RunModel

FILTERS = {
    "Everything": ("info", "warning", "error"),
    "Warnings and errors": ("warning", "error"),
    "Errors": ("error",),
}
_MOST = 5000
_ICONS = {"info": ("info", "dim_text"), "warning": ("warning", "warning"),
          "error": ("failed", "error")}  # fmt: skip
NOTICE = Qt.ItemDataRole.UserRole


class LogPanel(Panel):
    """Notices with their time and stage; actions and details fold out below them."""

    NAME = "log"
    TITLE = "Log"
    troubled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model: RunModel | None = None
        self._theme = LIGHT
        self._seen: set[int] = set()
        self._own: list[NoticeRecord] = []
        self.filter = QComboBox()
        self.filter.addItems(list(FILTERS))
        self.filter.setAccessibleName("Which notices are shown")
        self.filter.currentTextChanged.connect(self._apply_filter)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Notices")
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels(["Time", "Stage", "Notice"])
        self.tree.setUniformRowHeights(False)
        self.tree.setWordWrap(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setColumnWidth(0, 108)
        self.tree.setColumnWidth(1, 92)
        self._copy = QPushButton("Copy")
        self._copy.setToolTip("Copy the marked notices, or all that are shown")
        self._copy.clicked.connect(self.copy)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.tree)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy)
        self._lay_out()

    def set_run(self, model: "RunModel | None") -> None:
        """Show this run's notices; those of the window itself stay."""
        if self._model is not None:
            self._model.notices_changed.disconnect(self._grow)
        self._model = model
        if model is not None:
            model.notices_changed.connect(self._grow)
        self._fill()

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icons."""
        self._theme = theme
        self._copy.setIcon(icon("copy", theme, 14))
        self._fill()

    def add_own(self, error: UserError) -> None:
        """Keep an error of the window itself among the notices."""
        notice = Notice("error", error.sentence, error.action, error.details)
        record = NoticeRecord(0, time.time(), "", notice)
        self._own.append(record)
        self._add(record)
        self._settle()

    def text(self, items: Sequence[QTreeWidgetItem] | None = None) -> str:
        """What is shown (or these items), as lines of text."""
        tops = [self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount())]
        wanted = list(items) if items else [item for item in tops if item and not item.isHidden()]
        return "\n".join(_line(item.data(0, NOTICE)) for item in wanted)

    def copy(self) -> None:
        """Copy the marked notices, or all that are shown."""
        marked = {id(_top(item)): _top(item) for item in self.tree.selectedItems()}
        QGuiApplication.clipboard().setText(self.text(list(marked.values())))

    def _grow(self) -> None:
        for record in self._model.notices if self._model else []:
            if record.id not in self._seen:
                self._seen.add(record.id)
                self._add(record)
                if record.notice.level != "info":
                    self.troubled.emit()
        self._settle()

    def _fill(self) -> None:
        self.tree.clear()
        notices = list(self._model.notices) if self._model else []
        self._seen = {record.id for record in notices}
        for record in sorted([*notices, *self._own], key=lambda item: item.time):
            self._add(record)
        self._settle()

    def _add(self, record: NoticeRecord) -> None:
        notice = record.notice
        stamp = time.strftime("%d %b %H:%M:%S", time.localtime(record.time))
        item = QTreeWidgetItem(
            [stamp, STAGE_TITLES.get(record.stage, record.stage or "Window"), notice.sentence]
        )
        name, colour = _ICONS[notice.level]
        mark = pixmap(name, getattr(self._theme, colour), 16, self.devicePixelRatioF())
        item.setIcon(2, QIcon(mark))
        item.setToolTip(2, "\n".join(part for part in (notice.sentence, notice.action) if part))
        item.setData(0, NOTICE, record)
        for text in (notice.action, notice.details):
            if text:
                child = QTreeWidgetItem(["", "", text])
                child.setToolTip(2, text)
                item.addChild(child)
        self.tree.addTopLevelItem(item)
        item.setHidden(notice.level not in FILTERS[self.filter.currentText()])

    def _settle(self) -> None:
        while self.tree.topLevelItemCount() > _MOST:
            self.tree.takeTopLevelItem(0)
        self.tree.scrollToBottom()
        self._empty.setVisible(self.tree.topLevelItemCount() == 0)

    def _apply_filter(self, name: str) -> None:
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            if item:
                item.setHidden(item.data(0, NOTICE).notice.level not in FILTERS[name])

    def _lay_out(self) -> None:
        self._empty = QLabel("Nothing to report yet.")
        self._empty.setProperty("role", "dim")
        top = QHBoxLayout()
        top.addWidget(self.filter)
        top.addWidget(self._empty)
        top.addStretch(1)
        top.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(top)
        column.addWidget(self.tree, 1)


def _top(item: QTreeWidgetItem) -> QTreeWidgetItem:
    return item.parent() or item


def _line(record: NoticeRecord) -> str:
    stamp = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(record.time))
    notice = record.notice
    head = f"{stamp} {record.stage or 'window'} {notice.level}: {notice.sentence}"
    more = [f"    {line}" for text in (notice.action, notice.details) for line in text.splitlines()]
    return "\n".join([head, *more])
