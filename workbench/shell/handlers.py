"""What a person asks of runs, recipes, exports and dialogs, from wherever in the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from core.export.comparison import read_comparison
from core.nets.architecture import Architecture
from core.recipe.file import shipped_recipes, window_sample
from core.recipe.recipe import Recipe
from core.run.lengthening import lengthenable, lengthened_recipe
from core.run.run import Run
from core.runtime.errors import UserError
from workbench.app.files import show_folder
from workbench.app.theme import Theme
from workbench.app.translation import spoken, tr
from workbench.guide.dialog import GuideDialog
from workbench.guide.pages import INDEX, guide_pages
from workbench.library.run_check import RunCheck
from workbench.recipe.draft import RecipeDraft
from workbench.shell.about import AboutDialog
from workbench.shell.export_dialog import ExportDialog
from workbench.shell.lengthen_dialog import LengthenDialog
from workbench.shell.palette import Palette
from workbench.shell.settings_dialog import SettingsDialog
from workbench.shell.shortcuts import ShortcutsDialog
from workbench.shell.starts import Starts
from workbench.shell.tour_stops import tour_stops
from workbench.shell.welcome import WelcomeDialog
from workbench.widgets.panel import Panel
from workbench.widgets.tour import Tour

if TYPE_CHECKING:
    from workbench.ranking.dialog import RankingDialog
    from workbench.ranking.race_dialog import RaceDialog
    from workbench.shell.window import Window


class WindowHandlers:
    """Menus, buttons and dialogs all end here."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._ranking: RankingDialog | None = None
        self._race: RaceDialog | None = None
        self.starts = Starts(window)

    def new_run(self) -> None:
        """Show the recipe that is being written."""
        self._window.recipe.show_draft()
        self._window.docks.go_to("recipe")
        self._window.actions_by_id.refresh()

    def start_run(self) -> None:
        """Start a run of the recipe in the form."""
        if self._window.draft.recipe is not None and not self._window.recipe.is_frozen:
            self._window.session.start_new(self._window.draft.recipe)

    def open_run(self, folder: Path) -> None:
        """Show a run from its folder."""
        self._window.session.open(
            folder,
            lambda: self._window.settings.add_recent_run(folder),
            lambda error: self._offer_to_mend(folder, error),
        )

    def _offer_to_mend(self, folder: Path, error: UserError) -> None:
        """A run that cannot be read can be checked and repaired, wherever it was opened from."""
        window = self._window
        window.show_error(error)
        if not (folder / "recipe.toml").is_file():
            return
        sentence = window.banner.sentence

        def mended() -> None:
            window.banner.withdraw(sentence)
            window.runs.refresh()
            self.open_run(folder)

        check = RunCheck(window.background, lambda: window, mended)
        offer = tr("Check and repair…")
        window.banner.show_warning(error, offer, lambda: check.look(folder))

    def choose_run(self) -> None:
        """Ask for a run's folder, and open it."""
        self._window.files.run_folder(self.open_run)

    def open_recipe(self, file: Path) -> None:
        """Read a recipe into the form."""
        try:
            self._window.draft.open(file)
        except UserError as error:
            self._window.show_error(error)
            return
        self.new_run()

    def choose_recipe(self) -> None:
        """Ask for a recipe file, and open it."""
        self._window.files.recipe(self.open_recipe)

    def save_recipe(self) -> None:
        """Ask where to, and write the recipe in the form there."""
        shown = self._window.recipe.form.draft
        self._window.files.new_recipe(shown.values["name"], lambda file: self._save(shown, file))

    def duplicate_recipe(self) -> None:
        """Make the open run's recipe the one that is being written."""
        frozen = self._window.recipe.form.draft.recipe
        if frozen is not None:
            self.duplicate(frozen)

    def duplicate(self, recipe: Recipe) -> None:
        """Make a copy of a recipe the one that is being written."""
        self._window.draft.replace(recipe, tr("Duplicate a recipe"))
        self.new_run()

    def choose_longer(self) -> None:
        """Ask which stage of the open run is trained longer, and write a recipe for that."""
        window, model = self._window, self._window.session.model
        if model is None:
            return
        run = model.run
        try:
            dialog = LengthenDialog(run.name, lengthenable(run), window)
        except UserError as error:  # its folder is gone, say
            window.show_error(error)
            return

        def write(stage: str, epochs: int, decay_epochs: int) -> None:
            try:
                recipe = lengthened_recipe(run, stage, epochs, decay_epochs)
            except UserError as error:
                window.show_error(error)
                return
            window.draft.replace(recipe, tr("Train a stage longer"))
            self.new_run()
            window.recipe.show_field(f"{stage}.epochs")

        dialog.wanted.connect(write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def enqueue_recipe(self) -> None:
        """Make a run of the recipe in the form, and put it at the end of the queue."""
        recipe = self._window.draft.recipe
        if recipe is not None and not self._window.recipe.is_frozen:
            self._window.queue.add_recipe(recipe)
            self._window.statusBar().showMessage(tr("Added to the queue."), 6000)

    def choose_export(self) -> None:
        """Ask where to, and export the selected candidate there."""
        window = self._window
        model, candidate = window.session.model, window.session.candidate
        if model is None or candidate is None:
            return
        run = model.run
        dialog = ExportDialog(
            tr("Candidate № {number} of {run}").format(number=candidate.id, run=run.name),
            model.verdict(candidate.candidate).said(tr),
            f"{run.name}-{candidate.id}",
            Path(window.settings.folder("export") or Path.home()),
            window,
        )
        dialog.wanted.connect(self._export)
        architecture = candidate.candidate.architecture
        dialog.comparison_wanted.connect(lambda: self._compare(dialog, run, architecture))
        kept = read_comparison(run.comparison(architecture))
        if kept is not None:
            dialog.show_comparison(kept, run.comparison(architecture))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _compare(self, dialog: ExportDialog, run: Run, architecture: Architecture) -> None:
        """Compare runtimes in the engine's thread, and show the outcome where it was asked for."""
        from core.engine.job import comparison_job

        session, job = self._window.session, comparison_job(run, architecture)

        def ended() -> None:
            if session.job is job or not isValid(dialog):
                return
            session.changed.disconnect(ended)
            if job.outcome is not None:
                dialog.show_comparison(job.outcome, run.comparison(architecture))
                if session.model is not None:
                    session.model.chosen_changed.emit()  # the front shows its runtimes
            else:
                dialog.comparison_ended()

        session.begin(job)
        session.changed.connect(ended)
        if session.job is not job:  # another works already, or it did not start
            ended()

    def open_export(self) -> None:
        """Show what the open run exported."""
        if self._window.session.model:
            show_folder(self._window.session.model.run.exports)

    def show_ranking(self) -> None:
        """The dialog that checks the ranking of the open run, and shows what was found."""
        # It draws with pyqtgraph, which a window without a run can do without.
        from workbench.ranking.dialog import RankingDialog

        if self._ranking is None:
            self._ranking = RankingDialog(self._window.session, self._window.theme, self._window)
        self._ranking.show()
        self._ranking.raise_()
        self._ranking.activateWindow()

    def show_race(self) -> None:
        """The dialog that races candidates of the open run, and shows who survived."""
        from workbench.ranking.race_dialog import RaceDialog

        if self._race is None:
            self._race = RaceDialog(self._window.session, self._window.theme, self._window)
        self._race.show()
        self._race.raise_()
        self._race.activateWindow()

    def apply_theme(self, theme: Theme) -> None:
        """Dress what stays open."""
        for dialog in (self._ranking, self._race):
            if dialog is not None:
                dialog.apply_theme(theme)
        for guide in self._window.findChildren(GuideDialog):
            guide.apply_theme(theme)
        for tour in self._window.findChildren(Tour):
            tour.apply_theme(theme)
        self.starts.apply_theme(theme)

    def show_palette(self) -> None:
        """Everything that can be done, found by typing."""
        window = self._window
        Palette(window.actions_by_id, window.settings, window.theme, window).open_over(window)

    def show_settings(self) -> None:
        """What the workbench uses on this machine, and how it looks."""
        SettingsDialog(self._window).open()

    def show_about(self) -> None:
        """Name and versions."""
        AboutDialog(self._window.theme, self._window).open()

    def show_guide(self) -> None:
        """The user guide, at the page of the panel that has the keyboard."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, Panel):
            widget = widget.parentWidget()
        guide = self._window.findChild(GuideDialog)
        if guide is None:
            guide = GuideDialog(guide_pages(language=spoken()), self._window.theme, self._window)
        guide.show_page(widget.NAME if widget else INDEX)
        guide.show()
        guide.raise_()
        guide.activateWindow()

    def show_shortcuts(self) -> None:
        """Every command that has keys."""
        ShortcutsDialog(self._window.actions_by_id, self._window).open()

    def show_tour(self) -> None:
        """A few callouts over the real panels; once asked for, it does not come by itself."""
        window = self._window
        window.settings.tour_seen = True
        for before in window.findChildren(Tour):
            before.end()
        before_it = window.docks.current
        tour = Tour(window, tour_stops(window), window.theme)
        # To a run that began meanwhile, else back to what the person came from.
        window.follower.hold()
        tour.ended.connect(lambda: window.follower.release(before_it))

    def offer_tour(self) -> None:
        """At a first start the tour follows the welcome."""
        welcome = self._window.findChild(WelcomeDialog)
        if welcome is not None and not self._window.settings.tour_seen:
            welcome.finished.connect(lambda result: self.show_tour())

    def show_welcome(self) -> None:
        """The start-up dialog."""
        pairs = self._window.draft.values["data.sample_pairs"]
        dialog = WelcomeDialog(
            self._window.background, self._window.settings, self._window.theme, pairs, self._window
        )
        dialog.pictures_wanted.connect(self.starts.my_pictures)
        dialog.model_wanted.connect(self.starts.my_model)
        dialog.published_wanted.connect(lambda: self.starts.shipped("published"))
        dialog.recipes_wanted.connect(lambda: self.starts.shipped("laptop"))
        dialog.try_wanted.connect(self.starts.try_model)
        dialog.sample_wanted.connect(self.show_sample)
        dialog.start_wanted.connect(self._start_sample)
        dialog.open_run_wanted.connect(self.choose_run)
        dialog.open_recipe_wanted.connect(self.choose_recipe)
        dialog.run_wanted.connect(self.open_run)
        dialog.open()

    def show_sample(self) -> None:
        """Put the sample's recipe into the form."""
        if self._window.draft.recipe != sample_recipe():
            self._window.draft.replace(sample_recipe(), tr("The sample's recipe"))
        self.new_run()

    def _export(self, target: Path, formats: tuple[str, ...]) -> None:
        self._window.settings.keep_folder("export", target.parent)
        self._window.statusBar().showMessage(tr("Exporting…"))
        self._window.session.export(target, formats)

    def _start_sample(self) -> None:
        self.show_sample()
        if self._window.actions_by_id["run.start"].isEnabled():
            self.start_run()

    def _save(self, draft: RecipeDraft, file: Path) -> None:
        try:
            draft.save(file)
            self._window.statusBar().showMessage(tr("Saved {file}").format(file=file), 6000)
        except UserError as error:
            self._window.show_error(error)


def sample_recipe() -> Recipe:
    """The recipe of the built-in sample, where a person is there to choose."""
    return window_sample() if "sample" in shipped_recipes() else Recipe()
