"""How many processor threads networks use in the answering thread, and only there."""

import os
import threading
from collections.abc import Callable

import torch


def threads() -> int:
    """All cores but one, which is the window's.

    Threads that share a core with anything else wait for each other at every layer: with all cores
    the median frame is faster, and the slow ones, which a person feels, are far slower.
    """
    return max(1, (os.cpu_count() or 1) - 1)


def take_threads() -> None:
    """Let torch use that many in the calling thread.

    Torch keeps the count for each thread that uses it, and a default for new ones: the default is
    restored for an engine that starts later.
    """
    taken: list[int] = []
    _in_a_fresh_thread(lambda: taken.append(torch.get_num_threads()))
    torch.set_num_threads(threads())
    _in_a_fresh_thread(lambda: torch.set_num_threads(taken[0]))


def _in_a_fresh_thread(call: Callable[[], object]) -> None:
    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
