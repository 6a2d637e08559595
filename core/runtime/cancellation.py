"""Cancellation in the middle of long work, where the next event is seconds away.

A stage is driven inside `Control.cancellable`. Long work calls `check_cancelled` at every layer,
image file and piece of a checkpoint, which raises `Cancelled` once a person has asked to end. Work
since the last event is lost; code with something to keep must keep it before it checks.
"""

import ctypes
import gc
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_OF_THREAD = threading.local()
_SOON_S = 0.25
_LOOK_S = 0.05
_collect: Callable[[], object] = gc.collect


class Cancelled(BaseException):
    """Work was asked to end. No Exception, so that only the driver of a stage catches it."""


class Control:
    """How another thread asks running work to end, and in which state to leave the run."""

    def __init__(self) -> None:
        self.requested = ""
        self._begin: Callable[[], Callable[[], None]] | None = None
        self._end: Callable[[], None] | None = None
        # A signal's handler may ask while the same thread is in here.
        self._lock = threading.RLock()

    def ask(self, state: str) -> None:
        """End at the next check, and leave the run 'paused' or 'stopped'."""
        self.requested = state
        with self._lock:
            if self._begin is not None and self._end is None:
                self._end = self._begin()

    @contextmanager
    def cancellable(self) -> Iterator[None]:
        """Within, `check_cancelled` in this thread raises Cancelled once `ask` was called.

        Layers check only from then on: before, they cost nothing and are timed undisturbed.
        """
        # It imports torch, which showing a run does not need.
        from core.runtime.cancellation_hooks import check_in_layers

        with self._lock:
            self._begin = check_in_layers
            self._end = check_in_layers() if self.requested else None
        try:
            with cancelling_when(lambda: self.requested):
                yield
        finally:
            with self._lock:
                self._begin = None
                if self._end is not None:
                    self._end()
                    self._end = None


@contextmanager
def cancelling_when(wanted: Callable[[], object]) -> Iterator[None]:
    """Within, `check_cancelled` in this thread raises Cancelled as soon as `wanted()` is true."""
    before = getattr(_OF_THREAD, "wanted", None)
    _OF_THREAD.wanted = wanted
    try:
        yield
    finally:
        _OF_THREAD.wanted = before


@contextmanager
def handled_signals(act: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Within, SIGINT and SIGTERM call `act`. For the first thread alone."""
    before = {number: signal.signal(number, act) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def without_cancellation() -> Iterator[None]:
    """Within, nothing is cancelled: for short work that has to be done whole."""
    with cancelling_when(lambda: False):
        yield


def can_be_cancelled() -> bool:
    """Whether this thread runs something that can be cancelled."""
    return getattr(_OF_THREAD, "wanted", None) is not None


def check_cancelled() -> None:
    """Raise Cancelled where this thread was asked to end."""
    wanted = getattr(_OF_THREAD, "wanted", None)
    if wanted is not None and wanted():
        raise Cancelled


@contextmanager
def when_cancelled(act: Callable[[], None]) -> Iterator[None]:
    """Within, `act` is called in another thread once this one is cancelled, to end foreign code."""
    wanted = getattr(_OF_THREAD, "wanted", None)
    if wanted is None:
        yield
        return
    done = threading.Event()

    def wait() -> None:
        while not done.wait(_LOOK_S):
            if wanted():
                act()
                return

    waiting = threading.Thread(target=wait, name="halting", daemon=True)
    waiting.start()
    try:
        yield
    finally:
        done.set()
        waiting.join()


def free_memory_soon() -> None:
    """Return an engine's memory to the system; else freed blocks stay with this process.

    It blocks Python for a while, so it comes after the engine's end was seen.
    """
    later = threading.Timer(_SOON_S, _free_memory)
    later.name = "free memory"
    later.start()


def collect_by(collect: Callable[[], object]) -> None:
    """Set what collects Python's cycles once an engine has ended; `gc.collect` by default.

    For a window: its objects may be destroyed in its own thread only.
    """
    global _collect
    _collect = collect


def _free_memory() -> None:
    _collect()
    torch = sys.modules.get("torch")
    with suppress(AttributeError):
        if torch is not None and torch.cuda.is_initialized():
            torch.cuda.empty_cache()
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
