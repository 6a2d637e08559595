"""Training a stage longer, from the window: the recipe that is written."""

import pytest
from PySide6.QtCore import Qt

from workbench.recipe.relevance import shown_fields
from workbench.shell.lengthen_dialog import LengthenDialog


@pytest.fixture
def dialog(window, qtbot, waiting_run) -> LengthenDialog:
    """The dialog on a run whose search is done."""
    assert "No run is open" in window.actions_by_id.why_not("run.lengthen")
    window.requests.open_run(waiting_run.folder)
    qtbot.waitUntil(window.actions_by_id["run.lengthen"].isEnabled)
    window.actions_by_id["run.lengthen"].trigger()
    dialog = window.findChild(LengthenDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_the_recipe_says_what_is_gone_on_from(window, dialog, waiting_run):
    offered = [dialog.stage.itemData(index) for index in range(dialog.stage.count())]
    assert offered == ["teacher", "distill"]
    dialog.stage.setCurrentIndex(1)
    dialog.epochs.setValue(7)
    dialog.decay_epochs.setValue(0)
    dialog.write.click()

    values, before = window.draft.values, waiting_run.recipe
    assert values["start.run"] == str(waiting_run.folder) and values["start.stage"] == "distill"
    assert (values["distill.epochs"], values["distill.decay_epochs"]) == (7, 0)
    assert values["teacher.epochs"] == before.teacher.epochs
    assert not window.recipe.is_frozen
    assert "start.run" in shown_fields(values, {})


def test_nothing_is_written_without_epochs(dialog):
    dialog.epochs.setValue(0)
    dialog.decay_epochs.setValue(0)
    assert not dialog.write.isEnabled()


def test_a_run_that_is_gone_is_said(window, qtbot, waiting_run, tmp_path):
    window.requests.open_run(waiting_run.folder)
    qtbot.waitUntil(window.actions_by_id["run.lengthen"].isEnabled)
    waiting_run.folder.rename(tmp_path / "moved")
    window.actions_by_id["run.lengthen"].trigger()
    assert "missing or empty" in window.banner.text
    assert window.findChild(LengthenDialog) is None


def test_a_run_of_another_process_may_be_gone_on_from(window, dialog, waiting_run, qtbot):
    lock = waiting_run.lock()
    dialog.epochs.setValue(1)
    dialog.decay_epochs.setValue(0)
    dialog.write.click()
    lock.release()
    assert window.draft.values["start.run"] == str(waiting_run.folder)
    assert window.draft.values["teacher.epochs"] == 1


def test_enter_writes_the_recipe(dialog, qtbot):
    with qtbot.waitSignal(dialog.wanted):
        qtbot.keyClick(dialog.epochs, Qt.Key.Key_Return)
