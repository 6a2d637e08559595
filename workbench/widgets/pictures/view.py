"""One picture to look into: wheel to zoom, drag to move, together with its neighbours."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.widgets.pictures import looking
from workbench.widgets.pictures.camera import Camera, fitting_scale
from workbench.widgets.pictures.captions import fitting
from workbench.widgets.pictures.drawing import draw_picture
from workbench.widgets.pictures.shown import Shown

PAD, RING, RING_WIDTH = 4, 4, 4
ROOM_FOR_LINES = 150
CLOSER = 4.0


class PictureView(QWidget):
    """A picture under a shared camera, below its caption."""

    def __init__(self, camera: Camera, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = camera
        self.shown: Shown | None = None
        self.image: QImage | None = None
        self.theme: Theme | None = None
        self._dragged_from: QPointF | None = None
        self._ring = QRectF()
        camera.changed.connect(self.update)
        camera.pointed.connect(self._move_pointer)
        self.setAccessibleName(tr("Picture"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(60, 60)

    def show_picture(self, shown: Shown, sample: int) -> None:
        """Show a network's picture of a sample."""
        self.shown = shown
        self.image = shown.picture(sample)
        self.setAccessibleName(tr("Picture: {title}").format(title=shown.title))
        self.setToolTip(shown.words)
        self._tell_fit()
        self.update()

    def room(self) -> QRectF:
        """Where the picture may be drawn."""
        return QRectF(self.rect().adjusted(0, self._caption_height(), 0, 0))

    def placed(self) -> QRectF:
        """Where the whole picture lies now, partly outside when zoomed in."""
        return self.camera.place(self.room(), self._size())

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.theme is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.room(), QColor(self.theme.plot_background))
        if self.shown is not None:
            self.paint_captions(painter)
            painter.setClipRect(self.room())
            self.paint_pictures(painter)
            self._paint_pointer(painter)
        if self.hasFocus():
            painter.setPen(QColor(self.theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.room().adjusted(0, 0, -1, -1))

    def paint_captions(self, painter: QPainter) -> None:
        """Write above the picture who made it."""
        assert self.shown is not None
        self.paint_caption(painter, self.shown, QRect(0, 0, self.width(), self._caption_height()))

    def paint_pictures(self, painter: QPainter) -> None:
        """Draw the picture, or say that there is none."""
        self.paint_picture(painter, self.image, self.room())

    def paint_picture(self, painter: QPainter, image: QImage | None, where: QRectF) -> None:
        """Draw one picture where the camera puts it, or words into `where`."""
        if image is not None:
            draw_picture(painter, self.placed(), image, self.devicePixelRatioF())
            return
        assert self.theme is not None
        painter.setFont(self.font())
        painter.setPen(QColor(self.theme.dim_text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(where, int(flags), tr("Not generated yet"))

    def paint_caption(
        self, painter: QPainter, shown: Shown, where: QRect, dimmed: bool = False
    ) -> None:
        """Write a title, and under it what there is room for."""
        assert self.theme is not None
        bold = QFont(self.font())
        bold.setBold(not dimmed)
        height = self.fontMetrics().height()
        lines = [(bold, self.theme.dim_text if dimmed else self.theme.text, shown.title)]
        if where.height() >= 2 * height:
            about = fitting(shown.lines, shown.short, self.fontMetrics(), where.width() - PAD)
            lines.append((self.font(), self.theme.dim_text, about))
        for number, (font, colour, text) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = QRect(where.x() + PAD, where.y() + number * height, where.width() - PAD, height)
            elide = Qt.TextElideMode.ElideRight
            words = painter.fontMetrics().elidedText(text, elide, line.width())
            painter.drawText(
                line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words
            )

    def _move_pointer(self) -> None:
        """Paint again only where the ring was and is: the mouse moves often."""
        before, self._ring = self._ring, self._find_ring()
        for ring in (before, self._ring):
            self.update(ring.toAlignedRect())

    def _find_ring(self) -> QRectF:
        """Around where the mouse is in a neighbour; empty where it is in none."""
        at = self.camera.pointer
        if at is None or self.image is None or self.underMouse():
            return QRectF()
        placed, reach = self.placed(), RING + RING_WIDTH
        spot = placed.topLeft() + QPointF(at.x() * placed.width(), at.y() * placed.height())
        return QRectF(spot.x() - reach, spot.y() - reach, 2 * reach, 2 * reach)

    def _paint_pointer(self, painter: QPainter) -> None:
        ring = self._find_ring()
        if ring.isEmpty() or self.theme is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((self.theme.accent_text, RING_WIDTH), (self.theme.accent, 2)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(ring.center(), RING, RING)

    def _caption_height(self) -> int:
        lines = 2 if self.height() >= ROOM_FOR_LINES else 1
        return lines * self.fontMetrics().height() + 2

    # -- size -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_fit()

    def _size(self) -> QSizeF:
        return QSizeF(self.image.size() if self.image is not None else QSize(1, 1))

    def _tell_fit(self) -> None:
        if self.image is not None and self.isVisible():
            scale = fitting_scale(self.room(), self._size())
            self.camera.set_fit(scale * self.devicePixelRatioF())

    # -- mouse and keys ---------------------------------------------------------------------

    def fraction(self, where: QPointF) -> QPointF:
        """The picture's point that is drawn at a point of this view."""
        placed = self.placed()
        return QPointF(
            (where.x() - placed.x()) / placed.width(), (where.y() - placed.y()) / placed.height()
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        looking.turn(self.camera, event, self.fraction(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None:
            moved = self.fraction(self._dragged_from) - self.fraction(event.position())
            self._dragged_from = event.position()
            self.camera.move_by(moved)
        inside = self.room().contains(event.position())
        self.camera.point_at(self.fraction(event.position()) if inside else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.camera.zoom > 1.0:
            self.camera.fit()
        else:
            self.camera.zoom_by(CLOSER, self.fraction(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.camera.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not looking.press(self.camera, event):
            event.ignore()
