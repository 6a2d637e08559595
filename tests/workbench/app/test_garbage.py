"""Cycles with Qt objects in them end in the window's thread, whichever thread fills the memory."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from core.runtime import cancellation
from workbench.app.garbage import without_collecting


def _cycle(ended: list[threading.Thread]) -> None:
    """A Qt object that only a search for cycles finds; says in which thread it ended."""
    item = QObject()
    item.itself = item  # type: ignore[attr-defined]
    weakref.finalize(item, lambda: ended.append(threading.current_thread()))


def _busy() -> None:
    """Makes objects enough for Python to look for cycles many times."""
    kept = [[index] for index in range(200_000)]
    assert kept


def _in_a_thread(work) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_a_busy_thread_destroys_nothing_of_the_window(qtbot):
    gc.collect()
    ended: list[threading.Thread] = []
    _cycle(ended)
    _in_a_thread(_busy)
    assert not ended
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread()]


def test_what_an_engine_leaves_is_collected_in_the_windows_thread(qtbot):
    ended: list[threading.Thread] = []
    _cycle(ended)
    thread = threading.Thread(target=cancellation._free_memory)
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive())
    assert ended == [threading.main_thread()]


def test_imports_are_not_disturbed(qtbot):
    ended: list[threading.Thread] = []
    with without_collecting():
        _cycle(ended)
        _busy()
        qtbot.wait(1500)
        assert not ended
    qtbot.waitUntil(lambda: bool(ended))
