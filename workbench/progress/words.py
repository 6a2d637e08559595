"""What Progress says of a run: where it stands, and what the person can decide."""

from typing import TYPE_CHECKING

from core.run.record import OVER, StageRecord
from workbench.app.translation import tr
from workbench.run.session import Session
from workbench.run.words import STAGE_TITLES, duration

if TYPE_CHECKING:
    from workbench.run.run_model import RunModel

HALTED = ("paused", "stopped", "failed", "waiting")


def headline(session: Session, is_opening: bool = False) -> str:
    """The run in one line; `is_opening`: an engine has it, and no stage is running yet."""
    if session.model is None:
        return tr("No run is open. Start one, or open one from Runs.")
    stages = list(session.stages.values())
    name = session.model.run.name
    if session.can_halt and session.ending:
        return tr("{name} is {ending} after this step…").format(
            name=name, ending=tr(session.ending)
        )
    if session.is_live and session.job and session.job.title:
        return f"{name}: {tr(session.job.title)}."
    active = next((stage for stage in stages if stage.state not in (*OVER, "pending")), None)
    if active is None:
        spent = sum(stage.seconds for stage in stages)
        finished = stages and all(stage.state in OVER for stage in stages)
        if finished:
            return tr("{name} finished after {time}.").format(name=name, time=duration(spent))
        return _idle_headline(session, stages).format(name=name)
    return _active_headline(session, name, active, is_opening)


def _idle_headline(session: Session, stages: list[StageRecord]) -> str:
    if session.is_live:
        return tr("{name} is starting…")
    if all(stage.state == "pending" for stage in stages):
        return tr("{name} has not started yet.")
    return tr("{name} stopped between stages.")


def question(session: Session) -> str:
    """What the person can decide about the selected candidate now; empty: nothing."""
    if session.model is None or not session.model.candidates:
        return ""
    stages, candidate = session.stages, session.candidate
    waiting = stages["finetune"].state == "waiting"
    if candidate is None:
        choose = tr("Choose a candidate on the front, then fine-tune and export it.")
        return choose if waiting else ""
    chosen = session.model.selected == session.model.chosen
    what = tr("Candidate {number} is selected").format(number=candidate.id)
    if waiting:
        return f"{what}. " + tr(
            "Fine-tune and export it, or choose another candidate on the front."
        )
    return f"{what}{_fate(session.model)}." if chosen else f"{what}."


def _fate(model: "RunModel") -> str:
    """What became of the chosen candidate."""
    tuned = model.finetuned(model.chosen) if model.chosen else None
    if tuned is None:
        return tr("; it was chosen for fine-tuning")
    if tuned.kept:
        return tr("; fine-tuning improved it ({change})").format(change=tuned.brief)
    text = tr("; fine-tuning made it worse ({change}), so the original was kept")
    return text.format(change=tuned.brief)


def _active_headline(session: Session, name: str, stage: StageRecord, is_opening: bool) -> str:
    title = tr(STAGE_TITLES[stage.name]).lower()
    if is_opening and stage.state in HALTED:
        return tr("Resuming {name}…").format(name=name)
    if stage.state == "running":
        if session.is_elsewhere:
            text = tr("{name} is running in another process: {stage}.")
            return text.format(name=name, stage=title)
        text = tr("{name} is running.")
        if not session.is_live:
            text = tr("{name} was interrupted. You can resume it.")
        return text.format(name=name)
    endings = {
        "paused": tr("{name} is paused. Memory has been released."),
        "stopped": tr("{name} is stopped. You can resume it."),
        "waiting": tr("{name} is waiting for your choice."),
        "failed": tr("{name} failed during {stage}. See Log."),
    }
    text = endings.get(stage.state, f"{{name}}: {stage.state}")
    return text.format(name=name, stage=title)
