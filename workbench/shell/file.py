"""What the File and Edit menus do."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from workbench.app.actions import Command
from workbench.app.translation import tr
from workbench.recipe import disabled_reasons

if TYPE_CHECKING:
    from workbench.shell.window import Window

_KEY = QKeySequence.StandardKey


def register(window: "Window") -> None:
    """Runs, recipes, undo, and the way out."""
    session, panel, requests = window.session, window.recipe_of, window.requests
    starts = requests.starts
    window.actions_by_id.add(
        Command("run.new", tr("&New recipe"), tr("Show the recipe for the next run"),
                requests.new_run, "new", _KEY.New),
        Command("start.pictures", tr("New recipe for my &pictures…"),
                tr("Choose a folder of pictures to train and compress a model with"),
                starts.my_pictures, "picture"),
        Command("start.model", tr("Import my &model…"),
                tr("Import a generator (.pth, .safetensors) to compress it"),
                starts.my_model, "open"),
        Command("start.try", tr("&Try a model…"),
                tr("Draw or translate pictures with an imported or exported model, without a run"),
                starts.try_model, "play"),
        Command("recipe.shipped", tr("Choose a read&y-made recipe…"),
                tr("Recipes for public data sets and published results, with what each one needs"),
                starts.shipped, "recipe"),
        Command("run.open", tr("&Open run…"), tr("Open a run from its folder"),
                requests.choose_run, "open", _KEY.Open),
        Command("run.close", tr("&Close run"),
                tr("Close the open run; if it is running, it continues"),
                session.close_run, "close", _KEY.Close,
                lambda: "" if session.model else tr("No run is open.")),
        Command("recipe.open", tr("Open &recipe…"), tr("Open a recipe from a TOML file"),
                requests.choose_recipe, "recipe", "Ctrl+Shift+O"),
        Command("recipe.save", tr("&Save recipe…"),
                tr("Save the recipe in the form to a TOML file"),
                requests.save_recipe, "save", _KEY.Save, lambda: disabled_reasons.save(panel())),
        Command("recipe.duplicate", tr("&Duplicate as new recipe"),
                tr("Start a new recipe from this run's"), requests.duplicate_recipe, "duplicate",
                "Ctrl+D", lambda: disabled_reasons.duplicate(panel())),
        Command("app.settings", tr("S&ettings…"),
                tr("Threads, device, runs folder, language, theme, notifications"),
                requests.show_settings, "options", "Ctrl+,"),
        Command("app.quit", tr("&Quit"), tr("Close the workbench"), window.close, "", _KEY.Quit),
    )  # fmt: skip
    _register_undo(window)


def _register_undo(window: "Window") -> None:
    undo = window.draft.stack.createUndoAction(window, tr("Undo"))
    redo = window.draft.stack.createRedoAction(window, tr("Redo"))
    tips = {"undo": tr("Undo a change of the recipe"), "redo": tr("Redo a change of the recipe")}
    for name, action, key in (("undo", undo, _KEY.Undo), ("redo", redo, _KEY.Redo)):
        action.setShortcut(QKeySequence(key))
        window.actions_by_id.adopt(f"edit.{name}", action, icon_name=name, tip=tips[name])
