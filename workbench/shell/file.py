"""What the File and Edit menus do."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from workbench.app.translation import tr
from workbench.recipe import disabled_reasons

if TYPE_CHECKING:
    from workbench.shell.window import Window

_KEY = QKeySequence.StandardKey


def register(window: "Window") -> None:
    """Runs, recipes, undo, and the way out."""
    add, panel = window.actions_by_id.add, window.recipe_of
    add(
        "run.new",
        tr("&New recipe"),
        window.requests.new_run,
        shortcut=_KEY.New,
        icon_name="new",
        tip=tr("Show the recipe for the next run"),
    )
    starts = window.requests.starts
    add(
        "start.pictures",
        tr("New recipe for my &pictures…"),
        starts.my_pictures,
        icon_name="picture",
        tip=tr("Choose a folder of pictures to train and compress a model with"),
    )
    add(
        "start.model",
        tr("Import my &model…"),
        starts.my_model,
        icon_name="open",
        tip=tr("Import a generator (.pth, .safetensors) to compress it"),
    )
    add(
        "start.try",
        tr("&Try a model…"),
        starts.try_model,
        icon_name="play",
        tip=tr("Draw or translate pictures with an imported or exported model, without a run"),
    )
    add(
        "recipe.shipped",
        tr("Choose a read&y-made recipe…"),
        starts.shipped,
        icon_name="recipe",
        tip=tr("Recipes for public data sets and published results, with what each one needs"),
    )
    add(
        "run.open",
        tr("&Open run…"),
        window.requests.choose_run,
        shortcut=_KEY.Open,
        icon_name="open",
        tip=tr("Open a run from its folder"),
    )
    add(
        "run.close",
        tr("&Close run"),
        window.session.close_run,
        shortcut=_KEY.Close,
        icon_name="close",
        tip=tr("Close the open run; if it is running, it continues"),
        why_not=lambda: "" if window.session.model else tr("No run is open."),
    )
    add(
        "recipe.open",
        tr("Open &recipe…"),
        window.requests.choose_recipe,
        shortcut="Ctrl+Shift+O",
        icon_name="recipe",
        tip=tr("Open a recipe from a TOML file"),
    )
    add(
        "recipe.save",
        tr("&Save recipe…"),
        window.requests.save_recipe,
        shortcut=_KEY.Save,
        icon_name="save",
        tip=tr("Save the recipe in the form to a TOML file"),
        why_not=lambda: disabled_reasons.save(panel()),
    )
    add(
        "recipe.duplicate",
        tr("&Duplicate as new recipe"),
        window.requests.duplicate_recipe,
        shortcut="Ctrl+D",
        icon_name="duplicate",
        tip=tr("Start a new recipe from this run's"),
        why_not=lambda: disabled_reasons.duplicate(panel()),
    )
    add(
        "app.settings",
        tr("S&ettings…"),
        window.requests.show_settings,
        shortcut="Ctrl+,",
        icon_name="options",
        tip=tr("Threads, device, runs folder, language, theme, notifications"),
    )
    add("app.quit", tr("&Quit"), window.close, shortcut=_KEY.Quit, tip=tr("Close the workbench"))
    _register_undo(window)


def _register_undo(window: "Window") -> None:
    undo = window.draft.stack.createUndoAction(window, tr("Undo"))
    redo = window.draft.stack.createRedoAction(window, tr("Redo"))
    tips = {"undo": tr("Undo a change of the recipe"), "redo": tr("Redo a change of the recipe")}
    for name, action, key in (("undo", undo, _KEY.Undo), ("redo", redo, _KEY.Redo)):
        action.setShortcut(QKeySequence(key))
        window.actions_by_id.adopt(f"edit.{name}", action, icon_name=name, tip=tips[name])
