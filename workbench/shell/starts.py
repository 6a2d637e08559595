"""The ways to begin: my pictures, my model, a recipe that is there, and one that failed."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.recipe.catalogue import Group
from core.recipe.families import FAMILIES, families_with, usual_family
from core.recipe.starting import model_recipe, pictures_recipe
from core.runtime.errors import UserError
from workbench.app.engine_words import of_engine
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.run.failure import field_of_failure

if TYPE_CHECKING:
    from core.recipe.recipe import Recipe
    from workbench.shell.window import Window


@dataclass(frozen=True)
class PickedModel:
    """A generator's file, told apart: its family, its network, and what it is in words."""

    family: str
    generator: str
    words: str


class Starts:
    """Each puts a recipe into the form and takes the keyboard to what it still needs."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def my_pictures(self) -> None:
        """A recipe for a person's pictures; asks for their folder at once."""
        self._begin(pictures_recipe(), tr("My pictures"), "data.folder")
        self._window.files.pictures_folder(self.take_pictures)

    def take_pictures(self, folder: Path) -> None:
        """Find out how the pictures of a folder go together, and write a recipe for them."""

        def done(family: str) -> None:
            recipe = pictures_recipe(family, str(folder))
            self._begin(recipe, tr("My pictures"), "data.folder")

        self._window.background.run(
            lambda: fitting_family(folder), done, self._window.show_error, only_latest="start"
        )

    def my_model(self) -> None:
        """Ask for a generator's file, and write a recipe that compresses it."""
        self._window.files.weights(self.take_model)

    def take_model(self, file: Path) -> None:
        """Find out what a file holds, and write a recipe that compresses it."""
        window = self._window
        window.statusBar().showMessage(tr("Reading {name}…").format(name=file.name))

        def done(model: PickedModel) -> None:
            window.statusBar().showMessage(f"{file.name}: {of_engine(model.words)}", 8000)
            recipe = model_recipe(model.family, str(file), model.generator)
            self._begin(recipe, tr("My model"), "data.folder")

        window.background.run(lambda: picked(file), done, window.show_error, only_latest="start")

    def try_model(self, path: Path | None = None) -> None:
        """The page to try a model on, with one where it is known."""
        # Here: it needs numpy, which takes longer than all else that a first window needs.
        from workbench.models.dialog import ModelPage

        page = self._window.findChild(ModelPage)
        if page is None:
            page = ModelPage(self._window.background, self._window)
            page.apply_theme(self._window.theme)
        page.open(path)

    def apply_theme(self, theme: Theme) -> None:
        """Dress the page to try a model on, where it is open."""
        if "workbench.models.dialog" in sys.modules:
            from workbench.models.dialog import ModelPage

            for page in self._window.findChildren(ModelPage):
                page.apply_theme(theme)

    def shipped(self, group: Group | None = None) -> None:
        """Choose one of the recipes that come with the workbench."""
        from workbench.recipe.chooser import RecipeChooser

        dialog = RecipeChooser(self._window.background, self._window, group)
        dialog.chosen.connect(self._window.requests.open_recipe)
        dialog.open()

    def correct(self, field: str | None = None) -> None:
        """A new recipe from the open run, at the field that is wrong: the one that it failed of."""
        model = self._window.session.model
        if model is None:
            return
        field = field or field_of_failure(self._window.session)
        self._begin(model.run.recipe, tr("Correct the recipe"), field or "name")

    def _begin(self, recipe: "Recipe", title: str, field: str) -> None:
        self._window.draft.replace(recipe, title)
        self._window.requests.new_run()
        self._window.recipe.show_field(field)


def fitting_family(folder: Path) -> str:
    """The family for the pictures of a folder: pairs, or two sets that are unrelated.

    Slow: call it in the background. Raises UserError where a folder holds neither.
    """
    from core.data.layouts import recognise

    try:
        recognise(folder, "auto", pairing="pairs")
    except UserError as no_pairs:
        try:
            recognise(folder, "auto", pairing="unpaired")
        except UserError:
            raise no_pairs from None
        return usual_family("unpaired")
    return usual_family("pairs")


def picked(file: Path) -> PickedModel:
    """What a file that was picked as a model holds. Slow. Raises UserError for other files."""
    from core.checkpoints.inspect_checkpoint import inspect_checkpoint

    summary = inspect_checkpoint(file)
    if not summary.is_generator:
        words = of_engine(summary.words)
        raise UserError(
            tr("{name} holds {words}, not a generator.").format(name=file.name, words=words),
            tr("Choose a generator's file, such as latest_net_G.pth."),
        )
    family = families_with(summary.network)[0]
    usual = FAMILIES[family].generators[0]
    generator = "auto" if summary.network == usual else summary.network
    return PickedModel(family, generator, summary.words)
