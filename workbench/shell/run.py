"""What the Run menu does."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from workbench.app.actions import Command
from workbench.app.translation import tr
from workbench.recipe import disabled_reasons as recipe_reasons
from workbench.run import disabled_reasons as reasons

if TYPE_CHECKING:
    from workbench.shell.window import Window


def register(window: "Window") -> None:
    """Driving the engine, and what comes out of a run."""
    session, panel, requests = window.session, window.recipe_of, window.requests
    settings, actions = window.settings, window.actions_by_id
    actions.add(
        Command("run.start", tr("&Start run"), tr("Start a run of the recipe in the form"),
                requests.start_run, "play", "Ctrl+R",
                lambda: recipe_reasons.start(session, panel(), settings.keep_free_gib)),
        Command("queue.add", tr("Add to &queue"),
                tr("Queue a run of this recipe; it starts when the engine is free"),
                requests.enqueue_recipe, "queue", "Ctrl+Shift+A",
                lambda: recipe_reasons.enqueue(panel(), settings.keep_free_gib)),
        Command("run.continue", tr("&Continue"), tr("Resume from the last checkpoint"),
                session.resume, "resume", "Ctrl+Shift+R", lambda: reasons.resume(session)),
        Command("run.correct", tr("C&orrect the recipe"),
                tr("Copy the recipe of the run that failed, and go to the field to correct"),
                requests.starts.correct, "duplicate", "", lambda: reasons.correct(session)),
        Command("run.pause", tr("&Pause"), tr("Save a checkpoint and release memory"),
                session.pause, "pause", "Ctrl+P", lambda: reasons.pause(session)),
        Command("run.stop", tr("S&top"), tr("Save a checkpoint and stop; you can resume later"),
                session.stop, "stop", "Ctrl+.", lambda: reasons.stop(session)),
        Command("run.finetune", tr("&Fine-tune and export"),
                tr("Fine-tune the selected candidate and export it"),
                session.finetune, "finetune", "Ctrl+T", lambda: reasons.finetune(session)),
        Command("run.export", tr("&Export candidate…"),
                tr("Export the selected candidate: fine-tuned if available, otherwise as found"),
                requests.choose_export, "export", "Ctrl+E", lambda: reasons.export(session)),
        Command("run.open_export", tr("Open e&xport folder"),
                tr("Open the folder with this run's exports"),
                requests.open_export, "folder", "", lambda: reasons.open_export(session)),
        Command("run.ranking", tr("Check the ran&king…"),
                tr("Fine-tune a few candidates to see whether their order stays the same"),
                requests.show_ranking, "ranking", "Ctrl+K", lambda: reasons.ranking(session)),
        Command("run.lengthen", tr("Train a stage &longer…"),
                tr("Write a recipe that continues this run: one stage trained longer, later ones "
                   "again"),
                requests.choose_longer, "", "", lambda: reasons.lengthen(session)),
        Command("run.race", tr("Race candi&dates…"),
                tr("Fine-tune candidates round by round to find the best trained one"),
                requests.show_race, "", "", lambda: reasons.race(session)),
        Command("run.notify", tr("&Notify me when a run ends"),
                tr("Show a desktop notification when a run ends, fails or waits for you"),
                lambda: setattr(settings, "notify", actions["run.notify"].isChecked()),
                checked=settings.notify),
        Command("runs.refresh", tr("Refres&h the list of runs"), tr("Refresh"),
                lambda: window.runs.refresh(), "refresh", QKeySequence.StandardKey.Refresh),
    )  # fmt: skip
