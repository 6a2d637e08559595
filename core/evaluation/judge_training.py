"""The training state of an encoder or a segmenter: a file beside the finished network."""

from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from core.checkpoints.files import load_state, save_state
from core.run.events import Event, Step
from core.runtime.errors import UserError
from core.runtime.generators import Followed
from core.runtime.writing import make_folder


class Trained(Protocol):
    """A network that can be saved."""

    def save(self, path: Path) -> None:
        """Write it to a file."""
        ...


class KeptBeside:
    """Keeps the state of a training in the folder of the finished network."""

    def __init__(self, finished: Path) -> None:
        self.path = finished.with_suffix(".training.pt")

    def load(self) -> dict[str, Any] | None:
        """What was kept; None where there is nothing, or it is damaged: it is trained anew."""
        with suppress(UserError):
            return load_state(self.path)
        return None

    def save(self, state: dict[str, Any]) -> None:
        """Keep this instead of what was; a full disk costs the progress alone."""
        with suppress(UserError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            save_state(self.path, state)

    def forget(self) -> None:
        """Remove it."""
        self.path.unlink(missing_ok=True)


def train_beside(
    path: Path,
    name: str,
    begin: Callable[[KeptBeside], Generator[tuple[int, int, float], None, Trained]],
) -> Iterator[Event]:
    """Train a network and save it at `path`; `name` is that of its loss.

    `begin` gives the training, which yields (step, steps, loss). Halted, it goes on from its state.
    """
    keeper = KeptBeside(path)
    followed = Followed(begin(keeper))
    for step, _, loss in followed:
        yield Step(step, {name: loss})
    make_folder(path.parent)
    followed.result.save(path)
    keeper.forget()
