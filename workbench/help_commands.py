"""What the Help menu does."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from workbench.dialogs.guide import guide_file
from workbench.translation import tr

if TYPE_CHECKING:
    from workbench.window import Window

_KEY = QKeySequence.StandardKey


def register(window: "Window") -> None:
    """Guide, welcome and versions."""
    add = window.actions_by_id.add
    if guide_file() is not None:
        add(
            "help.guide",
            "User &guide",
            window.requests.show_guide,
            shortcut=_KEY.HelpContents,
            icon_name="help",
            tip=tr("Read the user guide"),
        )
    add(
        "help.welcome",
        tr("&Welcome…"),
        window.requests.show_welcome,
        icon_name="sample",
        tip=tr("The sample and the recent runs"),
    )
    add(
        "help.about",
        tr("&About"),
        window.requests.show_about,
        icon_name="info",
        tip=tr("Versions, to copy into a report"),
    )
