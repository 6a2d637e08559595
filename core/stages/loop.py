"""The loop that every training stage runs."""

import math
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from core.checkpoints.files import load_state, save_state
from core.evaluation.pictures import Pictures
from core.evaluation.sample_sheets import ensure_fixed_sheets, save_sheet
from core.families.training import TrainingState
from core.run.events import Event, Notice, Planned, Preview, Step
from core.run.run import DAMAGED, Run, SheetFile, state_name
from core.runtime.cancellation import Cancelled, cancelling_when
from core.runtime.errors import UserError
from core.runtime.group import LEAVE, group, next_move
from core.runtime.writing import file_digest
from core.stages.following import follow_training, is_followed, lead_training, train_alone
from core.stages.health import TrainingHealth
from core.stages.held_out import HeldOutChoice

KEPT_STATES = 2
# A person who halts waits so long at most for a checkpoint that saves less than LITTLE_S of work.
PATIENCE_S = 0.4
LITTLE_S = 120.0


def train(
    run: Run,
    stage: str,
    training: TrainingState,
    pictures: Pictures,
    until: int | None = None,
    choice: HeldOutChoice | None = None,
) -> Iterator[Event]:
    """Train to the end of the schedule, from the last checkpoint where there is one.

    With `until` only so many of its steps are done; the checkpoint at that step stays. May be
    closed between any two events and called again: it goes on to the same numbers. `choice` looks
    at the held-out part now and then.
    """
    if not group().leads and is_followed(stage):
        follow_training(training)
    engine = run.recipe.engine
    checkpoints = _Checkpoints(run, stage, training)
    yield from checkpoints.restore()
    together = group().size > 1 and is_followed(stage)
    ensure_fixed_sheets(run, pictures)
    health = TrainingHealth()
    previews = _Previews(run, stage, training, pictures, health)
    total = training.total if until is None else min(until, training.total)
    try:
        if together:
            yield from lead_training(run, stage, training)
        else:
            yield from train_alone(run, stage, training)
        yield Planned(total, "steps", training.count)
        yield from previews.missed()
        yield from choice.due() if choice else ()
        while training.count < total:
            if together:
                next_move()
            step = training.advance()
            yield step
            if isinstance(step, Step):
                yield from health.step(step.scalars)
            yield from previews.due()
            yield from choice.due() if choice else ()
            if checkpoints.age >= engine.checkpoint_seconds:
                checkpoints.save()
        checkpoints.save()
    except (GeneratorExit, Cancelled):
        checkpoints.save_soon()
        raise
    finally:
        if together:
            next_move(LEAVE)
        training.close()


class _Previews:
    """Sample sheets of the fixed pictures, every so many steps and at the end."""

    def __init__(
        self,
        run: Run,
        stage: str,
        training: TrainingState,
        pictures: Pictures,
        health: TrainingHealth,
    ) -> None:
        self.run, self.stage, self.training, self.health = run, stage, training, health
        self._fixed = pictures.fixed()[0]

    def due(self) -> Iterator[Event]:
        """Draw the sheet of this step, if it should have one."""
        count, every = self.training.count, self.run.recipe.engine.preview_every
        passed = count // every > (count - group().size) // every
        if count and (passed or count == self.training.total):
            pictures = self.training.generate(self._fixed)
            yield Preview(count, save_sheet(self.run, self._file, pictures))
            yield from self.health.pictures(pictures)

    def missed(self) -> Iterator[Event]:
        """Draw the sheet of a step after which the stage was halted before drawing it."""
        if not (self.run.samples / self._file).is_file():
            yield from self.due()

    @property
    def _file(self) -> str:
        return SheetFile.step(self.stage, self.training.count)


class _Checkpoints:
    """The checkpoints of a training stage, and the age of the last one."""

    def __init__(self, run: Run, stage: str, training: TrainingState) -> None:
        self.run, self.stage, self.training = run, stage, training
        self._count, self._time = 0, time.monotonic()

    @property
    def age(self) -> float:
        """Seconds since the last one, or since the beginning."""
        return time.monotonic() - self._time

    def restore(self) -> Iterator[Event]:
        """Go on from the last checkpoint, if any; if it is damaged, from the one before."""
        damaged: list[Path] = []
        for path in self.run.state_files(self.stage):
            try:
                self.training.restore(_whole_state(path))
            except (UserError, KeyError, ValueError, TypeError, RuntimeError, OSError) as error:
                problem = error
                damaged.append(path)
                continue
            self._count = self.training.count
            if damaged:
                yield self._set_aside(damaged)
            return
        if damaged:
            raise UserError(
                f"{damaged[0]} cannot be resumed from: it is damaged, or of another recipe.",
                "Restore an earlier copy, or remove it to restart the stage.",
                str(problem),
            ) from problem

    def _set_aside(self, damaged: Sequence[Path]) -> Notice:
        """Rename damaged states, so that they do not mix with new ones."""
        for path in damaged:
            os.replace(path, path.with_name(f"{path.name}{DAMAGED}"))
        return Notice(
            "warning",
            f"The last training state, {damaged[0].name}, is damaged: resuming from the one "
            f"before, after step {self._count}.",
            "Later steps are done again. Check the disk.",
        )

    def save(self) -> None:
        """Write the training's state, unless it is saved; the one before stays beside it."""
        if self.training.count != self._count:
            state = self.training.sound_state()
            # The record first: a state must not know steps that the record lost with the power.
            self.run.sync_record()
            self._write(state)
            self._count = self.training.count
            for path in self.run.state_files(self.stage)[KEPT_STATES:]:
                path.unlink(missing_ok=True)
        self._time = time.monotonic()

    def _write(self, state: dict[str, Any]) -> None:
        path = self.run.checkpoints / state_name(self.stage, state["count"])
        try:
            save_state(path, state)
        except UserError:
            # On a full disk the older of the two makes room: the newer is still there.
            spare = self.run.state_files(self.stage)[1:]
            if not spare:
                raise
            for old in spare:
                old.unlink(missing_ok=True)
            save_state(path, state)

    def save_soon(self) -> None:
        """The same for a person who waits: a slow checkpoint is given up if little is lost by that.

        The last checkpoint stays then, and the steps since are done again.
        """
        until = time.monotonic() + (PATIENCE_S if self.age < LITTLE_S else math.inf)
        with suppress(Cancelled), cancelling_when(lambda: time.monotonic() > until):
            self.save()


def _whole_state(path: Path) -> dict[str, Any]:
    """The state in a file, checked by the digest in its name; earlier versions wrote none.

    Raises UserError where it is damaged.
    """
    digest = path.name.split(".")[-3]
    if len(digest) == 16 and file_digest(path) != digest:
        raise UserError(f"{path} is damaged: its content is not what was written.")
    return load_state(path)
