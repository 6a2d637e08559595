"""What the Run menu does."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from workbench.app.translation import tr
from workbench.recipe import disabled_reasons as recipe_reasons
from workbench.run import disabled_reasons

if TYPE_CHECKING:
    from workbench.shell.window import Window

_KEY = QKeySequence.StandardKey


def register(window: "Window") -> None:
    """Driving the engine, and what comes out of a run."""
    add, session, panel = window.actions_by_id.add, window.session, window.recipe_of
    add(
        "run.start",
        tr("&Start run"),
        window.requests.start_run,
        shortcut="Ctrl+R",
        icon_name="play",
        tip=tr("Start a run of the recipe in the form"),
        why_not=lambda: recipe_reasons.start(session, panel(), window.settings.keep_free_gib),
    )
    add(
        "queue.add",
        tr("Add to &queue"),
        window.requests.enqueue_recipe,
        shortcut="Ctrl+Shift+A",
        icon_name="queue",
        tip=tr("Queue a run of this recipe; it starts when the engine is free"),
        why_not=lambda: recipe_reasons.enqueue(panel(), window.settings.keep_free_gib),
    )
    add(
        "run.continue",
        tr("&Continue"),
        session.resume,
        shortcut="Ctrl+Shift+R",
        icon_name="resume",
        tip=tr("Resume from the last checkpoint"),
        why_not=lambda: disabled_reasons.resume(session),
    )
    add(
        "run.correct",
        tr("C&orrect the recipe"),
        window.requests.starts.correct,
        icon_name="duplicate",
        tip=tr("Copy the recipe of the run that failed, and go to the field to correct"),
        why_not=lambda: disabled_reasons.correct(session),
    )
    add(
        "run.pause",
        tr("&Pause"),
        session.pause,
        shortcut="Ctrl+P",
        icon_name="pause",
        tip=tr("Save a checkpoint and release memory"),
        why_not=lambda: disabled_reasons.pause(session),
    )
    add(
        "run.stop",
        tr("S&top"),
        session.stop,
        shortcut="Ctrl+.",
        icon_name="stop",
        tip=tr("Save a checkpoint and stop; you can resume later"),
        why_not=lambda: disabled_reasons.stop(session),
    )
    add(
        "run.finetune",
        tr("&Fine-tune and export"),
        session.finetune,
        shortcut="Ctrl+T",
        icon_name="finetune",
        tip=tr("Fine-tune the selected candidate and export it"),
        why_not=lambda: disabled_reasons.finetune(session),
    )
    add(
        "run.export",
        tr("&Export candidate…"),
        window.requests.choose_export,
        shortcut="Ctrl+E",
        icon_name="export",
        tip=tr("Export the selected candidate: fine-tuned if available, otherwise as found"),
        why_not=lambda: disabled_reasons.export(session),
    )
    add(
        "run.open_export",
        tr("Open e&xport folder"),
        window.requests.open_export,
        icon_name="folder",
        tip=tr("Open the folder with this run's exports"),
        why_not=lambda: disabled_reasons.open_export(session),
    )
    add(
        "run.ranking",
        tr("Check the ran&king…"),
        window.requests.show_ranking,
        shortcut="Ctrl+K",
        icon_name="ranking",
        tip=tr("Fine-tune a few candidates to see whether their order stays the same"),
        why_not=lambda: disabled_reasons.ranking(session),
    )
    add(
        "run.lengthen",
        tr("Train a stage &longer…"),
        window.requests.choose_longer,
        tip=tr(
            "Write a recipe that continues this run: one stage trained longer, later ones again"
        ),
        why_not=lambda: disabled_reasons.lengthen(session),
    )
    add(
        "run.race",
        tr("Race candi&dates…"),
        window.requests.show_race,
        tip=tr("Fine-tune candidates round by round to find the best trained one"),
        why_not=lambda: disabled_reasons.race(session),
    )
    notify = add(
        "run.notify",
        tr("&Notify me when a run ends"),
        lambda: setattr(window.settings, "notify", notify.isChecked()),
        tip=tr("Show a desktop notification when a run ends, fails or waits for you"),
    )
    notify.setCheckable(True)
    notify.setChecked(window.settings.notify)
    add(
        "runs.refresh",
        tr("Refres&h the list of runs"),
        lambda: window.runs.refresh(),
        shortcut=_KEY.Refresh,
        icon_name="refresh",
        tip=tr("Refresh"),
    )
