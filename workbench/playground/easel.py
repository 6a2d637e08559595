"""The canvas and the answers beside it, all of one size, captions below each."""

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.playground.answer_caption import ROOM_FOR_BOTH, AnswerCaption
from workbench.playground.answer_tile import AnswerTile
from workbench.run.measures import faster_words
from workbench.widgets.painting.canvas import DrawingCanvas

GAP = 8


class Easel(QWidget):
    """Lays canvas and answers out in as many columns as make them largest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.canvas = DrawingCanvas(self)
        self.tiles: list[AnswerTile] = []
        self.captions: list[AnswerCaption] = [self._caption()]
        self.captions[0].set_words(tr("Your drawing"), "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.canvas.apply_theme(theme)
        for tile in self.tiles:
            tile.apply_theme(theme)
        for caption in self.captions:
            caption.apply_theme(theme)

    def set_tiles(self, tiles: Sequence[AnswerTile]) -> None:
        """Show these answers, in this order; those that go are deleted."""
        for old in self.tiles:
            if old not in tiles:
                old.deleteLater()
                old.hide()
        self.tiles = list(tiles)
        for caption in self.captions[1:]:
            caption.hide()
            caption.deleteLater()
        self.captions = [self.captions[0], *(self._caption() for _ in tiles)]
        for tile in tiles:
            tile.setParent(self)
            if self._theme is not None:
                tile.apply_theme(self._theme)
        for before, after in pairwise((self.canvas, *tiles)):
            QWidget.setTabOrder(before, after)
        for widget in (*tiles, *self.captions):
            widget.show()
        self.show_words()
        self._place()

    def show_words(self) -> None:
        """Write every answer's name and time below it."""
        slowest = next((tile for tile in self.tiles if tile.network is None), None)
        for caption, tile in zip(self.captions[1:], self.tiles, strict=True):
            caption.set_words(tile.title, *time_words(tile, slowest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _caption(self) -> AnswerCaption:
        caption = AnswerCaption(self)
        if self._theme is not None:
            caption.apply_theme(self._theme)
        return caption

    def _place(self) -> None:
        widgets: list[QWidget] = [self.canvas, *self.tiles]
        columns = self._columns(len(widgets))
        rows = math.ceil(len(widgets) / columns)
        width = (self.width() - GAP * (columns - 1)) // columns
        height = (self.height() - GAP * (rows - 1)) // rows
        words = self.captions[0].room(width)
        high, wide = self._shape()
        # Where the height is what is short, they stand together in the middle.
        width = min(width, max(ROOM_FOR_BOTH, round((height - words) * wide / high)))
        left = (self.width() - columns * (width + GAP) + GAP) // 2
        for index, (widget, caption) in enumerate(zip(widgets, self.captions, strict=True)):
            row, column = divmod(index, columns)
            room = QRect(left + column * (width + GAP), row * (height + GAP), width, height - words)
            shown = self._shown(room)
            widget.setGeometry(shown)
            caption.setGeometry(room.left(), shown.bottom() + 1, width, words)

    def _shape(self) -> tuple[int, int]:
        """Height and width of what is drawn."""
        return self.canvas.artwork.size if self.canvas.artwork is not None else (1, 1)

    def _shown(self, room: QRect) -> QRect:
        """The part of a room that a picture fills, over the whole width."""
        height, width = self._shape()
        rect = QRect(room)
        rect.setHeight(max(1, min(room.height(), round(room.width() * height / width))))
        rect.moveTop(room.top() + (room.height() - rect.height()) // 2)
        return rect

    def _columns(self, count: int) -> int:
        height, width = self._shape()

        def side(columns: int) -> float:
            rows = math.ceil(count / columns)
            across = (self.width() - GAP * (columns - 1)) / columns
            words = self.captions[0].room(round(across))
            down = (self.height() - GAP * (rows - 1)) / rows - words
            return min(across / width, down / height)

        return max(range(1, count + 1), key=side)


def time_words(tile: AnswerTile, teacher: AnswerTile | None) -> tuple[str, str]:
    """An answer's frame time and speed-up, and the same in a sentence."""
    took = tile.milliseconds
    if took is None:
        return "", ""
    time = (tr("{ms:.0f} ms") if took >= 10 else tr("{ms:.1f} ms")).format(ms=took)
    timed = teacher is not None and teacher.is_timed and tile.is_timed
    if teacher is None or teacher is tile or not timed or not teacher.milliseconds:
        return time, tr("{time} per frame").format(time=time)
    faster = teacher.milliseconds / took
    whole = tr("{time} per frame, {times:.1f}× as fast as the teacher")
    return f"{time} · {faster_words(faster)}", whole.format(time=time, times=faster)
