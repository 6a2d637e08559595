"""What the Samples menu does."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from workbench.translation import mark, tr

if TYPE_CHECKING:
    from workbench.panels.samples import SamplesPanel
    from workbench.window import Window

_MODES = mark(
    {
        "grid": ("&All samples", "Every sample picture by every network"),
        "beside": ("&One sample", "One sample by every network, zoomed and moved together"),
        "split": ("S&plit two networks", "Two networks on one spot, with a line to drag"),
        "flip": ("&Flip two networks", "Two networks on one spot, one after the other"),
        "difference": ("&Subtract two networks", "How far two networks are apart, pixel by pixel"),
    }
)
# What else is done: its title, its tooltip, and who does it.
_DOINGS: dict[str, tuple[str, str, "Callable[[SamplesPanel], object]"]] = mark({
    "next": ("&Next sample", "The sample after this one", lambda panel: panel.step(1)),
    "previous": ("Pre&vious sample", "The sample before this one", lambda panel: panel.step(-1)),
    "zoom_in": ("Zoom &in", "See the samples larger", lambda panel: panel.zoom_by(1)),
    "zoom_out": ("Zoom ou&t", "See the samples smaller", lambda panel: panel.zoom_by(-1)),
    "fit": ("Fit", "See whole sample pictures", lambda panel: panel.camera.fit()),
    "natural": ("100 %", "One pixel of the screen for each of a sample's",
                lambda panel: panel.camera.zoom_to(100)),
    "double": ("200 %", "Two pixels of the screen for each of a sample's",
               lambda panel: panel.camera.zoom_to(200)),
    "swap": ("S&wap the two networks", "Exchange those that are held against each other",
             lambda panel: panel.closer.bar.swap.click()),
    "blink": ("&Blink", "Let two networks flip by themselves, or stop it",
              lambda panel: panel.blink()),
    "play": ("Play the &time-lapse", "The training from its first picture, or stop it",
             lambda panel: panel.lapse.play.toggle()),
    "copy": ("&Copy samples", "What is shown, with a caption", lambda panel: panel.copy()),
    "save": ("Save samples as PNG…", "What is shown, with a caption",
             lambda panel: panel.save()),
    "save_gif": ("Save time-lapse as &GIF…", "The fixed pictures over time, animated",
                 lambda panel: panel.save_gif()),
    "save_sequence": ("Save time-lapse as pictures…", "The fixed pictures over time, numbered",
                      lambda panel: panel.save_sequence()),
})  # fmt: skip
MENU = (
    *(f"samples.{mode}" for mode in _MODES), "", "samples.next", "samples.previous", "",
    "samples.zoom_in", "samples.zoom_out", "samples.fit", "samples.natural", "samples.double", "",
    "samples.swap", "samples.blink", "samples.play", "", "samples.copy", "samples.save",
    "samples.save_gif", "samples.save_sequence",
)  # fmt: skip


def register(window: "Window") -> None:
    """Ways to look at the samples, and to keep them."""
    for mode, (title, tip) in _MODES.items():
        _add(window, mode, title, tip, partial(_look, mode))
    for name, (title, tip, act) in _DOINGS.items():
        _add(window, name, title, tip, act)


def _look(mode: str, panel: "SamplesPanel") -> None:
    panel.choose_mode(mode)


def _add(
    window: "Window", name: str, title: str, tip: str, act: "Callable[[SamplesPanel], object]"
) -> None:
    window.actions_by_id.add(
        f"samples.{name}",
        tr(title),
        partial(_act, window, act),
        tip=tr(tip),
        why_not=lambda: "" if window.session.model else tr("No run is open."),
    )


def _act(window: "Window", act: "Callable[[SamplesPanel], object]") -> None:
    """Bring the samples to the front, and do it there."""
    panel = cast("SamplesPanel | None", window.panels.get("samples"))
    if panel is not None:
        window.docks.go_to("samples")
        act(panel)
