"""One width as a bar against the teacher's: to be read, dragged, and moved by keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from workbench.app.theme import Theme
from workbench.app.translation import tr

HEIGHT, BAR, GRIP, EDGE = 22, 8, 6, 8


class WidthBar(QAbstractSlider):
    """Its value is the place among the choices, the narrowest 0; the mark is the teacher's width,
    where that is known.

    The wheel is left to whatever scrolls.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: tuple[int, ...] = (1,)
        self.teacher: int | None = None
        self.theme: Theme | None = None
        self.setAccessibleName(tr("Width of {name}").format(name=name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSingleStep(1)
        self.setPageStep(2)
        self.valueChanged.connect(self.describe)

    def set_choices(self, choices: tuple[int, ...], teacher: int | None) -> None:
        """Offer these widths, the narrowest first."""
        self.choices, self.teacher = choices, teacher
        self.setRange(0, len(choices) - 1)
        self.describe()

    @property
    def width_now(self) -> int:
        """The width that is chosen."""
        return self.choices[min(self.value(), len(self.choices) - 1)]

    def sizeHint(self) -> QSize:
        return QSize(140, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    # -- mouse ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._take(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._take(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def x_of(self, width: float) -> float:
        """Where the end of a bar of this width is drawn."""
        return EDGE + (self.width() - 2 * EDGE) * width / self._most

    @property
    def _most(self) -> int:
        return max(*self.choices, self.teacher or 1)

    def _take(self, where: QPointF) -> None:
        indices = range(len(self.choices))
        self.setValue(min(indices, key=lambda p: abs(self.x_of(self.choices[p]) - where.x())))

    def describe(self) -> None:
        """Say the width to those who hear it, and draw it."""
        choices = ", ".join(map(str, self.choices))
        if self.teacher is None:
            words = tr("{width}; one of {choices}").format(width=self.width_now, choices=choices)
        else:
            words = tr("{width} of the teacher's {teacher}; one of {choices}").format(
                width=self.width_now, teacher=self.teacher, choices=choices
            )
        self.setAccessibleDescription(words)
        self.update()

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_bar(painter, self.theme)
        self._paint_choices(painter, self.theme)
        self._paint_teacher(painter, self.theme)
        self._paint_grip(painter, self.theme)

    def _paint_bar(self, painter: QPainter, theme: Theme) -> None:
        for width, colour in ((self._most, theme.hover), (self.width_now, theme.front)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(self._bar(width), 3, 3)

    def _paint_choices(self, painter: QPainter, theme: Theme) -> None:
        middle = self.height() / 2
        for choice in self.choices:
            reached = choice <= self.width_now
            painter.setBrush(QColor(theme.accent_text if reached else theme.dim_text))
            painter.drawEllipse(QPointF(self.x_of(choice), middle), 1.5, 1.5)

    def _paint_teacher(self, painter: QPainter, theme: Theme) -> None:
        if self.teacher is None:
            return
        across = self.x_of(self.teacher)
        painter.setBrush(QColor(theme.teacher))
        painter.drawRoundedRect(QRectF(across - 1.5, 2, 3, self.height() - 4), 1.5, 1.5)

    def _paint_grip(self, painter: QPainter, theme: Theme) -> None:
        painter.setBrush(QColor(theme.field))
        painter.setPen(QPen(QColor(theme.front), 3 if self.hasFocus() else 2))
        size = GRIP + (1 if self.hasFocus() else 0)
        painter.drawEllipse(QPointF(self.x_of(self.width_now), self.height() / 2), size, size)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _bar(self, width: float) -> QRectF:
        return QRectF(EDGE, (self.height() - BAR) / 2, self.x_of(width) - EDGE, BAR)
