"""What the stages had to say, newest last."""

import html
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent, QTextDocument
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTextBrowser,
)

from core.run.events import Level, Notice
from core.run.record import NoticeRecord
from core.runtime.errors import UserError
from workbench.app.engine_words import notice_of_engine
from workbench.app.icons import icon, pixmap
from workbench.app.theme import LIGHT, Theme
from workbench.app.translation import mark, tr
from workbench.run.words import STAGE_TITLES, day
from workbench.widgets.layouts import column_layout
from workbench.widgets.panel import Panel

if TYPE_CHECKING:
    from workbench.run.run_model import RunModel

FILTERS = {
    mark("Everything"): ("info", "warning", "error"),
    mark("Warnings and errors"): ("warning", "error"),
    mark("Errors"): ("error",),
}
TITLES = {**STAGE_TITLES, "ranking": mark("Ranking")}
_MOST, REACH = 2000, 24
_ICONS = {"info": ("info", "dim_text"), "warning": ("warning", "warning"),
          "error": ("failed", "error")}  # fmt: skip


class LogPanel(Panel):
    """Notices with their time and stage; their details fold out.

    `troubles_changed` carries how many warnings and errors came while nobody looked.
    """

    NAME = "log"
    TITLE = "Log"
    troubles_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._model: RunModel | None = None
        self._theme = LIGHT
        self._seen: set[int] = set()
        self._unfolded: set[tuple[float, str]] = set()
        self._troubles = 0
        self._own: list[NoticeRecord] = []
        self._is_stale = False
        self.filter = QComboBox()
        for name, levels in FILTERS.items():
            self.filter.addItem(tr(name), levels)
        self.filter.setMinimumContentsLength(8)
        self.filter.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.filter.setAccessibleName(tr("Which messages to show"))
        self.filter.setToolTip(tr("Show all messages, or only warnings and errors"))
        self.filter.currentTextChanged.connect(self._fill)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search the messages"))
        self.search.setToolTip(tr("Show only messages that contain this text"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.page = QTextBrowser()
        self.page.setAccessibleName(tr("Messages"))
        self.page.setPlaceholderText(tr("Nothing to report yet."))
        self.page.setToolTip(tr("Links show details; selected text can be copied"))
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._fold)
        self._copy = QPushButton(tr("Copy"))
        self._copy.setToolTip(tr("Copy the selection, or all messages shown"))
        self._copy.clicked.connect(self.copy)
        top = QHBoxLayout()
        top.addWidget(self.filter)
        top.addWidget(self.search, 1)
        top.addWidget(self._copy)
        column = column_layout(self, (8, 8, 8, 8))
        column.addLayout(top)
        column.addWidget(self.page, 1)

    def set_run(self, model: "RunModel | None") -> None:
        """Show this run's notices; those of the window itself stay."""
        if self._model is not None:
            self._model.notices_changed.disconnect(self._grow)
        self._model = model
        if model is not None:
            model.notices_changed.connect(self._grow)
        self._seen = {record.id for record in model.notices} if model else set()
        self._fill()

    def apply_theme(self, theme: Theme) -> None:
        """Recolour icons and text."""
        self._theme = theme
        self._copy.setIcon(icon("copy", theme, 14))
        # A long log takes a while to lay out: not while nobody looks.
        self._is_stale = not self.is_seen
        if self.is_seen:
            self._fill()

    def add_own(self, error: UserError, level: Level = "error") -> None:
        """Keep an error or a warning of the window itself among the notices."""
        notice = Notice(level, error.sentence, error.action, error.details)
        record = NoticeRecord(0, time.time(), "", notice)
        self._own.append(record)
        self._append(record)

    def shown(self) -> list[NoticeRecord]:
        """The notices that pass the filter, oldest first; at most the last 2000."""
        of_run = self._model.notices if self._model else []
        every = sorted([*of_run, *self._own], key=lambda record: record.time)
        return [record for record in every if self._passes(record)][-_MOST:]

    def copy(self) -> None:
        """Copy what is marked, or all that is shown, details included."""
        marked = self.page.textCursor().selection().toPlainText()
        text = marked or "\n".join(line_of(record) for record in self.shown())
        QGuiApplication.clipboard().setText(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._fill()

    def come_to_front(self) -> None:
        """Somebody looks: nothing is unseen any more."""
        if self._is_stale:
            self._fill()
        if self._follows:
            QTimer.singleShot(0, self, self._show_end)
        self._troubles = 0
        self.troubles_changed.emit(0)

    def _passes(self, record: NoticeRecord) -> bool:
        typed = self.search.text().strip().casefold()
        right_level = record.notice.level in self.filter.currentData()
        return right_level and (not typed or typed in line_of(record).casefold())

    def _grow(self) -> None:
        for record in self._model.notices if self._model else []:
            if record.id not in self._seen:
                self._seen.add(record.id)
                self._append(record)
                self._count_trouble(record)

    def _count_trouble(self, record: NoticeRecord) -> None:
        if record.notice.level != "info" and not self.is_seen:
            self._troubles += 1
            self.troubles_changed.emit(self._troubles)

    def _fill(self) -> None:
        scrolled, follows = self.page.verticalScrollBar().value(), self._follows
        self._is_stale = False
        self.page.clear()
        self._add_icons()
        self.page.setHtml("".join(self._html(record) for record in self.shown()))
        if follows:
            self._show_end()
        else:
            self.page.verticalScrollBar().setValue(scrolled)

    def _append(self, record: NoticeRecord) -> None:
        if self._passes(record):
            follows = self._follows
            self.page.append(self._html(record))
            if follows:
                self._show_end()

    @property
    def _follows(self) -> bool:
        """Whether the newest is in sight, or nobody looks: who reads further up is left there."""
        bar = self.page.verticalScrollBar()
        return bar.value() >= bar.maximum() - REACH or not self.is_seen

    def _show_end(self) -> None:
        bar = self.page.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _add_icons(self) -> None:
        for level, (name, colour) in _ICONS.items():
            drawing = pixmap(name, getattr(self._theme, colour), 14, 2.0).toImage()
            kind = QTextDocument.ResourceType.ImageResource
            self.page.document().addResource(kind, QUrl(f"level:{level}"), drawing)

    def _html(self, record: NoticeRecord) -> str:
        notice, dim = notice_of_engine(record.notice), f'style="color:{self._theme.dim_text}"'
        stage = tr(TITLES.get(record.stage, record.stage or mark("Window")))
        stamp = _stamp(record.time)
        parts = [
            f'<img src="level:{html.escape(notice.level)}" width="14" height="14"> '
            f"<span {dim}>{stamp} · {html.escape(stage)}</span><br>"
            f"{html.escape(notice.sentence)}"
        ]
        if notice.action:
            parts.append(f" <span {dim}>{html.escape(notice.action)}</span>")
        if notice.details:
            parts.append(self._details(record))
        return f'<p style="margin:0 0 8px 0">{"".join(parts)}</p>'

    def _details(self, record: NoticeRecord) -> str:
        is_open = _key(record) in self._unfolded
        word = tr("Hide details") if is_open else tr("Details")
        link = f'<a style="color:{self._theme.accent}" href="fold:{record.time!r}">{word}</a>'
        text = f"<pre>{html.escape(record.notice.details)}</pre>" if is_open else ""
        return f" {link}{text}"

    def _fold(self, link: QUrl) -> None:
        scrolled = self.page.verticalScrollBar().value()
        for record in self.shown():
            if link.toString() == f"fold:{record.time!r}":
                self._unfolded ^= {_key(record)}
        self._fill()
        self.page.verticalScrollBar().setValue(scrolled)


def _stamp(moment: float) -> str:
    """The time of day, with the date where that is not today."""
    clock = time.strftime("%H:%M:%S", time.localtime(moment))
    return (
        clock if time.localtime(moment)[:3] == time.localtime()[:3] else f"{day(moment)}, {clock}"
    )


def line_of(record: NoticeRecord) -> str:
    """A notice as plain text, its action and details on indented lines."""
    stamp = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(record.time))
    notice = notice_of_engine(record.notice)
    head = f"{stamp} {record.stage or 'window'} {notice.level}: {notice.sentence}"
    more = [f"    {line}" for text in (notice.action, notice.details) for line in text.splitlines()]
    return "\n".join([head, *more])


def _key(record: NoticeRecord) -> tuple[float, str]:
    return record.time, record.notice.sentence
