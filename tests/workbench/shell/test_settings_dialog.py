"""The settings page: each row counts at once, and is remembered."""

import os

import pytest
from PySide6.QtCore import Qt

from core.run.folders import new_run_folder
from core.run.run import Run
from core.runtime.compute import usual_threads
from core.runtime.paths import DEVICE, RUNS, THREADS, runs_home
from tests.core.tiny import tiny_recipe
from workbench.app.folder_to_write import FolderToWrite
from workbench.app.settings import Settings
from workbench.recipe.disabled_reasons import full_disk
from workbench.shell.settings_dialog import SettingsDialog
from workbench.tools.journeys import Hand


@pytest.fixture
def dialog(window, monkeypatch):
    for name in (THREADS, DEVICE, RUNS):
        # Set first: so what the dialog sets is undone, also where the variable was absent.
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    window.actions_by_id["app.settings"].trigger()
    return window.findChild(SettingsDialog)


def test_the_machine_is_told(dialog):
    dialog.threads.setValue(1)
    assert os.environ[THREADS] == "1" and usual_threads() == 1
    dialog.threads.setValue(0)
    assert THREADS not in os.environ
    dialog.device.setCurrentIndex(dialog.device.findData("cpu"))
    dialog.device.activated.emit(dialog.device.currentIndex())
    assert os.environ[DEVICE] == "cpu" and Settings().device == "cpu"


def test_new_runs_go_to_a_folder_that_is_not_there_yet(dialog, window, tmp_path):
    chosen, hand = tmp_path / "elsewhere" / "runs", Hand(window)
    hand.click(dialog, "Choose…")
    hand.pick(dialog, chosen)
    assert runs_home() == chosen and Settings().runs_folder == chosen and not chosen.exists()
    run = Run.create(new_run_folder(runs_home(), tiny_recipe()), tiny_recipe())
    assert run.folder.parent == chosen


def test_start_waits_for_room_on_the_disk(dialog, window):
    assert not full_disk(0)
    dialog.free.setMaximum(10**6)
    dialog.free.setValue(10**6)
    assert not window.actions_by_id["run.start"].isEnabled()
    assert "Settings keep" in window.actions_by_id["run.start"].toolTip()
    dialog.free.setValue(0)
    assert window.actions_by_id["run.start"].isEnabled()


def test_looks_and_notices(dialog, window):
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.theme.activated.emit(dialog.theme.currentIndex())
    assert window.theme.name == "dark" and Settings().theme == "dark"
    dialog.thumbnails.toggle()
    assert not Settings().thumbnails and not window.runs.list.itemDelegate().with_pictures
    dialog.notify.toggle()
    assert not Settings().notify


def test_enter_closes_it_and_asks_for_no_folder(dialog, qtbot, monkeypatch):
    monkeypatch.setattr(FolderToWrite, "open", lambda *_: pytest.fail("asked"))
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog.threads, Qt.Key.Key_Return)
