"""The lines in the front's plot: budget, teacher, floor, and what was published."""

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from workbench.app.theme import Theme
from workbench.front.layers import MARK, Scales, scatter
from workbench.front.picture import EMPTY, FrontPicture
from workbench.run.published_references import PublishedReference
from workbench.widgets.notes import Note
from workbench.widgets.plot import HOLLOW, Plot, colour, cosmetic, faint_pen, point_pen

# Which line of text below the plot's upper edge, or above its lower one, tells of what.
TEACHER_ROW, BUDGET_ROW, GHOST_ROW = 0, 1, 2
GHOSTS = 2
# A line's label: right of a line in the left half of the view, else left of it.
BESIDE = [(-0.05, 0.5), (1.05, 0.5)]
ABOVE = [(0.0, 1.05), (0.0, 1.05)]
LABELS, VEIL, INSET = 9, 190, 4


class Lines(QObject):
    """What a candidate is held against. Tells where a person dragged the budget to."""

    budget_moved = Signal(float)

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self._plot, self._picture, self._scales = plot, EMPTY, Scales()
        self._moving = False
        self.budget = self._upright(movable=True)
        self.budget.sigDragged.connect(self._dragged)
        self.teacher = self._upright()
        self.floors = {
            True: self._line(0, {"position": 0.01, "anchors": ABOVE}),
            False: self._upright(),
        }
        self.references = [self._upright() for _ in range(GHOSTS)]
        # The published student belongs into the picture; the teacher would take all the room.
        self.reference_points = {
            "student": scatter(plot, MARK - 4, 4, "t1"),
            "teacher": scatter(plot, MARK - 4, 4, "t1", ignored=True),
        }
        self.edge, self.limit, self.far, self.below = (Note(plot.viewport()) for _ in range(4))

    @property
    def notes(self) -> tuple[Note, ...]:
        """The words at the edges."""
        return self.edge, self.limit, self.far, self.below

    def draw(self, picture: FrontPicture, scales: Scales) -> None:
        """Show these."""
        self._picture, self._scales = picture, scales
        self._show_references()
        self.show_within()

    def show_within(self) -> None:
        """Lines in the view; where one lies beyond, a note at the edge says so."""
        picture = self._picture
        self._stack()
        self._show_budget()
        teacher = picture.teacher
        spot = (teacher.value, teacher.text) if teacher else (None, "")
        self.edge.show_text(self._words(self.teacher, *spot))
        spots: list[tuple[float | None, str]] = [(g.cost, g.text) for g in picture.references]
        spots += [(None, "")] * len(self.references)
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
            line.label.fill = pg.mkBrush(colour(theme.plot_background, VEIL))
        for line in self.references:
            line.setPen(faint_pen(theme.dim_text))
            line.label.setColor(theme.dim_text)
            line.label.fill = pg.mkBrush(colour(theme.plot_background, VEIL))
        for item in self.reference_points.values():
            item.setBrush(HOLLOW)
            item.setPen(point_pen(theme.dim_text, 1.5))
        notes = (
            (self.edge, theme.teacher),
            (self.limit, theme.warning),
            (self.far, theme.dim_text),
            (self.below, theme.good),
        )
        ground = QColor(theme.plot_background)
        veil = f"rgba({ground.red()}, {ground.green()}, {ground.blue()}, {VEIL})"
        for note, name in notes:
            note.setStyleSheet(f"color: {name}; background: {veil}")

    # -- inside -----------------------------------------------------------------------------

    def _with_lines(
        self, spots: list[tuple[float | None, str]]
    ) -> list[tuple[pg.InfiniteLine, float | None, str]]:
        return [(line, *spot) for line, spot in zip(self.references, spots, strict=False)]

    def _stack(self) -> None:
        """Give each label a line of its own, where the front is not: above it, or below."""
        room, step = self._plot.view.sceneBoundingRect(), self._plot.fontMetrics().height() + 1
        if room.height() <= 0:
            return
        floor_row = GHOST_ROW + len(self._picture.references)
        lines = [(self.teacher, TEACHER_ROW), (self.budget, BUDGET_ROW)]
        lines += [(line, GHOST_ROW + index) for index, line in enumerate(self.references)]
        lines.append((self.floors[False], floor_row))
        for line, row in lines:
            share = ((row + 0.5) * step + INSET) / room.height()
            line.label.setPosition(share if self._picture.rises else 1 - share)
        count = len(self._picture.references)
        notes = (
            (self.edge, TEACHER_ROW, 1),
            (self.limit, BUDGET_ROW, 1),
            (self.far, GHOST_ROW, count),
            (self.below, floor_row, 1),
        )
        for note, row, rows in notes:
            down = row * step + INSET
            up = room.height() - (row + rows) * step - INSET
            note.put_at(round(room.top() + (up if self._picture.rises else down)))

    def _upright(self, movable: bool = False) -> pg.InfiniteLine:
        return self._line(90, {"position": 0.9, "anchors": BESIDE}, movable)

    def _line(self, angle: int, options: dict[str, Any], movable: bool = False) -> pg.InfiniteLine:
        line = pg.InfiniteLine(angle=angle, movable=movable, label="", labelOpts=options)
        line.setVisible(False)
        line.setZValue(LABELS)
        self._plot.addItem(line, ignoreBounds=True)
        return line

    def _show_budget(self) -> None:
        picture = self._picture
        if not self._moving:
            words = self._words(self.budget, picture.budget, picture.budget_text)
            self.limit.show_text(words)
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
            # pyqtgraph leaves a label where it was while its line was hidden.
            line.label.updateTransform(force=True)

    def _show_floor(self) -> None:
        """True pictures against true ones, on whichever axis the metric is."""
        picture, note = self._picture, ""
        for is_up, line in self.floors.items():
            floor = picture.floor if is_up == picture.floor_up else None
            self._show(line, floor.value if floor else None, floor.text if floor else "")
            low = self._plot.view.viewRange()[1 if is_up else 0][0]
            if floor and line.value() < low and len(picture.up):
                note = f"{floor.text} {'↓' if is_up else '←'}"
                # Its label would reach into the view from below, and say the same cut in half.
                line.setVisible(False)
        self.below.show_text(note)

    def _show_references(self) -> None:
        """A point for each published network whose quality is measured as those here are."""
        for who, item in self.reference_points.items():
            references: list[PublishedReference] = [
                g for g in self._picture.references if g.who == who and g.value is not None
            ]
            across = self._scales.across(
                np.array([point.cost for point in references], dtype=float)
            )
            up = self._scales.up(np.array([point.value for point in references], dtype=float))
            item.setData(across, up)

    def _words(self, line: pg.InfiniteLine, value: float | None, text: str) -> str:
        """Show a line; what to say at the edge where it lies beyond the view, else nothing."""
        self._show(line, value, text)
        left, right = self._plot.view.viewRange()[0]
        inside = left <= line.value() <= right
        if not line.isVisible() or inside or not len(self._picture.across):
            return ""
        line.setVisible(False)
        return f"{text} →" if line.value() > right else f"← {text}"
