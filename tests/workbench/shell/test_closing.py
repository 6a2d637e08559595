"""Closing while a run is at work: it is kept running elsewhere, or stopped; both answer at once."""

import pytest
from PySide6.QtWidgets import QMessageBox

from core.engine import detached
from workbench.app.settings import Settings
from workbench.shell.closing_note import ClosingNote


@pytest.fixture
def running(window, engines, qtbot):
    window.requests.start_run()
    qtbot.waitUntil(lambda: window.session.running is not None)
    return window


def _press(window, text: str) -> None:
    box = window.findChild(QMessageBox)
    next(button for button in box.buttons() if button.text() == text).click()


def test_a_run_is_kept_running_without_the_window(running, engines, qtbot, monkeypatch):
    kept = []
    monkeypatch.setattr(detached, "keep_running", lambda run: kept.append(run.folder) or 1)
    folder = running.session.running.folder
    assert not running.close()
    _press(running, "Keep running")
    assert running.findChild(ClosingNote).isVisible(), "it answers at once"
    engines.made[-1].is_alive = False
    qtbot.waitUntil(lambda: not running.isVisible())
    assert kept == [folder] and Settings().kept_run == folder


def test_closing_says_that_it_saves(running, engines, qtbot):
    assert not running.close()
    _press(running, "Stop and close")
    assert "checkpoint" in running.findChild(ClosingNote).label.text()
    engines.made[-1].is_alive = False
    qtbot.waitUntil(lambda: not running.isVisible())
    assert Settings().kept_run is None
