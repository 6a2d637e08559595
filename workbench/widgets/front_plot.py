"""Quality against cost: every candidate a dim point, the front a bright line."""

import math
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.ghosts import Ghost
from workbench.theme import Theme
from workbench.widgets.notes import Note
from workbench.widgets.plot import Plot, colour, cosmetic

REACH = 14.0
GHOST_HEIGHTS = (0.75, 0.66)
ROOM_FOR_LABEL = 0.12
# A line's label: right of a line in the left half of the view, else left of it.
BESIDE = [(-0.05, 0.5), (1.05, 0.5)]
DIM, BRIGHT, MARK = 6, 9, 17
FRONT_FIRST = 0.6
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Home: -(10**9),
    Qt.Key.Key_End: 10**9,
}


@dataclass(frozen=True)
class FrontPicture:
    """What the plot shows: (n,) costs and values, and places among them.

    `front` lists the places on the front from the cheapest on. `budget` and `teacher` are costs.
    `ghosts` are published networks: a line each, and a point where their value is comparable.
    """

    costs: NDArray[np.float64]
    values: NDArray[np.float64]
    front: NDArray[np.intp]
    knee: int | None = None
    chosen: int | None = None
    selected: int | None = None
    budget: float | None = None
    budget_text: str = ""
    teacher: float | None = None
    teacher_text: str = ""
    ghosts: tuple[Ghost, ...] = ()

    @property
    def rises(self) -> bool:
        """Whether more cost buys higher values."""
        return len(self.front) > 1 and self.values[self.front[-1]] > self.values[self.front[0]]


EMPTY = FrontPicture(np.zeros(0), np.zeros(0), np.zeros(0, dtype=np.intp))


class FrontPlot(Plot):
    """Tells which place is under the mouse (-1: none), which was clicked, and of arrow keys."""

    hovered = Signal(int, QPointF)
    clicked = Signal(int)
    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = EMPTY
        self._logarithmic = False
        self._cloud = self._scatter(DIM, 1)
        self._stairs = pg.PlotCurveItem(connect="all")
        self._stairs.setZValue(2)
        self.addItem(self._stairs)
        self._bright = self._scatter(BRIGHT, 3)
        self._knee = self._scatter(MARK, 4, "d")
        self._chosen = self._scatter(MARK, 5, "star")
        self._selected = self._scatter(MARK, 6)
        self._under = self._scatter(MARK, 7)
        self._knee_label, self._chosen_label = self._label("knee"), self._label("chosen")
        # Every candidate is cheaper than the budget, so on its left there is room for its name.
        self._budget = self._limit(0.84, [(1.05, 0.5), (1.05, 0.5)])
        self._teacher = self._limit(0.93, BESIDE)
        self._ghosts = [self._limit(height, BESIDE) for height in GHOST_HEIGHTS]
        # The published student belongs into the picture; the teacher would take all the room.
        self._haunts = {
            "student": self._scatter(MARK - 4, 4, "t1"),
            "teacher": self._scatter(MARK - 4, 4, "t1", ignored=True),
        }
        for line in self._ghosts:
            line.setZValue(7)
        self._edge = Note(self.viewport(), top=30)
        self._far = Note(self.viewport(), top=30 + self.fontMetrics().height())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scene().sigMouseMoved.connect(self._hover)
        self.scene().sigMouseClicked.connect(self._click)
        self.view.sigXRangeChanged.connect(self._show_lines)

    # -- drawing ----------------------------------------------------------------------------

    def draw(self, picture: FrontPicture) -> None:
        """Show this."""
        known, self.picture = self.picture, picture
        across = self._across(picture.costs)
        if not _same(known.costs, picture.costs):
            self._cloud.setData(across, picture.values)
        self._draw_front(across[picture.front], picture.values[picture.front])
        self._mark(self._knee, picture.knee, self._knee_label)
        both = picture.chosen is not None and picture.chosen == picture.knee
        self._chosen_label.setText("chosen, knee" if both else "chosen")
        self._knee_label.setVisible(picture.knee is not None and not both)
        self._mark(self._chosen, picture.chosen, self._chosen_label)
        self._mark(self._selected, picture.selected)
        self._show_limit(self._budget, picture.budget, picture.budget_text)
        self._show_haunts()
        self._show_lines()

    def set_logarithmic(self, on: bool) -> None:
        """Show costs in powers of ten."""
        self._logarithmic = on
        self.axis("bottom").setLogMode(x=on)
        picture, self.picture = self.picture, EMPTY
        self.draw(picture)
        self.show_all()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._cloud.setBrush(colour(theme.candidate, 150))
        self._cloud.setPen(None)
        self._stairs.setPen(cosmetic(theme.front))
        self._bright.setBrush(colour(theme.front))
        self._bright.setPen(cosmetic(theme.plot_background))
        for item, name in ((self._knee, theme.front), (self._chosen, theme.good)):
            item.setBrush(colour(name))
            item.setPen(cosmetic(theme.plot_background))
        for item, name in ((self._selected, theme.selected), (self._under, theme.text)):
            item.setBrush(None)
            item.setPen(cosmetic(name, 2.5 if item is self._selected else 1.5))
        self._knee_label.setColor(theme.dim_text)
        self._chosen_label.setColor(theme.good)
        for line, name in ((self._budget, theme.warning), (self._teacher, theme.teacher)):
            line.setPen(cosmetic(name, dashed=True))
            line.label.setColor(name)
        for line in self._ghosts:
            line.setPen(ghostly(theme.dim_text))
            line.label.setColor(theme.dim_text)
            line.label.fill = pg.mkBrush(colour(theme.plot_background, 190))
        for item in self._haunts.values():
            item.setBrush(None)
            item.setPen(cosmetic(theme.dim_text, 1.5))
        for note, name in ((self._edge, theme.teacher), (self._far, theme.dim_text)):
            note.setStyleSheet(f"color: {name}; background: {theme.plot_background}")

    def _scatter(
        self, size: int, height: int, symbol: str = "o", ignored: bool = False
    ) -> pg.ScatterPlotItem:
        """Points, of which those that are `ignored` do not widen what is shown."""
        item = pg.ScatterPlotItem(size=size, symbol=symbol, pxMode=True)
        item.setZValue(height)
        self.addItem(item, ignoreBounds=ignored)
        return item

    def _label(self, text: str) -> pg.TextItem:
        label = pg.TextItem(text, anchor=(0.5, 1.55))
        label.setZValue(8)
        label.setVisible(False)
        self.addItem(label, ignoreBounds=True)
        return label

    def _limit(self, height: float, anchors: list[tuple[float, float]]) -> pg.InfiniteLine:
        options = {"position": height, "anchors": anchors}
        line = pg.InfiniteLine(angle=90, movable=False, label="", labelOpts=options)
        line.setVisible(False)
        self.addItem(line, ignoreBounds=True)
        return line

    def _draw_front(self, across: NDArray[np.float64], values: NDArray[np.float64]) -> None:
        self._bright.setData(across, values)
        # From one candidate to the next nothing better is known until its cost is paid.
        self._stairs.setData(np.repeat(across, 2)[1:], np.repeat(values, 2)[:-1])

    def _mark(
        self, item: pg.ScatterPlotItem, place: int | None, label: pg.TextItem | None = None
    ) -> None:
        where = [] if place is None else [self._spot(place)]
        item.setData(pos=where)
        if label is not None:
            label.setVisible(bool(where))
            if where:
                self._place_label(label, *where[0])

    def _place_label(self, label: pg.TextItem, across: float, value: float) -> None:
        left, right = self.view.viewRange()[0]
        share = (across - left) / max(right - left, 1e-12)
        if not self.picture.rises:
            label.setAnchor((1 if share > 0.5 else 0, 1.4))
        else:
            # There is room above a rising front on its left, and below it on its right.
            label.setAnchor((1, 1.4) if share > ROOM_FOR_LABEL else (-0.1, -0.3))
        label.setPos(across, value)

    def _spot(self, place: int) -> tuple[float, float]:
        cost = self._across(self.picture.costs[place : place + 1])[0]
        return float(cost), float(self.picture.values[place])

    def _across(self, costs: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.log10(np.maximum(costs, 1e-12)) if self._logarithmic else costs

    def _show_limit(self, line: pg.InfiniteLine, cost: float | None, text: str) -> None:
        line.setVisible(cost is not None)
        if cost is not None:
            line.setValue(math.log10(cost) if self._logarithmic else cost)
            line.label.setFormat(text)

    def _show_haunts(self) -> None:
        """A point for each published network whose quality is measured as those here are."""
        for who, item in self._haunts.items():
            found = [g for g in self.picture.ghosts if g.who == who and g.value is not None]
            costs = self._across(np.array([ghost.cost for ghost in found]))
            item.setData(pos=[(x, ghost.value) for x, ghost in zip(costs, found, strict=True)])

    def _show_lines(self) -> None:
        """Teacher and published networks as lines; where they lie beyond the view, as a note."""
        picture = self.picture
        self._edge.show_text(self._line_words(self._teacher, picture.teacher, picture.teacher_text))
        spots: list[tuple[float | None, str]] = [(g.cost, g.text) for g in picture.ghosts]
        spots += [(None, "")] * len(self._ghosts)
        beyond = [
            self._line_words(line, *spot) for line, spot in zip(self._ghosts, spots, strict=False)
        ]
        self._far.show_text("\n".join(words for words in beyond if words))

    def _line_words(self, line: pg.InfiniteLine, cost: float | None, text: str) -> str:
        """Show a line; what to say at the edge where it lies beyond the view, else nothing."""
        self._show_limit(line, cost, text)
        beyond = cost is not None and line.value() > self.view.viewRange()[0][1]
        return f"{text} →" if beyond and len(self.picture.costs) else ""

    # -- mouse and keys ---------------------------------------------------------------------

    def nearest(self, where: QPointF) -> int:
        """The place drawn nearest to a point of the scene, within reach; -1 if none is."""
        picture = self.picture
        if not len(picture.costs) or not self.view.sceneBoundingRect().contains(where):
            return -1
        at = self.view.mapFromScene(where)
        (left, right), (low, high) = self.view.viewRange()
        wide, tall = self.view.width(), self.view.height()
        x = (self._across(picture.costs) - left) / (right - left) * wide - at.x()
        y = (high - picture.values) / (high - low) * tall - at.y()
        away = np.hypot(x, y)
        away[picture.front] *= FRONT_FIRST
        place = int(np.argmin(np.where(np.isfinite(away), away, np.inf)))
        return place if away[place] <= REACH else -1

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_under(-1, QPointF())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.walked.emit(step)
        elif event.key() == Qt.Key.Key_Escape and self.picture.selected is not None:
            self.clicked.emit(-1)
        else:
            event.ignore()

    def _hover(self, where: QPointF) -> None:
        self._show_under(self.nearest(where), where)

    def _show_under(self, place: int, where: QPointF) -> None:
        self._mark(self._under, place if place >= 0 else None)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor
        )
        self.hovered.emit(place, where)

    def _click(self, event) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = self.nearest(event.scenePos())
        if place >= 0:
            event.accept()
            self.clicked.emit(place)


def ghostly(name: str) -> QPen:
    """A dotted pen: what is shown was not measured here."""
    pen = cosmetic(name)
    pen.setStyle(Qt.PenStyle.DotLine)
    return pen


def _same(known: NDArray[np.float64], new: NDArray[np.float64]) -> bool:
    """Whether two views of growing buffers show the same numbers."""
    return len(known) == len(new) and known.base is new.base is not None
