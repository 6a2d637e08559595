"""The training state of an encoder or a segmenter: a file beside the finished network."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from core.checkpoints.files import load_state, save_state
from core.runtime.errors import UserError


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
