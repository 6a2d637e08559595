"""Actions of one panel: each brings it to the front, and does something there."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from workbench.app.actions import Command
from workbench.app.translation import tr

if TYPE_CHECKING:
    from workbench.widgets.context import WindowContext

PanelAction = tuple[str, str, Callable[[Any], object]]
"""Title and tooltip in English, and what is done with the panel."""


def add_panel_actions(
    window: "WindowContext",
    panel: str,
    rows: Mapping[str, PanelAction],
    why_not: Callable[[str], str],
) -> None:
    """Register the rows of a panel's table; `why_not` is asked with the name of a row."""
    window.actions_by_id.add(
        *(Command(f"{panel}.{name}", tr(title), tr(tip), partial(_act, window, panel, act),
                  why_not=partial(why_not, name))
          for name, (title, tip, act) in rows.items())
    )  # fmt: skip


def _act(window: "WindowContext", name: str, act: Callable[[Any], object]) -> None:
    panel = window.panels.get(name)
    if panel is not None:
        window.docks.go_to(name)
        act(panel)
