"""The main window: it puts panels, actions and the session together."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QScreen
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from core.recipe.recipe import Recipe
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.paths import runs_home
from workbench.app.actions import Actions
from workbench.app.background import Background
from workbench.app.files import Files
from workbench.app.icons import icon, scales
from workbench.app.qt_types import make_types
from workbench.app.settings import Settings, not_kept
from workbench.app.theme import Choice, apply_theme
from workbench.app.translation import tr
from workbench.app.versions import TITLE
from workbench.library.panel import RunsPanel
from workbench.library.queue_driver import QueueDriver
from workbench.log.panel import LogPanel
from workbench.progress.panel import ProgressPanel
from workbench.recipe.draft import RecipeDraft
from workbench.recipe.handlers import offer_unsaved
from workbench.recipe.journal import Journal
from workbench.recipe.panel import RecipePanel
from workbench.run.compared_runs import ComparedRuns
from workbench.run.session import Session, make_check, make_stages_job
from workbench.shell import menus
from workbench.shell.close_guard import CloseGuard
from workbench.shell.docks import Docks, first_stop
from workbench.shell.drag_and_drop import DragAndDrop
from workbench.shell.handlers import WindowHandlers, sample_recipe
from workbench.shell.run_notifications import RunNotifications
from workbench.shell.workspace_follower import WorkspaceFollower
from workbench.widgets.banner import Banner
from workbench.widgets.error import ErrorDialog
from workbench.widgets.layouts import column_layout
from workbench.widgets.machine_bar import MachineBar
from workbench.widgets.notes import ElidedLabel
from workbench.widgets.panel import Panel
from workbench.widgets.running_run import RunningRun

if TYPE_CHECKING:
    from core.engine.job import Job
    from workbench.export.panel import ExportPanel

# These draw with pyqtgraph, whose import takes longer than showing the window.
PLOTS = {
    "curves": "CurvesPanel",
    "front": "FrontPanel",
    "samples": "SamplesPanel",
    "architecture": "ArchitecturePanel",
    "playground": "PlaygroundPanel",
    "export": "ExportPanel",
}
# A window manager has given a window its frame by then.
FRAMED_MS = 300


class Window(QMainWindow):
    """The workbench. `plots_ready` follows the first paint."""

    plots_ready = Signal()

    def __init__(
        self,
        recipe: Recipe | None = None,
        engines: "Callable[[Run], Job]" = make_stages_job,
        checks: "Callable[[Run, int, int | None], Job]" = make_check,
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.settings = Settings()
        self.settings.tell_machine()
        self.background = Background(self)
        self.session = Session(self.background, engines, checks)
        self.queue = QueueDriver(self.session, self.background)
        self.compared = ComparedRuns(self.background, self)
        self.draft = RecipeDraft(recipe or sample_recipe(), self)
        self.journal = Journal(self.draft, self)
        self.actions_by_id = Actions(self)
        self._asks = True
        self.files = Files(self, self.settings)
        self.requests = WindowHandlers(self)
        self._area = QMainWindow()
        self._area.setWindowFlags(Qt.WindowType.Widget)
        self.docks = Docks(self, self._area, self.settings)
        self._painted = False
        self._dialog: ErrorDialog | None = None
        self._reported: set[tuple[str, str]] = set()
        self._leaving = CloseGuard(self)
        menus.register(self)
        self._make_panels()
        self._make_bars()
        self.drops = DragAndDrop(self)
        self._connect()
        self.follower = WorkspaceFollower(self)
        self.set_theme(self.settings.theme)
        self.runs.list.show_pictures(self.settings.thumbnails)
        self.docks.restore()
        self._show_workspace(self.docks.current)
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
        self._scales = scales()
        self.theme = apply_theme(QApplication.instance(), choice)  # type: ignore[arg-type]
        self.actions_by_id[f"theme.{choice}"].setChecked(True)
        self.actions_by_id.apply_theme(self.theme)
        self.theme_button.setIcon(icon("theme", self.theme))
        menus.dress_toolbar(self.toolbar, self.theme)
        self.setWindowIcon(icon("logo", self.theme, 32))
        self.banner.apply_theme(self.theme)
        for panel in self.panels.values():
            panel.apply_theme(self.theme)
        self.requests.apply_theme(self.theme)

    def show_thumbnails(self, wanted: bool) -> None:
        """Show pictures in the list of runs, and remember it."""
        self.settings.thumbnails = wanted
        self.runs.list.show_pictures(wanted)

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
        if fault not in self._reported:
            self._reported.add(fault)
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
            self.follower.watch()
            self._fit_when_framed()
            QTimer.singleShot(0, self, lambda: make_types(self, self._import_plots))
            QTimer.singleShot(0, self.machine, self.machine.start)

    def close_at_once(self) -> None:
        """Close without asking: what is at work has its checkpoint, and goes on from there."""
        self._asks = False
        self.close()
        QApplication.quit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # What a maximised window goes back to may be of another screen.
        if event.type() == QEvent.Type.WindowStateChange and self._painted:
            QTimer.singleShot(FRAMED_MS, self, self.docks.come_back)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._asks and not self._leaving.may_close():
            event.ignore()
            return
        self.docks.save()
        self.journal.write()
        self.settings.flush()
        # Closing is answered at once; the threads end behind it.
        self.hide()
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
        self.workspaces = menus.make_workspace_bar(self)
        self.toolbar = menus.make_toolbar(self)
        self.addToolBar(self.toolbar)
        menus.show_halts(self)
        self.banner = Banner()
        inside = QWidget()
        inside.setObjectName("empty")
        column = column_layout(inside, (6, 0, 6, 0), 6)
        column.addWidget(self.banner)
        column.addWidget(self._area, 1)
        self.setCentralWidget(inside)
        self._place = ElidedLabel()
        self._place.setProperty("role", "dim")
        # In line with the panels' edge.
        self._place.setContentsMargins(4, 0, 0, 0)
        self.machine = MachineBar(self.background)
        self.statusBar().addWidget(self._place, 1)
        # The bar itself leaves it under a message that comes before the window is seen.
        self.statusBar().messageChanged.connect(lambda text: self._place.setVisible(not text))
        self.running_run = RunningRun(self.session)
        self.statusBar().addPermanentWidget(self.running_run)
        self.statusBar().addPermanentWidget(self.machine)

    def _connect(self) -> None:
        session = self.session
        session.opened.connect(self._show_run)
        self.running_run.open_wanted.connect(self.requests.open_run)
        self.runs.listed.connect(lambda: self.running_run.show_entries(self.runs.entries))
        session.changed.connect(self.actions_by_id.refresh)
        session.changed.connect(self._show_running)
        self.notifications = RunNotifications(self)
        self.queue.failed.connect(self.show_error)
        self.background.failed.connect(self.show_error)
        self.draft.changed.connect(self._draft_changed)
        self.recipe.preview.changed.connect(self._draft_changed)
        self.recipe.files.changed.connect(self.actions_by_id.refresh)
        session.ended.connect(lambda run: self.recipe.estimator.forget())
        self.runs.open_wanted.connect(self.requests.open_run)
        self.runs.compare(self.compared)
        self.runs.marked_changed.connect(self.actions_by_id.refresh)
        self.log.troubles_changed.connect(self._mark_log)
        self.docks.switched.connect(self._show_workspace)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_theme_changed)
        self.queue.changed.connect(self._mark_runs)
        application = cast(QApplication, QApplication.instance())
        for changed in (application.screenRemoved, application.primaryScreenChanged):
            changed.connect(self._screens_changed)
        application.screenAdded.connect(self._follow_screen)

    def _import_plots(self) -> None:
        names = [f"workbench.{name}.panel" for name in PLOTS]
        self.background.run(lambda: _imported(names), self._add_plots)

    def _add_plots(self, modules: list[ModuleType]) -> None:
        for (_, kind), module in zip(PLOTS.items(), modules, strict=True):
            panel: Panel = getattr(module, kind)()
            self._add_panel(panel)
            panel.apply_theme(self.theme)
            panel.set_run(self.session.model)
            panel.compare(self.compared)
        exports = self.panels.get("export")
        if exports is not None:
            self._connect_exports(cast("ExportPanel", exports))
        self.plots_ready.emit()

    def _connect_exports(self, panel: "ExportPanel") -> None:
        panel.try_wanted.connect(self.requests.starts.try_model)
        self.session.exported.connect(panel.add)

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

    def _show_running(self) -> None:
        """The run at work is drawn with the open and the ticked ones."""
        running = self.session.running
        self.compared.set_running(running.folder if running else None)
        self.runs.set_busy(running is not None)
        menus.show_halts(self)

    def _draft_changed(self) -> None:
        self.actions_by_id.refresh()
        self.recipe.show_reason()

    def _fit_when_framed(self) -> None:
        """Now that the window manager gives it a frame: the title bar has to fit, too."""
        QTimer.singleShot(FRAMED_MS, self, self.docks.come_back)
        handle = self.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._screens_changed)
        for screen in QApplication.screens():
            self._follow_screen(screen)

    def _follow_screen(self, screen: QScreen) -> None:
        """A screen that was plugged in later may shrink, too."""
        screen.availableGeometryChanged.connect(self._screens_changed)

    def _mark_log(self, troubles: int) -> None:
        title = f"{tr(self.log.TITLE)} ({troubles})" if troubles else tr(self.log.TITLE)
        self.docks["log"].setWindowTitle(title)

    def _show_workspace(self, name: str) -> None:
        self.actions_by_id[f"space.{name}"].setChecked(True)
        self.workspaces.show_current(name)

    def _mark_runs(self) -> None:
        waiting = len(self.queue.order.paths)
        title = f"{tr(self.runs.TITLE)} ({waiting})" if waiting else tr(self.runs.TITLE)
        self.docks["runs"].setWindowTitle(title)

    def _screens_changed(self) -> None:
        self.docks.come_back()
        if scales() != self._scales:
            # Icons are drawn for the screens that there were.
            self.set_theme(self.settings.theme)

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _system_theme_changed(self) -> None:
        if self.settings.theme == "system":
            self.set_theme("system")


def _imported(names: list[str]) -> list[ModuleType]:
    return [import_module(name) for name in names]
