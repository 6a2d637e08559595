"""What the View menu does."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtGui import QActionGroup

from workbench.theme import CHOICES
from workbench.translation import WRITTEN_IN, languages, mark, tr

if TYPE_CHECKING:
    from workbench.window import Window

_THEMES = mark({"system": "As the system", "light": "Light", "dark": "Dark"})


def register(window: "Window") -> None:
    """Panels, layout and theme."""
    for place, name in enumerate(window.docks.names(), start=1):
        dock = window.docks[name]
        title = dock.windowTitle()
        window.actions_by_id.adopt(
            f"view.{name}",
            dock.toggleViewAction(),
            tip=tr("Show or hide {title}").format(title=title),
        )
        window.actions_by_id.add(
            f"go.{name}", title, partial(window.docks.go_to, name),
            shortcut=f"Ctrl+{place}",
            tip=tr("Show {title} and put the keyboard there").format(title=title),
        )  # fmt: skip
    group = QActionGroup(window)
    for choice in CHOICES:
        action = window.actions_by_id.add(
            f"theme.{choice}", tr(_THEMES[choice]), partial(window.set_theme, choice),
            tip=tr("Theme: {name}").format(name=tr(_THEMES[choice]).lower()),
        )  # fmt: skip
        action.setCheckable(True)
        action.setChecked(window.settings.theme == choice)
        group.addAction(action)
    if languages():
        _register_languages(window)
    window.actions_by_id.add(
        "view.palette", tr("&Commands…"), window.requests.show_palette, shortcut="Ctrl+Shift+P",
        icon_name="find", tip=tr("Find anything the window can do by typing a few letters"),
    )  # fmt: skip
    window.actions_by_id.add(
        "view.reset", tr("&Reset layout"), window.docks.reset, icon_name="layout",
        tip=tr("Put every panel back where it was at the first start"),
    )  # fmt: skip


def _register_languages(window: "Window") -> None:
    """The system's language, English, and what this copy of the workbench comes with."""
    group = QActionGroup(window)
    for code in ("", WRITTEN_IN, *languages()):
        title = QLocale(code).nativeLanguageName() if code else tr("As the system")
        action = window.actions_by_id.add(
            f"language.{code or 'system'}", title, partial(_speak, window, code),
            tip=tr("Language: {name}").format(name=title),
        )  # fmt: skip
        action.setCheckable(True)
        action.setChecked(window.settings.language == code)
        group.addAction(action)


def _speak(window: "Window", code: str) -> None:
    window.settings.language = code
    sentence = tr("The workbench speaks this language when it is started again.")
    window.banner.show_offer(sentence, tr("Quit"), window.close)
