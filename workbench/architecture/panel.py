"""The widths of a sub-generator against the teacher's: moved by hand, with all that follows."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from core.data.images import Labels, Seen
from core.live import InferenceThread
from core.live.sources import fixed_sources
from core.nets.architecture import Architecture
from core.run.run import Run
from core.runtime.errors import UserError
from core.search.sensitivity import Sensitivity
from workbench.app.actions import Actions
from workbench.app.background import Background
from workbench.app.engine_words import of_engine
from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.tips import wrapped
from workbench.app.translation import mark, tr
from workbench.architecture.actions import PRESETS
from workbench.architecture.candidate_status import candidate_status, check_adding, fit
from workbench.architecture.cost_page import CostPage
from workbench.architecture.effect_page import EffectPage
from workbench.architecture.live_preview import LivePreview
from workbench.architecture.network_summary import NetworkSummary
from workbench.architecture.rows import MEASURES, total_words
from workbench.architecture.width_pictures import WidthPictures
from workbench.architecture.width_rows import WidthRows
from workbench.architecture.widths import Widths
from workbench.run.run_model import RunModel
from workbench.run.score_about import score_about
from workbench.widgets.action_button import ActionButton
from workbench.widgets.hint import WithHint
from workbench.widgets.layouts import column_layout
from workbench.widgets.notes import ElidedLabel
from workbench.widgets.own_undo import is_redo, is_undo, keeps_undo
from workbench.widgets.run_panel import RunPanel
from workbench.widgets.segments import Segments, tool
from workbench.widgets.tool_row import ToolRow

NO_BREAK = "\N{NO-BREAK SPACE}"
SMALLEST = QSize(300, 180)
# Narrower than this, pictures and costs are below the widths.
ROOM_BESIDE = 520
# How wide the widths are, for as long as nobody moved the line beside them.
LEAST, MOST = 196, 340
NO_RUN = mark(
    "The widths of a sub-generator appear here beside the teacher's. Change them to see what "
    "happens to picture and cost."
)
PAGES = mark(
    {
        "picture": ("Picture", "What the supernet draws at these widths, beside the teacher"),
        "cost": ("Cost", "Cost of each layer"),
        "effect": ("Sensitivity", "What halving each width does to the score, from the candidates"),
    }
)


class ArchitecturePanel(RunPanel):
    """Widths on the left; picture, cost or sensitivity on the right."""

    NAME = "architecture"
    TITLE = "Architecture"
    LISTENS = ("candidates_changed", "stages_changed", "chosen_changed")

    def __init__(
        self,
        parent: QWidget | None = None,
        live: Callable[[Run], InferenceThread] = InferenceThread,
        read: Callable[[Run], list[Seen | Labels]] = fixed_sources,
    ) -> None:
        super().__init__(parent)
        self.widths = Widths(self)
        self.network_summary: NetworkSummary | None = None
        self.sensitivity: Sensitivity | None = None
        self.why_not_add = ""
        self._fitted, self._is_checked, self._is_parted = -1, False, False
        self._actions: Actions | None = None
        self._background = Background(self)
        self.rows = WidthRows(self.widths)
        self.pictures = WidthPictures(self._background, LivePreview(live), read)
        self.costs = CostPage()
        self.effects = EffectPage()
        self.summary, self.standing = QLabel(), ElidedLabel()
        self.summary.setWordWrap(True)
        self.summary.setAccessibleName(tr("Total cost"))
        self.standing.setAccessibleName(tr("What is known about these widths"))
        self.standing.setProperty("role", "dim")
        self._lay_out()
        self._connect()

    # -- what a panel does ------------------------------------------------------------------

    def take_actions(self, actions: Actions) -> None:
        self._actions = actions
        add = ActionButton(actions["architecture.add"], primary=True)
        self._tools.add(add, rank=1)
        self._tools.offer(add, actions["architecture.add"])
        self.costs.add_button(ActionButton(actions["architecture.time"]))
        for name in PRESETS:
            self.start.menu().addAction(actions[f"architecture.{name}"])
        self._tools.offer(self.start, self.start.menu().menuAction())
        self._tools.offer(self.undo, actions["architecture.undo"])
        self._tools.offer(self.redo, actions["architecture.redo"])
        self._tools.add_more()

    def set_run(self, model: RunModel | None) -> None:
        if self.model is not None:
            self.model.selection_changed.disconnect(self._take_selection)
        super().set_run(model)
        if model is not None:
            model.selection_changed.connect(self._take_selection)

    def start_over(self) -> None:
        self.network_summary, self.sensitivity, self._fitted = None, None, -1
        self.why_not_add, self._is_checked = "", False
        for name in ("summary", "effects", "adding"):
            self._background.cancel(name)
        self.pictures.set_run(self.model)
        self.area.set_hint("" if self.model else tr(NO_RUN))

    def let_go(self) -> None:
        self.pictures.set_run(None)
        self._background.close(timeout=0.2)

    def apply_theme(self, theme: Theme) -> None:
        for widget in (self.rows, self.costs, self.effects, self.pictures):
            widget.apply_theme(theme)
        self.undo.setIcon(icon("undo", theme))
        self.redo.setIcon(icon("redo", theme))
        self._tools.apply_theme(theme)

    def event(self, event: QEvent) -> bool:
        return keeps_undo(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            self.widths.undo()
        elif is_redo(event):
            self.widths.redo()
        elif event.key() == Qt.Key.Key_N and self.pictures.style_row.isVisible():
            self.pictures.style_row.draw()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return SMALLEST

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._part()
        self.rows.set_room(self.left.viewport().height())

    def draw(self) -> None:
        if self.model is None:
            return
        run = self.model.run
        self._background.run(
            lambda: NetworkSummary.of(run), self._show_summary, self._show_problem, "summary"
        )
        self._fit()
        self._check_adding(run)

    # -- building ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.start = tool(tr("Start from…"), tr("Begin with the widths of a known architecture"))
        self.start.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.start.setMenu(QMenu(tr("Start from"), self.start))
        self.pages = Segments()
        for key, (text, tip) in PAGES.items():
            self.pages.add(key, tr(text), tr(tip))
        self.undo = tool(tr("Undo"), tr("Undo the last change of a width (Ctrl+Z)"))
        self.redo = tool(tr("Redo"), tr("Redo the change that was undone (Ctrl+Shift+Z)"))
        self._tools = ToolRow(spacing=2)
        self._tools.add(self.pages)
        self._tools.add(self.start, rank=2)
        self._tools.add(self.undo, rank=3)
        self._tools.add(self.redo, rank=3)
        self._tools.add_stretch()
        self.right = QStackedWidget()
        for page in (self.pictures, self.costs, self.effects):
            self.right.addWidget(page)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.left = _scrolled(self.rows)
        self.left.setMinimumWidth(LEAST)
        self.splitter.addWidget(self.left)
        self.splitter.addWidget(self.right)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        inside = QWidget()
        rows = column_layout(inside, (0, 0, 0, 0), 4)
        rows.addWidget(self._tools)
        rows.addWidget(self.splitter, 1)
        rows.addWidget(self.summary)
        rows.addWidget(self.standing)
        self.area = WithHint(inside)
        column = column_layout(self, (6, 6, 6, 6))
        column.addWidget(self.area)
        self.set_page("picture")

    def _connect(self) -> None:
        self.pages.chosen.connect(self.set_page)
        self.undo.clicked.connect(self.widths.undo)
        self.redo.clicked.connect(self.widths.redo)
        self.widths.changed.connect(self._show_widths)
        self.splitter.splitterMoved.connect(self._keep_parted)

    def _part(self) -> None:
        """Have pictures and costs beside the widths, or below them where it is narrow."""
        beside = self.width() >= ROOM_BESIDE
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if way == self.splitter.orientation() and self._is_parted:
            return
        self.splitter.setOrientation(way)
        room = self.width() if beside else self.height()
        share = min(max(LEAST, round(0.4 * room)), MOST) if beside else room // 2
        self.splitter.setSizes([share, room - share])

    def _keep_parted(self) -> None:
        self._is_parted = True

    # -- showing ----------------------------------------------------------------------------

    def set_page(self, page: str) -> None:
        """Show "picture", "cost" or "effect"."""
        self.pages.set_current(page)
        self.right.setCurrentIndex(list(PAGES).index(page))

    def _show_summary(self, summary: NetworkSummary) -> None:
        is_first = self.network_summary is None
        self.network_summary = summary
        self.area.set_hint("")
        teacher = tuple(summary.teacher["architecture"]) if summary.teacher else ()
        if is_first or (self.widths.space, self.widths.teacher) != (summary.space, teacher):
            self.widths.set_space(summary.space, teacher, self._selected())
            self.rows.set_network(summary.network)
            self.rows.come_after(self.redo)
            self.rows.set_room(self.left.viewport().height())
        self._show_widths()

    def _show_problem(self, error: UserError) -> None:
        self.area.set_hint(of_engine(error.sentence))

    def _show_widths(self) -> None:
        if self.network_summary is None or not self.widths.now:
            return
        words = total_words(self.network_summary, self.widths.now)
        about = [f"{tr(measure.title)}: {tr(measure.about)}." for measure in MEASURES]
        # Each cost in one piece, where the line breaks.
        whole = " · ".join(word.replace(" ", NO_BREAK) for word in words)
        self.summary.setText(whole)
        self.summary.setToolTip(wrapped("\n".join([" · ".join(words), *about])))
        self.undo.setEnabled(self.widths.can_undo)
        self.redo.setEnabled(self.widths.can_redo)
        self.costs.show_costs(self.network_summary, self.widths.now)
        self._show_status()
        self.pictures.show_widths(self.widths.now)
        if self._actions is not None:
            self._actions.refresh("architecture")

    def _show_status(self) -> None:
        # Until the summary is known, the widths are those of the run before.
        if self.model is not None and self.network_summary is not None:
            short, whole = candidate_status(self.model, self.widths.now, self.sensitivity)
            about = score_about(self.model.features(), self.model.run.recipe)
            self.standing.set_texts(short, f"{whole}\n{about}")

    # -- sensitivity ------------------------------------------------------------------------

    def _fit(self) -> None:
        model = self.model
        if model is None or len(model.candidates) == self._fitted:
            return
        self._fitted = len(model.candidates)
        self._background.run(fit(model), self._show_effects, only_latest="effects")

    def _show_effects(self, found: Sensitivity | None) -> None:
        self.sensitivity = found
        if self.model is not None:
            self.effects.show_effects(found, self._fitted, self.model.run.recipe)
        self._show_status()

    # -- adding -----------------------------------------------------------------------------

    def _check_adding(self, run: Run) -> None:
        """Once there are candidates, see whether another could be judged as they were."""
        stage = self.model.stage("distill") if self.model else None
        is_ready = stage is not None and stage.state == "done" and self._fitted > 0
        if is_ready and not self._is_checked:
            self._is_checked = True
            self._background.run(
                lambda: check_adding(run), failed=self._refuse, only_latest="adding"
            )

    def _refuse(self, error: UserError) -> None:
        self.why_not_add = of_engine(error.sentence)
        if self._actions is not None:
            self._actions.refresh("architecture")

    # -- a person's doing -------------------------------------------------------------------

    def begin_with(self, architecture: Architecture) -> None:
        """Put the widths where this architecture has them."""
        self.widths.set_all(architecture)

    def _take_selection(self) -> None:
        wanted = self._selected()
        if wanted is not None and self.network_summary is not None:
            self.widths.set_all(wanted)
            self._show_status()

    def _selected(self) -> Architecture | None:
        return (self.model.selected or self.model.chosen) if self.model else None


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
