"""The machine in the status bar, and warnings before something runs out."""

import sys
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtWidgets import QPushButton

from workbench.app.machine import GIB, Reading, Watcher, read_machine

PLENTY = Reading(40.0, 2, 4 * GIB, 8 * GIB, GIB, 90 * GIB, Path("/runs"))


def reading(**values: object) -> Reading:
    return Reading(**{**PLENTY.__dict__, **values})


def test_a_reading_is_of_this_machine(tmp_path):
    reading = read_machine(tmp_path / "not" / "made" / "yet")
    assert 0 < reading.memory_free < reading.memory_total and reading.own_memory > 1e7
    assert reading.disk_free > 0 and reading.cores >= 1


def test_a_card_counts_only_where_torch_uses_one(tmp_path, monkeypatch):
    card = SimpleNamespace(
        is_initialized=lambda: True,
        mem_get_info=lambda: (GIB, 8 * GIB),
        memory_reserved=lambda: 3 * GIB,
        memory_allocated=lambda: 2 * GIB,
    )
    monkeypatch.setitem(sys.modules, "torch", SimpleNamespace(cuda=card))
    assert read_machine(tmp_path).graphics == (6 * GIB, 8 * GIB)
    card.is_initialized = lambda: False
    assert read_machine(tmp_path).graphics is None
    monkeypatch.setitem(sys.modules, "torch", SimpleNamespace())
    assert read_machine(tmp_path).graphics is None


def test_each_warning_comes_once_until_there_is_enough_again():
    watcher, low = Watcher(), reading(disk_free=GIB)
    assert watcher.warning(PLENTY) is None
    assert "nearly full" in watcher.warning(low).sentence
    assert watcher.warning(low) is None
    assert watcher.warning(reading(disk_free=2.5 * GIB)) is None
    assert watcher.warning(low) is None
    assert watcher.warning(PLENTY) is None
    assert watcher.warning(low) is not None
    assert "Memory" in watcher.warning(reading(disk_free=GIB, memory_free=GIB // 4)).sentence
    full = reading(disk_free=GIB, memory_free=GIB // 4, graphics=(39 * GIB, 40 * GIB))
    assert "1.0 of 40.0 GiB" in watcher.warning(full).sentence
    assert watcher.warning(full) is None


def test_the_status_bar_tells_the_machine(window, qtbot):
    qtbot.waitUntil(lambda: "CPU" in window.machine.parts["processor"].text())
    window.machine.show_reading(PLENTY)
    texts = [label.text() for label in window.machine.parts.values()]
    assert texts == ["CPU 40 %", "memory 4.0 of 8.0 GiB", "", "disk 90.0 GiB free"]
    assert "2 cores" in window.machine.toolTip() and "1.0 GiB" in window.machine.toolTip()


def test_the_banner_warns_and_offers_to_pause(window, qtbot, engines):
    window.requests.start_run()
    qtbot.waitUntil(lambda: window.session.is_live)
    window.machine.show_reading(reading(memory_free=GIB // 8))
    assert "Memory is running out" in window.banner.text
    assert window.log.shown()[-1].notice.level == "warning"
    offered = next(b for b in window.banner.findChildren(QPushButton) if b.text() == "Pause")
    offered.click()
    assert engines.last.asked == "paused"


def test_without_a_run_the_warning_has_nothing_to_pause(window):
    window.machine.show_reading(reading(disk_free=GIB))
    assert "nearly full" in window.banner.text and not window.banner._offer.isVisible()
