"""What the Front menu does."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from workbench.translation import mark, tr

if TYPE_CHECKING:
    from workbench.panels.front import FrontPanel
    from workbench.window import Window

_DOINGS: dict[str, tuple[str, str, "Callable[[FrontPanel], object]"]] = mark({
    "plot": ("&Plot of candidates", "Two measured quantities of every candidate",
             lambda panel: panel.show_view("plot")),
    "widths": ("&Widths of candidates", "The channel numbers of every candidate, layer by layer",
               lambda panel: panel.show_view("widths")),
    "search": ("Progress of the &search", "The hypervolume and the best candidate so far",
               lambda panel: panel.show_view("search")),
    "filter": ("&Filter candidates", "Show only candidates such as macs<1 and distance<400",
               lambda panel: panel.go_to_filter()),
    "knee": ("Select the &knee", "The candidate after which more cost buys little",
             lambda panel: panel.selecting.select_knee()),
    "within": ("Select the &best within the budget", "The best candidate left of the budget line",
               lambda panel: panel.selecting.select_best_within()),
    "budget": ("B&udget line, on or off", "A line to drag that tells the best candidate it allows",
               lambda panel: panel.switch("budget")),
    "front_only": ("Front &only, on or off", "Hide the candidates that another beats",
                   lambda panel: panel.switch("front_only")),
    "across_log": ("Logarithmic &across, on or off", "The axis below in powers of ten",
                   lambda panel: panel.switch("across_log")),
    "up_log": ("&Logarithmic up, on or off", "The axis on the left in powers of ten",
               lambda panel: panel.switch("up_log")),
    "table": ("&Table, on or off", "The candidates as a table, too",
              lambda panel: panel.switch("table")),
    "beside": ("Show another &run beside…", "Its candidates as pale points, where they compare",
               lambda panel: panel.beside.choose()),
    "whole": ("Show all &candidates", "Back to all candidates, and follow them as they come",
              lambda panel: panel.show_all()),
    "copy": ("Copy as &picture", "What the Front shows", lambda panel: panel.save_as("picture")),
    "copy_numbers": ("Copy &numbers", "Tab-separated, as spreadsheets take it",
                     lambda panel: panel.save_as("numbers")),
    "png": ("Save front as PNG…", "What the Front shows", lambda panel: panel.save_as("png")),
    "svg": ("Save front as SVG…", "What the Front shows", lambda panel: panel.save_as("svg")),
    "csv": ("Save numbers as CSV…", "What the Front shows", lambda panel: panel.save_as("csv")),
})  # fmt: skip
_AT_ANY_TIME = ("plot", "widths", "search", "beside", "table")
MENU = (
    "front.plot", "front.widths", "front.search", "",
    "front.filter", "front.knee", "front.within", "",
    "front.budget", "front.front_only", "front.across_log", "front.up_log", "front.table", "",
    "front.beside", "front.whole", "",
    "front.copy", "front.copy_numbers", "front.png", "front.svg", "front.csv",
)  # fmt: skip


def register(window: "Window") -> None:
    """Ways to look at the candidates, to choose among them, and to keep what is shown."""
    for name, (title, tip, act) in _DOINGS.items():
        window.actions_by_id.add(
            f"front.{name}",
            tr(title),
            partial(_act, window, act),
            tip=tr(tip),
            why_not=partial(_why_not, window, name),
        )


def _why_not(window: "Window", name: str) -> str:
    """Why it cannot be done now, in a sentence; empty: it can."""
    model, panel = window.session.model, _panel(window)
    if model is None or panel is None:
        return tr("No run is open.")
    if name in _AT_ANY_TIME:
        return ""
    if not model.candidates:
        return tr("No candidate was measured yet.")
    return panel.selecting.why_not(name)


def _panel(window: "Window") -> "FrontPanel | None":
    return cast("FrontPanel | None", window.panels.get("front"))


def _act(window: "Window", act: "Callable[[FrontPanel], object]") -> None:
    """Bring the front forward, and do it there."""
    panel = _panel(window)
    if panel is not None:
        window.docks.go_to("front")
        act(panel)
