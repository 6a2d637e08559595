"""Racing candidates from the window: the dialog, its picture, and the winner on the front."""

import re

import pytest

from core.engine.job import Job
from core.run.race import FACT, Race, Racer
from core.run.run import Run
from tests.workbench.accessibility import nameless
from tests.workbench.fake_run import make_run
from workbench.app.theme import DARK
from workbench.front.words import race_words
from workbench.ranking.race_dialog import RaceDialog


def add_race(run: Run, count: int = 4) -> Race:
    """A race as it would be recorded: the dearest wins."""
    with run.record(write=True) as record:
        known = (item.candidate for item in record.candidates())
        result = sorted(known, key=lambda item: item.macs)
        racers = tuple(
            Racer(
                item.architecture, item.macs, item.metric, (9.0 - k, 8.0 - k, 7.0 - k)[: 1 + k // 2]
            )
            for k, item in enumerate(result[:count])
        )
        last = racers[-1]
        racers = (*racers[:-1], Racer(last.architecture, last.macs, last.before, (5.0, 4.0, 3.0)))
        race = Race(racers, 8, "distance", "MIND (lite2)", "lite2", 24)
        record.set_fact(FACT, race.document())
    return race


@pytest.fixture
def dialog(opened, qtbot) -> RaceDialog:
    """The dialog, opened through the action."""
    opened.actions_by_id["run.race"].trigger()
    dialog = opened.findChild(RaceDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_it_can_race_once_the_search_is_done(window, qtbot, waiting_run):
    action = window.actions_by_id["run.race"]
    assert not action.isEnabled() and "No run is open" in action.toolTip()
    window.requests.open_run(waiting_run.folder)
    qtbot.waitUntil(action.isEnabled)


def test_the_picture_follows_and_the_winner_is_selected(
    opened, dialog, waiting_run, monkeypatch, qtbot
):
    def run_at_once(job: Job) -> None:
        add_race(job.run)

    monkeypatch.setattr(Job, "start", run_at_once)
    assert dialog.area.hint and not dialog.outcome.isVisible()
    dialog.candidates.setValue(4)
    dialog.start.click()
    model = opened.session.model
    qtbot.waitUntil(lambda: model.race is not None and opened.session.running is None)
    winner = model.race.winner
    qtbot.waitUntil(lambda: model.selected == winner.architecture)
    assert dialog.outcome.text() == model.race.sentence and "won the race" in model.race.sentence
    assert not dialog.area.hint and "in the supernet, then" in dialog.plot.accessibleDescription()
    assert race_words(model)[0] == model.race.sentence and "won" in race_words(model)[1]


def test_a_race_can_be_stopped(opened, dialog, monkeypatch, qtbot):
    monkeypatch.setattr(Job, "start", lambda job: None)
    monkeypatch.setattr(Job, "is_alive", property(lambda job: not job.is_stopped))
    dialog.start.click()
    assert dialog.stop.isVisible() and not dialog.candidates.isEnabled()
    assert "race" in opened.actions_by_id["run.continue"].toolTip()
    dialog.stop.click()
    qtbot.waitUntil(lambda: opened.session.running is None)
    assert dialog.start.isVisible() and opened.session.model.race is None


def test_everything_has_a_name(opened, dialog, waiting_run):
    add_race(waiting_run)
    opened.session.model.poll()
    dialog.apply_theme(DARK)
    assert nameless(dialog) == []


def test_it_says_how_long_it_takes_before_it_starts(opened, dialog):
    assert dialog.expected.isVisible() and "Takes about" in dialog.expected.text()
    few, many = (_shortest(dialog, count) for count in (3, 40))
    assert few < many
    dialog.limit.setValue(1e-3)
    assert "not known" in dialog.expected.text(), "no candidate is so cheap"


def _shortest(dialog, count: int) -> float:
    """The lower end of the time for so many candidates, in seconds."""
    dialog.candidates.setValue(count)
    low, unit = re.search(r"\((\S+) to \S+ (\w+)\)", dialog.expected.text()).groups()
    return float(low) * {"s": 1, "min": 60, "h": 3600}[unit]


def test_a_run_without_a_search_says_why_there_is_no_time(opened, dialog, qtbot, tmp_path):
    opened.requests.open_run(make_run(tmp_path / "young", until="distill").folder)
    qtbot.waitUntil(lambda: "Wait for the search" in dialog.progress.text())
    assert dialog.progress.isVisible() and not dialog.expected.isVisible()
