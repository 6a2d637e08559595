"""The main window: it puts panels, actions and the session together."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMessageBox, QVBoxLayout, QWidget

from core.errors import UserError
from core.recipe import Recipe
from core.recipe_file import shipped_recipe, shipped_recipes
from core.run import Run
from workbench import commands
from workbench.actions import Actions
from workbench.background import Background
from workbench.dialogs.about import TITLE, AboutDialog
from workbench.dialogs.error import ErrorDialog
from workbench.dialogs.guide import GuideDialog, guide_file
from workbench.dialogs.welcome import WelcomeDialog
from workbench.docks import Docks
from workbench.files import WEIGHTS, Files, dropped_path
from workbench.icons import icon
from workbench.panels.log import LogPanel
from workbench.panels.panel import Panel
from workbench.panels.progress import ProgressPanel
from workbench.panels.recipe import RecipePanel
from workbench.panels.runs import RunsPanel
from workbench.recipe_draft import Draft
from workbench.session import Engine, Session, make_engine
from workbench.settings import Settings
from workbench.theme import Choice, apply_theme
from workbench.widgets.banner import Banner

# These draw with pyqtgraph, whose import takes longer than showing the window.
PLOTS = {"curves": "CurvesPanel", "front": "FrontPanel", "samples": "SamplesPanel"}


class Window(QMainWindow):
    """The workbench. `plots_ready` follows the first paint."""

    plots_ready = Signal()

    def __init__(
        self, recipe: Recipe | None = None, engines: Callable[[Run], Engine] = make_engine
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        self.settings = Settings()
        self.background = Background(self)
        self.session = Session(self.background, engines)
        self.draft = Draft(recipe or sample_recipe(), self)
        self.actions_by_id = Actions(self)
        self.files = Files(self, self.settings)
        self._area = QMainWindow()
        self._area.setWindowFlags(Qt.WindowType.Widget)
        self.docks = Docks(self, self._area, self.settings)
        self._painted = False
        self._dialog: ErrorDialog | None = None
        commands.register(self)
        self._make_panels()
        self._make_bars()
        self._connect()
        self.set_theme(self.settings.theme)
        self.docks.restore()
        self.actions_by_id.refresh()

    # -- runs and recipes -------------------------------------------------------------------

    def recipe_of(self) -> RecipePanel:
        """The recipe's panel."""
        return self.recipe

    def new_run(self) -> None:
        """Show the recipe that is being written."""
        self.recipe.show_draft()
        self.docks.go_to("recipe")
        self.actions_by_id.refresh()

    def start_run(self) -> None:
        """Start a run of the recipe in the form."""
        if self.draft.recipe is not None and not self.recipe.is_frozen:
            self.session.start_new(self.draft.recipe)

    def open_run(self, folder: Path) -> None:
        """Show a run from its folder."""
        self.session.open(folder, lambda: self.settings.add_recent_run(folder))

    def choose_run(self) -> None:
        """Ask for a run's folder, and open it."""
        self.files.run_folder(self.open_run)

    def open_recipe(self, file: Path) -> None:
        """Read a recipe into the form."""
        try:
            self.draft.open(file)
        except UserError as error:
            self.show_error(error)
            return
        self.new_run()

    def choose_recipe(self) -> None:
        """Ask for a recipe file, and open it."""
        self.files.recipe(self.open_recipe)

    def save_recipe(self) -> None:
        """Ask where to, and write the recipe in the form there."""
        shown = self.recipe.form.draft
        self.files.new_recipe(shown.values["name"], lambda file: self._save(shown, file))

    def duplicate_recipe(self) -> None:
        """Make the open run's recipe the one that is being written."""
        frozen = self.recipe.form.draft.recipe
        if frozen is not None:
            self.draft.replace(frozen, "Duplicate a recipe")
            self.new_run()

    def choose_export(self) -> None:
        """Ask for a folder, and export the selected candidate into it."""
        self.files.export_folder(self.session.export)

    def open_export(self) -> None:
        """Show what the open run exported."""
        if self.session.model:
            show_folder(self.session.model.run.exports)

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

    def show_about(self) -> None:
        """Name and versions."""
        AboutDialog(self.theme, self).open()

    def show_guide(self) -> None:
        """The user guide."""
        file = guide_file()
        if file is not None:
            GuideDialog(file, self).show()

    def show_welcome(self) -> None:
        """The start-up dialog."""
        pairs = self.draft.values["data.sample_pairs"]
        dialog = WelcomeDialog(self.background, self.settings, self.theme, pairs, self)
        dialog.sample_wanted.connect(self.show_sample)
        dialog.start_wanted.connect(self._start_sample)
        dialog.open_run_wanted.connect(self.choose_run)
        dialog.open_recipe_wanted.connect(self.choose_recipe)
        dialog.run_wanted.connect(self.open_run)
        dialog.open()

    def show_sample(self) -> None:
        """Put the sample's recipe into the form."""
        if self.draft.recipe != sample_recipe():
            self.draft.replace(sample_recipe(), "The sample's recipe")
        self.new_run()

    # -- errors -----------------------------------------------------------------------------

    def show_error(self, error: UserError) -> None:
        """Tell of an error across the window, and keep it in the log."""
        self.log.add_own(error)
        self.banner.show_error(error)

    def show_unexpected(self, error: UserError) -> None:
        """Tell of a fault of the workbench itself; one dialog at a time, the rest in the log."""
        self.log.add_own(error)
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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.take(path)

    def take(self, path: Path) -> None:
        """Do what is meant by dropping this: a recipe, a run, pictures, or weights."""
        if path.is_dir() and (path / "recipe.toml").is_file():
            self.open_run(path)
        elif path.suffix.lower() == ".toml":
            self.open_recipe(path)
        else:
            weights = path.suffix.lower() in WEIGHTS
            field = "teacher.checkpoint" if weights else "data.folder"
            self.draft.edit(field, str(path))
            self.new_run()
            self.recipe.form.show_field(field)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session.running is not None:
            event.ignore()
            self._ask_to_stop()
            return
        self.docks.save()
        self.settings.flush()
        self.session.close()
        self.background.close(timeout=0.2)
        super().closeEvent(event)

    # -- inside -----------------------------------------------------------------------------

    def _make_panels(self) -> None:
        self.recipe = RecipePanel(self.draft, self.background, self.actions_by_id)
        self.runs = RunsPanel(self.background, self.settings, self.actions_by_id)
        self.progress = ProgressPanel(self.session, self.actions_by_id)
        self.log = LogPanel()
        self.panels: dict[str, Panel] = {}
        for panel in (self.recipe, self.runs, self.progress, self.log):
            self._add_panel(panel)

    def _add_panel(self, panel: Panel) -> None:
        self.panels[panel.NAME] = panel
        self.docks.fill(panel.NAME, panel)

    def _make_bars(self) -> None:
        self.theme_button = commands.make_theme_button(self)
        commands.fill_menus(self)
        self.addToolBar(commands.make_toolbar(self))
        self.banner = Banner()
        inside = QWidget()
        inside.setObjectName("empty")
        column = QVBoxLayout(inside)
        column.setContentsMargins(6, 0, 6, 0)
        column.setSpacing(6)
        column.addWidget(self.banner)
        column.addWidget(self._area, 1)
        self.setCentralWidget(inside)
        self._place = QLabel()
        self._place.setProperty("role", "dim")
        self.statusBar().addPermanentWidget(self._place)

    def _connect(self) -> None:
        session = self.session
        session.opened.connect(self._show_run)
        session.changed.connect(self.actions_by_id.refresh)
        session.failed.connect(self.show_error)
        session.engine_failed.connect(self.banner.show_error)
        session.ended.connect(self._tell_end)
        session.exported.connect(self._tell_export)
        self.background.failed.connect(self.show_error)
        self.draft.changed.connect(self._draft_changed)
        self.recipe.preview.changed.connect(self._draft_changed)
        self.recipe.shipped_chosen.connect(self.open_recipe)
        self.runs.open_wanted.connect(self.open_run)
        self.log.troubles_changed.connect(self._mark_log)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_theme_changed)

    def _import_plots(self) -> None:
        names = [f"workbench.panels.{name}" for name in PLOTS]
        self.background.run(lambda: _imported(names), self._add_plots)

    def _add_plots(self, modules: list[ModuleType]) -> None:
        for (_, kind), module in zip(PLOTS.items(), modules, strict=True):
            panel: Panel = getattr(module, kind)()
            self._add_panel(panel)
            panel.apply_theme(self.theme)
            panel.set_run(self.session.model)
        self.plots_ready.emit()

    def _show_run(self) -> None:
        model = self.session.model
        for panel in self.panels.values():
            panel.set_run(model)
        self.setWindowTitle(f"{model.run.name} — {TITLE}" if model else TITLE)
        self._place.setText(str(model.run.folder) if model else "")
        self.actions_by_id.refresh()

    def _draft_changed(self) -> None:
        self.actions_by_id.refresh()
        self.recipe.show_reason()

    def _start_sample(self) -> None:
        self.show_sample()
        if self.actions_by_id["run.start"].isEnabled():
            self.start_run()

    def _save(self, draft: Draft, file: Path) -> None:
        try:
            draft.save(file)
            self.statusBar().showMessage(f"Saved {file}", 6000)
        except UserError as error:
            self.show_error(error)

    def _tell_end(self, run: Run) -> None:
        QApplication.alert(self)
        self.runs.refresh()
        self.statusBar().showMessage(f"{run.name} has come to a halt; see Progress.", 8000)

    def _tell_export(self, folder: Path) -> None:
        self.banner.show_offer(f"Exported to {folder}.", "Open folder", lambda: show_folder(folder))

    def _mark_log(self, troubles: int) -> None:
        title = f"{self.log.TITLE} ({troubles})" if troubles else self.log.TITLE
        self.docks["log"].setWindowTitle(title)

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _system_theme_changed(self) -> None:
        if self.settings.theme == "system":
            self.set_theme("system")

    def _ask_to_stop(self) -> None:
        run = self.session.running
        if run is None:
            return
        box = QMessageBox(self)
        box.setWindowTitle("A run is in progress")
        box.setText(f"{run.name} is running.")
        box.setInformativeText(
            "It can be stopped safely: its checkpoint is kept, and it goes on when it is "
            "opened and continued."
        )
        stop = box.addButton("Stop and close", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        stop.clicked.connect(self._stop_and_close)
        box.open()

    def _stop_and_close(self) -> None:
        self.setEnabled(False)
        self.statusBar().showMessage("Saving a checkpoint…")
        self.session.changed.connect(lambda: self.session.running is None and self.close())
        self.session.stop()


def _imported(names: list[str]) -> list[ModuleType]:
    return [import_module(name) for name in names]


def sample_recipe() -> Recipe:
    """The recipe of the built-in sample."""
    return shipped_recipe("sample") if "sample" in shipped_recipes() else Recipe()


def show_folder(folder: Path) -> None:
    """Open a folder in the desktop's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
