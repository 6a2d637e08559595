"""What a person asks of runs, recipes, exports and dialogs, from wherever in the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from core.recipe import Recipe
from core.recipe_file import shipped_recipes, window_sample
from workbench.dialogs.about import AboutDialog
from workbench.dialogs.guide import GuideDialog
from workbench.dialogs.palette import Palette
from workbench.dialogs.shortcuts import ShortcutsDialog
from workbench.dialogs.welcome import WelcomeDialog
from workbench.guide.pages import INDEX, guide_pages
from workbench.guide.tour_stops import tour_stops
from workbench.panels.panel import Panel
from workbench.recipe.draft import Draft
from workbench.theme import Theme
from workbench.translation import tr
from workbench.widgets.tour import Tour

if TYPE_CHECKING:
    from workbench.dialogs.ranking import RankingDialog
    from workbench.window import Window


class Requests:
    """Menus, buttons and dialogs all end here."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._ranking: RankingDialog | None = None

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
        self._window.session.open(folder, lambda: self._window.settings.add_recent_run(folder))

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
            self._window.draft.replace(frozen, tr("Duplicate a recipe"))
            self.new_run()

    def choose_export(self) -> None:
        """Ask for a folder, and export the selected candidate into it."""
        self._window.files.export_folder(self._export)

    def open_export(self) -> None:
        """Show what the open run exported."""
        if self._window.session.model:
            show_folder(self._window.session.model.run.exports)

    def show_ranking(self) -> None:
        """The dialog that checks the ranking of the open run, and shows what was found."""
        # It draws with pyqtgraph, which a window without a run can do without.
        from workbench.dialogs.ranking import RankingDialog

        if self._ranking is None:
            self._ranking = RankingDialog(self._window.session, self._window.theme, self._window)
        self._ranking.show()
        self._ranking.raise_()
        self._ranking.activateWindow()

    def apply_theme(self, theme: Theme) -> None:
        """Dress what stays open."""
        if self._ranking is not None:
            self._ranking.apply_theme(theme)
        for guide in self._window.findChildren(GuideDialog):
            guide.apply_theme(theme)
        for tour in self._window.findChildren(Tour):
            tour.apply_theme(theme)

    def show_palette(self) -> None:
        """Everything that can be done, found by typing."""
        window = self._window
        Palette(window.actions_by_id, window.settings, window.theme, window).open_over(window)

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
            guide = GuideDialog(guide_pages(), self._window.theme, self._window)
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
        Tour(window, tour_stops(window), window.theme)

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

    def _export(self, folder: Path) -> None:
        self._window.statusBar().showMessage(tr("Writing the export…"))
        self._window.session.export(folder)

    def _start_sample(self) -> None:
        self.show_sample()
        if self._window.actions_by_id["run.start"].isEnabled():
            self.start_run()

    def _save(self, draft: Draft, file: Path) -> None:
        try:
            draft.save(file)
            self._window.statusBar().showMessage(tr("Saved {file}").format(file=file), 6000)
        except UserError as error:
            self._window.show_error(error)


def sample_recipe() -> Recipe:
    """The recipe of the built-in sample, where a person is there to choose."""
    return window_sample() if "sample" in shipped_recipes() else Recipe()


def show_folder(folder: Path) -> None:
    """Open a folder in the desktop's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
