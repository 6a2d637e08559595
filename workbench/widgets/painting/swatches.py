"""The colours or classes to paint with, one of them in the pen."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QComboBox, QToolButton, QWidget

from workbench.app.theme import LIGHT, Theme
from workbench.app.translation import tr
from workbench.widgets.layouts import row_layout

Colour = tuple[int, int, int]
# More classes than this are a list to choose from.
MOST_BUTTONS = 40
SIDE = 16


class Swatches(QWidget):
    """Offers a palette. `chosen` carries the place of the entry that a person takes.

    `names` is the same choice as a list, for the layout.
    """

    chosen = Signal(int)
    other_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette: tuple[Colour, ...] = ()
        self._names: tuple[str, ...] = ()
        self._current = 0
        self._theme: Theme = LIGHT
        self._group = QButtonGroup(self)
        self._buttons: list[QToolButton] = []
        self._other: Colour = (255, 255, 255)
        self._row = row_layout(self, (0, 0, 0, 0), 1)
        self.names = QComboBox()
        self.names.setAccessibleName(tr("Class to paint"))
        self.names.setToolTip(tr("The class that the drawing tools paint"))
        self.names.setIconSize(QSize(SIDE, SIDE))
        self.names.setMinimumContentsLength(8)
        self.names.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.names.activated.connect(self._take)
        self.other = self._small(tr("Another colour"))
        self.other.setToolTip(tr("Choose another colour; right-click the drawing to pick one up"))
        self.other.clicked.connect(self.other_wanted)

    @property
    def current(self) -> int:
        """The place of the entry in the pen."""
        return self._current

    @property
    def buttons(self) -> list[QToolButton]:
        """One button an entry, of a palette that is not too large."""
        return self._buttons

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours for the frames."""
        self._theme = theme
        for button, colour in zip(self._buttons, self._palette, strict=False):
            button.setIcon(_icon(colour, theme))
        self.other.setIcon(_icon(self._other, theme, mixed=True))

    def set_palette(self, palette: Sequence[Colour], names: Sequence[str], is_free: bool) -> None:
        """Offer these; a name may be missing. A free one has room for any colour besides."""
        self._palette, self._names = tuple(palette), tuple(names)
        self._make_buttons()
        self.names.clear()
        for index, colour in enumerate(palette):
            self.names.addItem(_icon(colour, self._theme), self.title(index))
        self._row.removeWidget(self.other)
        self._row.addWidget(self.other)
        self.other.setVisible(is_free)
        self.set_current(0)

    def set_current(self, index: int) -> None:
        """Put an entry in the pen."""
        self._current = index
        if index < len(self._buttons):
            self._buttons[index].setChecked(True)
        self.names.setCurrentIndex(index)
        self._stop_once()

    def _stop_once(self) -> None:
        """Tab comes to the one in the pen; the arrow keys go on from there."""
        for button in (*self._buttons, self.other):
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def show_colour(self, colour: Colour) -> None:
        """Show this in the pen, of the palette or not."""
        if colour in self._palette:
            self.set_current(self._palette.index(colour))
        elif not self.other.isHidden():
            self._other = colour
            self.other.setIcon(_icon(colour, self._theme, mixed=True))
            self.other.setChecked(True)
            self._stop_once()

    def title(self, index: int) -> str:
        """An entry in words."""
        if index < len(self._names):
            return self._names[index]
        return "#{:02x}{:02x}{:02x}".format(*self._palette[index])

    def _make_buttons(self) -> None:
        for button in self._buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        few = self._palette if len(self._palette) <= MOST_BUTTONS else ()
        self._buttons = [self._button(index) for index in range(len(few))]
        for before, after in pairwise((self.names, *self._buttons, self.other)):
            QWidget.setTabOrder(before, after)

    def _button(self, index: int) -> QToolButton:
        button = self._small(self.title(index))
        button.setIcon(_icon(self._palette[index], self._theme))
        button.setAccessibleName(tr("Paint {name}").format(name=self.title(index)))
        button.setToolTip(self.title(index))
        button.clicked.connect(lambda: self._take(index))
        return button

    def _small(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("tiny", True)
        button.setIconSize(QSize(SIDE, SIDE))
        button.setText(text)
        self._group.addButton(button)
        self._row.addWidget(button)
        # Else it counts as hidden, and takes no room, until the next turn of the event loop.
        button.show()
        return button

    def _take(self, index: int) -> None:
        self.set_current(index)
        self.chosen.emit(index)


def _icon(colour: Colour, theme: Theme, mixed: bool = False) -> QIcon:
    """A colour; one that was mixed has a plus in it."""
    icon = QIcon()
    for scale in (1, 2, 3):
        picture = QPixmap(SIDE * scale, SIDE * scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.dim_text), 1))
        painter.setBrush(QColor(*colour))
        painter.drawRoundedRect(QRectF(1, 1, SIDE - 2, SIDE - 2), 3, 3)
        if mixed:
            is_light = QColor(*colour).lightness() > 127
            painter.setPen(QPen(QColor("black" if is_light else "white"), 1.5))
            painter.drawLine(QPointF(SIDE / 2, 4.5), QPointF(SIDE / 2, SIDE - 4.5))
            painter.drawLine(QPointF(4.5, SIDE / 2), QPointF(SIDE - 4.5, SIDE / 2))
        painter.end()
        picture.setDevicePixelRatio(scale)
        icon.addPixmap(picture)
    return icon
