"""The window goes first: its engine's threads step back, and nobody else does."""

import os
import sys
import threading

import pytest

from core.runtime.priority import NICENESS, lower_thread_priority


@pytest.mark.skipif(sys.platform != "linux", reason="threads have priorities of their own on Linux")
def test_one_thread_steps_back_alone():
    result: list[int] = []

    def work() -> None:
        lower_thread_priority()
        result.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    before = os.getpriority(os.PRIO_PROCESS, 0)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert result[0] >= NICENESS
    assert os.getpriority(os.PRIO_PROCESS, 0) == before
