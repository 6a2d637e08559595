"""The window as a whole: layout, menus, start-up, closing, errors from anywhere."""

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QMimeData, QRect, Qt, QUrl
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QMessageBox, QWidget

from core.errors import UserError
from core.recipe_file import dump_recipe
from tests.conftest import REPOSITORY
from tests.workbench.fake_run import make_recipe
from workbench.crashes import Crashes
from workbench.dialogs.about import AboutDialog
from workbench.dialogs.error import ErrorDialog
from workbench.dialogs.welcome import WelcomeDialog
from workbench.files import dropped_path
from workbench.settings import Settings

SHOWS = """
import sys
from workbench.application import make_application
from workbench.window import Window
app = make_application()
window = Window()
window.show()
app.processEvents()
loaded = [name for name in ("torch", "pyqtgraph", "scipy") if name in sys.modules]
assert not loaded, loaded
assert "torch" not in sys.modules
print("shown")
import os; os._exit(0)
"""


def test_the_window_is_shown_before_anything_slow_is_imported(tmp_path):
    found = subprocess.run(
        [sys.executable, "-c", SHOWS], capture_output=True, text=True, cwd=REPOSITORY, timeout=60
    )
    assert found.stdout.strip() == "shown", found.stderr


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


def test_every_focusable_widget_has_a_name(window):
    window.banner.show_error(UserError("Something.", "Do.", "details"))
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {widget.parentWidget()}"
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parentWidget().parentWidget(), QComboBox)
        and not _name(widget)
    ]
    assert not nameless, "\n".join(nameless)


def _name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found else ""


def test_every_menu_entry_does_something_and_explains_itself(window):
    menus = [action.menu() for action in window.menuBar().actions()]
    entries = [action for menu in menus for action in _entries(menu)]
    assert len(entries) > 35
    known = {id(window.actions_by_id[name]) for name in window.actions_by_id}
    for action in entries:
        assert id(action) in known, action.text()
        assert action.statusTip(), action.text()


def _entries(menu: QMenu):
    for action in menu.actions():
        if action.menu():
            yield from _entries(action.menu())
        elif not action.isSeparator():
            yield action


def test_shortcuts_are_unambiguous(window):
    keys = [window.actions_by_id[name].shortcut().toString() for name in window.actions_by_id]
    used = [key for key in keys if key]
    assert len(used) == len(set(used)), sorted(used)


def test_layout_is_remembered(window, qtbot, engines):
    from workbench.window import Window

    window.docks["log"].hide()
    window.docks["runs"].setFloating(True)
    window.resize(window.width(), 640)
    window.docks.save()
    again = Window(engines=engines)
    qtbot.addWidget(again)
    assert not again.docks["log"].isVisibleTo(again)
    assert again.docks["runs"].isFloating()
    assert again.height() == 640
    again.docks.reset()
    assert not again.docks["runs"].isFloating() and again.docks["log"].isVisibleTo(again)
    again.close()
    again.background.close(timeout=10)


def test_a_window_off_every_screen_comes_back(window, qtbot, engines):
    from workbench.window import Window

    window.setGeometry(QRect(40_000, 40_000, 900, 600))
    window.docks.save()
    again = Window(engines=engines)
    qtbot.addWidget(again)
    assert QGuiApplication.primaryScreen().availableGeometry().intersects(again.frameGeometry())
    again.close()
    again.background.close(timeout=10)


def test_damaged_settings_do_not_stop_the_window(qtbot, engines):
    from core.paths import home
    from workbench.window import Window

    home().mkdir(parents=True, exist_ok=True)
    (home() / "workbench.ini").write_text(
        "[window]\ntheme=purple\nlayout=@ByteArray(nonsense)\ngeometry=7\nwelcome=perhaps\n"
    )
    found = Window(engines=engines)
    qtbot.addWidget(found)
    assert found.settings.theme == "system"
    found.close()
    found.background.close(timeout=10)


@pytest.mark.parametrize("choice", ["light", "dark", "system"])
def test_themes_change_while_running(window, choice):
    window.actions_by_id[f"theme.{choice}"].trigger()
    assert window.settings.theme == choice and Settings().theme == choice
    if choice != "system":
        assert window.theme.name == choice
    assert QApplication.palette().window().color().name() == window.theme.panel


def test_going_to_a_panel_brings_it_to_the_front(window, qtbot):
    window.actions_by_id["go.runs"].trigger()
    qtbot.waitUntil(lambda: window.runs.is_seen and not window.recipe.is_seen)
    window.actions_by_id["go.recipe"].trigger()
    qtbot.waitUntil(lambda: window.recipe.is_seen)


def test_a_dock_among_tabs_has_no_title_of_its_own(window, qtbot):
    qtbot.waitUntil(lambda: window.docks["runs"].titleBarWidget() is not None)
    assert window.docks["front"].titleBarWidget() is None
    window.docks["runs"].setFloating(True)
    qtbot.waitUntil(lambda: window.docks["runs"].titleBarWidget() is None)


def test_closing_asks_while_a_run_is_in_progress(window, qtbot, engines):
    window.start_run()
    qtbot.waitUntil(lambda: window.session.is_live)
    assert not window.close() and window.isVisible()
    box = window.findChild(QMessageBox)
    assert engines.last.run.name in box.text()
    next(b for b in box.buttons() if "Stop" in b.text()).click()
    assert engines.last.asked == "stopped"
    engines.last.finish()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_cancelling_keeps_the_run_going(window, qtbot, engines):
    window.start_run()
    qtbot.waitUntil(lambda: window.session.is_live)
    window.close()
    box = window.findChild(QMessageBox)
    next(b for b in box.buttons() if "Cancel" in b.text()).click()
    assert engines.last.asked == "" and window.isVisible() and window.isEnabled()


def test_a_failed_stage_is_told_in_a_banner(window, qtbot, engines):
    window.start_run()
    qtbot.waitUntil(lambda: window.session.is_live)
    engines.last.finish("failed", UserError("The disk is full.", "Free some space.", "OSError"))
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text.startswith("The disk is full.")
    assert window.actions_by_id["run.continue"].isEnabled()


def test_the_welcome_dialog_starts_the_sample(window, qtbot, engines):
    window.show_welcome()
    dialog = window.findChild(WelcomeDialog)
    qtbot.waitUntil(lambda: dialog.thumbnails.count == 4, timeout=15_000)
    dialog.start_wanted.emit()
    qtbot.waitUntil(lambda: bool(engines.made))
    dialog.reject()


def test_the_welcome_dialog_lists_recent_runs(window, qtbot, finished_run):
    window.settings.add_recent_run(finished_run.folder)
    window.show_welcome()
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


def test_about_has_versions_to_copy(window, qtbot):
    window.show_about()
    dialog = window.findChild(AboutDialog)
    dialog.copy()
    text = QGuiApplication.clipboard().text()
    assert "torch: " in text and "PySide6: " in text and "python: " in text
    dialog.accept()


def test_dropping_files_does_what_is_meant(window, qtbot, tmp_path, finished_run):
    recipe = tmp_path / "mine.toml"
    recipe.write_text(dump_recipe(make_recipe()))
    window.take(recipe)
    assert window.draft.recipe == make_recipe()
    window.take(tmp_path)
    assert window.draft.values["data.folder"] == str(tmp_path)
    (tmp_path / "net.pth").write_bytes(b"x")
    window.take(tmp_path / "net.pth")
    assert window.draft.values["teacher.checkpoint"].endswith("net.pth")
    window.take(finished_run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)


def test_only_what_is_known_can_be_dropped(tmp_path):
    (tmp_path / "a.txt").write_text("")
    known, unknown = QMimeData(), QMimeData()
    known.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    unknown.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    assert dropped_path(known) == tmp_path and dropped_path(unknown) is None


def test_a_broken_recipe_is_told_in_a_banner(window, tmp_path):
    (tmp_path / "broken.toml").write_text("data = 7")
    before = window.draft.recipe
    window.open_recipe(tmp_path / "broken.toml")
    assert window.banner.isVisible() and "broken.toml" in window.banner.text
    assert window.draft.recipe == before


def test_shipped_recipes_can_be_chosen(window):
    combo = window.recipe._shipped
    assert combo.count() >= 2
    combo.activated.emit(combo.count() - 1)
    assert window.draft.file is not None and window.draft.recipe is not None


def test_faults_in_threads_reach_the_person_in_the_gui_thread(window, qtbot, capfd):
    crashes = Crashes(window.show_unexpected)
    crashes.install()
    try:
        for number in range(2):
            threading.Thread(target=lambda number=number: 1 / (number * 0)).start()
        qtbot.waitUntil(lambda: window.findChild(ErrorDialog) is not None)
        qtbot.wait(100)
        assert len(window.findChildren(ErrorDialog)) == 1
        dialog = window.findChild(ErrorDialog)
        assert "ZeroDivisionError" in dialog.text
        assert not dialog.details.isVisible()
        dialog.more.click()
        assert dialog.details.isVisible() and "Traceback" in dialog.details.toPlainText()
        dialog.accept()
    finally:
        crashes.remove()
    assert window.log.page.toPlainText().count("ZeroDivisionError") == 2


def test_faults_are_written_to_the_log_file(window, qtbot):
    from core.paths import logs_home

    crashes = Crashes(lambda error: None)
    crashes.install()
    try:
        sys.excepthook(ValueError, ValueError("lost"), None)
    finally:
        crashes.remove()
    assert "lost" in (logs_home() / "workbench.log").read_text()
