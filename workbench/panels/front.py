"""Quality against cost of every candidate; hover to see, click to choose."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSplitter, QToolButton, QVBoxLayout, QWidget

from core.run import Strip
from core.search.front import knee
from workbench.candidate_costs import COST_AXES, CostAxis
from workbench.drawing import svg_of
from workbench.front_words import (
    budget_words,
    card_lines,
    ranking_words,
    selection_words,
    teacher_words,
)
from workbench.icons import icon
from workbench.measures import architecture_words
from workbench.panels.run_panel import RunPanel
from workbench.qualities import QUALITIES, Quality
from workbench.run_model import RunModel
from workbench.saving import SaveMenu
from workbench.theme import Theme
from workbench.widgets.candidate_table import CandidateTable
from workbench.widgets.candidate_view import CandidateView
from workbench.widgets.flow import FlowLayout
from workbench.widgets.front_plot import EMPTY, FrontPicture, FrontPlot
from workbench.widgets.hint import WithHint
from workbench.widgets.hover_card import HoverCard
from workbench.widgets.notes import ElidedLabel
from workbench.widgets.segments import tool

SHOWN_PICTURES = 3
ROOM_FOR_TABLE = 440
NO_RUN = (
    "The front appears here: quality against cost of every sub-generator that the search "
    "measures, the best of them joined by a line."
)
NO_CANDIDATES = (
    "No sub-generator was measured yet. When the search runs, each becomes a point here; "
    "hover a point to see its pictures, click it to compare it in Samples."
)


class FrontPanel(RunPanel):
    """The search's result as it grows: a plot over a table, one selection in both."""

    NAME = "front"
    TITLE = "Front"
    LISTENS = ("candidates_changed", "selection_changed", "chosen_changed")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touched = False
        self._places: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
        self.plot = FrontPlot()
        self.plot.setAccessibleName("Front: quality against cost")
        self.plot.setAccessibleDescription("Arrow keys move the selection along the front.")
        self.table = CandidateTable(self)
        self.view = CandidateView(self.table)
        self.summary = ElidedLabel()
        self.summary.setAccessibleName("Selected sub-generator")
        self.ranking = ElidedLabel()
        self.ranking.setAccessibleName("Ranking")
        self.ranking.setProperty("role", "dim")
        self.ranking.hide()
        self.card = HoverCard(self)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.plot)
        self.splitter.addWidget(self.view)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        self.menu: SaveMenu = SaveMenu(
            "front", self.plot, self.drawing, self.table.rows, self.plot.whole_heading
        )
        self.area = WithHint(self.splitter)
        self.setFocusProxy(self.plot)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.setSpacing(4)
        rows.addLayout(self._tools())
        rows.addWidget(self.area, 1)
        rows.addWidget(self.summary)
        rows.addWidget(self.ranking)
        self._connect()

    # -- what a panel does ------------------------------------------------------------------

    def start_over(self) -> None:
        self.table.set_run(self.model)
        self._offer_qualities()
        self.card.hide()
        self.plot.show_all()

    def apply_theme(self, theme: Theme) -> None:
        self.plot.apply_theme(theme)
        self.table.apply_theme(theme)
        self.whole.setIcon(icon("reset", theme))
        self.save.setIcon(icon("save", theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._touched:
            self.with_table.setChecked(event.size().height() >= ROOM_FOR_TABLE)

    @property
    def axis(self) -> CostAxis:
        """The cost shown."""
        return COST_AXES[self.costs.currentIndex()]

    @property
    def quality(self) -> Quality:
        """What the candidates are judged by."""
        return QUALITIES[self.qualities.currentIndex()]

    def drawing(self) -> str:
        """The plot as SVG."""
        with self.plot.whole_heading():
            return svg_of([self.plot])

    # -- building ---------------------------------------------------------------------------

    def _tools(self) -> FlowLayout:
        self.qualities = QComboBox()
        self.qualities.setAccessibleName("Quality")
        for place, quality in enumerate(QUALITIES):
            self.qualities.addItem(quality.title)
            self.qualities.setItemData(place, quality.about, Qt.ItemDataRole.ToolTipRole)
        self.qualities.setToolTip("What is plotted against the cost")
        self.qualities.hide()
        self.costs = QComboBox()
        self.costs.setAccessibleName("Cost")
        for place, axis in enumerate(COST_AXES):
            self.costs.addItem(axis.title)
            self.costs.setItemData(place, axis.about, Qt.ItemDataRole.ToolTipRole)
        self.costs.setToolTip("The cost that it is plotted against")
        self.logarithmic = QCheckBox("Log")
        self.logarithmic.setToolTip("Logarithmic cost")
        self.logarithmic.setAccessibleName("Logarithmic cost")
        self.with_table = QCheckBox("Table")
        self.with_table.setToolTip("Show the candidates as a table, too")
        self.with_table.setChecked(True)
        self.front_only = QCheckBox("Front only")
        self.front_only.setToolTip("List only the candidates that no other beats")
        self.whole = tool("Show all", "Back to all candidates, and follow them as they come")
        self.save = tool("Save", "Copy or save the plot and its numbers")
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save.setMenu(self.menu)
        row = FlowLayout(spacing=8)
        boxes = (self.logarithmic, self.with_table, self.front_only)
        for widget in (self.qualities, self.costs, *boxes, self.whole, self.save):
            row.addWidget(widget)
        return row

    def _connect(self) -> None:
        self.costs.currentIndexChanged.connect(self._change_axis)
        self.qualities.currentIndexChanged.connect(self._change_axis)
        self.logarithmic.toggled.connect(self.plot.set_logarithmic)
        self.with_table.clicked.connect(self._touch)
        self.with_table.toggled.connect(self.view.setVisible)
        self.with_table.toggled.connect(self.front_only.setVisible)
        self.front_only.toggled.connect(self.table.set_front_only)
        self.front_only.toggled.connect(self.refresh)
        self.whole.clicked.connect(self.plot.show_all)
        self.plot.following_changed.connect(self._show_following)
        self.plot.menu_asked.connect(self._show_menu)
        self.plot.hovered.connect(self._hover)
        self.plot.clicked.connect(self._select)
        self.plot.walked.connect(self._walk)
        self.view.picked.connect(self._select)

    # -- showing ----------------------------------------------------------------------------

    def draw(self) -> None:
        model = self.model
        found = model is not None and len(model.candidates) > 0
        self.area.set_hint("" if found else NO_CANDIDATES if model else NO_RUN)
        self.qualities.setVisible(model is not None and model.has_miou)
        picture = self._picture(model) if model is not None and found else EMPTY
        self.plot.draw(picture)
        self.table.refresh(self._marks(picture))
        self.view.fit_columns()
        self.view.show_place(picture.selected)
        self._show_words()
        self._show_following()

    def _picture(self, model: RunModel) -> FrontPicture:
        costs = model.column(self.axis.column)
        self._places = model.front(self.axis.column, self.quality.criterion)
        budget, budget_text = budget_words(model, self.axis)
        teacher = self.axis.teacher(model.teacher_cost()) if self.axis.teacher else None
        ghosts = model.ghosts(self.quality) if self.axis.column == "paper_macs" else ()
        return FrontPicture(
            costs=costs,
            values=model.column(self.quality.column),
            front=self._places,
            knee=self._knee(model.scores(self.quality.criterion), costs),
            chosen=model.place(model.chosen),
            selected=model.place(model.selected),
            budget=budget,
            budget_text=budget_text,
            teacher=teacher,
            teacher_text=teacher_words(model, self.axis, self.quality),
            ghosts=ghosts,
        )

    def _knee(self, scores: NDArray[np.float64], costs: NDArray[np.float64]) -> int | None:
        if len(self._places) < 3:
            return None
        points = np.column_stack([scores[self._places], costs[self._places]])
        return int(self._places[knee(points)])

    def _marks(self, picture: FrontPicture) -> dict[int, str]:
        marks = {int(place): "front" for place in picture.front}
        if picture.knee is not None:
            marks[picture.knee] = "front, knee"
        if picture.chosen is not None:
            known = marks.get(picture.chosen)
            marks[picture.chosen] = f"chosen, {known}" if known else "chosen"
        return marks

    def _show_words(self) -> None:
        model = self.model
        self.plot.axis("bottom").setLabel(self.axis.title)
        names = ("", "")
        if model:
            names = self.quality.names(model.features(), model.run.recipe)
        whole, short = (f"{name} ({self.quality.better})" for name in names)
        self.plot.set_heading(whole, short)
        found = model is not None and len(model.candidates) > 0
        self.summary.setVisible(found)
        whole, short = selection_words(model, self.axis) if model else ("", "")
        self.summary.set_texts(short, whole)
        self.ranking.setVisible(found and model is not None and model.ranking is not None)
        whole, short = ranking_words(model) if model else ("", "")
        self.ranking.set_texts(short, whole)

    def _show_following(self) -> None:
        self.whole.setEnabled(not self.plot.following)

    def _show_menu(self, where: QPoint) -> None:
        self.menu.popup(where)

    def _touch(self) -> None:
        # From now on the table comes and goes as the person said, whatever the panel's height.
        self._touched = True

    def _offer_qualities(self) -> None:
        """Begin with what the recipe goes by."""
        criterion = self.model.run.recipe.search.criterion if self.model else "distance"
        self.qualities.setCurrentIndex([q.criterion for q in QUALITIES].index(criterion))
        self.view.sort_by(criterion)

    def _change_axis(self) -> None:
        self.plot.show_all()
        self.refresh()

    # -- a person's doing -------------------------------------------------------------------

    def _select(self, place: int) -> None:
        if self.model is not None:
            chosen = self.model.candidates[place].candidate.architecture if place >= 0 else None
            self.model.select(chosen)

    def _walk(self, step: int) -> None:
        """Go along the front, from the selection or from the front's nearest end."""
        if not len(self._places):
            return
        selected, costs = self.plot.picture.selected, self.plot.picture.costs
        if selected is None:
            at = -1 if step > 0 else len(self._places)
        elif selected in self._places:
            at = int(np.flatnonzero(self._places == selected)[0])
        else:
            at = int(np.searchsorted(costs[self._places], costs[selected])) - (step > 0)
        self._select(int(self._places[np.clip(at + step, 0, len(self._places) - 1)]))

    def _hover(self, place: int, where: QPointF) -> None:
        model = self.model
        if place < 0 or model is None:
            self.card.hide()
            return
        item = model.candidates[place]
        candidate = item.candidate
        strip = Strip.candidate(candidate.architecture)
        pictures = model.pictures(strip)[:SHOWN_PICTURES]
        title = f"{architecture_words(candidate.architecture)}   (№ {item.id})"
        spot = self.plot.mapTo(self, self.plot.mapFromScene(where))
        self.card.show_at(spot, title, card_lines(model, candidate, self.axis), pictures)
