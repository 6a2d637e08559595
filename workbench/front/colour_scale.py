"""Values as colours: which colour each gets, and the bar beside a plot that says so."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QLinearGradient, QPainter
from PySide6.QtWidgets import QGraphicsWidget, QStyleOptionGraphicsItem, QWidget

from workbench.app.theme import Theme
from workbench.widgets.plot import point_brush

# Few enough that a point's picture is drawn once and copied.
SHADES = 32
WIDTH, BAR, GAP = 62.0, 9.0, 5.0


def shades_of(values: NDArray[np.float64]) -> NDArray[np.intp]:
    """(n,) which of the SHADES each value gets, from the lowest to the highest; -1 for none."""
    shades = np.full(len(values), -1, dtype=np.intp)
    known = np.isfinite(values)
    if known.any():
        low, high = limits_of(values)
        share = (values[known] - low) / (high - low) if high > low else np.zeros(known.sum())
        shades[known] = np.clip((share * SHADES).astype(np.intp), 0, SHADES - 1)
    return shades


def limits_of(values: NDArray[np.float64]) -> tuple[float, float]:
    """The lowest and the highest value, without the worst hundredth at either end."""
    known = values[np.isfinite(values)]
    if not len(known):
        return 0.0, 0.0
    low, high = np.percentile(known, (1, 99)) if len(known) > 100 else (known.min(), known.max())
    return float(low), float(high)


def shade_colours(theme: Theme) -> list[QColor]:
    """The SHADES in a theme's colours."""
    stops = np.array([[c.red(), c.green(), c.blue()] for c in map(QColor, theme.scale)], float)
    at = np.linspace(0, len(stops) - 1, SHADES)
    channels = [np.interp(at, np.arange(len(stops)), stops[:, part]) for part in range(3)]
    mixed = np.column_stack(channels).round().astype(int).tolist()
    return [QColor(red, green, blue) for red, green, blue in mixed]


@dataclass(frozen=True)
class ScaleWords:
    """What is written at a scale: what it is of, its lowest and its highest value."""

    title: str
    low: str
    high: str

    @classmethod
    def of(
        cls, title: str, values: NDArray[np.float64], write: Callable[[float], str]
    ) -> "ScaleWords":
        """For these values."""
        low, high = limits_of(values)
        return cls(title, write(low), write(high))

    def __str__(self) -> str:
        return f"{self.title}: {self.low} – {self.high}"


def paint_scale(painter: QPainter, rect: QRectF, theme: Theme, words: ScaleWords) -> None:
    """A bar in the scale's colours, the highest value above it and the lowest below."""
    metrics = QFontMetricsF(painter.font())
    line = metrics.height()
    room = rect.adjusted(GAP, line + GAP, 0, -line - GAP)
    painter.fillRect(QRectF(room.left(), room.top(), BAR, room.height()), _gradient(room, theme))
    painter.setPen(QColor(theme.dim_text))
    top = QRectF(room.left(), room.top() - line - 1, room.width(), line)
    painter.drawText(top, 0, words.high)
    painter.drawText(top.translated(0, room.height() + line + 2), 0, words.low)
    painter.save()
    painter.translate(room.left() + BAR + GAP, room.bottom())
    painter.rotate(-90)
    title = metrics.elidedText(words.title, Qt.TextElideMode.ElideRight, room.height())
    upright = QRectF(0, 0, room.height(), line)
    painter.drawText(upright, Qt.AlignmentFlag.AlignCenter, title)
    painter.restore()


def _gradient(room: QRectF, theme: Theme) -> QBrush:
    gradient = QLinearGradient(QPointF(0, room.bottom()), QPointF(0, room.top()))
    for index, name in enumerate(theme.scale):
        gradient.setColorAt(index / (len(theme.scale) - 1), QColor(name))
    return QBrush(gradient)


class ColourScale(QGraphicsWidget):
    """The scale beside a plot; takes no room until it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.words: ScaleWords | None = None
        self._theme: Theme | None = None
        self.show_words(None)

    def show_words(self, words: ScaleWords | None) -> None:
        """Say this; None: nothing is coloured."""
        self.words = words
        self.setVisible(words is not None)
        self.setToolTip(str(words or ""))
        width = WIDTH if words else 0.0
        self.setMinimumWidth(width)
        self.setMaximumWidth(width)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._theme is not None and self.words is not None:
            paint_scale(painter, self.rect(), self._theme, self.words)


def shade_brushes(theme: Theme, alpha: int = 255) -> list[QBrush]:
    """A brush for each shade, and last one for values that are not known; always the same ones."""
    shades = [point_brush(shade.name(), alpha) for shade in shade_colours(theme)]
    return [*shades, point_brush(theme.candidate, alpha // 2)]
