"""What the tour shows, in the order in which a new person needs it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workbench.translation import tr
from workbench.widgets.tour import Stop

if TYPE_CHECKING:
    from workbench.window import Window


def tour_stops(window: "Window") -> list[Stop]:
    """One callout a panel that matters at first."""
    return [Stop(title, text, partial(_dock, window, name)) for name, title, text in _words()]


def _dock(window: "Window", name: str) -> QWidget:
    dock = window.docks[name]
    dock.show()
    dock.raise_()
    return dock


def _words() -> list[tuple[str, str, str]]:
    return [
        (
            "recipe", tr("The recipe"),
            tr("What a run will do: your pictures, the network, how long to train. Every value "
               "has a usable default and tells what it means. The sample is ready to start."),
        ),
        (
            "progress", tr("The run"),
            tr("Start a run here or in the toolbar. You see each stage, the time that is left, and "
               "when all is done. Pause and stop keep what was done."),
        ),
        (
            "front", tr("The front"),
            tr("Each point is a smaller network: how good its pictures are, and what it costs. "
               "Point at one to see a picture, click to choose it."),
        ),
        (
            "samples", tr("The pictures"),
            tr("The same pictures from the teacher and from the networks you chose, side by side. "
               "Trust your eyes: a number says little of a picture."),
        ),
        (
            "playground", tr("Try it"),
            tr("Draw, or drop a picture, and see teacher and chosen networks answer while you "
               "draw, each with the time it took."),
        ),
        (
            "runs", tr("Your runs"),
            tr("Everything stays here: open a run again, go on with it, compare, or queue more. "
               "Ctrl+Shift+P finds every command, F1 explains the panel you are in."),
        ),
    ]  # fmt: skip
