"""The lines in the front's plot: budget, teacher, floor, and what was published."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QObject, Signal

from workbench.front.ghosts import Ghost
from workbench.theme import Theme
from workbench.widgets.front_layers import MARK, Scales, scatter
from workbench.widgets.front_picture import EMPTY, FrontPicture
from workbench.widgets.notes import Note
from workbench.widgets.plot import Plot, colour, cosmetic, ghostly

GHOST_HEIGHTS = (0.75, 0.66)
BUDGET_HEIGHT, TEACHER_HEIGHT = 0.84, 0.93
# A line's label: right of a line in the left half of the view, else left of it.
BESIDE = [(-0.05, 0.5), (1.05, 0.5)]
ABOVE = [(1.0, 1.05), (1.0, 1.05)]
NOTE_TOP = 30


class Lines(QObject):
    """What a candidate is held against. Tells where a person dragged the budget to."""

    budget_moved = Signal(float)

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self._plot, self._picture, self._scales = plot, EMPTY, Scales()
        self._moving = False
        self.budget = self._upright(BUDGET_HEIGHT, movable=True)
        self.budget.sigDragged.connect(self._dragged)
        self.teacher = self._upright(TEACHER_HEIGHT)
        self.floors = {
            True: self._line(0, {"position": 0.99, "anchors": ABOVE}),
            False: self._upright(0.57),
        }
        self.ghosts = [self._upright(height) for height in GHOST_HEIGHTS]
        for line in self.ghosts:
            line.setZValue(7)
        # The published student belongs into the picture; the teacher would take all the room.
        self.haunts = {
            "student": scatter(plot, MARK - 4, 4, "t1"),
            "teacher": scatter(plot, MARK - 4, 4, "t1", ignored=True),
        }
        step = plot.fontMetrics().height()
        self.edge = Note(plot.viewport(), top=NOTE_TOP)
        self.far = Note(plot.viewport(), top=NOTE_TOP + step)
        self.below = Note(plot.viewport(), top=NOTE_TOP + 3 * step)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The words at the edges."""
        return self.edge, self.far, self.below

    def draw(self, picture: FrontPicture, scales: Scales) -> None:
        """Show these."""
        self._picture, self._scales = picture, scales
        self._show_budget()
        self._show_haunts()
        self.show_within()

    def show_within(self) -> None:
        """Lines in the view; where one lies beyond, a note at the edge says so."""
        picture = self._picture
        teacher = picture.teacher
        spot = (teacher.value, teacher.text) if teacher else (None, "")
        self.edge.show_text(self._words(self.teacher, *spot))
        spots: list[tuple[float | None, str]] = [(g.cost, g.text) for g in picture.ghosts]
        spots += [(None, "")] * len(self.ghosts)
        beyond = [self._words(*each) for each in self._with_lines(spots)]
        self.far.show_text("\n".join(words for words in beyond if words))
        self._show_floor()

    def apply_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        for line, name in (
            (self.budget, theme.warning),
            (self.teacher, theme.teacher),
            *((line, theme.good) for line in self.floors.values()),
        ):
            line.setPen(cosmetic(name, dashed=True))
            line.setHoverPen(cosmetic(name, 2.0))
            line.label.setColor(name)
            line.label.fill = pg.mkBrush(colour(theme.plot_background, 190))
        for line in self.ghosts:
            line.setPen(ghostly(theme.dim_text))
            line.label.setColor(theme.dim_text)
            line.label.fill = pg.mkBrush(colour(theme.plot_background, 190))
        for item in self.haunts.values():
            item.setBrush(None)
            item.setPen(cosmetic(theme.dim_text, 1.5))
        notes = ((self.edge, theme.teacher), (self.far, theme.dim_text), (self.below, theme.good))
        for note, name in notes:
            note.setStyleSheet(f"color: {name}; background: {theme.plot_background}")

    # -- inside -----------------------------------------------------------------------------

    def _with_lines(self, spots):
        return [(line, *spot) for line, spot in zip(self.ghosts, spots, strict=False)]

    def _upright(self, height: float, movable: bool = False) -> pg.InfiniteLine:
        return self._line(90, {"position": height, "anchors": BESIDE}, movable)

    def _line(self, angle: int, options: dict, movable: bool = False) -> pg.InfiniteLine:
        line = pg.InfiniteLine(angle=angle, movable=movable, label="", labelOpts=options)
        line.setVisible(False)
        self._plot.addItem(line, ignoreBounds=True)
        return line

    def _show_budget(self) -> None:
        picture = self._picture
        if not self._moving:
            self._show(self.budget, picture.budget, picture.budget_text)
        else:
            self.budget.label.setFormat(picture.budget_text)

    def _dragged(self) -> None:
        value = float(self.budget.value())
        self._moving = self.budget.moving
        self.budget_moved.emit(10.0**value if self._scales.across_log else value)

    def _show(self, line: pg.InfiniteLine, value: float | None, text: str) -> None:
        logarithmic = self._scales.up_log if line.angle == 0 else self._scales.across_log
        known = value is not None and (value > 0 or not logarithmic)
        line.setVisible(known)
        if known and value is not None:
            line.setValue(math.log10(value) if logarithmic else value)
            line.label.setFormat(text)

    def _show_floor(self) -> None:
        """True pictures against true ones, on whichever axis the metric is."""
        picture, note = self._picture, ""
        for is_up, line in self.floors.items():
            found = picture.floor if is_up == picture.floor_up else None
            self._show(line, found.value if found else None, found.text if found else "")
            low = self._plot.view.viewRange()[1 if is_up else 0][0]
            if found and line.value() < low and len(picture.up):
                note = f"{found.text} {'↓' if is_up else '←'}"
                # Its label would reach into the view from below, and say the same cut in half.
                line.setVisible(False)
        self.below.show_text(note)

    def _show_haunts(self) -> None:
        """A point for each published network whose quality is measured as those here are."""
        for who, item in self.haunts.items():
            found: list[Ghost] = [
                g for g in self._picture.ghosts if g.who == who and g.value is not None
            ]
            across = self._scales.across(np.array([ghost.cost for ghost in found], dtype=float))
            up = self._scales.up(np.array([ghost.value for ghost in found], dtype=float))
            item.setData(across, up)

    def _words(self, line: pg.InfiniteLine, value: float | None, text: str) -> str:
        """Show a line; what to say at the edge where it lies beyond the view, else nothing."""
        self._show(line, value, text)
        beyond = value is not None and line.value() > self._plot.view.viewRange()[0][1]
        return f"{text} →" if beyond and len(self._picture.across) else ""
