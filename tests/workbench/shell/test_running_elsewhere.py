"""A run that works while another one is open, or none."""

import pytest

from core.run.run import Run
from core.runtime.paths import runs_home
from tests.workbench.fake_run import make_recipe


@pytest.fixture
def working(window, engines, qtbot) -> Run:
    window.queue.add_recipe(make_recipe())
    qtbot.waitUntil(lambda: window.session.running is not None)
    assert window.session.model is None
    return engines.last.run


def test_it_is_named_in_the_status_bar_and_can_be_paused_and_stopped(
    working, window, engines, qtbot
):
    bar = window.running_run
    assert bar.isVisible() and working.name in bar.text()
    assert bar.sizeHint().height() <= window.statusBar().height(), "its letters are cut off"
    for name in ("run.pause", "run.stop"):
        assert window.actions_by_id.why_not(name) == ""
    bar.pause.trigger()
    assert engines.last.asked == "paused" and "pausing" in bar.text()
    engines.last.finish()
    qtbot.waitUntil(lambda: window.session.running is None)
    assert not bar.isVisible()


def test_its_menu_opens_it(working, window, qtbot):
    window.running_run.open.trigger()
    qtbot.waitUntil(lambda: window.session.is_live)
    assert not window.running_run.isVisible()


def test_one_of_another_process_is_named_and_can_be_paused(window, qtbot):
    run = Run.create(runs_home() / "elsewhere", make_recipe())
    bar = window.running_run
    with run.lock(), run.record(write=True) as record:
        record.set_stage("teacher", state="running")
        window.runs.refresh()
        qtbot.waitUntil(bar.isVisible)
        assert "elsewhere" in bar.text()
        assert [a.text() for a in bar.menu().actions() if a.isVisible()] == [
            bar.open.text(), bar.pause.text(), bar.stop.text(),
        ]  # fmt: skip
        bar.pause.trigger()
        qtbot.waitUntil((run.folder / "halt-request").is_file)
        assert (run.folder / "halt-request").read_text() == "paused"
    window.runs.refresh()
    qtbot.waitUntil(bar.isHidden)


def test_the_open_one_of_another_process_can_be_paused_and_stopped(window, qtbot):
    run = Run.create(runs_home() / "elsewhere", make_recipe())
    buttons = {"run.pause": window.progress._pause, "run.stop": window.progress._stop}
    with run.lock(), run.record(write=True) as record:
        record.set_stage("teacher", state="running")
        window.requests.open_run(run.folder)
        qtbot.waitUntil(lambda: window.session.is_elsewhere)
        for name, button in buttons.items():
            action = window.actions_by_id[name]
            assert action.isVisible() and action.isEnabled() and not button.isHidden()
            assert action in window.toolbar.actions()
        buttons["run.stop"].click()
        qtbot.waitUntil((run.folder / "halt-request").is_file)
        assert (run.folder / "halt-request").read_text() == "stopped"


@pytest.mark.parametrize("name", ["runs.rename", "runs.trash"])
def test_one_of_another_process_keeps_its_folder(window, qtbot, name):
    run = Run.create(runs_home() / "elsewhere", make_recipe())
    with run.lock(), run.record(write=True) as record:
        record.set_stage("teacher", state="running")
        window.runs.refresh()
        qtbot.waitUntil(lambda: window.runs.list.count() == 1)
        window.runs.list.setCurrentRow(0)
        assert "stop it first" in window.actions_by_id.why_not(name)


def test_nothing_at_work_leaves_the_actions_in_the_menu(window, engines, qtbot):
    for name in ("run.pause", "run.stop"):
        assert window.actions_by_id[name].isVisible()
        assert window.actions_by_id.why_not(name) == "Nothing is running."
        assert window.actions_by_id[name] not in window.toolbar.actions()


def test_a_queue_halted_with_its_run_goes_on_with_it(working, window, engines, qtbot):
    other = Run.create(runs_home() / "other", make_recipe())
    window.queue.add([other.folder])
    window.actions_by_id["run.stop"].trigger()
    engines.last.finish()
    qtbot.waitUntil(lambda: window.queue.order.held == "halted")
    window.runs.queue_box.show_order([])
    assert "a run was stopped" in window.runs.queue_box._state.text()
    assert window.actions_by_id["queue.hold"].iconText() == "Resume"
    window.session.open(working.folder, window.session.resume)
    qtbot.waitUntil(lambda: window.session.is_live)
    qtbot.waitUntil(lambda: window.queue.order.held == "")
