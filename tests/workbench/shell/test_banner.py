"""Messages across the window: none takes away what an earlier one offers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core.runtime.errors import UserError
from workbench.widgets.banner import Banner

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def banner(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show()
    banner.hide()
    return banner


def press(banner, qtbot, text: str) -> None:
    shown = [b for b in banner.findChildren(QPushButton) if b.isVisible() and b.text() == text]
    qtbot.mouseClick(shown[0], LEFT)


def test_an_offer_comes_back_after_an_error(banner, qtbot):
    done = []
    banner.show_offer("Changes were recovered.", "Restore", lambda: done.append("restored"))
    banner.show_error(UserError("The disk is full.", "Free some space."))
    assert banner.sentence == "The disk is full."
    press(banner, qtbot, "1 more message")
    assert banner.sentence == "Changes were recovered."
    press(banner, qtbot, "1 more message")
    assert banner.sentence == "The disk is full."
    qtbot.mouseClick(banner._close, LEFT)
    assert banner.sentence == "Changes were recovered."
    press(banner, qtbot, "Restore")
    assert done == ["restored"]
    qtbot.mouseClick(banner._close, LEFT)
    assert banner.isHidden()


def test_two_offers_are_both_there_and_told_once(banner, qtbot):
    for _ in range(2):
        banner.show_offer("a was archived.", "Undo", lambda: None)
        banner.show_warning(UserError("Memory is running out."), "Pause", lambda: None)
    press(banner, qtbot, "1 more message")
    assert banner.sentence == "a was archived."


def test_what_was_taken_or_withdrawn_does_not_come_back(banner, qtbot):
    banner.show_offer("a was archived.", "Undo", lambda: None)
    press(banner, qtbot, "Undo")
    banner.show_offer("Saved to b.", "Open folder", lambda: None)
    banner.show_error(UserError("The disk is full."))
    banner.withdraw("Saved to b.")
    assert not banner._others.isVisible()
    banner.dismiss()
    assert banner.isHidden()


def test_closing_an_offer_declines_that_offer_alone(banner, qtbot):
    declined = []
    banner.show_offer("First.", "Take", lambda: None, lambda: declined.append("first"))
    banner.show_offer("Second.", "Take", lambda: None, lambda: declined.append("second"))
    qtbot.mouseClick(banner._close, LEFT)
    assert declined == ["second"] and banner.sentence == "First."


def test_an_error_makes_room_for_the_next_one(banner):
    banner.show_error(UserError("The first."))
    banner.show_error(UserError("The second."))
    banner.dismiss()
    assert banner.isHidden()
