"""Everything the window can do, registered once, and how menus and toolbar are made of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from workbench import reasons
from workbench.dialogs.guide import guide_file
from workbench.theme import CHOICES

if TYPE_CHECKING:
    from workbench.window import Window

_KEY = QKeySequence.StandardKey
_THEMES = {"system": "As the system", "light": "Light", "dark": "Dark"}
MENUS: dict[str, tuple[str, ...]] = {
    "&File": ("run.new", "run.open", "run.close", "", "recipe.open", "recipe.save",
              "recipe.duplicate", "", "app.quit"),
    "&Edit": ("edit.undo", "edit.redo"),
    "&Run": ("run.start", "run.continue", "run.pause", "run.stop", "", "run.finetune",
             "run.export", "run.open_export", "", "run.ranking", "", "runs.refresh"),
}  # fmt: skip
TOOLBAR = (
    "run.new", "run.open", "", "run.start", "run.continue", "run.pause", "run.stop", "",
    "run.finetune", "run.export",
)  # fmt: skip


def register(window: "Window") -> None:
    """Put every action of the window into its registry."""
    _register_files(window)
    _register_running(window)
    _register_view(window)
    _register_help(window)


def fill_menus(window: "Window") -> None:
    """The menu bar."""
    bar = window.menuBar()
    for title, names in MENUS.items():
        _fill(bar.addMenu(title), window, names)
    view = bar.addMenu("&View")
    _fill(view.addMenu("&Panels"), window, [f"view.{name}" for name in window.docks.names()])
    _fill(view.addMenu("&Go to"), window, [f"go.{name}" for name in window.docks.names()])
    _fill(view.addMenu("&Theme"), window, [f"theme.{name}" for name in CHOICES])
    _fill(view, window, ("", "view.reset"))
    guide = ["help.guide"] if "help.guide" in window.actions_by_id else []
    _fill(bar.addMenu("&Help"), window, [*guide, "help.welcome", "help.about"])


def make_toolbar(window: "Window") -> QToolBar:
    """The toolbar: what is done most."""
    bar = QToolBar("Toolbar")
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setIconSize(QSize(18, 18))
    bar.toggleViewAction().setEnabled(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    for name in TOOLBAR:
        bar.addAction(window.actions_by_id[name]) if name else bar.addSeparator()
    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spring)
    bar.addWidget(window.theme_button)
    return bar


def make_theme_button(window: "Window") -> QToolButton:
    """A button that offers the themes."""
    button = QToolButton()
    button.setText("Theme")
    button.setAccessibleName("Theme")
    button.setToolTip("Light, dark, or as the system")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    _fill(menu, window, [f"theme.{name}" for name in CHOICES])
    button.setMenu(menu)
    return button


def _register_files(window: "Window") -> None:
    add, panel = window.actions_by_id.add, window.recipe_of
    add(
        "run.new",
        "&New run",
        window.requests.new_run,
        shortcut=_KEY.New,
        icon_name="new",
        tip="Write the recipe of a new run",
    )
    add(
        "run.open",
        "&Open run…",
        window.requests.choose_run,
        shortcut=_KEY.Open,
        icon_name="open",
        tip="Show a run from its folder",
    )
    add(
        "run.close",
        "&Close run",
        window.session.close_run,
        shortcut=_KEY.Close,
        icon_name="close",
        tip="Show no run; one that is running goes on",
        why_not=lambda: "" if window.session.model else "No run is open.",
    )
    add(
        "recipe.open",
        "Open &recipe…",
        window.requests.choose_recipe,
        shortcut="Ctrl+Shift+O",
        icon_name="recipe",
        tip="Read a recipe from a TOML file",
    )
    add(
        "recipe.save",
        "&Save recipe…",
        window.requests.save_recipe,
        shortcut=_KEY.Save,
        icon_name="save",
        tip="Write the recipe in the form to a TOML file",
        why_not=lambda: reasons.save(panel()),
    )
    add(
        "recipe.duplicate",
        "&Duplicate as new recipe",
        window.requests.duplicate_recipe,
        shortcut="Ctrl+D",
        icon_name="duplicate",
        tip="Start a new recipe from this run's",
        why_not=lambda: reasons.duplicate(panel()),
    )
    add("app.quit", "&Quit", window.close, shortcut=_KEY.Quit, tip="Close the workbench")
    undo = window.draft.stack.createUndoAction(window, "Undo")
    redo = window.draft.stack.createRedoAction(window, "Redo")
    for name, action, key in (("undo", undo, _KEY.Undo), ("redo", redo, _KEY.Redo)):
        action.setShortcut(QKeySequence(key))
        window.actions_by_id.adopt(
            f"edit.{name}", action, icon_name=name, tip=f"{name.title()} a change of the recipe"
        )  # fmt: skip


def _register_running(window: "Window") -> None:
    add, session, panel = window.actions_by_id.add, window.session, window.recipe_of
    add(
        "run.start",
        "&Start new run",
        window.requests.start_run,
        shortcut="Ctrl+R",
        icon_name="play",
        tip="Start a run of the recipe in the form",
        why_not=lambda: reasons.start(session, panel()),
    )
    add(
        "run.continue",
        "&Continue",
        session.resume,
        shortcut="Ctrl+Shift+R",
        icon_name="resume",
        tip="Go on from the last checkpoint",
        why_not=lambda: reasons.resume(session),
    )
    add(
        "run.pause",
        "&Pause",
        session.pause,
        shortcut="Ctrl+P",
        icon_name="pause",
        tip="Save a checkpoint and release memory",
        why_not=lambda: reasons.pause(session),
    )
    add(
        "run.stop",
        "S&top",
        session.stop,
        shortcut="Ctrl+.",
        icon_name="stop",
        tip="Save a checkpoint and end; the run can go on later",
        why_not=lambda: reasons.stop(session),
    )
    add(
        "run.finetune",
        "&Fine-tune and export",
        session.finetune,
        shortcut="Ctrl+T",
        icon_name="finetune",
        tip="Take the selected candidate to fine-tuning and export",
        why_not=lambda: reasons.finetune(session),
    )
    add(
        "run.export",
        "&Export candidate…",
        window.requests.choose_export,
        shortcut="Ctrl+E",
        icon_name="export",
        tip="Write the selected candidate: fine-tuned where the run has that, else as found",
        why_not=lambda: reasons.export(session),
    )
    add(
        "run.open_export",
        "Open e&xport folder",
        window.requests.open_export,
        icon_name="folder",
        tip="Look at what this run has exported",
        why_not=lambda: reasons.open_export(session),
    )
    add(
        "run.ranking",
        "Check the ran&king…",
        window.requests.show_ranking,
        shortcut="Ctrl+K",
        icon_name="ranking",
        tip="Fine-tune a few candidates: does the order that the search found survive it?",
        why_not=lambda: reasons.ranking(session),
    )
    add(
        "runs.refresh",
        "&Refresh the list of runs",
        lambda: window.runs.refresh(),
        shortcut=_KEY.Refresh,
        icon_name="refresh",
        tip="Look at the disk again",
    )


def _register_view(window: "Window") -> None:
    for place, name in enumerate(window.docks.names(), start=1):
        dock = window.docks[name]
        title = dock.windowTitle()
        window.actions_by_id.adopt(
            f"view.{name}", dock.toggleViewAction(), tip=f"Show or hide {title}"
        )
        window.actions_by_id.add(
            f"go.{name}", title, partial(window.docks.go_to, name),
            shortcut=f"Ctrl+{place}", tip=f"Show {title} and put the keyboard there",
        )  # fmt: skip
    group = QActionGroup(window)
    for choice in CHOICES:
        action = window.actions_by_id.add(
            f"theme.{choice}", _THEMES[choice],
            partial(window.set_theme, choice),
            tip=f"Theme: {_THEMES[choice].lower()}",
        )  # fmt: skip
        action.setCheckable(True)
        action.setChecked(window.settings.theme == choice)
        group.addAction(action)
    window.actions_by_id.add(
        "view.reset", "&Reset layout", window.docks.reset, icon_name="layout",
        tip="Put every panel back where it was at the first start",
    )  # fmt: skip


def _register_help(window: "Window") -> None:
    add = window.actions_by_id.add
    if guide_file() is not None:
        add(
            "help.guide",
            "User &guide",
            window.requests.show_guide,
            shortcut=_KEY.HelpContents,
            icon_name="help",
            tip="Read the user guide",
        )
    add(
        "help.welcome",
        "&Welcome…",
        window.requests.show_welcome,
        icon_name="sample",
        tip="The sample and the recent runs",
    )
    add(
        "help.about",
        "&About",
        window.requests.show_about,
        icon_name="info",
        tip="Versions, to copy into a report",
    )


def _fill(menu: QMenu, window: "Window", names: "list[str] | tuple[str, ...]") -> None:
    for name in names:
        if name:
            action: QAction = window.actions_by_id[name]
            menu.addAction(action)
        else:
            menu.addSeparator()
