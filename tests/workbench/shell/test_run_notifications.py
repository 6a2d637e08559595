"""Word of a run's end reaches a person who looks elsewhere, and only then."""

import pytest

from core.runtime.errors import UserError
from workbench.app.notifications import Notifier


@pytest.fixture
def told(window, monkeypatch) -> list[tuple[str, str]]:
    """What the desktop was asked to tell, while the person looks elsewhere."""
    messages: list[tuple[str, str]] = []
    window.notifications.notifier.ways = (lambda *words: messages.append(words) is None,)
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    return messages


def begin(window, qtbot) -> None:
    window.requests.start_run()
    qtbot.waitUntil(lambda: window.session.is_live)


def test_a_finished_run_is_told(window, qtbot, engines, told):
    begin(window, qtbot)
    for name in engines.last.run.recipe.stages:
        engines.last.set_stage(name, state="done")
    engines.last.finish("done")
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] == "Run finished" and engines.last.run.name in told[0][1]
    assert "is finished" in window.banner.text


def test_a_failure_is_told_and_a_stop_is_not(window, qtbot, engines, told):
    begin(window, qtbot)
    window.session.stop()
    engines.last.finish()
    qtbot.waitUntil(lambda: window.session.running is None)
    qtbot.waitUntil(lambda: not window.background.is_busy)
    window.session.resume()
    qtbot.waitUntil(lambda: window.session.running is not None)
    engines.last.finish("failed", UserError("The disk is full."))
    qtbot.waitUntil(lambda: bool(told))
    [(title, sentence)] = told
    assert title == "Run failed"
    assert sentence.endswith("sample: The disk is full.")


def test_a_run_that_waits_is_told(window, qtbot, engines, told):
    begin(window, qtbot)
    engines.last.set_stage("finetune", state="waiting")
    engines.last.finish("done")
    qtbot.waitUntil(lambda: bool(told))
    assert "choose a candidate" in told[0][1]


def test_who_looks_at_the_window_or_wants_no_word_gets_none(window, told, monkeypatch):
    window.actions_by_id["run.notify"].trigger()
    window.notifications.notifier.tell("Run finished", "x")
    assert not window.settings.notify and not told
    window.actions_by_id["run.notify"].trigger()
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    window.notifications.notifier.tell("Run finished", "x")
    assert window.settings.notify and not told


def test_where_the_desktop_offers_nothing_nothing_breaks(window, qtbot, monkeypatch):
    monkeypatch.setenv("PATH", "")
    notifier: Notifier = window.notifications.notifier
    assert not any(way("a", "b") for way in notifier.ways)
