"""Why something cannot be done now, in a sentence; empty where it can."""

from workbench.panels.recipe import RecipePanel
from workbench.session import OVER, Session
from workbench.translation import tr


def start(session: Session, panel: RecipePanel) -> str:
    """A new run of the recipe in the form."""
    if panel.is_frozen:
        return tr("The form shows the recipe of a run. Duplicate it to start a new run.")
    if panel.draft.first_problem:
        return panel.draft.first_problem
    return panel.preview.problem or busy(session)


def enqueue(panel: RecipePanel) -> str:
    """Putting the recipe in the form into the queue."""
    if panel.is_frozen:
        return tr("The form shows the recipe of a run. Duplicate it to queue a new run.")
    return panel.draft.first_problem or panel.preview.problem


def resume(session: Session) -> str:
    """Going on with the open run."""
    if session.model is None:
        return tr("No run is open.")
    if busy(session):
        return busy(session)
    if session.is_elsewhere:
        return tr("Another process runs this run; it is only followed here.")
    stages = session.stages
    if stages and all(stage.state in OVER for stage in stages.values()):
        return tr("This run is finished.")
    if "finetune" in stages and stages["finetune"].state == "waiting":
        return tr("The run waits for you to choose a point on the front.")
    return ""


def pause(session: Session) -> str:
    """Pausing the engine."""
    if session.check is not None:
        return tr("A check of the ranking is stopped instead; what is done is kept.")
    if session.errand is not None:
        return tr("What the workbench does now is stopped instead.")
    return stop(session)


def stop(session: Session) -> str:
    """Stopping the engine."""
    if session.ending:
        return tr("The run is {ending}; it writes its checkpoint first.").format(
            ending=session.ending
        )
    if session.running is None:
        return tr("Nothing is running.")
    if not session.is_live:
        text = tr("{name} is running; open it to pause or stop it.")
        return text.format(name=session.running.name)
    return ""


def finetune(session: Session) -> str:
    """Fine-tuning and exporting the selected candidate."""
    if session.model is None:
        return tr("No run is open.")
    stages = session.stages
    if "search" not in stages or stages["search"].state not in OVER:
        return tr("The search has to end first.")
    if session.candidate is None:
        return tr("Click a point on the front first.")
    # While another run has the engine, this one is queued with its choice.
    if session.is_live or session.is_starting:
        return busy(session)
    over = stages["export"].state in OVER
    if over and session.model.selected == session.model.chosen:
        return tr("This candidate is fine-tuned and exported already.")
    return ""


def export(session: Session) -> str:
    """Exporting the selected candidate."""
    if session.is_exporting:
        return tr("An export is being written.")
    if session.model is None:
        return tr("No run is open.")
    return "" if session.candidate else tr("Click a point on the front first.")


def ranking(session: Session) -> str:
    """Checking the ranking, or looking at the check that is at work."""
    if session.model is None:
        return tr("No run is open.")
    if "search" not in session.stages or session.stages["search"].state != "done":
        return tr("The search has to end first.")
    if session.check is not None and session.is_live:
        return ""
    if session.is_elsewhere:
        return tr("Another process runs this run; it is only followed here.")
    return busy(session)


def open_export(session: Session) -> str:
    """Looking at what was exported."""
    if session.model is None:
        return tr("No run is open.")
    folder = session.model.run.exports
    filled = folder.is_dir() and any(folder.iterdir())
    return "" if filled else tr("This run has exported nothing yet.")


def duplicate(panel: RecipePanel) -> str:
    """Making a draft of the frozen recipe."""
    return "" if panel.is_frozen else tr("The form shows a new recipe already.")


def save(panel: RecipePanel) -> str:
    """Saving the recipe in the form."""
    return panel.form.draft.first_problem


def busy(session: Session) -> str:
    if session.is_starting:
        return tr("A run is being started.")
    if session.running is None:
        return ""
    if session.check is not None:
        text = tr("The ranking of {name} is being checked; stop that first.")
        return text.format(name=session.running.name)
    if session.errand is not None:
        text = tr("{name}: {errand}; wait for it, or stop it.")
        return text.format(name=session.running.name, errand=session.errand.title)
    return tr("{name} is running; pause or stop it first.").format(name=session.running.name)
