"""Two pictures on one spot: beside a line that can be dragged, or one after the other."""

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.widgets.pictures.camera import Camera
from workbench.widgets.pictures.looking import KEY_MOVE
from workbench.widgets.pictures.shown import Shown
from workbench.widgets.pictures.view import PictureView

GRIP = 8
STILL = 4
# Flashes of more than three a second can harm: a flash is there and back again.
SLOWEST, FASTEST, RATE = 0.5, 6.0, 2.0
CHANGES_MS = 1000


class PairView(PictureView):
    """A view of two networks' pictures of one sample."""

    def __init__(self, camera: Camera, parent: QWidget | None = None) -> None:
        super().__init__(camera, parent)
        self.second: Shown | None = None
        self.second_image: QImage | None = None

    def show_pair(self, first: Shown, second: Shown, sample: int) -> None:
        """Show two networks' pictures of a sample."""
        self.second, self.second_image = second, second.picture(sample)
        self.show_picture(first, sample)
        self.setToolTip("")
        self.name_pair(first.title, second.title)

    def name_pair(self, first: str, second: str) -> None:
        """Say what is seen and what the keys do, to those who hear it."""

    def caption_halves(self) -> tuple[QRect, QRect]:
        """Where the two captions are."""
        half, height = self.width() // 2, self._caption_height()
        return QRect(0, 0, half, height), QRect(half, 0, half, height)


class SplitView(PairView):
    """The first picture left of a line that can be dragged, the second right."""

    line_moved = Signal(float)

    def __init__(self, camera: Camera, parent: QWidget | None = None) -> None:
        super().__init__(camera, parent)
        self.line = 0.5
        self._holding = False

    def name_pair(self, first: str, second: str) -> None:
        self.setAccessibleName(tr("Split: {first} and {second}").format(first=first, second=second))
        self.setAccessibleDescription(tr("Left and right arrow keys move the line."))

    def set_line(self, line: float) -> None:
        """Put the line at this fraction of the view's width."""
        self.line = min(max(line, 0.0), 1.0)
        self.update()
        self.line_moved.emit(self.line)

    def paint_captions(self, painter: QPainter) -> None:
        assert self.shown is not None and self.second is not None
        for shown, where in zip((self.shown, self.second), self.caption_halves(), strict=True):
            self.paint_caption(painter, shown, where)

    def paint_pictures(self, painter: QPainter) -> None:
        across, room = self._line_x(), self.room()
        left, right = QRectF(room), QRectF(room)
        left.setRight(across)
        right.setLeft(across)
        for half, image in ((left, self.image), (right, self.second_image)):
            painter.setClipRect(half)
            self.paint_picture(painter, image, half)
        painter.setClipRect(room)
        if self.theme is not None:
            self._paint_line(painter, across, self.theme)

    def _line_x(self) -> int:
        return round(self.line * self.width())

    def _paint_line(self, painter: QPainter, across: int, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent_text), 4))
        top, bottom, middle = self.room().top(), self.room().bottom(), self.room().center().y()
        line = QLineF(across, top, across, bottom)
        painter.drawLine(line)
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawLine(line)
        painter.setBrush(QColor(theme.accent))
        painter.setPen(QPen(QColor(theme.accent_text), 2))
        painter.drawEllipse(QPointF(across, middle), GRIP, GRIP)

    def _near_line(self, where: QPointF) -> bool:
        return abs(where.x() - self._line_x()) <= GRIP

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The whole picture has nowhere to be moved: then the line comes to the mouse.
        self._holding = self.camera.zoom <= 1.0 or self._near_line(event.position())
        if self._holding:
            self.set_line(event.position().x() / max(1, self.width()))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._holding:
            self.set_line(event.position().x() / max(1, self.width()))
        super().mouseMoveEvent(event)
        if self._dragged_from is None:
            near = self._near_line(event.position())
            self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._holding = False
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -KEY_MOVE, Qt.Key.Key_Right: KEY_MOVE}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        else:
            self.set_line(self.line + step)


class FlipView(PairView):
    """One picture and then the other: on a click, while Space is held, or blinking."""

    flipped = Signal(bool)

    def __init__(self, camera: Camera, parent: QWidget | None = None) -> None:
        super().__init__(camera, parent)
        self.is_flipped = False
        self._pressed_at: QPointF | None = None
        self._held = False
        self._blinking = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.flip)
        self.set_rate(RATE)

    @property
    def seen(self) -> QImage | None:
        """The picture that is seen now."""
        return self.second_image if self.is_flipped else self.image

    def name_pair(self, first: str, second: str) -> None:
        now = second if self.is_flipped else first
        self.setAccessibleName(
            tr("Flip between {first} and {second}; now {now}").format(
                first=first, second=second, now=now
            )
        )
        self.setAccessibleDescription(tr("Click, or hold Space, to flip."))

    def flip(self) -> None:
        """Show the other one."""
        self.is_flipped = not self.is_flipped
        if self.shown is not None and self.second is not None:
            self.name_pair(self.shown.title, self.second.title)
        self.update()
        self.flipped.emit(self.is_flipped)

    def set_rate(self, changes: float) -> None:
        """Blink with so many changes a second."""
        self._timer.setInterval(round(CHANGES_MS / changes))

    def set_blinking(self, on: bool) -> None:
        """Flip by itself, as long as it is seen."""
        self._blinking = on
        self._run_timer()

    def paint_captions(self, painter: QPainter) -> None:
        assert self.shown is not None and self.second is not None
        first, second = self.caption_halves()
        self.paint_caption(painter, self.shown, first, dimmed=self.is_flipped)
        self.paint_caption(painter, self.second, second, dimmed=not self.is_flipped)
        if self.theme is not None:
            below = second if self.is_flipped else first
            bar = QRect(below.x(), below.bottom() - 1, below.width(), 2)
            painter.fillRect(bar, QColor(self.theme.accent))

    def paint_pictures(self, painter: QPainter) -> None:
        self.paint_picture(painter, self.seen, self.room())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_timer()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._release()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed_at = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        start, self._pressed_at = self._pressed_at, None
        if start is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if (event.position() - start).manhattanLength() < STILL:
            self.flip()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # A fast click flips fast.
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif not self._held and not event.isAutoRepeat():
            self._held = True
            self.flip()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self._release()

    def _release(self) -> None:
        if self._held:
            self._held = False
            self.flip()

    def _run_timer(self) -> None:
        if self._blinking and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
