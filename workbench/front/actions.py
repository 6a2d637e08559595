"""What the Front menu does."""

from functools import partial
from typing import TYPE_CHECKING, cast

from workbench.app.translation import mark, tr
from workbench.widgets.panel_actions import PanelAction, add_panel_actions

if TYPE_CHECKING:
    from workbench.front.panel import FrontPanel
    from workbench.widgets.context import WindowContext

_ROWS: dict[str, PanelAction] = mark({
    "plot": ("&Plot of candidates", "Plot two measurements of every candidate",
             lambda panel: panel.show_view("plot")),
    "widths": ("&Widths of candidates", "Show the widths of every candidate, layer by layer",
               lambda panel: panel.show_view("widths")),
    "search": ("Progress of the &search", "Show the hypervolume and the best candidate so far",
               lambda panel: panel.show_view("search")),
    "filter": ("&Filter candidates", "Show only candidates such as macs<1 and distance<400",
               lambda panel: panel.go_to_filter()),
    "knee": ("Select the &knee", "Select the candidate after which more cost gains little "
                                 "quality",
             lambda panel: panel.selecting.select_knee()),
    "within": ("Select the &best within the budget", "Select the best candidate left of the "
                                                     "budget line",
               lambda panel: panel.selecting.select_best_within()),
    "budget": ("Show b&udget line", "Drag the line to see the best candidate within a "
                                          "budget",
               lambda panel: panel.switch("budget")),
    "front_only": ("Front &only", "Hide dominated candidates",
                   lambda panel: panel.switch("front_only")),
    "smoothed": ("S&moothed scores", "Show an additive model's scores instead of the recorded ones",
                 lambda panel: panel.switch("smoothed")),
    "across_log": ("Logarithmic &X axis", "Logarithmic scale on the X axis",
                   lambda panel: panel.switch("across_log")),
    "up_log": ("&Logarithmic Y axis", "Logarithmic scale on the Y axis",
               lambda panel: panel.switch("up_log")),
    "table": ("Show &table", "Show the candidates in a table",
              lambda panel: panel.switch("table")),
    "beside": ("Overlay another &run…", "Show its candidates as pale points where they "
                                              "are comparable",
               lambda panel: panel.beside.choose()),
    "whole": ("Show all &candidates", "Zoom to all candidates and follow new ones",
              lambda panel: panel.show_all()),
    "copy": ("Copy as p&icture", "Copy the view as an image",
             lambda panel: panel.save_as("picture")),
    "copy_numbers": ("Copy &numbers", "Copy the numbers as tab-separated text",
                     lambda panel: panel.save_as("numbers")),
    "png": ("Save front as PNG…", "Save the view as pixels", lambda panel: panel.save_as("png")),
    "svg": ("Save front as SVG…", "Save the view as vectors", lambda panel: panel.save_as("svg")),
    "csv": ("Save numbers as CSV…", "Save the candidates as a table",
            lambda panel: panel.save_as("csv")),
})  # fmt: skip
_AT_ANY_TIME = ("plot", "widths", "search", "beside", "table")
MENU = (
    "front.plot", "front.widths", "front.search", "",
    "front.filter", "front.knee", "front.within", "",
    "front.budget", "front.front_only", "front.smoothed", "front.across_log", "front.up_log",
    "front.table", "",
    "front.beside", "front.whole", "",
    "front.copy", "front.copy_numbers", "front.png", "front.svg", "front.csv",
)  # fmt: skip


def register(window: "WindowContext") -> None:
    """Ways to look at the candidates, to choose among them, and to keep what is shown."""
    add_panel_actions(window, "front", _ROWS, partial(_why_not, window))


def _why_not(window: "WindowContext", name: str) -> str:
    """Why it cannot be done now, in a sentence; empty: it can."""
    model = window.session.model
    panel = cast("FrontPanel | None", window.panels.get("front"))
    if model is None or panel is None:
        return tr("No run is open.")
    if name in _AT_ANY_TIME:
        return ""
    if not model.candidates:
        return tr("No candidates measured yet.")
    return panel.selecting.why_not(name)
