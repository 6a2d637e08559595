"""What a run failed of, and whether its recipe can mend it."""

from core.recipe.mending import field_to_correct
from core.run.record import StageRecord
from workbench.run.session import Session


def failed_stage(session: Session) -> StageRecord | None:
    """The stage of the open run that failed."""
    return next((stage for stage in session.stages.values() if stage.state == "failed"), None)


def field_of_failure(session: Session) -> str | None:
    """The field of the recipe that the open run failed of; None where it failed of another cause.

    Such a run fails again however often it is resumed: it needs another recipe.
    """
    stage = failed_stage(session)
    if stage is None or session.model is None:
        return None
    return field_to_correct(session.model.run.recipe, stage.note)
