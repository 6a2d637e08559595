"""A message across the window that does not stand in the way."""

from collections.abc import Callable

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
from workbench.app.translation import tr
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout, row_layout


class Banner(QFrame):
    """The sentence of an error, what to do about it, and the details folded below."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._theme, self._mood, self._text = LIGHT, "error", ""
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
        self._offer.clicked.connect(lambda: self._callback())
        self._callback: Callable[[], object] = self.dismiss
        self._second = QPushButton(tr("More"))
        self._second.setToolTip(tr("The other action that this message offers"))
        self._second.clicked.connect(lambda: self._second_callback())
        self._second_callback: Callable[[], object] = self.dismiss
        self._copy = QPushButton(tr("Copy"))
        self._copy.setToolTip(tr("Copy the whole message"))
        self._copy.clicked.connect(self.copy)
        self._close = QToolButton()
        self._close.setAccessibleName(tr("Close this message"))
        self._close.setToolTip(tr("Close this message"))
        self._closed: Callable[[], object] = self.dismiss
        self._close.clicked.connect(lambda: self._closed())
        self._close.clicked.connect(self.dismiss)
        self._lay_out()
        self.hide()

    def show_error(self, error: UserError) -> None:
        """Show an error; an earlier one makes room."""
        error = error_of_engine(error)
        self._sentence.setText(error.sentence)
        self._action.setText(error.action)
        self._action.setVisible(bool(error.action))
        self._details.setPlainText(error.details)
        self._more.setChecked(False)
        self._details.hide()
        self._more.setVisible(bool(error.details))
        self._offer.hide()
        self._second.hide()
        self._closed = self.dismiss
        self._dress("error")
        self._text = as_text(error)
        self.setAccessibleName(error.sentence)
        self.show()

    def show_found(self, sentence: str, details: str) -> None:
        """Tell what something is, with all that is known of it below."""
        self.show_error(UserError(sentence, "", details))
        self._more.setChecked(True)
        self._dress("good")

    def add_details(self, details: str) -> None:
        """More about the error that is shown, folded below."""
        self._details.setPlainText(details)
        self._more.setVisible(True)
        self._text = f"{self._text}\n\n{details}"

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
        self.show_error(UserError(sentence))
        self._closed = closed or self.dismiss
        self._offer.setText(text)
        self._offer.setToolTip(sentence)
        self._offer.show()
        self._callback = callback
        if second is not None:
            self._second.setText(second[0])
            self._second.setToolTip(sentence)
            self._second_callback = second[1]
            self._second.show()
        self._dress("good")

    def show_warning(self, warning: UserError, text: str, callback: Callable[[], object]) -> None:
        """Tell what is about to go wrong; with a text, a button does something about it."""
        self.show_error(warning)
        self._offer.setText(text)
        self._offer.setVisible(bool(text))
        self._callback = callback
        self._dress("warning")

    def dismiss(self) -> None:
        """Take the message away."""
        self.hide()

    def copy(self) -> None:
        """Put the whole message on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)

    @property
    def text(self) -> str:
        """What `copy` copies."""
        return self._text

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icons."""
        self._theme = theme
        self._paint_mark()
        self._close.setIcon(icon("close", theme, 14))
        self._more.setIcon(icon("down", theme, 14))
        self._copy.setIcon(icon("copy", theme, 14))

    def _dress(self, mood: str) -> None:
        self._mood = mood
        self.setProperty("mood", mood)
        self.style().unpolish(self)
        self.style().polish(self)
        self._paint_mark()

    def _paint_mark(self) -> None:
        name = "done" if self._mood == "good" else "warning"
        colour = getattr(self._theme, self._mood)
        self._mark.setPixmap(pixmap(name, colour, 20, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        words = column_layout(spacing=1)
        words.addWidget(self._sentence)
        words.addWidget(self._action)
        top = row_layout(spacing=8)
        top.addWidget(self._mark)
        top.addLayout(words, 1)
        for button in (self._offer, self._second, self._more, self._copy, self._close):
            top.addWidget(button)
        column = column_layout(self, (10, 6, 8, 6))
        column.addLayout(top)
        column.addWidget(self._details)


def as_text(error: UserError) -> str:
    """Everything an error says, for the clipboard."""
    return "\n\n".join(part for part in (error.sentence, error.action, error.details) if part)
