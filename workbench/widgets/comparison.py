"""One sample, looked at closely: side by side, split by a line, or as a difference."""

import math

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.theme import Theme
from workbench.widgets.camera import Camera
from workbench.widgets.picture_grid import Shown
from workbench.widgets.picture_view import PictureView, SplitView
from workbench.widgets.pictures import GAIN, difference

GAP = 4


class Row(QWidget):
    """Views of equal size, in as many columns as make them largest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views: list[PictureView] = []

    def arrange(self) -> None:
        """Place the views that are shown."""
        shown = [view for view in self.views if not view.isHidden()]
        if not shown:
            return
        columns = max(range(1, len(shown) + 1), key=lambda c: self._side(len(shown), c))
        rows = math.ceil(len(shown) / columns)
        width = (self.width() - GAP * (columns - 1)) // columns
        height = (self.height() - GAP * (rows - 1)) // rows
        for place, view in enumerate(shown):
            down, across = divmod(place, columns)
            view.setGeometry(QRect(across * (width + GAP), down * (height + GAP), width, height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)

    def _side(self, count: int, columns: int) -> float:
        return min(self.width() / columns, self.height() / math.ceil(count / columns))


class Comparison(QWidget):
    """Pictures of one sample under one camera. Escape asks to be closed."""

    closed = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera(self)
        self.row = Row()
        self.split = SplitView(self.camera)
        self.apart = PictureView(self.camera)
        self.mode = "beside"
        self._shown: list[Shown] = []
        self._sample = 0
        self._theme: Theme | None = None
        self.first, self.second = QComboBox(), QComboBox()
        self._pair = self._pair_row()
        self.pages = QStackedWidget()
        for page in (self.row, self.split, self.apart):
            self.pages.addWidget(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._pair)
        rows.addWidget(self.pages, 1)

    def show_sample(self, shown: list[Shown], sample: int, mode: str) -> None:
        """Show this sample as `mode` says: beside, split or difference."""
        self._shown, self._sample, self.mode = shown, sample, mode
        self._pair.setVisible(mode != "beside")
        self.pages.setCurrentIndex(("beside", "split", "difference").index(mode))
        self._offer()
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Recolour every view."""
        self._theme = theme
        for view in (*self.row.views, self.split, self.apart):
            view.theme = theme
            view.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self.stepped.emit(-1)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_PageDown):
            self.stepped.emit(1)
        else:
            event.ignore()

    def _pair_row(self) -> QWidget:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for box, name in ((self.first, "First picture"), (self.second, "Second picture")):
            box.setAccessibleName(name)
            box.setToolTip(f"{name} of the comparison")
            box.activated.connect(self._show)
            row.addWidget(box, 1)
            if box is self.first:
                row.addWidget(QLabel("against"))
        row.addStretch(1)
        holder = QWidget()
        holder.setLayout(row)
        return holder

    def _offer(self) -> None:
        """Fill the two boxes, keeping what a person chose: teacher against student at first."""
        wanted = [self.first.currentData() or "teacher", self.second.currentData() or "student"]
        keys = [item.key for item in self._shown]
        for box, key in zip((self.first, self.second), wanted, strict=True):
            box.clear()
            for item in self._shown:
                box.addItem(item.title, item.key)
            box.setCurrentIndex(keys.index(key) if key in keys else len(keys) - 1)

    def _show(self) -> None:
        if self.mode == "beside":
            self._show_row()
            return
        first = self._shown[self.first.currentIndex()]
        second = self._shown[self.second.currentIndex()]
        if self.mode == "split":
            self.split.show_pair(first, second, self._sample)
        else:
            self.apart.show_picture(self._difference(first, second), 0)

    def _show_row(self) -> None:
        while len(self.row.views) < len(self._shown):
            view = PictureView(self.camera, self.row)
            view.theme = self._theme
            self.row.views.append(view)
        for place, view in enumerate(self.row.views):
            view.setVisible(place < len(self._shown))
            if place < len(self._shown):
                view.show_picture(self._shown[place], self._sample)
        self.row.arrange()

    def _difference(self, first: Shown, second: Shown) -> Shown:
        both = [item.pictures[self._sample : self._sample + 1] for item in (first, second)]
        pictures = (difference(both[0][0], both[1][0]),) if all(both) else ()
        title = f"|{first.title} − {second.title}| × {GAIN}"
        return Shown("difference", title, (), pictures)
