"""Which two networks are held against each other, and how."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox, QWidget

from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.samples.differences import GAIN, MOST_GAIN
from workbench.samples.pair_views import FASTEST, RATE, SLOWEST
from workbench.widgets.flow import FlowLayout
from workbench.widgets.pictures.shown import Shown
from workbench.widgets.segments import tool

# Between them the boxes take what is left of one line, as long as they stay legible.
LEAST_BOX, MOST_BOX, BETWEEN = 80, 160, 4
RATE_WIDTH, GAIN_WIDTH = 72, 58


class PairBar(QWidget):
    """Two boxes of networks, and what flipping or subtracting them needs."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = QComboBox(), QComboBox()
        self._picked: dict[QComboBox, str] = {}
        self._shown: list[Shown] = []
        self.swap = tool(tr("Swap"), tr("Swap the two pictures"))
        self.blink = tool(tr("Blink"), tr("Flip automatically (B)"))
        self.blink.setCheckable(True)
        self.rate = self._make_rate()
        about = tr("Grey: no difference; brighter: the first picture has more of the colour")
        self.signed = tool(tr("Signed"), about)
        self.signed.setCheckable(True)
        for button in (self.blink, self.signed):
            button.setObjectName("button")
        self.gain = self._make_gain()
        row = FlowLayout(self, spacing=BETWEEN)
        for widget in (self.first, self.swap, self.second, self.blink, self.rate, self.signed,
                       self.gain):  # fmt: skip
            row.addWidget(widget)
        self._connect()

    def show_for(self, mode: str) -> None:
        """Offer what this mode needs: split, flip or difference."""
        self.blink.setVisible(mode == "flip")
        self.rate.setVisible(mode == "flip")
        self.signed.setVisible(mode == "difference")
        self.gain.setVisible(mode == "difference")
        self._share_line()

    def offer(self, shown: list[Shown]) -> None:
        """Let a person choose among these, keeping what was chosen as long as it is there."""
        self._shown = shown
        keys = [item.key for item in shown]
        titles = [item.title for item in shown]
        for box, key in zip((self.first, self.second), self._wanted(keys), strict=True):
            if [box.itemText(index) for index in range(box.count())] != titles:
                box.clear()
                box.addItems(titles)
            box.setCurrentIndex(keys.index(key) if key in keys else len(keys) - 1)

    def pair(self) -> tuple[Shown, Shown] | None:
        """The two that are chosen."""
        if not self._shown:
            return None
        return self._shown[self.first.currentIndex()], self._shown[self.second.currentIndex()]

    def apply_theme(self, theme: Theme) -> None:
        """Take icons of this theme."""
        self.swap.setIcon(icon("swap", theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_line()

    def _share_line(self) -> None:
        others = (self.swap, self.blink, self.rate, self.signed, self.gain)
        seen = [other for other in others if not other.isHidden()]
        widths = [min(other.sizeHint().width(), other.maximumWidth()) + BETWEEN for other in seen]
        room = (self.width() - sum(widths) - BETWEEN) // 2
        for box in (self.first, self.second):
            box.setFixedWidth(min(max(room, LEAST_BOX), MOST_BOX))

    def _wanted(self, keys: list[str]) -> tuple[str, str]:
        # Of several candidates it is they who are compared, else the one with the teacher.
        others = [key for key in keys if key.startswith("candidate ")]
        first, second = others[-1] if others else "teacher", "student"
        return self._picked.get(self.first, first), self._picked.get(self.second, second)

    def _make_rate(self) -> QDoubleSpinBox:
        rate = QDoubleSpinBox()
        rate.setRange(SLOWEST, FASTEST)
        rate.setSingleStep(0.5)
        rate.setDecimals(1)
        rate.setValue(RATE)
        rate.setFixedWidth(RATE_WIDTH)
        rate.setSuffix(tr(" / s"))
        rate.setAccessibleName(tr("Changes a second"))
        rate.setToolTip(tr("How often the pictures alternate"))
        return rate

    def _make_gain(self) -> QSpinBox:
        gain = QSpinBox()
        gain.setRange(1, MOST_GAIN)
        gain.setValue(GAIN)
        gain.setFixedWidth(GAIN_WIDTH)
        gain.setPrefix("× ")
        gain.setAccessibleName(tr("Gain"))
        gain.setToolTip(tr("How much the difference is amplified"))
        return gain

    def _connect(self) -> None:
        names = ((self.first, tr("First picture")), (self.second, tr("Second picture")))
        for box, name in names:
            box.setAccessibleName(name)
            box.setToolTip(tr("{name} of the comparison").format(name=name))
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.activated.connect(lambda index, box=box: self._pick(box, index))
        self.swap.clicked.connect(self._exchange)
        self.signed.toggled.connect(lambda: self.changed.emit())
        self.gain.valueChanged.connect(lambda: self.changed.emit())

    def _pick(self, box: QComboBox, index: int) -> None:
        self._picked[box] = self._shown[index].key
        self.changed.emit()

    def _exchange(self) -> None:
        pair = self.pair()
        if pair is not None:
            self._picked = {self.first: pair[1].key, self.second: pair[0].key}
            self.offer(self._shown)
            self.changed.emit()
