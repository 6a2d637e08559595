"""Checking the ranking from the window: the dialog, its progress, and what is said in the end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from core.run.rank_correlation import kendall
from core.runtime.errors import UserError
from tests.workbench.accessibility import nameless
from tests.workbench.fake_job import add_ranking
from workbench.app.theme import DARK, LIGHT
from workbench.front.panel import FrontPanel
from workbench.ranking.dialog import RankingDialog


@pytest.fixture
def dialog(opened, qtbot) -> RankingDialog:
    """The dialog, opened through the action."""
    opened.actions_by_id["run.ranking"].trigger()
    dialog = opened.findChild(RankingDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_it_can_be_checked_once_the_search_is_done(window, qtbot, waiting_run):
    action = window.actions_by_id["run.ranking"]
    assert not action.isEnabled() and "No run is open" in action.toolTip()
    with waiting_run.record(write=True) as record:
        record.set_stage("search", state="paused")
    window.requests.open_run(waiting_run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    assert not action.isEnabled() and "search to finish" in action.toolTip()
    with waiting_run.record(write=True) as record:
        record.set_stage("search", state="done")
    window.session.model.poll()
    qtbot.waitUntil(action.isEnabled)


def test_nothing_else_runs_while_it_is_checked(opened, dialog, checks, qtbot):
    dialog.candidates.setValue(4)
    model = opened.session.model
    model.select(model.candidates[0].candidate.architecture)
    dialog.start.click()
    assert (checks.last.count, checks.last.epochs) == (4, None)
    assert dialog.bar.isVisible() and dialog.stop.hasFocus()
    actions = opened.actions_by_id
    assert not actions["run.continue"].isEnabled() and not actions["run.pause"].isEnabled()
    assert "or stop it" in actions["run.finetune"].toolTip()
    assert actions["run.stop"].isEnabled() and actions["run.ranking"].isEnabled()
    assert "ranking is being checked" in opened.progress.headline.text()
    checks.last.reach(30, 120)
    qtbot.waitUntil(lambda: dialog.bar.value() == 250)
    assert "30 of 120 steps" in dialog.progress.text()


def test_the_result_is_shown_and_stays(opened, dialog, checks, qtbot):
    assert dialog.area.hint and not dialog.outcome.isVisible()
    dialog.epochs.setValue(3)
    dialog.start.click()
    checks.last.finish()
    with qtbot.waitSignal(opened.session.checked):
        pass
    assert checks.last.epochs == 3
    ranking = opened.session.model.ranking
    assert ranking.tau == pytest.approx(kendall(range(6), [1, 0, 2, 3, 4, 5])[0])
    assert dialog.outcome.text() == ranking.sentence and "Strong agreement" in ranking.sentence
    assert not dialog.area.hint and dialog.start.isVisible() and not dialog.bar.isVisible()
    assert opened.banner.isVisible() and "strong agreement" in opened.banner.text
    assert ranking.items[0].architecture[0] and "fine-tuned" in dialog.plot.accessibleDescription()


def test_the_front_says_it_from_then_on(finished_run, qtbot):
    from workbench.run.run_model import RunModel

    panel, model = FrontPanel(), RunModel(finished_run)
    qtbot.addWidget(panel)
    panel.apply_theme(LIGHT)
    panel.set_run(model)
    panel.show()
    assert panel.labels.ranking.isHidden()
    ranking = add_ranking(finished_run)
    model.poll()
    qtbot.waitUntil(lambda: not panel.labels.ranking.isHidden())
    assert panel.labels.ranking.text() == f"Ranking: {ranking.brief}"
    told = panel.labels.ranking.toolTip().replace("\n", " ")
    assert told.startswith(ranking.sentence) and "strong" in ranking.brief
    model.close()


def test_stopping_keeps_what_is_done_and_says_nothing(opened, dialog, checks, qtbot):
    dialog.start.click()
    qtbot.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
    assert checks.last.is_stopped and "Stopping" in dialog.progress.text()
    checks.last.finish()
    qtbot.waitUntil(lambda: opened.session.running is None)
    assert not opened.banner.isVisible() and dialog.start.isEnabled()
    assert opened.session.model.ranking is None


def test_a_failed_check_is_told_in_a_banner(opened, dialog, checks, qtbot):
    dialog.start.click()
    checks.last.finish(UserError("The disk is full.", "Free some space."))
    qtbot.waitUntil(opened.banner.isVisible)
    assert "disk is full" in opened.banner.text and dialog.start.isEnabled()


def test_closing_the_window_asks_first(opened, dialog, checks, qtbot):
    dialog.start.click()
    assert not opened.close() and opened.isVisible()
    box = opened.findChild(QMessageBox)
    next(b for b in box.buttons() if "Stop" in b.text()).click()
    assert checks.last.is_stopped
    checks.last.finish()
    qtbot.waitUntil(lambda: not opened.isVisible())


def test_everything_has_a_name_and_takes_the_keyboard(opened, dialog, waiting_run):
    add_ranking(waiting_run)
    opened.session.model.poll()
    dialog.apply_theme(DARK)
    assert nameless(dialog) == []
    for widget in (dialog.candidates, dialog.epochs, dialog.start, dialog.leave):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
