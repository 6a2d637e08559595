"""How one run is drawn in the library: a tick, small pictures, its name, where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.library.library import RunEntry
from workbench.app.icons import pixmap
from workbench.app.theme import LIGHT, Theme
from workbench.run.words import STATE_ICONS, state_colour

LINE = Qt.ItemDataRole.UserRole + 2
TICK, PICTURE, GAP, PAD, MARK = 16, 44, 4, 8, 15
BAR, KEPT = 3, 600
# Below the first width one picture fits beside the words, below the second two.
ONE, TWO = 400, 460

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class RunLine:
    """What is drawn of a run; `words` say where it stands, `about` what else is known."""

    entry: RunEntry
    words: str
    about: str
    is_open: bool = False
    pictures: Sequence[QImage] = field(default=(), compare=False)


class RunDelegate(QStyledItemDelegate):
    """Draws rows of `RunLine`; a click on the tick, or Space, ticks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.with_pictures = True
        self._reduced: dict[tuple[int, float], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, max(PICTURE, 3 * QFontMetrics(option.font).height() + BAR + 4) + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        ticked = _is_ticked(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_row(painter, option)
        self._paint_tick(painter, tick_rect(option.rect), ticked)
        left = self._paint_pictures(painter, option.rect, line.pictures)
        room = option.rect.adjusted(left - option.rect.left(), PAD, -PAD, -PAD)
        self._paint_words(painter, option, room, line)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if _ticks(event, option.rect):
            states = Qt.CheckState
            after = states.Unchecked if _is_ticked(index) else states.Checked
            return bool(model.setData(index, after, Qt.ItemDataRole.CheckStateRole))
        # A double click on the tick opens nothing.
        return event.type() == QEvent.Type.MouseButtonDblClick and _hits(event, option.rect)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state, theme = option.state, self.theme
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(theme.accent_soft if selected else theme.hover))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_tick(self, painter: QPainter, box: QRect, ticked: bool) -> None:
        theme = self.theme
        painter.setPen(QPen(QColor(theme.accent if ticked else theme.dim_text), 1))
        painter.setBrush(QColor(theme.accent if ticked else theme.field))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 3, 3)
        if ticked:
            scale = painter.device().devicePixelRatioF()
            painter.drawPixmap(box.topLeft(), pixmap("check", theme.accent_text, TICK, scale))

    def _paint_pictures(self, painter: QPainter, row: QRect, pictures: Sequence[QImage]) -> int:
        """Gives where the words begin."""
        if not self.with_pictures:
            return tick_rect(row).right() + PAD
        count = 1 if row.width() < ONE else 2 if row.width() < TWO else 3
        # With room for fewer, the newest says the most, then the input.
        shown = {1: pictures[-1:], 2: [*pictures[:1], *pictures[1:][-1:]]}.get(count, pictures)
        left = tick_rect(row).right() + PAD
        top = row.top() + (row.height() - PICTURE) // 2
        for index in range(count):
            frame = QRect(left + index * (PICTURE + GAP), top, PICTURE, PICTURE)
            if index < len(shown):
                scale = painter.device().devicePixelRatioF()
                painter.drawPixmap(frame.topLeft(), self._small(shown[index], scale))
            else:
                self._paint_nothing(painter, frame, with_mark=not index)
        return left + count * (PICTURE + GAP) + GAP

    def _paint_nothing(self, painter: QPainter, frame: QRect, with_mark: bool) -> None:
        painter.fillRect(frame, QColor(self.theme.panel))
        if with_mark:
            mark = pixmap("picture", self.theme.border, 18, painter.device().devicePixelRatioF())
            painter.drawPixmap(frame.left() + 13, frame.top() + 13, mark)

    def _small(self, picture: QImage, scale: float) -> QPixmap:
        """Reduced once: the list is drawn whenever the mouse moves over it."""
        key = (picture.cacheKey(), scale)
        if key not in self._reduced:
            while len(self._reduced) >= KEPT:
                del self._reduced[next(iter(self._reduced))]
            side = round(PICTURE * scale)
            ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
            image = picture.scaled(side, side, ratio, smooth.SmoothTransformation)
            image.setDevicePixelRatio(scale)
            self._reduced[key] = QPixmap.fromImage(image)
        return self._reduced[key]

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, line: RunLine
    ) -> None:
        theme, font = self.theme, QFont(option.font)
        height = QFontMetrics(font).height()
        middle = Qt.TextElideMode.ElideMiddle
        font.setBold(line.is_open)
        first = QRect(room.left(), room.top(), room.width(), height)
        _write(painter, first, line.entry.folder.name, font, theme.text, middle)
        font.setBold(False)
        scale, colour = painter.device().devicePixelRatioF(), state_colour(line.entry.state)
        mark = pixmap(
            STATE_ICONS.get(line.entry.state, "pending"), getattr(theme, colour), MARK, scale
        )
        second = first.translated(0, height + 1)
        painter.drawPixmap(second.left(), second.top() + (height - MARK) // 2, mark)
        _write(painter, second.adjusted(MARK + GAP, 0, 0, 0), line.words, font, theme.text)
        third = second.translated(0, height)
        _write(painter, third, line.about, font, theme.dim_text)
        if 0 < line.entry.share < 1:
            self._paint_bar(painter, third.left(), third.bottom() + 3, room.width(), line)

    def _paint_bar(self, painter: QPainter, left: int, top: int, width: int, line: RunLine) -> None:
        painter.fillRect(left, top, width, BAR, QColor(self.theme.border))
        colour = QColor(getattr(self.theme, state_colour(line.entry.state)))
        painter.fillRect(left, top, round(width * line.entry.share), BAR, colour)


def tick_rect(row: QRect) -> QRect:
    """Where the tick of a row is drawn."""
    return QRect(row.left() + PAD, row.top() + (row.height() - TICK) // 2, TICK, TICK)


def _is_ticked(index: Index) -> bool:
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked


def _write(
    painter: QPainter,
    room: QRect,
    text: str,
    font: QFont,
    colour: str,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, mode, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _ticks(event: QEvent, row: QRect) -> bool:
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
    return event.type() == QEvent.Type.MouseButtonRelease and _hits(event, row)


def _hits(event: QEvent, row: QRect) -> bool:
    # Easier to hit than it looks.
    near = tick_rect(row).adjusted(-PAD, -PAD, PAD // 2, PAD)
    return isinstance(event, QMouseEvent) and near.contains(event.position().toPoint())
