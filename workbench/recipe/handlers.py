"""What a person asks of the recipe in the form."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from core.recipe.command_line import resume_command, run_command
from core.run.folders import new_run_folder
from core.runtime.paths import runs_home
from workbench.app.translation import tr, tr_count

if TYPE_CHECKING:
    from workbench.recipe.context import RecipeContext

_SHOWN_MS = 6000


class RecipeHandlers:
    """Finding fields, taking changes back, and the command line."""

    def __init__(self, window: "RecipeContext") -> None:
        self._window = window

    def find_field(self) -> None:
        """Go to the line that searches the fields."""
        self._window.docks.go_to("recipe")
        self._window.recipe.find_field()

    def show_changed(self) -> None:
        """Leave the fields that were changed, or show all of them again."""
        self._window.docks.go_to("recipe")
        self._window.recipe.filter.only_changed.toggle()

    def reset(self) -> None:
        """Every field back to its default."""
        draft = self._window.draft
        draft.reset_all(draft.values, tr("Reset the whole recipe"))

    def restore(self) -> None:
        """Take back what an earlier window left unsaved."""
        _restore(self._window)

    def copy_command(self) -> None:
        """Put the command that runs what the form shows on the clipboard."""
        QGuiApplication.clipboard().setText(self.command())
        sentence = tr("Command copied. Paste it into a terminal.")
        self._window.statusBar().showMessage(sentence, _SHOWN_MS)

    def command(self) -> str:
        """The command line of what the form shows; empty where it is not valid."""
        panel, model = self._window.recipe, self._window.session.model
        if panel.is_frozen and model is not None:
            return resume_command(model.run.folder)
        draft = self._window.draft
        if draft.recipe is None:
            return ""
        return run_command(draft.recipe, new_run_folder(runs_home(), draft.recipe), draft.file)


def offer_unsaved(window: "RecipeContext") -> None:
    """Where an earlier window was closed, or crashed, with unsaved changes: offer them."""
    left = window.journal.left
    if not left:
        return
    changed = sum(window.draft.values[path] != value for path, value in left.items())
    sentence = tr_count(
        "Unsaved changes to “{name}” were recovered (1 field).",
        "Unsaved changes to “{name}” were recovered (%n fields).",
        changed,
    )
    window.banner.show_offer(
        sentence.format(name=left.get("name", "")),
        tr("Restore"),
        lambda: _restore(window),
        window.journal.decline,
    )
    window.journal.offer = window.banner.sentence


def _restore(window: "RecipeContext") -> None:
    window.banner.withdraw(window.journal.offer)
    window.journal.restore()
    window.requests.new_run()
