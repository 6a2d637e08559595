"""Training in several processes: one runs the stages, the others follow it in each training."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from core.families.training import TrainingState, rate_scale
from core.run.events import Event, Notice
from core.run.run import Run
from core.runtime.group import LEAVE, group, next_move, share

FACT = "training processes"
_TOGETHER = ("teacher", "prune", "distill", "finetune", "int8")


class _Followed(Exception):
    """The training that was followed is over."""


def is_followed(stage: str) -> bool:
    """Whether all processes take part in a training of this name."""
    return stage.partition("-")[0] in _TOGETHER


def follow() -> None:
    """Train along until the run is over, in every process but the first."""
    from core.stages import stage as stage_named

    # share() gives the first process's value, whatever is passed here.
    while task := share(None):
        with suppress(_Followed):
            for _ in stage_named(_pipeline_stage(task["stage"]))(Run(Path(task["folder"]))):
                pass


def release_followers() -> None:
    """Tell all other processes that the run is over."""
    if group().size > 1 and group().leads:
        share(False)


def lead_training(run: Run, stage: str, training: TrainingState) -> Iterator[Event]:
    """Call the other processes into a training, and give them its state."""
    share({"stage": stage, "folder": str(run.folder.resolve())})
    share(training.state())
    yield _noted(run, stage, training)


def train_alone(run: Run, stage: str, training: TrainingState) -> Iterator[Event]:
    """Give notice where one process goes on with a training that several began."""
    if training.count and training.processes > 1:
        yield _noted(run, stage, training)


def _noted(run: Run, stage: str, training: TrainingState) -> Notice:
    """Note how many processes train and at what rate, and say what that changes."""
    size, before, scale = group().size, training.processes, rate_scale()
    batch = training.schedule.batch_size * size
    known: dict[str, Any] = {"processes": size, "batch": batch, "rate_scale": scale}
    with run.record(write=True) as record:
        record.set_fact(FACT, record.facts(FACT) | {stage: known})
    changed = ""
    if training.count and before != size:
        changed = f" It was begun with {before}, so the numbers differ from here on."
    if size == 1:
        return Notice(
            "info",
            f"One process trains: {batch} pictures a step, and the recipe's learning rate."
            f"{changed}",
        )
    return Notice(
        "info",
        f"{size} processes train together: {batch} pictures a step, and {scale:.2f} times "
        f"the recipe's learning rate.{changed}",
    )


def follow_training(training: TrainingState) -> NoReturn:
    """Take each step with the first process, until it leaves the training."""
    try:
        training.restore(share(None))
        while next_move() != LEAVE:
            training.advance()
    finally:
        training.close()
    raise _Followed


def _pipeline_stage(name: str) -> str:
    first = name.partition("-")[0]
    return "finetune" if first == "int8" else first
