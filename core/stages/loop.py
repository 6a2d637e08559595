"""The loop that every training stage runs."""

import time
from collections.abc import Iterator
from pathlib import Path

from core.checkpoints.files import load_state, save_state
from core.errors import UserError
from core.events import Event, Planned, Preview
from core.families.training import Training
from core.halting import Halted
from core.run import Run, Strip
from core.stages.pictures import Pictures
from core.stages.strips import ensure_fixed_strips, save_strip


def train(run: Run, stage: str, training: Training, pictures: Pictures) -> Iterator[Event]:
    """Train to the end of the schedule, from the last checkpoint where there is one.

    May be closed between any two events and called again: it goes on to the same numbers.
    """
    engine = run.recipe.engine
    path = run.state_file(stage)
    if path.is_file():
        _restore(training, path)
    ensure_fixed_strips(run, pictures)
    fixed = pictures.fixed()[0]
    yield Planned(training.total, "steps", training.count)
    kept = time.monotonic()
    try:
        while training.count < training.total:
            yield training.advance()
            if training.count % engine.preview_every == 0 or training.count == training.total:
                file = save_strip(run, Strip.step(stage, training.count), training.generate(fixed))
                yield Preview(training.count, file)
            if time.monotonic() - kept >= engine.checkpoint_seconds:
                _save(training, path)
                kept = time.monotonic()
        _save(training, path)
    except (GeneratorExit, Halted):
        _save(training, path)
        raise
    finally:
        training.close()


def _save(training: Training, path: Path) -> None:
    training.require_sound()
    save_state(path, training.state())


def _restore(training: Training, path: Path) -> None:
    try:
        training.restore(load_state(path))
    except (UserError, KeyError, ValueError, TypeError, RuntimeError) as error:
        raise UserError(
            f"{path} cannot be gone on from: it is damaged, or of another recipe.",
            "Put an earlier copy of it back; or remove it, and the stage begins anew.",
            str(error),
        ) from error
