"""What can be done with the recipe besides opening and saving it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workbench.app.actions import Command
from workbench.app.translation import tr
from workbench.recipe.handlers import RecipeHandlers

if TYPE_CHECKING:
    from workbench.recipe.context import RecipeContext


def register(window: "RecipeContext") -> None:
    """Searching the form, taking changes back, and the command line."""
    asked, actions = RecipeHandlers(window), window.actions_by_id
    actions.add(
        Command("recipe.find", tr("&Find a recipe field"),
                tr("Search the recipe's fields by title, key and help"),
                asked.find_field, "find", "Ctrl+F"),
        Command("recipe.only_changed", tr("Show only c&hanged fields"),
                tr("Show only the fields that differ from their defaults, or all again"),
                asked.show_changed),
        Command("recipe.reset", tr("Reset the who&le recipe"),
                tr("Reset every field to its default; this can be undone"),
                asked.reset, "reset", why_not=lambda: _nothing_to_reset(window)),
        Command("recipe.restore", tr("Resto&re unsaved changes"),
                tr("Restore recipe changes that an earlier session left unsaved"),
                asked.restore, why_not=lambda: _nothing_to_restore(window)),
        Command("recipe.copy_command", tr("Copy as command &line"),
                tr("Copy the command that runs this recipe without the window"),
                asked.copy_command, "terminal", "Ctrl+Shift+C",
                lambda: window.recipe.form.draft.first_problem),
    )  # fmt: skip
    # Other panels have something of their own to find.
    actions["recipe.find"].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _nothing_to_restore(window: "RecipeContext") -> str:
    return "" if window.journal.left else tr("There are no unsaved changes to restore.")


def _nothing_to_reset(window: "RecipeContext") -> str:
    if window.recipe.is_frozen:
        return tr("The form shows a run's recipe (read-only).")
    changed = any(window.draft.is_changed(path) for path in window.draft.values)
    return "" if changed else tr("Every field is at its default.")
