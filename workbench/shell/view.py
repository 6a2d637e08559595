"""What the View menu does."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from workbench.app.actions import Command
from workbench.app.theme import CHOICES
from workbench.app.translation import WRITTEN_IN, languages, mark, tr
from workbench.shell.workspaces import WORKSPACES
from workbench.widgets.panel import Panel

if TYPE_CHECKING:
    from workbench.shell.window import Window

THEMES = mark({"system": "System", "light": "Light", "dark": "Dark"})


def register(window: "Window") -> None:
    """Workspaces, panels, layout and theme."""
    actions, docks, settings = window.actions_by_id, window.docks, window.settings
    actions.add_choice(
        *(Command(f"space.{name}", tr(workspace.title), tr(workspace.about),
                  partial(docks.switch, name), "", f"Ctrl+{index}", checked=name == docks.current)
          for index, (name, workspace) in enumerate(WORKSPACES.items(), start=1))
    )  # fmt: skip
    for index, name in enumerate(docks.names(), start=1):
        _register_panel(window, name, f"Alt+{index}" if index < 10 else "")
    actions.add_choice(
        *(Command(f"theme.{choice}", tr(THEMES[choice]),
                  tr("Theme: {name}").format(name=tr(THEMES[choice]).lower()),
                  partial(window.set_theme, choice), checked=choice == settings.theme)
          for choice in CHOICES)
    )  # fmt: skip
    if languages():
        _register_languages(window)
    actions.add(
        Command("view.palette", tr("&Commands…"), tr("Find any command by typing a few letters"),
                window.requests.show_palette, "find", "Ctrl+Shift+P"),
        Command("view.maximise", tr("&Maximise panel"),
                tr("Maximise the focused panel, or restore it; double-clicking its title does the "
                   "same"),
                partial(_maximise, window), "layout", "F11"),
        Command("view.reset", tr("&Reset workspace"),
                tr("Restore the panels of this workspace to their first layout"),
                docks.reset, "layout"),
    )  # fmt: skip


def _register_panel(window: "Window", name: str, shortcut: str) -> None:
    dock, actions = window.docks[name], window.actions_by_id
    title = dock.windowTitle()
    tip = tr("Show or hide {title}").format(title=title)
    actions.adopt(f"view.{name}", dock.toggleViewAction(), tip=tip)
    actions.add(
        Command(f"go.{name}", title, tr("Show {title} and focus it").format(title=title),
                partial(window.docks.go_to, name), "", shortcut),
    )  # fmt: skip


def _maximise(window: "Window") -> None:
    """The panel that has the keyboard; without one, the main panel of the workspace."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, Panel):
        widget = widget.parentWidget()
    name = widget.NAME if widget else WORKSPACES[window.docks.current].main
    window.docks.toggle_maximised(name)


def _register_languages(window: "Window") -> None:
    """The system's language, English, and what this copy of the workbench comes with."""
    names = {"": tr("System")}
    names |= {code: QLocale(code).nativeLanguageName() for code in (WRITTEN_IN, *languages())}
    window.actions_by_id.add_choice(
        *(Command(f"language.{code or 'system'}", name,
                  tr("Language: {name}").format(name=name), partial(_speak, window, code),
                  checked=code == window.settings.language)
          for code, name in names.items())
    )  # fmt: skip


def _speak(window: "Window", code: str) -> None:
    window.settings.language = code
    sentence = tr("Restart the workbench to use this language.")
    window.banner.show_offer(sentence, tr("Quit"), window.close)
