"""The main window: it puts panels, actions and the session together."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from core.errors import UserError
from core.paths import runs_home
from core.recipe import Recipe
from core.run import Run
from workbench.actions import Actions
from workbench.background import Background
from workbench.commands import menus
from workbench.commands.recipe_requests import offer_unsaved
from workbench.commands.requests import Requests, sample_recipe
from workbench.curves.compared_runs import ComparedRuns
from workbench.dialogs.about import TITLE
from workbench.dialogs.error import ErrorDialog
from workbench.docks import Docks, first_stop
from workbench.drops import Drops
from workbench.files import Files
from workbench.icons import icon
from workbench.leaving import Leaving
from workbench.library.queue_driver import QueueDriver
from workbench.panels.log import LogPanel
from workbench.panels.panel import Panel
from workbench.panels.progress import ProgressPanel
from workbench.panels.recipe import RecipePanel
from workbench.panels.runs import RunsPanel
from workbench.recipe.draft import Draft
from workbench.recipe.journal import Journal
from workbench.session import Check, Engine, Session, make_check, make_engine
from workbench.settings import Settings, not_kept
from workbench.theme import Choice, apply_theme
from workbench.tidings import Tidings
from workbench.translation import tr
from workbench.widgets.banner import Banner
from workbench.widgets.machine_bar import MachineBar
from workbench.widgets.notes import ElidedLabel

# These draw with pyqtgraph, whose import takes longer than showing the window.
PLOTS = {
    "curves": "CurvesPanel",
    "front": "FrontPanel",
    "samples": "SamplesPanel",
    "architecture": "ArchitecturePanel",
    "playground": "PlaygroundPanel",
}


class Window(QMainWindow):
    """The workbench. `plots_ready` follows the first paint."""

    plots_ready = Signal()

    def __init__(
        self,
        recipe: Recipe | None = None,
        engines: Callable[[Run], Engine] = make_engine,
        checks: Callable[[Run, int, int | None], Check] = make_check,
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.settings = Settings()
        self.background = Background(self)
        self.session = Session(self.background, engines, checks)
        self.queue = QueueDriver(self.session, self.background)
        self.compared = ComparedRuns(self.background, self)
        self.draft = Draft(recipe or sample_recipe(), self)
        self.journal = Journal(self.draft, self)
        self.actions_by_id = Actions(self)
        self.files = Files(self, self.settings)
        self.requests = Requests(self)
        self._area = QMainWindow()
        self._area.setWindowFlags(Qt.WindowType.Widget)
        self.docks = Docks(self, self._area, self.settings)
        self._painted = False
        self._dialog: ErrorDialog | None = None
        self._told: set[tuple[str, str]] = set()
        self._leaving = Leaving(self)
        menus.register(self)
        self._make_panels()
        self._make_bars()
        self.drops = Drops(self)
        self._connect()
        self.set_theme(self.settings.theme)
        self.docks.restore()
        self.actions_by_id.refresh()
        offer_unsaved(self)
        if not self.settings.can_be_kept:
            self.log.add_own(not_kept(), "warning")
        # Otherwise the keyboard begins at the theme's button.
        start = first_stop(self.recipe)
        if start is not None:
            start.setFocus()

    def recipe_of(self) -> RecipePanel:
        """The recipe's panel."""
        return self.recipe

    # -- looks ------------------------------------------------------------------------------

    def set_theme(self, choice: Choice) -> None:
        """Dress the window, and remember the choice."""
        self.settings.theme = choice
        self.theme = apply_theme(QApplication.instance(), choice)  # type: ignore[arg-type]
        self.actions_by_id[f"theme.{choice}"].setChecked(True)
        self.actions_by_id.apply_theme(self.theme)
        self.theme_button.setIcon(icon("theme", self.theme))
        self.setWindowIcon(icon("logo", self.theme, 32))
        self.banner.apply_theme(self.theme)
        for panel in self.panels.values():
            panel.apply_theme(self.theme)
        self.requests.apply_theme(self.theme)

    # -- errors -----------------------------------------------------------------------------

    def show_error(self, error: UserError) -> None:
        """Tell of an error across the window, and keep it in the log."""
        self.statusBar().clearMessage()
        self.log.add_own(error)
        self.banner.show_error(error)

    def show_unexpected(self, error: UserError) -> None:
        """Tell of a fault of the workbench itself; one dialog at a time, the rest in the log.

        What the person has made is kept first, whatever happens next. A fault that comes again is
        told once: one in what is drawn comes with every redraw.
        """
        self.docks.save()
        self.journal.write()
        self.settings.flush()
        fault = error.sentence, error.details
        if fault not in self._told:
            self._told.add(fault)
            self.log.add_own(error)
            self.show_report(error)

    def show_report(self, error: UserError) -> None:
        """The dialog of a fault, with the report to copy."""
        if self._dialog is None:
            self._dialog = ErrorDialog(error, self.theme, self)
            self._dialog.finished.connect(self._forget_dialog)
            self._dialog.open()

    # -- events -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._import_plots)
            QTimer.singleShot(0, self.machine, self.machine.start)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving.may_close():
            event.ignore()
            return
        self.docks.save()
        self.journal.write()
        self.settings.flush()
        self.queue.close()
        self.session.close()
        for panel in self.panels.values():
            panel.let_go()
        self.background.close(timeout=0.2)
        super().closeEvent(event)

    # -- inside -----------------------------------------------------------------------------

    def _make_panels(self) -> None:
        self.recipe = RecipePanel(
            self.draft, self.background, self.actions_by_id, lambda: self.settings.recent_runs
        )
        self.runs = RunsPanel(self.background, self.settings, self.actions_by_id, self.queue)
        self.progress = ProgressPanel(self.session, self.actions_by_id, self.background)
        self.log = LogPanel()
        self.panels: dict[str, Panel] = {}
        for panel in (self.recipe, self.runs, self.progress, self.log):
            self._add_panel(panel)

    def _add_panel(self, panel: Panel) -> None:
        self.panels[panel.NAME] = panel
        panel.take_actions(self.actions_by_id)
        self.docks.fill(panel.NAME, panel)

    def _make_bars(self) -> None:
        self.theme_button = menus.make_theme_button(self)
        menus.fill_menus(self)
        self.addToolBar(menus.make_toolbar(self))
        self.banner = Banner()
        inside = QWidget()
        inside.setObjectName("empty")
        column = QVBoxLayout(inside)
        column.setContentsMargins(6, 0, 6, 0)
        column.setSpacing(6)
        column.addWidget(self.banner)
        column.addWidget(self._area, 1)
        self.setCentralWidget(inside)
        self._place = ElidedLabel()
        self._place.setProperty("role", "dim")
        self.machine = MachineBar(self.background)
        self.statusBar().addWidget(self._place, 1)
        self.statusBar().addPermanentWidget(self.machine)

    def _connect(self) -> None:
        session = self.session
        session.opened.connect(self._show_run)
        session.changed.connect(self.actions_by_id.refresh)
        self.tidings = Tidings(self)
        self.queue.failed.connect(self.show_error)
        self.background.failed.connect(self.show_error)
        self.draft.changed.connect(self._draft_changed)
        self.recipe.preview.changed.connect(self._draft_changed)
        session.ended.connect(lambda run: self.recipe.estimator.forget())
        self.recipe.shipped_chosen.connect(self.requests.open_recipe)
        self.runs.open_wanted.connect(self.requests.open_run)
        self.runs.compare(self.compared)
        self.runs.marked_changed.connect(self.actions_by_id.refresh)
        self.log.troubles_changed.connect(self._mark_log)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_theme_changed)
        QApplication.instance().screenRemoved.connect(self._screen_removed)  # type: ignore[union-attr]

    def _import_plots(self) -> None:
        names = [f"workbench.panels.{name}" for name in PLOTS]
        self.background.run(lambda: _imported(names), self._add_plots)

    def _add_plots(self, modules: list[ModuleType]) -> None:
        for (_, kind), module in zip(PLOTS.items(), modules, strict=True):
            panel: Panel = getattr(module, kind)()
            self._add_panel(panel)
            panel.apply_theme(self.theme)
            panel.set_run(self.session.model)
            panel.compare(self.compared)
        self.plots_ready.emit()

    def _show_run(self) -> None:
        model = self.session.model
        for panel in self.panels.values():
            panel.set_run(model)
        self.setWindowTitle(f"{model.run.name} — {TITLE}" if model else TITLE)
        self._place.setText(str(model.run.folder) if model else "")
        if model and model.run.recipe == self.draft.recipe:
            self.journal.kept()
        self.machine.folder = model.run.folder if model else runs_home()
        self.actions_by_id.refresh()

    def _draft_changed(self) -> None:
        self.actions_by_id.refresh()
        self.recipe.show_reason()

    def _mark_log(self, troubles: int) -> None:
        title = f"{tr(self.log.TITLE)} ({troubles})" if troubles else tr(self.log.TITLE)
        self.docks["log"].setWindowTitle(title)

    def _screen_removed(self) -> None:
        self.docks.come_back()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _system_theme_changed(self) -> None:
        if self.settings.theme == "system":
            self.set_theme("system")


def _imported(names: list[str]) -> list[ModuleType]:
    return [import_module(name) for name in names]
