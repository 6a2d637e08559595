"""What can be done with the recipe besides opening and saving it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workbench.app.translation import tr
from workbench.recipe.handlers import RecipeHandlers

if TYPE_CHECKING:
    from workbench.recipe.context import RecipeContext


def register(window: "RecipeContext") -> None:
    """Searching the form, taking changes back, and the command line."""
    add, asked = window.actions_by_id.add, RecipeHandlers(window)
    find = add(
        "recipe.find",
        tr("&Find a recipe field"),
        asked.find_field,
        shortcut="Ctrl+F",
        icon_name="find",
        tip=tr("Search the recipe's fields by title, key and help"),
    )
    # Other panels have something of their own to find.
    find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    add(
        "recipe.only_changed",
        tr("Show only c&hanged fields"),
        asked.show_changed,
        tip=tr("Show only the fields that differ from their defaults, or all again"),
    )
    add(
        "recipe.reset",
        tr("Reset the who&le recipe"),
        asked.reset,
        icon_name="reset",
        tip=tr("Reset every field to its default; this can be undone"),
        why_not=lambda: _nothing_to_reset(window),
    )
    add(
        "recipe.restore",
        tr("Resto&re unsaved changes"),
        asked.restore,
        tip=tr("Restore recipe changes that an earlier session left unsaved"),
        why_not=lambda: (
            "" if window.journal.left else tr("There are no unsaved changes to restore.")
        ),
    )
    add(
        "recipe.copy_command",
        tr("Copy as command &line"),
        asked.copy_command,
        shortcut="Ctrl+Shift+C",
        icon_name="terminal",
        tip=tr("Copy the command that runs this recipe without the window"),
        why_not=lambda: window.recipe.form.draft.first_problem,
    )


def _nothing_to_reset(window: "RecipeContext") -> str:
    if window.recipe.is_frozen:
        return tr("The form shows a run's recipe (read-only).")
    changed = any(window.draft.is_changed(path) for path in window.draft.values)
    return "" if changed else tr("Every field is at its default.")
