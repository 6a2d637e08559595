"""What the Help menu does."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from workbench.app.actions import Command
from workbench.app.translation import tr
from workbench.guide.pages import has_guide

if TYPE_CHECKING:
    from workbench.shell.window import Window


def register(window: "Window") -> None:
    """Guide, welcome and versions."""
    requests, actions = window.requests, window.actions_by_id
    if has_guide():
        actions.add(
            Command("help.guide", tr("User &guide"),
                    tr("Read the user guide, at the page of the panel you are in"),
                    requests.show_guide, "help", QKeySequence.StandardKey.HelpContents),
        )  # fmt: skip
    actions.add(
        Command("help.shortcuts", tr("&Keyboard shortcuts"), tr("Every command that has keys"),
                requests.show_shortcuts, "keyboard"),
        Command("help.tour", tr("&Tour"), tr("A short tour of the panels"),
                requests.show_tour, "tour"),
        Command("help.welcome", tr("&Welcome…"), tr("The ways to start, and recent runs"),
                requests.show_welcome, "sample"),
        Command("help.about", tr("&About"), tr("Version numbers, for reporting a problem"),
                requests.show_about, "info"),
    )  # fmt: skip
