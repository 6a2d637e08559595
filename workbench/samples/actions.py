"""What the Samples menu does."""

from typing import TYPE_CHECKING

from workbench.app.translation import mark, tr
from workbench.widgets.panel_actions import PanelAction, add_panel_actions

if TYPE_CHECKING:
    from workbench.widgets.context import WindowContext

_MODES: dict[str, PanelAction] = mark({
    "grid": ("&All samples", "Show every sample picture of every network",
             lambda panel: panel.choose_mode("grid")),
    "beside": ("&One sample", "Show one sample of every network, zoomed and moved together",
               lambda panel: panel.choose_mode("beside")),
    "split": ("S&plit two networks", "Show two networks in one place with a line to drag",
              lambda panel: panel.choose_mode("split")),
    "flip": ("&Flip two networks", "Show two networks in one place, one after the other",
             lambda panel: panel.choose_mode("flip")),
    "difference": ("Show &difference", "Show the difference of two networks, pixel by pixel",
                   lambda panel: panel.choose_mode("difference")),
})  # fmt: skip
_ROWS: dict[str, PanelAction] = mark({
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
    add_panel_actions(
        window,
        "samples",
        _MODES | _ROWS,
        lambda _: "" if window.session.model else tr("No run is open."),
    )
