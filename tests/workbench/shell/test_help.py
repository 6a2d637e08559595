"""The guide, the list of keys, the tour, and what a crash of the last start left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from core.runtime.errors import UserError
from core.runtime.paths import logs_home
from workbench.app.crashes import FAULTS, Crashes
from workbench.app.settings import Settings
from workbench.guide.dialog import GuideDialog
from workbench.guide.pages import guide_pages
from workbench.shell.docks import LAYOUT_VERSION
from workbench.shell.shortcuts import ShortcutsDialog
from workbench.shell.welcome import WelcomeDialog
from workbench.widgets.error import ErrorDialog
from workbench.widgets.tour import Tour


@pytest.fixture
def guide(window, qtbot):
    """The guide, opened with F1 from the recipe's form."""
    window.activateWindow()
    window.docks.go_to("recipe")
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(GuideDialog)
    qtbot.waitUntil(dialog.isVisible)
    yield dialog
    dialog.close()


def test_every_panel_has_its_page(window):
    names = {page.name for page in guide_pages()}
    assert set(window.docks.names()) <= names


def test_f1_opens_the_page_of_the_panel_with_the_keyboard(guide):
    assert guide.page.source().fileName() == "recipe.md"
    assert guide.contents.currentItem().text() == "Recipe"


def test_the_guide_finds_words(guide, qtbot):
    every = guide.contents.count()
    qtbot.keyClicks(guide.search, "budget line")
    assert 0 < guide.contents.count() < every
    assert guide.page.textCursor().selectedText().lower() == "budget"
    guide.search.clear()
    assert guide.contents.count() == every


def test_links_lead_to_other_pages(guide):
    guide.show_page("index")
    guide.page.anchorClicked.emit(guide.page.source().resolved("front.md"))
    assert guide.page.source().fileName() == "front.md"
    guide.show_page("not there")
    assert guide.page.source().fileName() == "index.md"


def test_the_list_of_keys(window, qtbot):
    window.requests.show_shortcuts()
    dialog = window.findChild(ShortcutsDialog)
    assert ("View: Commands", "Ctrl+Shift+P") in dialog.shown
    qtbot.keyClicks(dialog.search, "ctrl+shift+p")
    assert dialog.shown == [("View: Commands", "Ctrl+Shift+P")]
    dialog.accept()


@pytest.fixture
def tour(window, qtbot) -> Tour:
    window.activateWindow()
    window.requests.show_tour()
    tour = window.findChild(Tour)
    qtbot.waitUntil(tour.card.isVisible)
    return tour


def test_the_tour_is_as_wide_as_its_buttons_need(tour, qtbot):
    tour.skip.setText("A translation that is longer than the word")
    tour._settle()
    qtbot.waitUntil(lambda: tour.skip.width() >= tour.skip.sizeHint().width())


def test_the_tour_goes_on_back_and_ends(tour, window, qtbot):
    assert not tour.back.isEnabled()
    qtbot.mouseClick(tour.next, Qt.MouseButton.LeftButton)
    assert tour.index == 1 and tour.back.isEnabled()
    qtbot.mouseClick(tour.back, Qt.MouseButton.LeftButton)
    assert tour.index == 0
    while tour.next.text() != "Done":
        qtbot.keyClick(tour.next, Qt.Key.Key_Space)
        qtbot.wait(10)
        assert window.rect().contains(tour.card.geometry())
    qtbot.keyClick(tour.next, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.findChild(Tour) is None)


def test_escape_ends_the_tour(tour, window, qtbot):
    tour.next.setFocus()
    qtbot.keyClick(tour.next, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(Tour) is None)


def test_the_tour_follows_the_first_welcome_and_no_other(window, qtbot):
    for comes in (True, False):
        window.requests.show_welcome()
        window.requests.offer_tour()
        window.findChild(WelcomeDialog).reject()
        assert bool(window.findChildren(Tour)) is comes
        for tour in window.findChildren(Tour):
            tour.skip.click()
        qtbot.waitUntil(lambda: not window.findChildren(Tour))
        qtbot.waitUntil(lambda: not window.findChildren(WelcomeDialog))
    assert window.settings.tour_seen


def test_a_hard_crash_is_offered_at_the_next_start(window, qtbot):
    logs_home().mkdir(parents=True, exist_ok=True)
    (logs_home() / FAULTS).write_text("Fatal Python error: Segmentation fault\n")
    for expected in ("Fatal Python error", ""):
        crashes = Crashes(window.show_unexpected)
        crashes.install()
        crashes.remove()
        assert crashes.earlier.startswith(expected) and bool(crashes.earlier) == bool(expected)
        if expected:
            window.notifications.tell_earlier_crash(crashes.earlier)
    assert "ended unexpectedly" in window.banner.text
    offered = [b for b in window.banner.findChildren(QPushButton) if b.text() == "Show report"]
    qtbot.mouseClick(offered[0], Qt.MouseButton.LeftButton)
    dialog = window.findChild(ErrorDialog)
    assert "Segmentation fault" in dialog.text and "PySide6: " in dialog.text
    dialog.accept()


def test_two_faults_without_details_are_both_told(window, qtbot):
    for sentence in ("The first.", "The second.", "The second."):
        window.show_unexpected(UserError(sentence, ""))
    said = window.log.page.toPlainText()
    assert (said.count("The first."), said.count("The second.")) == (1, 1)
    window.findChild(ErrorDialog).accept()


def test_a_fault_keeps_the_layout_first(window, qtbot):
    window.docks["runs"].hide()
    window.show_unexpected(UserError("Something.", "", "Traceback"))
    kept = Settings().bytes_of("layout-setup")
    assert kept == window.docks._area.saveState(LAYOUT_VERSION)
    window.findChild(ErrorDialog).accept()
