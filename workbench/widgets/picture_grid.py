"""All fixed pictures by all networks, as large as the dock allows."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from workbench.theme import Theme
from workbench.widgets.arrangement import GAP, SIDE, Arrangement, arrange
from workbench.widgets.captions import fitting, fitting_lines
from workbench.widgets.pictures import draw_picture

SEAM = 6
BRIEF = {"Fine-tuned": "Tuned", "Candidate": "Cand."}
KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True)
class Shown:
    """The pictures of one network, in the order of the samples; none: not drawn yet.

    `short` holds a shorter form of each line, empty where the line can be left out.
    """

    key: str
    title: str
    lines: tuple[str, ...]
    pictures: tuple[QImage, ...]
    distance: str = ""
    short: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Everything known of it, line by line, for a tooltip."""
        return "\n".join(line for line in (self.title, *self.lines, self.distance) if line)


class PictureGrid(QAbstractScrollArea):
    """Fixed samples × networks. Tells which sample was opened, and by which network's picture."""

    opened = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Shown] = []
        self._theme: Theme | None = None
        self._current = (0, 0)
        self._arrangement = arrange(QSize(100, 100), 1, 1, 1.0, 10, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Sample pictures")
        self.setAccessibleDescription("Arrow keys move, Enter opens a picture.")
        self.setMinimumSize(160, 100)

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
        self._arrange()

    def apply_theme(self, theme: Theme) -> None:
        """Recolour captions and empty cells."""
        self._theme = theme
        self.viewport().update()

    def cell_rect(self, place: int, sample: int) -> QRect:
        """Where a network's picture is, in the viewport."""
        now = self._arrangement
        across, down = (place, sample) if now.upright else (sample, place)
        step = QPoint(across * now.pitch.width(), down * now.pitch.height())
        return QRect(self._corner + now.origin + step, now.cell)

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None or not self._shown:
            return
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.panel))
        for place, item in enumerate(self._shown):
            for sample in range(self.samples):
                where = self.cell_rect(place, sample)
                if where.intersects(event.rect()):
                    self._paint_cell(painter, QRectF(where), item, sample)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRect(self.cell_rect(*self._current).adjusted(-1, -1, 1, 1))
        for place, item in enumerate(self._shown):
            self._paint_caption(painter, self._caption_rect(place), item)

    def _paint_cell(self, painter: QPainter, where: QRectF, item: Shown, sample: int) -> None:
        assert self._theme is not None
        if sample < len(item.pictures):
            draw_picture(painter, where, item.pictures[sample], self.devicePixelRatioF())
            return
        painter.fillRect(where, QColor(self._theme.hover))
        painter.setPen(QColor(self._theme.dim_text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(where, int(flags), "not drawn yet")

    def _caption_rect(self, place: int) -> QRect:
        now, first = self._arrangement, self.cell_rect(place, 0)
        if now.captions == "top":
            # The header stays in view while the pictures scroll.
            return QRect(first.x(), 0, first.width(), now.header)
        if now.captions == "side":
            return QRect(first.x() - SIDE, first.y(), SIDE - SEAM, first.height())
        return QRect(first.x(), first.y() - now.header, now.total.width(), now.header)

    def _paint_caption(self, painter: QPainter, where: QRect, item: Shown) -> None:
        assert self._theme is not None
        painter.fillRect(where.adjusted(0, 0, GAP, 0), QColor(self._theme.panel))
        if self._arrangement.captions == "over":
            self._paint_line(painter, where, item.title, bold=True)
            seen = self._bold_metrics().horizontalAdvance(item.title) + 2 * SEAM
            rest = where.adjusted(seen, 0, 0, 0)
            about = fitting(item.lines, item.short, self.fontMetrics(), rest.width())
            self._paint_line(painter, rest, about, bold=False)
            return
        height = self.fontMetrics().height()
        fits = self._bold_metrics().horizontalAdvance(item.title) <= where.width()
        title = item.title if fits else BRIEF.get(item.title, item.title)
        for number, text in enumerate([title, *self._caption_lines(item, where.width())]):
            line = QRect(where.x(), where.y() + number * height, where.width(), height)
            if line.bottom() > where.bottom():
                break
            self._paint_line(painter, line, text, bold=number == 0)

    def _paint_line(self, painter: QPainter, where: QRect, text: str, bold: bool) -> None:
        assert self._theme is not None
        font = QFont(self.font())
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text if bold else self._theme.dim_text))
        elide = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(text, elide, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

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

    def _arrange(self) -> None:
        pictures = [picture for item in self._shown for picture in item.pictures[:1]]
        shape = pictures[0].width() / max(1, pictures[0].height()) if pictures else 1.0
        room, line = self.viewport().size(), self.fontMetrics().height()
        counts = max(1, len(self._shown)), max(1, self.samples)
        lines = 1 + max((len(item.lines) for item in self._shown), default=0)
        self._arrangement = arrange(room, *counts, shape, line, lines)
        if self._arrangement.upright:
            # Lines that are too long for their column leave their room to the pictures.
            width = self._arrangement.cell.width()
            fit = 1 + max((len(self._caption_lines(i, width)) for i in self._shown), default=0)
            self._arrangement = arrange(room, *counts, shape, line, fit)
        self._set_scroll(room)
        self.viewport().update()

    def _set_scroll(self, room: QSize) -> None:
        total, cell = self._arrangement.total, self._arrangement.cell
        bars = (
            (self.horizontalScrollBar(), total.width() - room.width(), room.width()),
            (self.verticalScrollBar(), total.height() - room.height(), room.height()),
        )
        for bar, beyond, page in bars:
            bar.setRange(0, max(0, beyond))
            bar.setPageStep(page)
            bar.setSingleStep(max(8, cell.height() // 4))

    @property
    def _corner(self) -> QPoint:
        """Where the arrangement begins: centred, and scrolled."""
        spare = max(0, self.viewport().width() - self._arrangement.total.width()) // 2
        return QPoint(spare - self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # -- mouse and keys ---------------------------------------------------------------------

    def cell_at(self, where: QPoint) -> tuple[int, int] | None:
        """(network, sample) under a point of the viewport."""
        if self._arrangement.upright and where.y() < self._arrangement.header:
            return None
        for place in range(len(self._shown)):
            for sample in range(self.samples):
                if self.cell_rect(place, sample).contains(where):
                    return place, sample
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.cell_at(event.position().toPoint())
        if found is not None:
            self._current = found
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.cell_at(event.position().toPoint())
        if found is not None:
            self.opened.emit(found[1], self._shown[found[0]].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = KEYS.get(Qt.Key(event.key()))
        if step is not None and self._shown:
            self._move(step if self._arrangement.upright else (step[1], step[0]))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._shown:
            self.opened.emit(self._current[1], self._shown[self._current[0]].key)
        else:
            event.ignore()

    def _move(self, step: tuple[int, int]) -> None:
        place = min(max(self._current[0] + step[0], 0), len(self._shown) - 1)
        sample = min(max(self._current[1] + step[1], 0), max(0, self.samples - 1))
        self._current = (place, sample)
        where, header = self.cell_rect(place, sample), self._arrangement.header
        bar, bottom = self.verticalScrollBar(), self.viewport().height()
        if where.bottom() > bottom:
            bar.setValue(bar.value() + where.bottom() - bottom + GAP)
        elif self._arrangement.upright and where.top() < header:
            bar.setValue(bar.value() + where.top() - header - GAP)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for place, item in enumerate(self._shown):
                if self._caption_rect(place).contains(event.pos()):
                    QToolTip.showText(event.globalPos(), item.words, self)
                    return True
            found = self.cell_at(event.pos())
            words = (
                self._shown[found[0]].words + "\n\nDouble-click to look closer." if found else ""
            )
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)
