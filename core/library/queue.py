"""The queue: run folders that wait for the engine, in a person's order.

A queued run is already made, with its recipe frozen; the queue is only the order, in one small file
below the workbench's home. A change holds its lock and replaces the file in one step: it survives a
kill -9, and the window and the command line may use it at the same time.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.paths import home
from core.runtime.reading import read_json
from core.runtime.writing import make_folder, write_text

if TYPE_CHECKING:
    from filelock import FileLock

# States of a run that an engine can take up.
READY = ("new", "interrupted", "paused", "stopped", "failed")
HALTED = ("paused", "stopped")
HOLDS = ("person", "halted", "failed")


@dataclass(frozen=True)
class Order:
    """The queue at one moment.

    `held` says why nothing is started from it: `person`, `halted` (a run was paused or stopped),
    `failed` (one failed, and `stop_at_error`); empty: it goes on by itself.
    """

    folders: tuple[str, ...] = ()
    held: str = ""
    stop_at_error: bool = False

    @property
    def paths(self) -> tuple[Path, ...]:
        """The folders, first to run first."""
        return tuple(Path(text) for text in self.folders)


class Queue:
    """Reads and changes the queue's file; every change is on disk when its method returns."""

    def __init__(self) -> None:
        self.file = home() / "queue.json"

    def read(self) -> Order:
        """The queue as it is now. Raises UserError where its file cannot be understood."""
        try:
            return _order(read_json(self.file))
        except FileNotFoundError:
            return Order()
        except (OSError, ValueError, TypeError, LookupError) as error:
            raise UserError(
                f"The queue {self.file} cannot be read: {error}.",
                "Delete that file to begin an empty queue; its runs stay where they are.",
            ) from None

    def add(self, folders: Iterable[Path], first: bool = False) -> Order:
        """Put runs at the end, or before all others; one that is queued already moves there."""
        new = [str(folder.resolve()) for folder in folders]

        def change(order: Order) -> Order:
            others = [text for text in order.folders if text not in new]
            return replace(order, folders=tuple(new + others if first else others + new))

        return self._change(change)

    def remove(self, folders: Iterable[Path]) -> Order:
        """Take runs out; their folders stay as they are."""
        gone = {str(folder) for folder in folders}
        return self._change(
            lambda order: replace(order, folders=tuple(t for t in order.folders if t not in gone))
        )

    def move(self, folder: Path, index: int) -> Order:
        """Put a queued run at this place, counted without it."""

        def change(order: Order) -> Order:
            others = [text for text in order.folders if text != str(folder)]
            if len(others) < len(order.folders):
                others.insert(max(0, index), str(folder))
            return replace(order, folders=tuple(others))

        return self._change(change)

    def rename(self, before: Path, after: Path) -> Order:
        """Note that a run's folder was renamed."""
        names = {str(before): str(after)}
        return self._change(
            lambda order: replace(order, folders=tuple(names.get(t, t) for t in order.folders))
        )

    def hold(self, why: str = "person") -> Order:
        """Start no further runs; the one that runs goes on."""
        return self._change(lambda order: replace(order, held=why))

    def release(self) -> Order:
        """Go on by itself again."""
        return self._change(lambda order: replace(order, held=""))

    def set_stop_at_error(self, stop: bool) -> Order:
        """Set whether a failed run holds the queue; else the next one starts."""
        return self._change(lambda order: replace(order, stop_at_error=stop))

    def next(self) -> Run | None:
        """The first run that an engine can take up; those that are done leave the queue.

        One that waits for a person, runs elsewhere, or cannot be read keeps its place.
        """
        for folder in self.read().paths:
            run, state = _look_at(folder)
            if state == "done":
                self.remove([folder])
            elif run is not None and state in READY and not run.is_running():
                return run
        return None

    def settle(self, run: Run) -> str:
        """Update the queue for a run that an engine has left, queued or not; gives its state.

        Halted, it keeps its place and holds the queue; waiting for a person, it only keeps its
        place; done or failed, it leaves.
        """
        state = _look_at(run.folder)[1]
        if state in HALTED:
            self._hold_if_filled("halted")
        elif state == "done":
            self.remove([run.folder])
        elif state != "waiting":
            self.give_up(run)
        return state

    def give_up(self, run: Run) -> None:
        """Take out a failed run, and hold the queue if `stop_at_error`."""
        order = self.remove([run.folder])
        if order.stop_at_error:
            self._hold_if_filled("failed")

    def driver(self) -> "FileLock | None":
        """The lock of the process that works through the queue; None where another holds it."""
        # Here, so that the first window need not load it.
        from filelock import FileLock, Timeout

        self.file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.file.with_suffix(".driver"), thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return None
        return lock

    def _hold_if_filled(self, why: str) -> None:
        self._change(lambda order: replace(order, held=why) if order.folders else order)

    def _change(self, change: Callable[[Order], Order]) -> Order:
        from filelock import FileLock, Timeout

        try:
            make_folder(self.file.parent)
            with FileLock(self.file.with_suffix(".lock"), timeout=5):
                before = self.read()
                after = change(before)
                if after != before:
                    _write(self.file, after)
                return after
        except (OSError, Timeout) as error:
            raise UserError(
                f"The queue {self.file} cannot be written: {error}.",
                "Free some space there, or allow writing to it.",
            ) from None


def _look_at(folder: Path) -> tuple[Run | None, str]:
    try:
        run = Run(folder)
        return run, run.state()
    except Exception:  # the library's row says what is wrong; the next run in the line goes on
        return None, "unreadable"


def _order(document: dict[str, Any]) -> Order:
    folders, held = document["folders"], str(document["held"])
    if not isinstance(folders, list):
        raise ValueError("its folders are not a list")
    known = held if held in ("", *HOLDS) else "person"
    return Order(tuple(map(str, folders)), known, bool(document["stop_at_error"]))


def _write(file: Path, order: Order) -> None:
    write_text(file, json.dumps(asdict(order), indent=2))
