"""The loop that every training stage runs."""

import math
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from core.checkpoints.files import load_state, save_state
from core.errors import UserError
from core.events import Event, Planned, Preview
from core.families.training import Training
from core.halting import Halted, watching
from core.run import Run, Strip
from core.stages.pictures import Pictures
from core.stages.strips import ensure_fixed_strips, save_strip

# How long a person who halts waits for a checkpoint that saves so much work at most.
PATIENCE_S = 0.4
LITTLE_S = 120.0


def train(run: Run, stage: str, training: Training, pictures: Pictures) -> Iterator[Event]:
    """Train to the end of the schedule, from the last checkpoint where there is one.

    May be closed between any two events and called again: it goes on to the same numbers.
    """
    engine = run.recipe.engine
    checkpoints = _Checkpoints(run.state_file(stage), training)
    checkpoints.restore()
    ensure_fixed_strips(run, pictures)
    previews = _Previews(run, stage, training, pictures)
    yield Planned(training.total, "steps", training.count)
    try:
        yield from previews.missed()
        while training.count < training.total:
            yield training.advance()
            yield from previews.due()
            if checkpoints.age >= engine.checkpoint_seconds:
                checkpoints.save()
        checkpoints.save()
    except (GeneratorExit, Halted):
        checkpoints.save_soon()
        raise
    finally:
        training.close()


class _Previews:
    """Strips of the fixed pictures, every so many steps and at the end."""

    def __init__(self, run: Run, stage: str, training: Training, pictures: Pictures) -> None:
        self.run, self.stage, self.training = run, stage, training
        self._fixed = pictures.fixed()[0]

    def due(self) -> Iterator[Event]:
        """The strip of this step, where it is to have one."""
        count, every = self.training.count, self.run.recipe.engine.preview_every
        if count and (count % every == 0 or count == self.training.total):
            pictures = self.training.generate(self._fixed)
            yield Preview(count, save_strip(self.run, self._file, pictures))

    def missed(self) -> Iterator[Event]:
        """The strip of a step after which the stage was halted before it was drawn."""
        if not (self.run.samples / self._file).is_file():
            yield from self.due()

    @property
    def _file(self) -> str:
        return Strip.step(self.stage, self.training.count)


class _Checkpoints:
    """What a training stage goes on from, and how old it is."""

    def __init__(self, path: Path, training: Training) -> None:
        self.path, self.training = path, training
        self._count, self._time = 0, time.monotonic()

    @property
    def age(self) -> float:
        """Seconds since the last one, or since the beginning."""
        return time.monotonic() - self._time

    def restore(self) -> None:
        """Go on from the last one, where there is one."""
        if not self.path.is_file():
            return
        try:
            self.training.restore(load_state(self.path))
        except (UserError, KeyError, ValueError, TypeError, RuntimeError) as error:
            raise UserError(
                f"{self.path} cannot be gone on from: it is damaged, or of another recipe.",
                "Put an earlier copy of it back; or remove it, and the stage begins anew.",
                str(error),
            ) from error
        self._count = self.training.count

    def save(self) -> None:
        """Write the training's state, unless it is there."""
        if self.training.count != self._count:
            save_state(self.path, self.training.sound_state())
            self._count = self.training.count
        self._time = time.monotonic()

    def save_soon(self) -> None:
        """The same for a person who waits; what takes long is left where little is lost by it.

        The last checkpoint stays then, and the steps since are done again.
        """
        until = time.monotonic() + (PATIENCE_S if self.age < LITTLE_S else math.inf)
        with suppress(Halted), watching(lambda: time.monotonic() > until):
            self.save()
