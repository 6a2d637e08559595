"""Keeps the stack of a thread's signal handlers while libraries replace it."""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class _Stack(ctypes.Structure):
    """`stack_t` of Linux."""

    _fields_ = (
        ("address", ctypes.c_void_p),
        ("flags", ctypes.c_int),
        ("size", ctypes.c_size_t),
    )


@contextmanager
def kept_signal_stack() -> Iterator[None]:
    """Within, a library may replace this thread's signal stack; after, the old one is back.

    OpenVINO's plugin for processors sets one and frees it with its last model, in whichever thread
    that happens. The next signal to the first thread (Ctrl+C, SIGTERM) would end the process with
    a segmentation fault. Nothing is done on systems other than Linux.
    """
    if sys.platform != "linux":
        yield
        return
    system, before = ctypes.CDLL(None), _Stack()
    system.sigaltstack(None, ctypes.byref(before))
    try:
        yield
    finally:
        system.sigaltstack(ctypes.byref(before), None)
