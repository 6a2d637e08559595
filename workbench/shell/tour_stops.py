"""What the tour shows, in the order in which a new person needs it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workbench.app.translation import tr
from workbench.widgets.tour import Stop

if TYPE_CHECKING:
    from workbench.shell.window import Window


def tour_stops(window: "Window") -> list[Stop]:
    """One callout a panel that matters at first."""
    return [Stop(title, text, partial(_dock, window, name)) for name, title, text in _words()]


def _dock(window: "Window", name: str) -> QWidget:
    window.docks.bring(name)
    return window.docks[name]


def _words() -> list[tuple[str, str, str]]:
    return [
        (
            "recipe", tr("The recipe"),
            tr("Everything a run will do: your pictures, the network, how long to train. Every "
               "field has a usable default and a description. The sample is ready to start."),
        ),
        (
            "progress", tr("The run"),
            tr("Start a run here or in the toolbar. You see each stage, the time left and when "
               "it will be done. Pausing and stopping keep the work."),
        ),
        (
            "front", tr("The front"),
            tr("Each point is a smaller network: how good its pictures are and what it costs. "
               "Hover one to see its pictures, click to select it."),
        ),
        (
            "samples", tr("The pictures"),
            tr("The same pictures from the teacher and the networks you selected, side by side. "
               "Trust your eyes: a number says little about a picture."),
        ),
        (
            "playground", tr("Try it"),
            tr("Draw, or drop a picture, to see the output of teacher and candidates while you "
               "draw, with the time each takes."),
        ),
        (
            "runs", tr("Your runs"),
            tr("All runs are kept here: open, resume, compare or queue them. Ctrl+Shift+P finds "
               "every command; F1 explains the panel you are in."),
        ),
    ]  # fmt: skip
