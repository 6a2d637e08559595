"""One sample, looked at closely: beside each other, split by a line, flipped, or subtracted."""

import math
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.app.background import Background, raise_error
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.samples.differences import Apart, apart
from workbench.samples.pair_bar import PairBar
from workbench.samples.pair_views import FlipView, SplitView
from workbench.widgets.layouts import column_layout
from workbench.widgets.pictures.camera import Camera
from workbench.widgets.pictures.shown import Shown
from workbench.widgets.pictures.view import PictureView

GAP = 4
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Down: 1,
}

_NEWEST = "newest"


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
        for index, view in enumerate(shown):
            down, across = divmod(index, columns)
            view.setGeometry(QRect(across * (width + GAP), down * (height + GAP), width, height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)

    def _side(self, count: int, columns: int) -> float:
        return min(self.width() / columns, self.height() / math.ceil(count / columns))


class SampleComparison(QWidget):
    """Pictures of one sample under one camera. Escape asks to be closed."""

    closed = Signal()
    stepped = Signal(int)

    def __init__(self, camera: Camera | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = camera or Camera(self)
        self.row = Row()
        self.split = SplitView(self.camera)
        self.flip = FlipView(self.camera)
        self.apart = PictureView(self.camera)
        self.bar = PairBar()
        self.mode = "beside"
        self._shown: list[Shown] = []
        self._sample = 0
        self._theme: Theme | None = None
        self._subtracting = Background(self)
        self._seen = {"split": self.split, "flip": self.flip, "difference": self.apart}
        self.pages = QStackedWidget()
        for page in (self.row, *self._seen.values()):
            self.pages.addWidget(page)
        rows = column_layout(self, (0, 0, 0, 0), 4)
        rows.addWidget(self.bar)
        rows.addWidget(self.pages, 1)
        self.bar.changed.connect(self._show)
        self.bar.blink.toggled.connect(self.flip.set_blinking)
        self.bar.rate.valueChanged.connect(self.flip.set_rate)

    @property
    def seen(self) -> list[Shown]:
        """Those whose pictures are looked at now."""
        pair = self.bar.pair()
        return list(pair) if self.mode != "beside" and pair else self._shown

    def show_sample(self, shown: list[Shown], sample: int, mode: str) -> None:
        """Show this sample as `mode` says: beside, split, flip or difference."""
        self._shown, self._sample, self.mode = shown, sample, mode
        self.bar.setVisible(mode != "beside")
        self.bar.show_for(mode)
        self.pages.setCurrentWidget(self._seen.get(mode, self.row))
        self.bar.offer(shown)
        self._show()
        self.setFocusProxy(self._seen[mode] if mode in self._seen else self.row.views[0])

    def apply_theme(self, theme: Theme) -> None:
        """Recolour every view."""
        self._theme = theme
        self.bar.apply_theme(theme)
        for view in (*self.row.views, *self._seen.values()):
            view.theme = theme
            view.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in STEPS:
            self.stepped.emit(STEPS[key])
        elif key == Qt.Key.Key_B and self.mode == "flip":
            self.bar.blink.toggle()
        else:
            event.ignore()

    def _show(self) -> None:
        pair = self.bar.pair()
        if self.mode == "beside":
            self._show_row()
        elif pair is not None and self.mode == "difference":
            self._subtract(*pair)
        elif pair is not None:
            (self.split if self.mode == "split" else self.flip).show_pair(*pair, self._sample)

    def _show_row(self) -> None:
        while len(self.row.views) < len(self._shown):
            view = PictureView(self.camera, self.row)
            view.theme = self._theme
            self.row.views.append(view)
        for view, item in zip(self.row.views, self._shown, strict=False):
            view.show()
            view.show_picture(item, self._sample)
        for view in self.row.views[len(self._shown) :]:
            view.hide()
            view.image = None
        self.row.arrange()

    def _subtract(self, first: Shown, second: Shown) -> None:
        """Large pictures take their time: the difference comes when it is there."""
        pairs = list(zip(first.pictures, second.pictures, strict=False))
        gain, signed = self.bar.gain.value(), self.bar.signed.isChecked()
        title = f"{first.title} − {second.title}"
        title = f"{title} × {gain}" if signed else f"|{title}| × {gain}"
        work = partial(apart, pairs, self._sample, gain, signed)
        show = partial(self._show_apart, title)
        self._subtracting.run(work, show, raise_error, _NEWEST, keeps_answers=True)

    def _show_apart(self, title: str, difference: Apart | None) -> None:
        pictures = (difference.picture,) if difference is not None else ()
        words = difference.words if difference is not None else ()
        # The mean is told wherever the picture is.
        title = ": ".join((title, *words[:1]))
        shown = Shown("difference", title, words[1:], pictures, short=("",) * len(words[1:]))
        self.apart.show_picture(shown, 0)
        self.apart.setAccessibleDescription(", ".join(words) or tr("Not generated yet"))
