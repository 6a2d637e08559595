"""What can be done with the recipe besides opening and saving it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workbench.commands.recipe_requests import RecipeRequests
from workbench.translation import tr

if TYPE_CHECKING:
    from workbench.window import Window


def register(window: "Window") -> None:
    """Searching the form, taking changes back, and the command line."""
    add, asked = window.actions_by_id.add, RecipeRequests(window)
    find = add(
        "recipe.find",
        tr("&Find a field of the recipe"),
        asked.find_field,
        shortcut="Ctrl+F",
        icon_name="find",
        tip=tr("Search the recipe's fields by title, key and help"),
    )
    # Other panels have something of their own to find.
    find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    add(
        "recipe.only_changed",
        tr("Show only w&hat was changed"),
        asked.show_changed,
        tip=tr("Leave only the fields that are not as in a new recipe; again: all of them"),
    )
    add(
        "recipe.reset",
        tr("Reset the who&le recipe"),
        asked.reset,
        icon_name="reset",
        tip=tr("Every field back to its default; can be undone"),
        why_not=lambda: _nothing_to_reset(window),
    )
    add(
        "recipe.restore",
        tr("Resto&re unsaved changes"),
        asked.restore,
        tip=tr("Take back the changes of the recipe that an earlier window left unsaved"),
        why_not=lambda: "" if window.journal.left else tr("No unsaved changes were left."),
    )
    add(
        "recipe.copy_command",
        tr("Copy as co&mmand line"),
        asked.copy_command,
        shortcut="Ctrl+Shift+C",
        icon_name="terminal",
        tip=tr("Put the command that runs this recipe without the window on the clipboard"),
        why_not=lambda: window.recipe.form.draft.first_problem,
    )


def _nothing_to_reset(window: "Window") -> str:
    if window.recipe.is_frozen:
        return tr("The form shows the recipe of a run.")
    changed = any(window.draft.is_changed(path) for path in window.draft.values)
    return "" if changed else tr("Every field is at its default.")
