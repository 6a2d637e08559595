"""A request to halt from another process: a small file in the run's folder."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from core.run.run import Run
from core.runtime.cancellation import Control
from core.runtime.reading import read_text
from core.runtime.writing import write_text

HaltState = Literal["paused", "stopped"]
FILE = "halt-request"
_LOOK_S = 0.5


def ask_to_halt(run: Run, state: HaltState) -> None:
    """Ask whatever process runs this run to write a checkpoint and halt.

    Raises UserError or OSError where the folder cannot be written.
    """
    write_text(run.folder / FILE, state)


def forget_halt_request(run: Run) -> None:
    """Remove a request that nobody waits for any more."""
    with suppress(OSError):
        (run.folder / FILE).unlink(missing_ok=True)


@contextmanager
def halted_by_request(run: Run, control: Control) -> Iterator[None]:
    """Within, a request in the run's folder halts what `control` controls, within a second."""
    forget_halt_request(run)
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(_LOOK_S):
            wanted = _wanted(run)
            if wanted and not control.requested:
                control.ask(wanted)

    thread = threading.Thread(target=watch, name="halt-request", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        forget_halt_request(run)


def _wanted(run: Run) -> str:
    try:
        text = read_text(run.folder / FILE).strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return text if text in ("paused", "stopped") else ""
