"""What the Samples menu does."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from workbench.app.translation import mark, tr

if TYPE_CHECKING:
    from workbench.samples.panel import SamplesPanel
    from workbench.widgets.context import WindowContext

_MODES = mark(
    {
        "grid": ("&All samples", "Show every sample picture of every network"),
        "beside": ("&One sample", "Show one sample of every network, zoomed and moved together"),
        "split": ("S&plit two networks", "Show two networks in one place with a line to drag"),
        "flip": ("&Flip two networks", "Show two networks in one place, one after the other"),
        "difference": ("Show &difference", "Show the difference of two networks, pixel by pixel"),
    }
)
# What else is done: its title, its tooltip, and who does it.
_DOINGS: dict[str, tuple[str, str, "Callable[[SamplesPanel], object]"]] = mark({
    "next": ("&Next sample", "The sample after this one", lambda panel: panel.step(1)),
    "previous": ("Pre&vious sample", "The sample before this one", lambda panel: panel.step(-1)),
    "zoom_in": ("Zoom &in", "Enlarge the samples", lambda panel: panel.zoom_by(1)),
    "zoom_out": ("Zoom o&ut", "Shrink the samples", lambda panel: panel.zoom_by(-1)),
    "fit": ("Fit", "Fit the samples to the view", lambda panel: panel.camera.fit()),
    "natural": ("100 %", "One screen pixel for each picture pixel",
                lambda panel: panel.camera.zoom_to(100)),
    "double": ("200 %", "Two screen pixels for each picture pixel",
               lambda panel: panel.camera.zoom_to(200)),
    "swap": ("S&wap the two networks", "Swap the two networks that are compared",
             lambda panel: panel.closer.bar.swap.click()),
    "blink": ("&Blink", "Flip two networks automatically, or stop",
              lambda panel: panel.blink()),
    "play": ("Play the &time-lapse", "Play the training from its first picture, or stop",
             lambda panel: panel.lapse.play.toggle()),
    "copy": ("&Copy samples", "Copy the view with a caption", lambda panel: panel.copy()),
    "save": ("Save samples as PNG…", "Copy the view with a caption",
             lambda panel: panel.save()),
    "save_gif": ("Save time-lapse as &GIF…", "Save the sample pictures over time as an "
                                               "animation",
                 lambda panel: panel.save_gif()),
    "save_sequence": ("Save time-lapse as pictures…", "Save the sample pictures over time as "
                                                        "numbered files",
                      lambda panel: panel.save_sequence()),
})  # fmt: skip
MENU = (
    *(f"samples.{mode}" for mode in _MODES), "", "samples.next", "samples.previous", "",
    "samples.zoom_in", "samples.zoom_out", "samples.fit", "samples.natural", "samples.double", "",
    "samples.swap", "samples.blink", "samples.play", "", "samples.copy", "samples.save",
    "samples.save_gif", "samples.save_sequence",
)  # fmt: skip


def register(window: "WindowContext") -> None:
    """Ways to look at the samples, and to keep them."""
    for mode, (title, tip) in _MODES.items():
        _add(window, mode, title, tip, partial(_look, mode))
    for name, (title, tip, act) in _DOINGS.items():
        _add(window, name, title, tip, act)


def _look(mode: str, panel: "SamplesPanel") -> None:
    panel.choose_mode(mode)


def _add(
    window: "WindowContext",
    name: str,
    title: str,
    tip: str,
    act: "Callable[[SamplesPanel], object]",
) -> None:
    window.actions_by_id.add(
        f"samples.{name}",
        tr(title),
        partial(_act, window, act),
        tip=tr(tip),
        why_not=lambda: "" if window.session.model else tr("No run is open."),
    )


def _act(window: "WindowContext", act: "Callable[[SamplesPanel], object]") -> None:
    """Bring the samples to the front, and do it there."""
    panel = cast("SamplesPanel | None", window.panels.get("samples"))
    if panel is not None:
        window.docks.go_to("samples")
        act(panel)
