"""All fixed pictures by all networks, as large as the dock allows."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.samples.arrangement import GAP, Arrangement, arrange
from workbench.widgets.pictures import looking
from workbench.widgets.pictures.camera import Camera, fitting_scale
from workbench.widgets.pictures.captions import fitting, fitting_lines
from workbench.widgets.pictures.drawing import draw_picture
from workbench.widgets.pictures.shown import Shown

SEAM = 6
KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PictureGrid(QAbstractScrollArea):
    """Fixed samples × networks under one camera.

    Tells which sample was opened, and by which network's picture. `pointed_sample` is the row
    that the camera's pointer is in.
    """

    opened = Signal(int, str)

    def __init__(self, camera: Camera | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = camera or Camera(self)
        self.pointed_sample = 0
        self._dragged_from: QPointF | None = None
        self._shown: list[Shown] = []
        self._theme: Theme | None = None
        self._current = (0, 0)
        self._arrangement = arrange(QSize(100, 100), 1, 1, 1.0, 10, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.camera.changed.connect(self.viewport().update)
        self.setAccessibleName(tr("Sample pictures"))
        self.setAccessibleDescription(tr("Arrow keys move, Enter opens a picture."))
        self.setMinimumSize(120, 100)

    @property
    def samples(self) -> int:
        """How many fixed pictures there are."""
        return max((len(item.pictures) for item in self._shown), default=0)

    @property
    def arrangement(self) -> Arrangement:
        """Where things are now."""
        return self._arrangement

    def show_pictures(self, shown: list[Shown]) -> None:
        """Show these networks' pictures."""
        self._shown = shown
        index, sample = self._current
        self._current = max(0, min(index, len(shown) - 1)), max(0, min(sample, self.samples - 1))
        self._arrange()

    def apply_theme(self, theme: Theme) -> None:
        """Recolour captions and empty cells."""
        self._theme = theme
        self.viewport().update()

    def cell_rect(self, index: int, sample: int) -> QRect:
        """Where a network's picture is, in the viewport."""
        now = self._arrangement
        return QRect(self._corner + now.corner_of(index, sample), now.cell)

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None or not self._shown:
            return
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.panel))
        for index, item in enumerate(self._shown):
            for sample in range(self.samples):
                where = self.cell_rect(index, sample)
                if where.intersects(event.rect()):
                    self._paint_cell(painter, QRectF(where), item, sample)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRect(self.cell_rect(*self._current).adjusted(-1, -1, 1, 1))
        for index, item in enumerate(self._shown):
            self._paint_caption(painter, self._caption_rect(index), item)

    def _paint_cell(self, painter: QPainter, where: QRectF, item: Shown, sample: int) -> None:
        assert self._theme is not None
        image = item.picture(sample)
        if image is not None:
            painter.save()
            painter.setClipRect(where)
            placed = self.camera.place(where, QSizeF(image.size()))
            draw_picture(painter, placed, image, self.devicePixelRatioF())
            painter.restore()
            return
        painter.fillRect(where, QColor(self._theme.hover))
        painter.setPen(QColor(self._theme.dim_text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(where, int(flags), tr("Not generated yet"))

    def _caption_rect(self, index: int) -> QRect:
        now, scrolled = self._arrangement, self.verticalScrollBar().value()
        where = now.caption(index, scrolled).translated(self._corner)
        return where.adjusted(0, 0, -SEAM, 0) if now.captions == "side" else where

    def _paint_caption(self, painter: QPainter, where: QRect, item: Shown) -> None:
        assert self._theme is not None
        painter.fillRect(where.adjusted(0, 0, GAP, 0), QColor(self._theme.panel))
        if self._arrangement.captions == "over":
            self._paint_line(painter, where, item.title, bold=True, dim=False)
            seen = self._bold_metrics().horizontalAdvance(item.title) + 2 * SEAM
            rest = where.adjusted(seen, 0, 0, 0)
            about = fitting(item.lines, item.short, self.fontMetrics(), rest.width())
            self._paint_line(painter, rest, about, bold=False, dim=True)
            return
        height = self.fontMetrics().height()
        title = self._title(item, where.width())
        widest = max(
            self._bold_metrics().horizontalAdvance(self._title(one, where.width()))
            for one in self._shown
        )
        # All titles alike: either there is room for bold ones, or there is not.
        bold = widest <= where.width()
        for number, text in enumerate([title, *self._caption_lines(item, where.width())]):
            line = QRect(where.x(), where.y() + number * height, where.width(), height)
            if line.bottom() > where.bottom():
                break
            self._paint_line(painter, line, text, bold and number == 0, dim=number > 0)

    def _paint_line(
        self, painter: QPainter, where: QRect, text: str, bold: bool, dim: bool
    ) -> None:
        assert self._theme is not None
        font = QFont(self.font())
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.dim_text if dim else self._theme.text))
        elide = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(text, elide, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _title(self, item: Shown, room: int) -> str:
        fits = self._bold_metrics().horizontalAdvance(item.title) <= room
        return item.title if fits else item.brief or item.title

    def _caption_lines(self, item: Shown, room: int) -> list[str]:
        return fitting_lines(item.lines, item.short, self.fontMetrics(), room)

    def _bold_metrics(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setBold(True)
        return QFontMetrics(font)

    # -- arranging --------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_fit()

    def _arrange(self) -> None:
        # Not the viewport's size, which a scroll bar changes that comes and goes with this.
        room = self.maximumViewportSize()
        self._arrangement = self._fill(room)
        if self._arrangement.total.height() > room.height():
            bar_width = self.verticalScrollBar().sizeHint().width()
            self._arrangement = self._fill(room - QSize(bar_width, 0))
        bar, total = self.verticalScrollBar(), self._arrangement.total
        bar.setRange(0, max(0, total.height() - room.height()))
        bar.setPageStep(room.height())
        bar.setSingleStep(max(8, self._arrangement.cell.height() // 4))
        self._tell_fit()
        self.viewport().update()

    def _fill(self, room: QSize) -> Arrangement:
        shape, line = self._picture_size(), self.fontMetrics().height()
        counts = max(1, len(self._shown)), max(1, self.samples), shape.width() / shape.height()
        lines = 1 + max((len(item.lines) for item in self._shown), default=0)
        arrangement = arrange(room, *counts, line, lines)
        if not arrangement.upright:
            return arrangement
        # Lines that are too long for their column leave their room to the pictures.
        width = arrangement.cell.width()
        fit = 1 + max((len(self._caption_lines(i, width)) for i in self._shown), default=0)
        return arrange(room, *counts, line, fit)

    def _picture_size(self) -> QSizeF:
        pictures = [picture for item in self._shown for picture in item.pictures[:1]]
        return QSizeF(pictures[0].size()) if pictures else QSizeF(1, 1)

    def _tell_fit(self) -> None:
        if self.samples and self.isVisible():
            cell = QRectF(QRect(QPoint(0, 0), self._arrangement.cell))
            scale = fitting_scale(cell, self._picture_size())
            self.camera.set_fit(scale * self.devicePixelRatioF())

    @property
    def _corner(self) -> QPoint:
        """Where the arrangement begins: centred, and scrolled."""
        spare = max(0, self.viewport().width() - self._arrangement.total.width()) // 2
        return QPoint(spare, -self.verticalScrollBar().value())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # -- mouse and keys ---------------------------------------------------------------------

    def cell_at(self, where: QPoint) -> tuple[int, int] | None:
        """(network, sample) under a point of the viewport."""
        for index in range(len(self._shown)):
            if self._arrangement.upright and self._caption_rect(index).contains(where):
                return None
        for index in range(len(self._shown)):
            for sample in range(self.samples):
                if self.cell_rect(index, sample).contains(where):
                    return index, sample
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        if cell is not None:
            self._current = cell
            self._dragged_from = event.position()
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None:
            moved = self._dragged_from - event.position()
            self._dragged_from = event.position()
            size = self._placed(self._current).size()
            self.camera.move_by(QPointF(moved.x() / size.width(), moved.y() / size.height()))
        self._point(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        scrolls = self.verticalScrollBar().maximum() > 0
        if cell is None or (scrolls and not held):
            super().wheelEvent(event)
        else:
            looking.turn(self.camera, event, self._fraction(cell, event.position()))

    def _point(self, where: QPointF) -> None:
        cell = self.cell_at(where.toPoint())
        if cell is not None:
            self.pointed_sample = cell[1]
        self.camera.point_at(self._fraction(cell, where) if cell is not None else None)

    def _placed(self, cell: tuple[int, int]) -> QRectF:
        return self.camera.place(QRectF(self.cell_rect(*cell)), self._picture_size())

    def _fraction(self, cell: tuple[int, int], where: QPointF) -> QPointF:
        placed = self._placed(cell)
        offset = where - placed.topLeft()
        return QPointF(offset.x() / placed.width(), offset.y() / placed.height())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        if cell is not None:
            self.opened.emit(cell[1], self._shown[cell[0]].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, step = Qt.Key(event.key()), KEYS.get(Qt.Key(event.key()))
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if step is not None and self._shown and not shifted:
            self._move(step if self._arrangement.upright else (step[1], step[0]))
        elif key in OPENING and self._shown:
            self.opened.emit(self._current[1], self._shown[self._current[0]].key)
        elif not looking.press(self.camera, event):
            event.ignore()

    def _move(self, step: tuple[int, int]) -> None:
        index = min(max(self._current[0] + step[0], 0), len(self._shown) - 1)
        sample = min(max(self._current[1] + step[1], 0), max(0, self.samples - 1))
        self._current = (index, sample)
        where, header = self.cell_rect(index, sample), self._arrangement.header
        bar, bottom = self.verticalScrollBar(), self.viewport().height()
        if where.top() < header:
            bar.setValue(bar.value() + where.top() - header - GAP)
        elif where.bottom() > bottom:
            bar.setValue(bar.value() + where.bottom() - bottom + GAP)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.camera.point_at(None)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for index, item in enumerate(self._shown):
                if self._caption_rect(index).contains(event.pos()):
                    QToolTip.showText(event.globalPos(), item.words, self)
                    return True
            cell = self.cell_at(event.pos())
            closer = tr("Double-click to look closer.")
            words = f"{self._shown[cell[0]].words}\n\n{closer}" if cell else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)
