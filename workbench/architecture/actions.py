"""What can be done with the widths in the Architecture panel."""

from collections.abc import Callable, Generator
from functools import partial
from typing import TYPE_CHECKING, cast

from core.engine.job import Job, side_job
from core.nets.architecture import Architecture
from core.run.events import Event
from core.run.run import Run
from workbench.app.actions import Command
from workbench.app.translation import mark, tr

if TYPE_CHECKING:
    from workbench.architecture.panel import ArchitecturePanel
    from workbench.architecture.widths import Widths
    from workbench.widgets.context import WindowContext

PRESETS = mark(
    {
        "largest": ("&Widest", "Set every width to the largest of the supernet"),
        "smallest": ("&Narrowest", "Set every width to the smallest"),
        "knee": ("&Knee of the front", "Use the widths of the knee"),
        "selected": (
            "&Selected candidate",
            "Use the widths of the candidate selected on the front",
        ),
    }
)


def register(window: "WindowContext") -> None:
    """Presets of the widths, and one more candidate."""
    window.actions_by_id.add(
        Command("architecture.add", tr("&Add to candidates"),
                tr("Measure these widths as the search would and add them to the front"),
                lambda: add_candidate(window), "new", "", lambda: _why_not_add(window)),
        Command("architecture.time", tr("&Time the layers"),
                tr("Time the layers of teacher and sub-generators on this machine (a few seconds)"),
                lambda: time_layers(window), "running", "", lambda: _why_not_time(window)),
        Command("architecture.undo", tr("&Undo width change"),
                tr("Undo the last change of a width"),
                lambda: _step(window, lambda widths: widths.undo()), "undo", "",
                lambda: _why_not_step(window, lambda widths: widths.can_undo)),
        Command("architecture.redo", tr("Re&do width change"),
                tr("Redo the change that was undone"),
                lambda: _step(window, lambda widths: widths.redo()), "redo", "",
                lambda: _why_not_step(window, lambda widths: widths.can_redo)),
        *(Command(f"architecture.{name}", tr(title), tr(tip), partial(_begin_with, window, name),
                  why_not=partial(_why_not_begin, window, name))
          for name, (title, tip) in PRESETS.items()),
    )  # fmt: skip


def add_candidate(window: "WindowContext") -> None:
    """Have the engine score the widths shown, and select them once they are a candidate."""
    panel, model = _panel(window), window.session.model
    if panel is None or model is None:
        return
    architecture = panel.widths.now

    def select() -> None:
        if window.session.model is model:
            model.select(architecture)

    window.session.begin(evaluation_job(model.run, architecture), select)


def evaluation_job(run: Run, architecture: Architecture) -> Job:
    """The engine that makes an architecture a candidate; torch is imported in its thread."""

    def begin() -> Generator[Event, None, object]:
        from core.stages.candidate_evaluation import evaluate_architecture

        return evaluate_architecture(run, architecture)

    return side_job(run, mark("a sub-generator is being measured"), begin)


def time_layers(window: "WindowContext") -> None:
    """Have the engine time the parts of the open run's networks, and show what it found."""
    panel, model = _panel(window), window.session.model
    if panel is not None and model is not None:
        window.session.begin(timing_job(model.run), panel.refresh)


def timing_job(run: Run) -> Job:
    """The engine that times the parts of a run's networks; torch is imported in its thread."""

    def begin() -> Generator[Event, None, object]:
        from core.evaluation.part_timing import time_parts

        return time_parts(run)

    return side_job(run, mark("its layers are being timed"), begin)


def _panel(window: "WindowContext") -> "ArchitecturePanel | None":
    return cast("ArchitecturePanel | None", window.panels.get("architecture"))


def _step(window: "WindowContext", act: "Callable[[Widths], object]") -> None:
    panel = _panel(window)
    if panel is not None:
        window.docks.go_to("architecture")
        act(panel.widths)


def _why_not_step(window: "WindowContext", can: "Callable[[Widths], bool]") -> str:
    panel = _panel(window)
    if panel is None or panel.network_summary is None or not can(panel.widths):
        return tr("The widths were not changed.")
    return ""


def _begin_with(window: "WindowContext", name: str) -> None:
    from workbench.architecture.candidate_status import preset

    panel, model = _panel(window), window.session.model
    wanted = preset(model, name) if model else None
    if panel is not None and wanted is not None:
        window.docks.bring("architecture")
        panel.begin_with(wanted)


def _why_not_begin(window: "WindowContext", name: str) -> str:
    model, panel = window.session.model, _panel(window)
    if model is None:
        return tr("No run is open.")
    if panel is None or panel.network_summary is None:
        return tr("Open the Architecture panel first.")
    from workbench.architecture.candidate_status import preset

    if preset(model, name) is None:
        known = {
            "knee": mark("The front has no knee yet."),
            "selected": mark("No candidate is selected."),
        }
        return tr(known[name])
    return ""


def _why_not_time(window: "WindowContext") -> str:
    panel = _panel(window)
    if window.session.model is None:
        return tr("No run is open.")
    if panel is None or panel.network_summary is None:
        return tr("Open the Architecture panel first.")
    from workbench.run.disabled_reasons import busy

    return busy(window.session)


def _why_not_add(window: "WindowContext") -> str:
    session, panel = window.session, _panel(window)
    model = session.model
    if model is None:
        return tr("No run is open.")
    if panel is None or panel.network_summary is None:
        return tr("Open the Architecture panel first.")
    if model.find(panel.widths.now) is not None:
        return tr("These widths are a candidate already.")
    stage = model.stage("distill")
    if stage is None or stage.state != "done":
        return tr("Distil the supernet first.")
    if panel.why_not_add:
        return panel.why_not_add
    if session.is_elsewhere:
        return tr("Another process is running this run; this window only follows it.")
    from workbench.run.disabled_reasons import busy

    return busy(session)
