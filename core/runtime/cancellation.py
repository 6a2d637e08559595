"""Halting in the middle of something long, where the next event is seconds away.

Whoever drives a stage does so inside `Control.watched`; whatever takes its time looks now and then
whether a person wants to halt, and raises `Halted`: every layer, picture file and piece of a
checkpoint. What was done since the last event is lost by that, so whoever has something to keep
takes care of it.
"""

import ctypes
import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_OF_THREAD = threading.local()
_SOON_S = 0.25
_LOOK_S = 0.05
_collect: Callable[[], object] = gc.collect


class Halted(BaseException):
    """Somebody asked to halt. No Exception: nobody but the driver of a stage is to catch it."""


class Control:
    """How another thread asks a running execution to halt, and in which state to leave it."""

    def __init__(self) -> None:
        self.halt = ""
        self._begin: Callable[[], Callable[[], None]] | None = None
        self._end: Callable[[], None] | None = None
        # A signal's handler may ask while the same thread is in here.
        self._lock = threading.RLock()

    def ask(self, state: str) -> None:
        """Halt at the next look: 'paused' or 'stopped'."""
        self.halt = state
        with self._lock:
            if self._begin is not None and self._end is None:
                self._end = self._begin()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Within, `look` in this thread raises Halted as soon as somebody has asked.

        Layers look only from then on: until then they cost nothing, and are timed undisturbed.
        """
        # Torch comes with it, which whoever only shows a run does without.
        from core.watched_layers import look_in_layers

        with self._lock:
            self._begin = look_in_layers
            self._end = look_in_layers() if self.halt else None
        try:
            with watching(lambda: self.halt):
                yield
        finally:
            with self._lock:
                self._begin = None
                if self._end is not None:
                    self._end()
                    self._end = None


@contextmanager
def watching(wanted: Callable[[], object]) -> Iterator[None]:
    """Within, `look` in this thread raises Halted as soon as `wanted()` is true."""
    before = getattr(_OF_THREAD, "wanted", None)
    _OF_THREAD.wanted = wanted
    try:
        yield
    finally:
        _OF_THREAD.wanted = before


@contextmanager
def undisturbed() -> Iterator[None]:
    """Within, nothing halts: what is short, and has to be done whole."""
    with watching(lambda: False):
        yield


def is_watched() -> bool:
    """Whether somebody may want this thread to halt."""
    return getattr(_OF_THREAD, "wanted", None) is not None


def look() -> None:
    """Raise Halted where somebody wants this thread to halt."""
    wanted = getattr(_OF_THREAD, "wanted", None)
    if wanted is not None and wanted():
        raise Halted


@contextmanager
def once_wanted(act: Callable[[], None]) -> Iterator[None]:
    """Within, `act` is called, in another thread, once this one is to halt: to end foreign code."""
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
    """Give the system back what an engine held; freed blocks are otherwise kept for the next.

    It takes a while, and holds Python up: whoever waits for the engine is to see first that it has
    ended.
    """
    later = threading.Timer(_SOON_S, _free_memory)
    later.name = "free memory"
    later.start()


def collect_by(collect: Callable[[], object]) -> None:
    """Have this look for Python's cycles once an engine has ended; `gc.collect` unless told.

    For a window: what is its own may be destroyed in its own thread only.
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
