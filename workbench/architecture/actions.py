"""What can be done with the widths in the Architecture panel."""

from collections.abc import Callable, Generator
from functools import partial
from typing import TYPE_CHECKING, cast

from core.errand import Errand
from core.events import Event
from core.nets.architecture import Architecture
from core.run import Run
from workbench.translation import mark, tr

if TYPE_CHECKING:
    from workbench.architecture.widths import Widths
    from workbench.panels.architecture import ArchitecturePanel
    from workbench.window import Window

PRESETS = mark(
    {
        "largest": ("&Widest", "Put every width where the whole supernet has it"),
        "smallest": ("&Narrowest", "Put every width at its narrowest"),
        "knee": ("&Knee of the front", "Take the widths where the front bends"),
        "selected": (
            "&Selected candidate",
            "Take the widths of the candidate selected on the front",
        ),
    }
)

# A title, a tooltip, who does it, and whether it can be done.
_STEPS: "dict[str, tuple[str, str, Callable[[Widths], object], Callable[[Widths], bool]]]" = mark(
    {
        "undo": (
            "&Undo the change of the widths",
            "Take the last change of the widths back",
            lambda widths: widths.undo(),
            lambda widths: widths.can_undo,
        ),
        "redo": (
            "Re&do the change of the widths",
            "Change the widths once more as was taken back",
            lambda widths: widths.redo(),
            lambda widths: widths.can_redo,
        ),
    }
)


def register(window: "Window") -> None:
    """Presets of the widths, and one more candidate."""
    add = window.actions_by_id.add
    add(
        "architecture.add",
        tr("&Add to candidates"),
        lambda: add_candidate(window),
        icon_name="new",
        tip=tr("Judge these widths as the search would; the front then shows them"),
        why_not=lambda: _why_not_add(window),
    )
    add(
        "architecture.time",
        tr("&Time the layers"),
        lambda: time_layers(window),
        icon_name="running",
        tip=tr("Time teacher and sub-generators layer by layer on this machine, for a moment"),
        why_not=lambda: _why_not_time(window),
    )
    for name, (title, tip, act, can) in _STEPS.items():
        add(
            f"architecture.{name}",
            tr(title),
            partial(_step, window, act),
            icon_name=name,
            tip=tr(tip),
            why_not=partial(_why_not_step, window, can),
        )
    for name, (title, tip) in PRESETS.items():
        add(
            f"architecture.{name}",
            tr(title),
            partial(_begin_with, window, name),
            tip=tr(tip),
            why_not=partial(_why_not_begin, window, name),
        )


def add_candidate(window: "Window") -> None:
    """Have the engine judge the widths shown, and select them once they are a candidate."""
    panel, model = _panel(window), window.session.model
    if panel is None or model is None:
        return
    architecture = panel.widths.now

    def select() -> None:
        if window.session.model is model:
            model.select(architecture)

    window.session.begin(judging(model.run, architecture), select)


def judging(run: Run, architecture: Architecture) -> Errand:
    """The engine that makes an architecture a candidate; torch is imported in its thread."""

    def begin() -> Generator[Event, None, object]:
        from core.proposal import judge_architecture

        return judge_architecture(run, architecture)

    return Errand(run, tr("a sub-generator is being judged"), begin)


def time_layers(window: "Window") -> None:
    """Have the engine time the parts of the open run's networks, and show what it found."""
    panel, model = _panel(window), window.session.model
    if panel is not None and model is not None:
        window.session.begin(timing(model.run), panel.refresh)


def timing(run: Run) -> Errand:
    """The engine that times the parts of a run's networks; torch is imported in its thread."""

    def begin() -> Generator[Event, None, object]:
        from core.stages.part_timing import time_parts

        return time_parts(run)

    return Errand(run, tr("its layers are being timed"), begin)


def _panel(window: "Window") -> "ArchitecturePanel | None":
    return cast("ArchitecturePanel | None", window.panels.get("architecture"))


def _step(window: "Window", act: "Callable[[Widths], object]") -> None:
    panel = _panel(window)
    if panel is not None:
        window.docks.go_to("architecture")
        act(panel.widths)


def _why_not_step(window: "Window", can: "Callable[[Widths], bool]") -> str:
    panel = _panel(window)
    if panel is None or panel.anatomy is None or not can(panel.widths):
        return tr("The widths were not changed.")
    return ""


def _begin_with(window: "Window", name: str) -> None:
    from workbench.architecture.standing import preset

    panel, model = _panel(window), window.session.model
    wanted = preset(model, name) if model else None
    if panel is not None and wanted is not None:
        window.docks["architecture"].raise_()
        panel.begin_with(wanted)


def _why_not_begin(window: "Window", name: str) -> str:
    model, panel = window.session.model, _panel(window)
    if model is None:
        return tr("No run is open.")
    if panel is None or panel.anatomy is None:
        return tr("Open the Architecture panel first.")
    from workbench.architecture.standing import preset

    if preset(model, name) is None:
        known = {
            "knee": mark("The front has no bend yet."),
            "selected": mark("No candidate is selected."),
        }
        return tr(known[name])
    return ""


def _why_not_time(window: "Window") -> str:
    panel = _panel(window)
    if window.session.model is None:
        return tr("No run is open.")
    if panel is None or panel.anatomy is None:
        return tr("Open the Architecture panel first.")
    from workbench.commands.reasons import busy

    return busy(window.session)


def _why_not_add(window: "Window") -> str:
    session, panel = window.session, _panel(window)
    model = session.model
    if model is None:
        return tr("No run is open.")
    if panel is None or panel.anatomy is None:
        return tr("Open the Architecture panel first.")
    if model.find(panel.widths.now) is not None:
        return tr("These widths are a candidate already.")
    stage = model.stage("distill")
    if stage is None or stage.state != "done":
        return tr("The supernet has to be distilled first.")
    if panel.why_not_add:
        return panel.why_not_add
    if session.is_elsewhere:
        return tr("Another process runs this run; it is only followed here.")
    from workbench.commands.reasons import busy

    return busy(session)
