"""What the View menu does."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication

from workbench.app.theme import CHOICES
from workbench.app.translation import WRITTEN_IN, languages, mark, tr
from workbench.shell.workspaces import WORKSPACES
from workbench.widgets.panel import Panel

if TYPE_CHECKING:
    from workbench.shell.window import Window

THEMES = mark({"system": "System", "light": "Light", "dark": "Dark"})


def register(window: "Window") -> None:
    """Workspaces, panels, layout and theme."""
    _register_workspaces(window)
    for index, name in enumerate(window.docks.names(), start=1):
        dock = window.docks[name]
        title = dock.windowTitle()
        window.actions_by_id.adopt(
            f"view.{name}",
            dock.toggleViewAction(),
            tip=tr("Show or hide {title}").format(title=title),
        )
        window.actions_by_id.add(
            f"go.{name}", title, partial(window.docks.go_to, name),
            shortcut=f"Alt+{index}" if index < 10 else "",
            tip=tr("Show {title} and focus it").format(title=title),
        )  # fmt: skip
    group = QActionGroup(window)
    for choice in CHOICES:
        action = window.actions_by_id.add(
            f"theme.{choice}", tr(THEMES[choice]), partial(window.set_theme, choice),
            tip=tr("Theme: {name}").format(name=tr(THEMES[choice]).lower()),
        )  # fmt: skip
        action.setCheckable(True)
        action.setChecked(window.settings.theme == choice)
        group.addAction(action)
    if languages():
        _register_languages(window)
    window.actions_by_id.add(
        "view.palette", tr("&Commands…"), window.requests.show_palette, shortcut="Ctrl+Shift+P",
        icon_name="find", tip=tr("Find any command by typing a few letters"),
    )  # fmt: skip
    window.actions_by_id.add(
        "view.maximise", tr("&Maximise panel"), partial(_maximise, window), shortcut="F11",
        icon_name="layout", tip=tr("Maximise the focused panel, or restore it; double-clicking "
                                   "its title does the same"),
    )  # fmt: skip
    window.actions_by_id.add(
        "view.reset", tr("&Reset workspace"), window.docks.reset, icon_name="layout",
        tip=tr("Restore the panels of this workspace to their first layout"),
    )  # fmt: skip


def _register_workspaces(window: "Window") -> None:
    """One action a workspace: Ctrl+1 to Ctrl+5."""
    group = QActionGroup(window)
    for index, (name, workspace) in enumerate(WORKSPACES.items(), start=1):
        action = window.actions_by_id.add(
            f"space.{name}", tr(workspace.title), partial(window.docks.switch, name),
            shortcut=f"Ctrl+{index}", tip=tr(workspace.about),
        )  # fmt: skip
        action.setCheckable(True)
        action.setChecked(name == window.docks.current)
        group.addAction(action)


def _maximise(window: "Window") -> None:
    """The panel that has the keyboard; without one, the main panel of the workspace."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, Panel):
        widget = widget.parentWidget()
    name = widget.NAME if widget else WORKSPACES[window.docks.current].main
    window.docks.toggle_maximised(name)


def _register_languages(window: "Window") -> None:
    """The system's language, English, and what this copy of the workbench comes with."""
    group = QActionGroup(window)
    for code in ("", WRITTEN_IN, *languages()):
        title = QLocale(code).nativeLanguageName() if code else tr("System")
        action = window.actions_by_id.add(
            f"language.{code or 'system'}", title, partial(_speak, window, code),
            tip=tr("Language: {name}").format(name=title),
        )  # fmt: skip
        action.setCheckable(True)
        action.setChecked(window.settings.language == code)
        group.addAction(action)


def _speak(window: "Window", code: str) -> None:
    window.settings.language = code
    sentence = tr("Restart the workbench to use this language.")
    window.banner.show_offer(sentence, tr("Quit"), window.close)
