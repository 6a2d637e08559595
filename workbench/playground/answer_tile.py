"""One network's answer to a drawing, with its frame time; it can be copied and dragged out."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QWidget

from core.live import InferenceResult, Network
from workbench.app.engine_words import of_engine
from workbench.app.theme import LIGHT, Theme
from workbench.app.translation import tr
from workbench.widgets.frame_times import FrameTimes
from workbench.widgets.painting.canvas import fitted, image_of
from workbench.widgets.pictures.drawing import draw_picture

DRAGGED = QSize(96, 96)


class AnswerTile(QWidget):
    """Shows what a network makes of the drawing. `number` is that of the question answered."""

    save_wanted = Signal(object)

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network, self.title, self.about = network, "", ""
        self.number = 0
        self.image = QImage()
        self.trouble = ""
        self._times = FrameTimes()
        self._grabbed: QPoint | None = None
        self._theme: Theme = LIGHT
        self.folder: Path | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(24, 24)

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.update()

    def call(self, title: str, about: str) -> None:
        """Give it a name, and more words for its tooltip."""
        if (title, about) != (self.title, self.about):
            self.title, self.about = title, about
            self._describe()

    @property
    def milliseconds(self) -> float | None:
        """The median of the last frames."""
        return self._times.milliseconds

    @property
    def is_timed(self) -> bool:
        """Whether the median is of enough frames to compare; a network that fails needs none."""
        return bool(self.trouble) or self._times.is_enough

    def show_answer(self, answer: InferenceResult) -> None:
        """Show this, and count its time."""
        self.number = answer.number
        if answer.picture is None or answer.error is not None:
            self.trouble = of_engine(str(answer.error))
        else:
            self.trouble = ""
            self.image = image_of(answer.picture)
            self._times.add(answer)
        self._describe()
        self.update()

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if not self.image.isNull():
            QGuiApplication.clipboard().setImage(self.image)

    # -- events -----------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy picture"), self.copy)
        menu.addAction(tr("Save picture as PNG…"), lambda: self.save_wanted.emit(self))
        for action in menu.actions():
            action.setEnabled(not self.image.isNull())
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None or self.image.isNull():
            return
        way = event.position().toPoint() - self._grabbed
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._grabbed = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def mime(self) -> QMimeData:
        """The picture as others take it: as an image, and as a file where there is a folder."""
        data = QMimeData()
        data.setImageData(self.image)
        if self.folder is not None:
            file = self.folder / f"{self.title.lower().replace(' ', '-')}.png"
            self.folder.mkdir(parents=True, exist_ok=True)
            if self.image.save(str(file)):
                data.setUrls([QUrl.fromLocalFile(str(file))])
        return data

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(self.mime())
        small = self.image.scaled(DRAGGED, Qt.AspectRatioMode.KeepAspectRatio)
        drag.setPixmap(QPixmap.fromImage(small))
        drag.exec(Qt.DropAction.CopyAction)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        frame = fitted(room, self.image.size()) if not self.image.isNull() else room
        painter.fillRect(frame, QColor(theme.field))
        if not self.image.isNull():
            draw_picture(painter, frame, self.image, self.devicePixelRatioF())
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.border), 1))
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.trouble or self.image.isNull():
            self._write(painter, room)
        painter.end()

    def _write(self, painter: QPainter, room: QRectF) -> None:
        theme = self._theme
        words = self.trouble or tr("Draw to see the output")
        painter.fillRect(room, QColor(theme.field))
        painter.setPen(QColor(theme.error if self.trouble else theme.dim_text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(8, 8, -8, -8), int(flags), words)

    def _describe(self) -> None:
        took = self.milliseconds
        time = tr("{ms:.0f} ms per frame (median of the latest) in {runtime}; lower is better")
        words = "" if took is None else time.format(ms=took, runtime=self._times.runtime)
        how = tr("Drag the picture out, or copy it with Ctrl+C.")
        self.setAccessibleName(tr("Output of {title}").format(title=self.title))
        self.setAccessibleDescription(" ".join(part for part in (words, self.trouble) if part))
        lines = (self.title, self.about, words, self.trouble, how)
        self.setToolTip("\n".join(line for line in lines if line))
