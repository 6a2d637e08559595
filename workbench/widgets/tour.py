"""A few callouts over the real panels, for who sees the window for the first time."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.app.theme import Theme
from workbench.app.translation import tr

_GAP, _WIDE = 12, 340
# A banner moves the panels, the mouse drags their edges, a workspace hides them.
_FOLLOWED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


@dataclass(frozen=True)
class Stop:
    """One callout: `find` shows what it points at, and gives it."""

    title: str
    text: str
    find: Callable[[], QWidget]


class Tour(QWidget):
    """A frame around what is meant, and a card beside it; the window can be used meanwhile."""

    ended = Signal()

    def __init__(self, window: QWidget, stops: list[Stop], theme: Theme) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("tour")
        self._window, self._stops, self._theme, self.index = window, stops, theme, 0
        self._around = QRect()
        self._shown: QWidget | None = None
        self.card = QFrame(window)
        self.card.setObjectName("callout")
        self._title, self._text, self._count = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "heading")
        self._text.setWordWrap(True)
        self._count.setProperty("role", "dim")
        self.back = _button(tr("Back"), tr("Previous step"), self._go_back)
        self.next = _button(tr("Next"), tr("Next step"), self._go_on)
        self.next.setProperty("primary", True)
        self.skip = _button(
            tr("Skip"), tr("End the tour; you can repeat it from the Help menu"), self.end
        )
        self._lay_out()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self.card, self.end)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = QShortcut(QKeySequence(key), self.card, self._press)
            pressed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        window.installEventFilter(self)
        self.show()
        self.card.show()
        self._show_stop()

    def end(self) -> None:
        """Take it away."""
        self._window.removeEventFilter(self)
        self._point_at(None)
        for widget in (self.card, self):
            widget.hide()
            widget.deleteLater()
        self.ended.emit()

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the frame."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            QTimer.singleShot(0, self, self._place)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._around.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.accent), 3))
        painter.drawRoundedRect(self._around.adjusted(1, 1, -2, -2), 6, 6)

    # -- inside -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch(1)
        for button in (self.skip, self.back, self.next):
            row.addWidget(button)
        self._column = column = QVBoxLayout(self.card)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        for widget in (self._title, self._text):
            column.addWidget(widget)
        column.addLayout(row)

    def _press(self) -> None:
        """Enter presses the button that has the keyboard, as in a dialog."""
        for button in (self.back, self.next, self.skip):
            if button.hasFocus():
                button.click()
                return

    def _go_back(self) -> None:
        self.index = max(0, self.index - 1)
        self._show_stop()

    def _go_on(self) -> None:
        self.index += 1
        self.end() if self.index >= len(self._stops) else self._show_stop()

    def _show_stop(self) -> None:
        stop = self._stops[self.index]
        self._title.setText(stop.title)
        self._text.setText(stop.text)
        self._count.setText(
            tr("{place} of {count}").format(place=self.index + 1, count=len(self._stops))
        )
        self.back.setEnabled(self.index > 0)
        last = self.index == len(self._stops) - 1
        self.next.setText(tr("Done") if last else tr("Next"))
        self.card.setAccessibleName(f"{stop.title}. {stop.text}")
        stop.find()
        self.next.setFocus()
        # A panel that was behind a tab has its place once the event loop has run.
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self._point_at(self._stops[min(self.index, len(self._stops) - 1)].find())
        self._place()

    def _point_at(self, shown: QWidget | None) -> None:
        if self._shown is not None:
            self._shown.removeEventFilter(self)
        self._shown = shown
        if shown is not None:
            shown.installEventFilter(self)

    def _place(self) -> None:
        shown = self._shown
        self.setGeometry(self._window.rect())
        self._column.activate()
        self.card.setFixedWidth(max(_WIDE, self.card.minimumSizeHint().width()))
        self.card.adjustSize()
        if shown is None or not shown.isVisible():
            self._around = QRect()
        else:
            self._around = QRect(shown.mapTo(self._window, QPoint(0, 0)), shown.size())
            self.card.move(_beside(self._around, self.card.rect(), self._window.rect()))
        self.raise_()
        self.card.raise_()
        self.update()


def _beside(around: QRect, card: QRect, window: QRect) -> QPoint:
    """Right of what is meant, else left of it, else inside; never beyond the window."""
    right, left = around.right() + _GAP, around.left() - _GAP - card.width()
    if right + card.width() <= window.right():
        x = right
    else:
        x = left if left >= 0 else around.center().x() - card.width() // 2
    y = around.top() + _GAP
    return QPoint(
        max(_GAP, min(x, window.width() - card.width() - _GAP)),
        max(_GAP, min(y, window.height() - card.height() - _GAP)),
    )


def _button(text: str, tip: str, callback: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(lambda: callback())
    return button
