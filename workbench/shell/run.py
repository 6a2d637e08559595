"""What the Run menu does."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from workbench.commands import reasons
from workbench.translation import tr

if TYPE_CHECKING:
    from workbench.window import Window

_KEY = QKeySequence.StandardKey


def register(window: "Window") -> None:
    """Driving the engine, and what comes out of a run."""
    add, session, panel = window.actions_by_id.add, window.session, window.recipe_of
    add(
        "run.start",
        tr("&Start new run"),
        window.requests.start_run,
        shortcut="Ctrl+R",
        icon_name="play",
        tip=tr("Start a run of the recipe in the form"),
        why_not=lambda: reasons.start(session, panel()),
    )
    add(
        "run.continue",
        tr("&Continue"),
        session.resume,
        shortcut="Ctrl+Shift+R",
        icon_name="resume",
        tip=tr("Go on from the last checkpoint"),
        why_not=lambda: reasons.resume(session),
    )
    add(
        "run.pause",
        tr("&Pause"),
        session.pause,
        shortcut="Ctrl+P",
        icon_name="pause",
        tip=tr("Save a checkpoint and release memory"),
        why_not=lambda: reasons.pause(session),
    )
    add(
        "run.stop",
        tr("S&top"),
        session.stop,
        shortcut="Ctrl+.",
        icon_name="stop",
        tip=tr("Save a checkpoint and end; the run can go on later"),
        why_not=lambda: reasons.stop(session),
    )
    add(
        "run.finetune",
        tr("&Fine-tune and export"),
        session.finetune,
        shortcut="Ctrl+T",
        icon_name="finetune",
        tip=tr("Take the selected candidate to fine-tuning and export"),
        why_not=lambda: reasons.finetune(session),
    )
    add(
        "run.export",
        tr("&Export candidate…"),
        window.requests.choose_export,
        shortcut="Ctrl+E",
        icon_name="export",
        tip=tr("Write the selected candidate: fine-tuned where the run has that, else as found"),
        why_not=lambda: reasons.export(session),
    )
    add(
        "run.open_export",
        tr("Open e&xport folder"),
        window.requests.open_export,
        icon_name="folder",
        tip=tr("Look at what this run has exported"),
        why_not=lambda: reasons.open_export(session),
    )
    add(
        "run.ranking",
        tr("Check the ran&king…"),
        window.requests.show_ranking,
        shortcut="Ctrl+K",
        icon_name="ranking",
        tip=tr("Fine-tune a few candidates: does the order that the search found survive it?"),
        why_not=lambda: reasons.ranking(session),
    )
    notify = add(
        "run.notify",
        tr("&Tell me when a run ends"),
        lambda: setattr(window.settings, "notify", notify.isChecked()),
        tip=tr("A message of the desktop when a run ends, fails or waits, and you look elsewhere"),
    )
    notify.setCheckable(True)
    notify.setChecked(window.settings.notify)
    add(
        "runs.refresh",
        tr("&Refresh the list of runs"),
        lambda: window.runs.refresh(),
        shortcut=_KEY.Refresh,
        icon_name="refresh",
        tip=tr("Look at the disk again"),
    )
