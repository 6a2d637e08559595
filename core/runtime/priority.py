"""Who goes first where a window and an engine share a machine."""

import contextlib
import os
import sys
import threading

# A few steps are enough; many would give the engine's cores to whatever else the process does.
NICENESS = 3


def lower_thread_priority() -> None:
    """Let other threads go before this one, and before those that it starts from now on.

    Linux alone has priorities of single threads that need no rights; elsewhere nothing changes.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
