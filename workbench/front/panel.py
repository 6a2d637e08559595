"""What the search found: two quantities against each other, the widths, the search's progress."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.front.budgets import Budgets
from workbench.front.candidate_table import CandidateTable
from workbench.front.candidate_view import CandidateView
from workbench.front.content import (
    FrontOptions,
    best_within,
    front_picture,
    knee_index,
    marks_of,
    scale_words,
    search_picture,
    widths_picture,
)
from workbench.front.export_menu import ExportMenu
from workbench.front.filtering import FilterError, chosen_by, with_range
from workbench.front.hover_card import HoverCard
from workbench.front.labels import FrontLabels
from workbench.front.overlay import RunOverlay
from workbench.front.picture import EMPTY
from workbench.front.plot import FrontPlot
from workbench.front.search_plots import SearchPlots
from workbench.front.selection_controller import SelectionController
from workbench.front.smoothed import heading
from workbench.front.tools import PLOT, SEARCH, VIEWS, WIDTHS, FrontTools
from workbench.front.tooltip_controller import TooltipController
from workbench.front.width_plot import NO_WIDTHS, WidthPlot
from workbench.front.words import NO_CANDIDATES, NO_RUN, PLOT_KEYS, WIDTH_KEYS
from workbench.run.costs import COST_AXES, CostAxis
from workbench.run.position_words import position_keys
from workbench.run.qualities import BY_CRITERION
from workbench.run.quantities import QUANTITIES
from workbench.run.run_model import RunModel
from workbench.widgets.hint import WithHint
from workbench.widgets.layouts import column_layout
from workbench.widgets.run_panel import RunPanel

ROOM_FOR_TABLE = 440


class FrontPanel(RunPanel):
    """The search's result as it grows: views of it over a table, one selection in all."""

    NAME = "front"
    TITLE = "Front"
    LISTENS = (
        "candidates_changed",
        "selection_changed",
        "compared_changed",
        "chosen_changed",
        "scalars_changed",
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touched = False
        self.budgets = Budgets()
        self.tools = FrontTools()
        self.plot, self.widths, self.search = FrontPlot(), WidthPlot(), SearchPlots()
        self.table = CandidateTable(self)
        self.view = CandidateView(self.table)
        self.card = HoverCard(self)
        self.keeping = ExportMenu(self.plot, self.widths, self.search, self.table.rows)
        self.labels = FrontLabels()
        self.beside = RunOverlay(self.tools.beside.menu(), self)
        self.selecting = SelectionController(
            self, lambda: self.model, lambda: self.plot.picture, lambda: self.wanted
        )
        self.hovering = TooltipController(
            self.card, (self.plot, self.widths), self.beside, lambda: (self.model, self.cost)
        )
        self._name_parts()
        self._lay_out()
        self._connect()

    # -- what a panel does ------------------------------------------------------------------

    def start_over(self) -> None:
        model = self.model
        self.table.set_run(model)
        self.tools.filter.clear()
        search = model.run.recipe.search if model else None
        self.budgets.start_over(model)
        if model is not None:
            self.beside.look_in(model.run.folder.parent)
        criterion = search.criterion if search else "distance"
        self._offer(criterion == "miou")
        self.tools.choose_axes("paper_macs", BY_CRITERION[criterion].column)
        self.view.sort_by(criterion)
        self.hovering.hide()
        self.show_all()

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.tools, self.plot, self.widths, self.search, self.table):
            part.apply_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._touched:
            roomy = event.size().height() >= ROOM_FOR_TABLE
            self.tools.set_on("table", roomy)
            self._show_table()

    @property
    def wanted(self) -> FrontOptions:
        """What the person wants to see; without what the filter says."""
        across, up = self.tools.quantities
        budget, front_only = self.budgets.of(across), self.tools.is_on("front_only")
        smoothed = self.tools.is_on("smoothed")
        return FrontOptions(across, up, self.tools.colour_by, budget, None, front_only, smoothed)

    @property
    def cost(self) -> CostAxis:
        """The cost that words tell first."""
        return next((q.cost for q in self.tools.quantities if q.cost), COST_AXES[0])

    # -- what a person can do ---------------------------------------------------------------

    def show_view(self, view: str) -> None:
        """Show the plot, the widths, or the search's progress."""
        self.views.setCurrentIndex(list(VIEWS).index(view))
        self.tools.show_view(view)
        self.tools.save.setMenu(self.keeping.menus[view])
        self._show_table()
        self.hovering.hide()
        self.refresh()

    def show_all(self) -> None:
        """Show everything, and follow it."""
        self.plot.show_all()
        self.search.show_all()

    def go_to_filter(self) -> None:
        """Put the keyboard into the filter's line."""
        if self.tools.views.current == SEARCH:
            self.show_view(PLOT)
        self.tools.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.filter.selectAll()

    def save_as(self, kind: str) -> None:
        """Copy or save what is shown: picture, numbers, png, svg or csv."""
        self.keeping.act(self.tools.views.current, kind)

    def switch(self, option: str) -> None:
        """Turn one of the options on or off."""
        self.tools.options[option].toggle()

    # -- building ---------------------------------------------------------------------------

    def _name_parts(self) -> None:
        self.plot.setAccessibleName(tr("Front: quality against cost"))
        self.plot.setAccessibleDescription(tr(PLOT_KEYS))
        self.widths.setAccessibleName(tr("Widths of the candidates"))
        self.widths.setAccessibleDescription(tr(WIDTH_KEYS))
        self.tools.save.setMenu(self.keeping.menus[PLOT])

    def _lay_out(self) -> None:
        self.views = QStackedWidget()
        for page in (self.plot, self.widths, self.search):
            self.views.addWidget(page)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.views)
        self.splitter.addWidget(self.view)
        self.splitter.setStretchFactor(0, 4)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([8000, 2000])
        self.splitter.setObjectName("table")
        self.area = WithHint(self.splitter)
        self.setFocusProxy(self.plot)
        rows = column_layout(self, (6, 6, 6, 6), 4)
        rows.addWidget(self.tools)
        rows.addWidget(self.area, 1)
        rows.addWidget(self.labels)

    def _connect(self) -> None:
        tools, plot, widths, selecting = self.tools, self.plot, self.widths, self.selecting
        tools.views.chosen.connect(self.show_view)
        tools.axes_changed.connect(self._change_axes)
        tools.option_changed.connect(self._change_option)
        tools.filtered.connect(self.refresh)
        tools.whole.clicked.connect(self.show_all)
        self.beside.changed.connect(self.refresh)
        self.view.picked.connect(selecting.compare)
        for view in (plot, widths):
            view.clicked.connect(selecting.click)
        plot.walked.connect(selecting.walk)
        plot.banded.connect(selecting.band)
        plot.budget_moved.connect(self._move_budget)
        plot.budget_stepped.connect(self._step_budget)
        widths.brushed.connect(self._brush)
        plot.following_changed.connect(self._show_following)

    # -- showing ----------------------------------------------------------------------------

    def draw(self) -> None:
        model, problem = self.model, ""
        has_candidates = model is not None and len(model.candidates) > 0
        self.area.set_hint("" if has_candidates else tr(NO_CANDIDATES) if model else tr(NO_RUN))
        if model is not None and has_candidates:
            problem = self._draw_run(model)
        else:
            self.plot.draw(EMPTY)
            self.widths.draw(NO_WIDTHS)
            self.table.refresh({})
        self.tools.save.setEnabled(has_candidates)
        indices: tuple[int | None, int | None] = (None, None)
        if model is not None and has_candidates:
            indices = (knee_index(model, self.wanted), best_within(model, self.wanted))
        self.labels.show_words(model, self.cost, problem, indices)
        self._show_following()

    def _draw_run(self, model: RunModel) -> str:
        """Draw what is seen; gives why runs beside are not drawn."""
        if self.tools.up.findData("miou") < 0 and model.has_miou:
            self._offer(True)
        others, marks = self.beside.others(model), marks_of(model, self.wanted)
        wanted = self._with_filter(model, marks)
        picture = front_picture(model, wanted, others)
        view = self.tools.views.current
        self.plot.draw(picture)
        self._show_names(model, wanted)
        if view == WIDTHS:
            self.widths.draw(widths_picture(model, wanted, picture, self.tools.filter.text()))
        elif view == SEARCH:
            self.search.draw(search_picture(model, wanted, others))
        self.table.refresh(marks, picture.shown)
        self.view.fit_columns()
        self.view.show_indices(picture.compared)
        return self.beside.words(model, wanted)

    def _with_filter(self, model: RunModel, marks: dict[int, str]) -> FrontOptions:
        """What is wanted, and what the filter's line leaves of it."""
        kept, fault = None, ""
        try:
            kept = chosen_by(self.tools.filter.text(), model, marks)
        except FilterError as error:
            fault = str(error)
        self.tools.show_fault(fault)
        return replace(self.wanted, kept=kept)

    def _show_names(self, model: RunModel, wanted: FrontOptions) -> None:
        self.plot.axis("bottom").setLabel(wanted.across.heading(model)[1])
        self.plot.set_heading(*heading(model, wanted), wanted.up.explained(model))
        self.plot.show_scale(scale_words(model, wanted.colour) if wanted.colour else None)
        self.tools.options["budget"].setEnabled(wanted.across.cost is not None)
        self.tools.set_on("budget", wanted.budget is not None)

    def _show_following(self) -> None:
        searching = self.tools.views.current == SEARCH
        following = self.search.best.following if searching else self.plot.following
        self.tools.whole.setEnabled(not following)

    def _show_table(self) -> None:
        self.view.setVisible(self.tools.is_on("table") and self.tools.views.current != SEARCH)

    def _offer(self, with_miou: bool) -> None:
        columns = [quantity.column for quantity in QUANTITIES]
        self.tools.offer(tuple(c for c in columns if c != "miou" or with_miou))

    def _change_axes(self) -> None:
        self.plot.show_all()
        self.refresh()

    def _change_option(self, option: str, on: bool) -> None:
        if option == "table":
            # From now on it comes and goes as the person said, whatever the panel's height.
            self._touched = True
            self._show_table()
        elif option == "budget":
            self._show_budget(on)
        else:
            self.plot.set_scales(self.tools.scales)
            self.refresh()

    # -- a person's doing -------------------------------------------------------------------

    def _show_budget(self, on: bool) -> None:
        self.budgets.switch(on, self.model, self.wanted)
        self.refresh()

    def _move_budget(self, value: float) -> None:
        self.budgets.put(self.wanted.across, value)
        self.refresh()

    def _step_budget(self, step: int) -> None:
        budget = self.wanted.budget
        if budget is not None:
            self._move_budget(self.selecting.next_budget(budget, step))

    def _brush(self, number: int, held: tuple[float, float] | None) -> None:
        low, high = held or (None, None)
        if self.model is not None:
            key = position_keys(self.model.run.recipe.network)[number - 1]
            self.tools.filter.setText(with_range(self.tools.filter.text(), key, low, high))
