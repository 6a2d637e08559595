"""What the rooms of the window may use of it, handed down: they do not know the window itself."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QDockWidget, QStatusBar, QWidget

from core.recipe.recipe import Recipe
from core.runtime.errors import UserError
from workbench.app.actions import Actions
from workbench.app.background import Background
from workbench.app.settings import Settings
from workbench.run.session import Session
from workbench.widgets.banner import Banner
from workbench.widgets.panel import Panel


class PanelDocks(Protocol):
    """Where panels lie in the window."""

    def __getitem__(self, name: str) -> QDockWidget:
        """The dock of a panel; raises KeyError."""

    def bring(self, name: str) -> None:
        """Show a panel, in the workspace that has it, without giving it the keyboard."""

    def go_to(self, name: str) -> None:
        """Bring a panel to the front, and give it the keyboard."""


class RunHandlers(Protocol):
    """What a room may ask of the window's runs and recipes."""

    def new_run(self) -> None:
        """Show the recipe that is being written."""

    def open_run(self, folder: Path) -> None:
        """Show a run from its folder."""

    def duplicate(self, recipe: Recipe) -> None:
        """Make a copy of a recipe the one that is being written."""


class WindowContext(Protocol):
    """The window, as the actions of a room see it."""

    actions_by_id: Actions
    background: Background
    banner: Banner
    session: Session
    settings: Settings

    @property
    def panels(self) -> Mapping[str, Panel]:
        """Panels by name, those that are made so far."""

    @property
    def docks(self) -> PanelDocks:
        """Where panels lie."""

    @property
    def requests(self) -> RunHandlers:
        """Runs and recipes."""

    def show_error(self, error: UserError) -> None:
        """Tell of an error across the window, and keep it in the log."""

    def statusBar(self) -> QStatusBar:
        """Qt's own."""

    def window(self) -> QWidget:
        """Qt's own: the parent of dialogs."""
