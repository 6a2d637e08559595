"""A message across the window that does not stand in the way."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)

from core.runtime.errors import UserError
from workbench.app.engine_words import error_of_engine
from workbench.app.icons import icon, pixmap
from workbench.app.theme import LIGHT, Theme
from workbench.app.translation import tr, tr_count
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout, row_layout


def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Message:
    """What the banner says. `offer` is the text of the button that does `callback`.

    `second` is a further button; `closed` follows where the message is closed without either.
    `is_taken`: one of its buttons was used.
    """

    error: UserError
    mood: str = "error"
    offer: str = ""
    tip: str = ""
    callback: Callable[[], object] = _nothing
    second: tuple[str, Callable[[], object]] | None = None
    closed: Callable[[], object] = _nothing
    is_unfolded: bool = False
    is_taken: bool = False


class Banner(QFrame):
    """The sentence of an error, what to do about it, and the details folded below.

    One message at a time. What offers something waits behind a newer one and comes back after it.
    An error without an offer makes room for good: the log has it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._theme = LIGHT
        self._message = Message(UserError(""))
        self._waiting: list[Message] = []
        self._mark = QLabel()
        self._sentence = text_label(role="heading", wraps=True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._action = QLabel()
        self._action.setTextFormat(Qt.TextFormat.PlainText)
        self._action.setWordWrap(True)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setMaximumHeight(140)
        self._details.setAccessibleName(tr("Details of the error"))
        self._details.setToolTip(tr("Include these details when reporting the problem"))
        self._more = QPushButton(tr("Details"))
        self._more.setCheckable(True)
        self._more.setToolTip(tr("Show or hide the details for a report"))
        self._more.toggled.connect(self._details.setVisible)
        self._offer = QPushButton(tr("Open"))
        self._offer.setProperty("primary", True)
        self._offer.setToolTip(tr("Do what this message offers"))
        self._offer.clicked.connect(self._do_first)
        self._second = QPushButton(tr("More"))
        self._second.setToolTip(tr("The other action that this message offers"))
        self._second.clicked.connect(self._do_second)
        self._others = QPushButton(tr("More"))
        self._others.setToolTip(tr("Show the message before this one"))
        self._others.clicked.connect(self._show_other)
        self._copy = QPushButton(tr("Copy"))
        self._copy.setToolTip(tr("Copy the whole message"))
        self._copy.clicked.connect(self.copy)
        self._close = QToolButton()
        self._close.setAccessibleName(tr("Close this message"))
        self._close.setToolTip(tr("Close this message"))
        self._close.clicked.connect(lambda: self._message.closed())
        self._close.clicked.connect(self.dismiss)
        self._lay_out()
        self.hide()

    def show_error(self, error: UserError) -> None:
        """Show an error."""
        self._take(Message(error_of_engine(error)))

    def show_found(self, sentence: str, details: str) -> None:
        """Tell what something is, with all that is known of it below."""
        error = error_of_engine(UserError(sentence, "", details))
        self._take(Message(error, "good", is_unfolded=True))

    def add_details(self, details: str) -> None:
        """More about the error that is shown, folded below."""
        error = self._message.error
        known = "\n\n".join(part for part in (error.details, details) if part)
        longer = UserError(error.sentence, error.action, known)
        self._message = replace(self._message, error=longer)
        self._details.setPlainText(known)
        self._more.setVisible(True)

    def show_offer(
        self,
        sentence: str,
        text: str,
        callback: Callable[[], object],
        closed: Callable[[], object] | None = None,
        second: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Tell good news, with a button for what comes next; `closed` follows if that is closed.

        `second` is a further button, where there are two things to do.
        """
        error = error_of_engine(UserError(sentence))
        closing = closed or _nothing
        self._take(Message(error, "good", text, sentence, callback, second, closing))

    def show_warning(self, warning: UserError, text: str, callback: Callable[[], object]) -> None:
        """Tell what is about to go wrong; with a text, a button does something about it."""
        tip = tr("Do what this message offers")
        self._take(Message(error_of_engine(warning), "warning", text, tip, callback))

    def dismiss(self) -> None:
        """Take the message away; one that waits behind it comes back."""
        if self._waiting:
            self._show(self._waiting.pop())
        else:
            self.hide()

    def withdraw(self, sentence: str) -> None:
        """Take a message away, whether it is shown or waits behind another."""
        self._waiting = [item for item in self._waiting if item.error.sentence != sentence]
        if not self.isHidden() and self.sentence == sentence:
            self.dismiss()
        self._count_others()

    def copy(self) -> None:
        """Put the whole message on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)

    @property
    def sentence(self) -> str:
        """The sentence that is shown, or was shown last."""
        return self._message.error.sentence

    @property
    def text(self) -> str:
        """What `copy` copies."""
        return as_text(self._message.error)

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icons."""
        self._theme = theme
        self._paint_mark()
        self._close.setIcon(icon("close", theme, 14))
        self._more.setIcon(icon("down", theme, 14))
        self._copy.setIcon(icon("copy", theme, 14))

    def _take(self, message: Message) -> None:
        """Show a message; the one before waits where it offers something."""
        if not self.isHidden() and self._message.offer and not self._message.is_taken:
            self._waiting.append(self._message)
        said = message.error.sentence
        self._waiting = [item for item in self._waiting if item.error.sentence != said]
        self._show(message)

    def _show_other(self) -> None:
        """The next of those that wait; this one waits behind them."""
        message = self._waiting.pop()
        self._waiting.insert(0, self._message)
        self._show(message)

    def _show(self, message: Message) -> None:
        self._message, error = message, message.error
        self._sentence.setText(error.sentence)
        self._action.setText(error.action)
        self._action.setVisible(bool(error.action))
        self._details.setPlainText(error.details)
        self._more.setVisible(bool(error.details))
        self._more.setChecked(message.is_unfolded)
        self._details.setVisible(message.is_unfolded)
        if message.offer:
            self._offer.setText(message.offer)
            self._offer.setToolTip(message.tip)
        self._offer.setVisible(bool(message.offer))
        if message.second is not None:
            self._second.setText(message.second[0])
            self._second.setToolTip(message.tip)
        self._second.setVisible(message.second is not None)
        self._count_others()
        self._dress()
        self.setAccessibleName(error.sentence)
        self.show()

    def _do_first(self) -> None:
        self._message = replace(self._message, is_taken=True)
        self._message.callback()

    def _do_second(self) -> None:
        second = self._message.second
        if second is not None:
            self._message = replace(self._message, is_taken=True)
            second[1]()

    def _count_others(self) -> None:
        count = len(self._waiting)
        self._others.setText(tr_count("1 more message", "%n more messages", count))
        self._others.setVisible(bool(count))

    def _dress(self) -> None:
        self.setProperty("mood", self._message.mood)
        self.style().unpolish(self)
        self.style().polish(self)
        self._paint_mark()

    def _paint_mark(self) -> None:
        name = "done" if self._message.mood == "good" else "warning"
        colour = getattr(self._theme, self._message.mood)
        self._mark.setPixmap(pixmap(name, colour, 20, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        words = column_layout(spacing=1)
        words.addWidget(self._sentence)
        words.addWidget(self._action)
        top = row_layout(spacing=8)
        top.addWidget(self._mark)
        top.addLayout(words, 1)
        for button in (
            self._offer, self._second, self._others, self._more, self._copy, self._close,
        ):  # fmt: skip
            top.addWidget(button)
        column = column_layout(self, (10, 6, 8, 6))
        column.addLayout(top)
        column.addWidget(self._details)


def as_text(error: UserError) -> str:
    """Everything an error says, for the clipboard."""
    return "\n\n".join(part for part in (error.sentence, error.action, error.details) if part)
