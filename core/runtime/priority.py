"""Priorities of threads where a window and an engine share a machine."""

import contextlib
import os
import sys
import threading

# A few steps are enough; more would let any other work take the engine's cores.
NICENESS = 3


def lower_thread_priority() -> None:
    """Let other threads go before this one, and before those that it starts from now on.

    Linux alone has priorities of single threads that need no rights; elsewhere nothing changes.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
