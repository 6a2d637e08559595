"""The palette of commands: found by typing, done with Enter, and honest about what cannot be."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbench.app.fuzzy import fit
from workbench.app.translation import speak
from workbench.shell.palette import Palette
from workbench.shell.search_words import SEARCH_WORDS, search_words


def best(typed: str, titles: list[str]) -> str:
    return max(titles, key=lambda title: (fit(typed, title) or (-10_000, ()))[0])


def test_letters_are_found_in_order_wherever_words_begin():
    assert fit("xyz", "Export candidate") is None and fit("", "Anything") == (0, ())
    assert fit("rl", "Reset layout")[1] == (0, 6)
    assert fit("reset l", "Reset layout")[1] == (0, 1, 2, 3, 4, 6)
    assert best("st", ["Reset layout", "Stop", "Last state"]) == "Stop"
    assert best("oer", ["Open recipe", "Open export folder"]) == "Open recipe"
    assert best("opex", ["Open recipe", "Open export folder"]) == "Open export folder"


@pytest.fixture
def palette(window, qtbot) -> Palette:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier
                   | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    palette = window.findChild(Palette)
    qtbot.waitUntil(palette.isVisible)
    return palette


def test_everything_is_listed_with_its_keys(palette, window):
    assert sorted(palette.names) == sorted(window.actions_by_id)
    row = palette.names.index("run.start")
    spoken = palette.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Run: Start run. Ctrl+R")


def test_typing_and_enter_do_it(palette, window, qtbot):
    qtbot.keyClicks(palette.search, "theme dark")
    assert palette.names[0] == "theme.dark"
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.theme.name == "dark" and not palette.isVisible()


def test_what_cannot_be_done_says_why_and_does_nothing(palette, window, qtbot):
    qtbot.keyClicks(palette.search, "pause")
    # What can be done now comes first.
    first = palette.list.model().index(palette.names.index("run.pause"), 0)
    spoken = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Nothing is running.")
    palette.list.setCurrentIndex(first)
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_what_was_done_last_comes_first(palette, window, qtbot):
    qtbot.keyClicks(palette.search, "go samples")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    window.requests.show_palette()
    again = [result for result in window.findChildren(Palette) if result.isVisible()][-1]
    assert again.names[0] == "go.samples"
    qtbot.keyClick(again.search, Qt.Key.Key_Down)
    assert again.list.currentIndex().row() == 1
    again.reject()


def test_nonsense_finds_nothing_and_says_so(palette, qtbot):
    qtbot.keyClicks(palette.search, "qqqq")
    assert not palette.names and palette._none.isVisible()
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.reject()


def test_commands_are_found_by_the_words_of_the_field(palette, qtbot):
    wanted = {
        "onnx": "run.export", "gpu": "app.settings", "pareto": "go.front", "fid": "go.curves",
        "macs": "front.budget", "resume": "run.continue", "dark": "theme.dark",
        "deutsch": "language.de", "weights": "start.model", "student": "run.export",
        "checkpoint": "run.open", "threads": "app.settings", "export onnx": "run.export",
        "teacher": "playground.teacher",
    }  # fmt: skip
    for typed, name in wanted.items():
        palette.search.setText(typed)
        assert name in palette.names, typed
    palette.reject()


def test_of_actions_with_a_word_those_that_are_most_about_it_come_first(palette, monkeypatch):
    monkeypatch.setattr(palette._actions, "why_not", lambda name: "")
    palette.search.setText("onnx")
    assert palette.names.index("run.export") < palette.names.index("start.try")
    palette.reject()


def test_what_fits_hides_letters_that_are_there_by_chance(palette, qtbot):
    qtbot.keyClicks(palette.search, "gpu")
    assert set(palette.names) == {"app.settings", "recipe.find", "go.recipe"}
    palette.search.setText("dark")
    assert palette.names[0] == "theme.dark"
    # A slip of the finger fits nothing, and still finds what was meant.
    palette.search.setText("exprt cand")
    assert "run.export" in palette.names
    palette.reject()


def test_search_words_belong_to_commands_that_there_are(palette, window):
    assert set(SEARCH_WORDS) <= set(window.actions_by_id)
    palette.reject()


def test_words_are_found_in_german_and_in_english(qapp):
    speak(qapp, "de")
    words = search_words("run.pause")
    speak(qapp, "en")
    assert {"interrupt", "unterbrechen"} <= set(words)
