"""The window as a whole: layout, menus, names, themes."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

import core
from core.runtime.errors import UserError
from tests.conftest import REPOSITORY
from tests.workbench.accessibility import nameless
from workbench.app.settings import Settings
from workbench.shell.about import AboutDialog

SHOWS = """
import sys
from workbench.shell.application import make_application
from workbench.shell.window import Window
app = make_application()
window = Window()
window.show()
app.processEvents()
loaded = [name for name in ("torch", "pyqtgraph", "scipy") if name in sys.modules]
assert not loaded, loaded
assert "torch" not in sys.modules
print("shown", flush=True)
import os; os._exit(0)
"""


def test_the_window_is_shown_before_anything_slow_is_imported(tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", SHOWS], capture_output=True, text=True, cwd=REPOSITORY, timeout=60
    )
    assert result.stdout.strip() == "shown", result.stderr


def test_every_focusable_widget_has_a_name(window):
    window.banner.show_error(UserError("Something.", "Do.", "details"))
    assert not nameless(window)


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
    inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
    actions = [window.actions_by_id[name] for name in window.actions_by_id]
    # Those of one widget alone, such as Delete in each of two lists, do not meet each other.
    keys = [a.shortcut().toString() for a in actions if a.shortcutContext() != inside]
    used = [key for key in keys if key]
    assert len(used) == len(set(used)), sorted(used)


def test_layout_is_remembered(window, qtbot, engines):
    from workbench.shell.window import Window

    window.docks["log"].hide()
    window.docks["runs"].setFloating(True)
    window.resize(window.width(), 640)
    window.docks.save()
    again = Window(engines=engines)
    qtbot.addWidget(again)
    assert not again.docks["log"].isVisibleTo(again)
    assert again.docks["runs"].isFloating() and again.docks["runs"].property("floats")
    assert again.height() == 640
    again.docks.reset()
    assert not again.docks["runs"].isFloating() and again.docks["log"].isVisibleTo(again)
    again.close()
    again.background.close(timeout=10)


def test_a_window_off_every_screen_comes_back(window, qtbot, engines):
    from workbench.shell.window import Window

    window.setGeometry(QRect(40_000, 40_000, 900, 600))
    window.docks.save()
    again = Window(engines=engines)
    qtbot.addWidget(again)
    assert QGuiApplication.primaryScreen().availableGeometry().intersects(again.frameGeometry())
    again.close()
    again.background.close(timeout=10)


def test_what_lay_on_a_screen_that_went_comes_back(window):
    window.docks["runs"].setFloating(True)
    window.docks["runs"].move(40_000, 40_000)
    window.setGeometry(QRect(40_000, 40_000, 900, 600))
    QApplication.instance().screenRemoved.emit(QGuiApplication.primaryScreen())
    assert QGuiApplication.primaryScreen().availableGeometry().intersects(window.frameGeometry())
    assert not window.docks["runs"].isFloating()


def test_the_window_comes_back_when_a_screen_that_was_plugged_in_shrinks(window, monkeypatch):
    class Screen(QObject):
        availableGeometryChanged = Signal(QRect)

    later, here = Screen(), QGuiApplication.primaryScreen().availableGeometry()
    window._follow_screen(later)
    window.setGeometry(QRect(40_000, 40_000, 900, 600))
    later.availableGeometryChanged.emit(here)
    assert here.intersects(window.frameGeometry())


def test_a_floating_panel_has_a_border_and_a_grip(window, qtbot):
    dock = window.docks["runs"]
    assert not dock.grip.isVisible()
    dock.setFloating(True)
    qtbot.waitUntil(dock.grip.isVisible)
    assert dock.property("floats")
    dock.resize(420, 360)
    inside = dock.rect().adjusted(2, 2, -2, -2)
    qtbot.waitUntil(lambda: dock.grip.geometry().bottomRight() == inside.bottomRight())
    dock.setFloating(False)
    assert not dock.grip.isVisible() and not dock.property("floats")


def test_in_a_narrow_window_no_menu_is_hidden(window, qtbot):
    bar, choice = window.menuBar(), window.workspaces.choice
    more = bar.findChild(QToolButton, "qt_menubar_ext_button")
    for width in range(1100, 690, -10):
        window.resize(width, 700)
        qtbot.waitUntil(lambda: bar.width() == window.width())
        assert not more.isVisible(), f"a menu is hidden at {width} px"
    assert choice.isVisible()
    window.resize(1280, 700)
    qtbot.waitUntil(lambda: not choice.isVisible())


def test_on_a_low_screen_panels_lie_behind_each_other(window, monkeypatch):
    from workbench.shell import docks

    monkeypatch.setattr(docks, "LOW", 10_000)
    window.docks.switch("watch")
    window.docks.reset()
    behind = window.docks._area.tabifiedDockWidgets(window.docks["curves"])
    assert "samples" in {dock.objectName() for dock in behind if not dock.isHidden()}


def test_a_message_of_an_unseen_window_does_not_lie_over_the_runs_folder(window):
    bar = window.statusBar()
    window.hide()
    bar.showMessage("No run is open.")
    window.show()
    assert not window._place.isVisible()
    bar.clearMessage()
    assert window._place.isVisible()


def test_damaged_settings_do_not_stop_the_window(qtbot, engines):
    from core.runtime.paths import home
    from workbench.shell.window import Window

    home().mkdir(parents=True, exist_ok=True)
    (home() / "workbench.ini").write_text(
        "[window]\ntheme=purple\nlayout=@ByteArray(nonsense)\ngeometry=7\nwelcome=perhaps\n"
    )
    window = Window(engines=engines)
    qtbot.addWidget(window)
    assert window.settings.theme == "system"
    window.close()
    window.background.close(timeout=10)


def test_settings_that_cannot_be_kept_are_told_of(qtbot, engines):
    from core.runtime.paths import home
    from workbench.shell.window import Window

    (home() / "workbench.ini").mkdir(parents=True)
    window = Window(engines=engines)
    qtbot.addWidget(window)
    assert "will not be remembered" in window.log.page.toPlainText()
    window.close()
    window.background.close(timeout=10)


@pytest.mark.parametrize("choice", ["light", "dark", "system"])
def test_themes_change_while_running(window, choice):
    window.actions_by_id[f"theme.{choice}"].trigger()
    assert window.settings.theme == choice and Settings().theme == choice
    if choice != "system":
        assert window.theme.name == choice
    assert QApplication.palette().window().color().name() == window.theme.panel


def test_going_to_a_panel_brings_it_to_the_front(window, qtbot):
    window.actions_by_id["go.log"].trigger()
    qtbot.waitUntil(lambda: window.log.is_seen and not window.runs.is_seen)
    window.actions_by_id["go.progress"].trigger()
    qtbot.waitUntil(lambda: window.progress.is_seen and not window.recipe.is_seen)
    assert window.docks.current == "watch", "the workspace that has it"


def test_a_dock_among_tabs_has_no_title_of_its_own(window, qtbot):
    qtbot.waitUntil(lambda: window.docks["runs"].titleBarWidget() is not None)
    window.docks["runs"].setFloating(True)
    qtbot.waitUntil(lambda: window.docks["runs"].titleBarWidget() is None)


def test_about_has_versions_to_copy(window, qtbot):
    window.requests.show_about()
    dialog = window.findChild(AboutDialog)
    dialog.copy()
    text = QGuiApplication.clipboard().text()
    assert "torch: " in text and "PySide6: " in text and "python: " in text
    assert text.startswith(f"workbench: {core.__version__}\n")
    dialog.accept()


def test_every_go_to_puts_the_keyboard_into_its_panel(window, qtbot):
    window.activateWindow()
    for name, panel in window.panels.items():
        window.actions_by_id[f"go.{name}"].trigger()
        qtbot.waitUntil(lambda panel=panel: panel.isAncestorOf(QApplication.focusWidget()))
