"""What a person does in the window: start, close, open, drop; and faults from anywhere."""

import sys
import threading

from PySide6.QtWidgets import QMessageBox

from core.runtime.errors import UserError
from workbench.app.crashes import Crashes
from workbench.app.settings import Settings
from workbench.shell.welcome import WelcomeDialog
from workbench.widgets.error import ErrorDialog


def test_the_sample_is_ready_to_start(window):
    assert window.draft.recipe is not None and not window.recipe.is_frozen
    assert window.draft.recipe.data.folder == ""
    assert window.actions_by_id["run.start"].isEnabled()


def test_starting_shows_the_run_and_freezes_the_form(window, qtbot, engines):
    window.actions_by_id["run.start"].trigger()
    qtbot.waitUntil(lambda: window.session.is_live)
    assert window.recipe.is_frozen
    assert window.windowTitle().startswith(engines.last.run.name)
    assert not window.actions_by_id["run.start"].isEnabled()
    assert window.actions_by_id["run.pause"].isEnabled()
    window.actions_by_id["recipe.duplicate"].trigger()
    assert not window.recipe.is_frozen
    assert "is running" in window.actions_by_id["run.start"].toolTip()


def test_a_wrong_recipe_cannot_start_and_says_why(window):
    window.draft.edit("data.height", 130)
    assert not window.actions_by_id["run.start"].isEnabled()
    assert "multiple of 4" in window.actions_by_id["run.start"].toolTip()
    assert "multiple of 4" in window.recipe._reason.text()
    window.draft.stack.undo()
    assert window.actions_by_id["run.start"].isEnabled()


def test_closing_asks_while_a_run_is_in_progress(window, qtbot, engines):
    window.requests.start_run()
    qtbot.waitUntil(lambda: window.session.is_live)
    assert not window.close() and window.isVisible()
    box = window.findChild(QMessageBox)
    assert engines.last.run.name in box.text()
    next(b for b in box.buttons() if "Stop" in b.text()).click()
    assert engines.last.asked == "stopped"
    engines.last.finish()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_cancelling_keeps_the_run_going(window, qtbot, engines):
    window.requests.start_run()
    qtbot.waitUntil(lambda: window.session.is_live)
    window.close()
    box = window.findChild(QMessageBox)
    next(b for b in box.buttons() if "Cancel" in b.text()).click()
    assert engines.last.asked == "" and window.isVisible() and window.isEnabled()


def test_a_failed_stage_is_told_in_a_banner(window, qtbot, engines):
    window.requests.start_run()
    qtbot.waitUntil(lambda: window.session.is_live)
    engines.last.finish("failed", UserError("The disk is full.", "Free some space.", "OSError"))
    qtbot.waitUntil(window.banner.isVisible)
    assert "The disk is full." in window.banner.text
    assert window.actions_by_id["run.continue"].isEnabled()


def test_the_welcome_dialog_starts_the_sample(window, qtbot, engines):
    window.requests.show_welcome()
    dialog = window.findChild(WelcomeDialog)
    qtbot.waitUntil(lambda: dialog.thumbnails.count == 4)
    dialog.start_wanted.emit()
    qtbot.waitUntil(lambda: bool(engines.made))
    dialog.reject()


def test_the_welcome_dialog_lists_recent_runs(window, qtbot, finished_run):
    window.settings.add_recent_run(finished_run.folder)
    window.requests.show_welcome()
    dialog = window.findChild(WelcomeDialog)
    qtbot.waitUntil(lambda: dialog.runs.count() == 1)
    dialog.runs.itemActivated.emit(dialog.runs.item(0))
    qtbot.waitUntil(lambda: window.session.model is not None)
    assert window.session.model.run.name == "finished"
    assert window.recipe.is_frozen


def test_recent_runs_that_are_gone_are_left_out(tmp_path, finished_run):
    settings = Settings()
    settings.add_recent_run(finished_run.folder)
    settings.add_recent_run(tmp_path / "gone")
    assert Settings().recent_runs == [finished_run.folder]


def test_a_broken_recipe_is_told_in_a_banner(window, tmp_path):
    (tmp_path / "broken.toml").write_text("data = 7")
    before = window.draft.recipe
    window.requests.open_recipe(tmp_path / "broken.toml")
    assert window.banner.isVisible() and "broken.toml" in window.banner.text
    assert window.draft.recipe == before


def test_faults_in_threads_reach_the_person_in_the_gui_thread(window, qtbot, capfd):
    crashes = Crashes(window.show_unexpected)
    crashes.install()
    try:
        for _ in range(2):
            threading.Thread(target=lambda: 1 / 0).start()
        threading.Thread(target=lambda: {}["no"]).start()
        qtbot.waitUntil(lambda: window.findChild(ErrorDialog) is not None)
        qtbot.wait(100)
        assert len(window.findChildren(ErrorDialog)) == 1
        dialog = window.findChild(ErrorDialog)
        assert "Traceback" in dialog.text
        assert not dialog.details.isVisible()
        dialog.more.click()
        assert dialog.details.isVisible() and "Traceback" in dialog.details.toPlainText()
        dialog.accept()
    finally:
        crashes.remove()
    said = window.log.page.toPlainText()
    assert said.count("ZeroDivisionError") == 1 and "KeyError" in said


def test_a_fault_that_cannot_be_shown_ends_there(qtbot):
    asked = []
    crashes = Crashes(lambda error: asked.append(error) or 1 / 0)
    crashes.install()
    try:
        threading.Thread(target=lambda: {}["no"]).start()
        qtbot.waitUntil(lambda: bool(asked))
        qtbot.wait(50)
    finally:
        crashes.remove()
    assert len(asked) == 1


def test_faults_are_written_to_the_log_file(window, qtbot):
    from core.runtime.paths import logs_home

    crashes = Crashes(lambda error: None)
    crashes.install()
    try:
        sys.excepthook(ValueError, ValueError("lost"), None)
    finally:
        crashes.remove()
    assert "lost" in (logs_home() / "workbench.log").read_text()
