"""Halting in the middle of something long, where the next event is seconds away.

Whoever drives a stage says in `watching` how to know that a person wants to halt; whatever is
about to compute looks (`core.watched_layers`), and raises `Halted`. What was done since the last
event is lost by that, so whoever has something to keep takes care of it.
"""

import ctypes
import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_OF_THREAD = threading.local()


class Halted(BaseException):
    """Somebody asked to halt. No Exception: nobody but the driver of a stage is to catch it."""


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


def free_memory() -> None:
    """Give the system back what an engine held; freed blocks are otherwise kept for the next."""
    gc.collect()
    torch = sys.modules.get("torch")
    with suppress(AttributeError):
        if torch is not None and torch.cuda.is_initialized():
            torch.cuda.empty_cache()
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
