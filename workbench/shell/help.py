"""What the Help menu does."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from workbench.app.translation import tr
from workbench.guide.pages import has_guide

if TYPE_CHECKING:
    from workbench.shell.window import Window

_KEY = QKeySequence.StandardKey


def register(window: "Window") -> None:
    """Guide, welcome and versions."""
    add = window.actions_by_id.add
    if has_guide():
        add(
            "help.guide",
            tr("User &guide"),
            window.requests.show_guide,
            shortcut=_KEY.HelpContents,
            icon_name="help",
            tip=tr("Read the user guide, at the page of the panel you are in"),
        )
    add(
        "help.shortcuts",
        tr("&Keyboard shortcuts"),
        window.requests.show_shortcuts,
        icon_name="keyboard",
        tip=tr("Every command that has keys"),
    )
    add(
        "help.tour",
        tr("&Tour"),
        window.requests.show_tour,
        icon_name="tour",
        tip=tr("A short tour of the panels"),
    )
    add(
        "help.welcome",
        tr("&Welcome…"),
        window.requests.show_welcome,
        icon_name="sample",
        tip=tr("The ways to start, and recent runs"),
    )
    add(
        "help.about",
        tr("&About"),
        window.requests.show_about,
        icon_name="info",
        tip=tr("Version numbers, for reporting a problem"),
    )
