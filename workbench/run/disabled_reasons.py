"""Why something cannot be done now, in a sentence; empty where it can."""

from core.run.lengthening import TRAINED
from core.run.race import TITLE
from core.run.record import OVER
from workbench.app.translation import tr
from workbench.run.session import Session


def resume(session: Session) -> str:
    """Going on with the open run."""
    if session.model is None:
        return tr("No run is open.")
    if busy(session):
        return busy(session)
    if session.is_elsewhere:
        return tr("Another process is running this run; this window only follows it.")
    stages = session.stages
    if stages and all(stage.state in OVER for stage in stages.values()):
        return tr("This run is finished.")
    if "finetune" in stages and stages["finetune"].state == "waiting":
        return tr("The run is waiting for you to choose a candidate on the front.")
    return ""


def correct(session: Session) -> str:
    """Correcting the recipe of a run that failed."""
    if session.model is None:
        return tr("No run is open.")
    failed = any(stage.state == "failed" for stage in session.stages.values())
    return "" if failed else tr("This run has not failed.")


def pause(session: Session) -> str:
    """Pausing the engine."""
    if session.is_aside:
        return tr("This job cannot be paused; stop it, and what is done is kept.")
    return stop(session)


def stop(session: Session) -> str:
    """Stopping the engine."""
    if session.ending:
        return tr("The run is {ending}; it is writing its checkpoint.").format(
            ending=session.ending
        )
    is_running = session.running is not None or session.is_elsewhere
    return "" if is_running else tr("Nothing is running.")


def finetune(session: Session) -> str:
    """Fine-tuning and exporting the selected candidate."""
    if session.model is None:
        return tr("No run is open.")
    stages = session.stages
    if "search" not in stages or stages["search"].state not in OVER:
        return tr("Wait for the search to finish.")
    if session.candidate is None:
        return tr("Select a candidate on the front first.")
    # While another run has the engine, this one is queued with its choice.
    if session.is_live or session.is_starting:
        return busy(session)
    over = stages["export"].state in OVER
    if over and session.model.selected == session.model.chosen:
        return tr("This candidate is already fine-tuned and exported.")
    return ""


def export(session: Session) -> str:
    """Exporting the selected candidate."""
    if session.is_exporting:
        return tr("An export is in progress.")
    if session.model is None:
        return tr("No run is open.")
    return "" if session.candidate else tr("Select a candidate on the front first.")


def ranking(session: Session) -> str:
    """Checking the ranking, or looking at the check that is at work."""
    if session.model is None:
        return tr("No run is open.")
    if "search" not in session.stages or session.stages["search"].state != "done":
        return tr("Wait for the search to finish.")
    if session.is_checking and session.is_live:
        return ""
    if session.is_elsewhere:
        return tr("Another process is running this run; this window only follows it.")
    return busy(session)


def race(session: Session) -> str:
    """Racing candidates, or looking at the race that is at work."""
    if session.model is None:
        return tr("No run is open.")
    if "search" not in session.stages or session.stages["search"].state != "done":
        return tr("Wait for the search to finish.")
    if session.is_live and session.job is not None and session.job.title == TITLE:
        return ""
    if session.is_elsewhere:
        return tr("Another process is running this run; this window only follows it.")
    return busy(session)


def lengthen(session: Session) -> str:
    """Training a finished stage of the open run longer, in a new run."""
    if session.model is None:
        return tr("No run is open.")
    done = [name for name in TRAINED if name in session.stages]
    if any(session.stages[name].state == "done" for name in done):
        return ""
    return tr("No stage of this run is done yet.")


def open_export(session: Session) -> str:
    """Looking at what was exported."""
    if session.model is None:
        return tr("No run is open.")
    folder = session.model.run.exports
    filled = folder.is_dir() and any(folder.iterdir())
    return "" if filled else tr("This run has exported nothing yet.")


def busy(session: Session) -> str:
    """Why nothing else can run now; empty where nothing runs here."""
    if session.is_starting:
        return tr("A run is starting.")
    if session.running is None:
        return ""
    if session.job is not None and session.job.title:
        text = tr("{name}: {job}. Wait for it or stop it.")
        return text.format(name=session.running.name, job=tr(session.job.title))
    return tr("{name} is running; pause or stop it first.").format(name=session.running.name)
