"""How far a whole run is: weighed by seconds, smoothed, with its finish time."""

import pytest

from core.estimate import eta
from core.estimate.eta import expected_seconds, run_progress
from core.run.events import Notice
from core.run.record import StageRecord
from core.run.run import Run
from tests.workbench.fake_run import make_recipe
from workbench.app.countdown import Countdown
from workbench.progress.overall_row import OverallRow


def stage(name: str, state: str = "pending", seconds: float = 0.0, **values) -> StageRecord:
    known = {"done": 0, "total": 0, "unit": "steps", "remaining": None, "note": ""} | values
    return StageRecord(name=name, state=state, seconds=seconds, **known)


EXPECTED = {"teacher": 40.0, "distill": 30.0, "search": 20.0}


def test_what_is_measured_scales_what_is_only_expected():
    progress = run_progress(
        [stage("teacher", "done", 400.0), stage("distill"), stage("search")], EXPECTED
    )
    assert progress.remaining == pytest.approx(500.0) and progress.share == pytest.approx(4 / 9)


def test_a_running_stage_counts_with_its_own_estimate():
    running = stage("teacher", "running", 100.0, done=10, total=40, remaining=300.0)
    progress = run_progress([running, stage("distill"), stage("search")], EXPECTED)
    assert progress.remaining == pytest.approx(300 + 300 + 200)


def test_a_halted_stage_foretells_like_a_running_one():
    halted = stage("teacher", "paused", 100.0, done=10, total=40)
    progress = run_progress([halted, stage("distill"), stage("search")], EXPECTED)
    assert progress.remaining == pytest.approx(300 + 300 + 200)


def test_before_anything_is_measured_no_time_is_promised():
    assert run_progress([stage("teacher", "running"), stage("distill")], EXPECTED).remaining is None


def test_training_the_encoder_is_not_the_whole_search():
    done = [stage("teacher", "done", 400.0), stage("distill", "done", 300.0)]
    ahead = stage("search", "running", 5.0, done=1, total=9, unit="encoder steps", remaining=40.0)
    assert run_progress([*done, ahead], EXPECTED).remaining == pytest.approx(240.0)


def test_more_epochs_weigh_more_and_an_imported_teacher_nothing(tmp_path):
    # Another test's estimates rest on a speed that was measured for its own home.
    eta._expected.cache_clear()
    usual = make_recipe()
    long = usual.distill.model_copy(update={"epochs": 100})
    imported = usual.teacher.model_copy(update={"checkpoint": "net.pth"})
    run = Run.create(tmp_path / "run", usual)
    with run.record(write=True) as record:
        expected = expected_seconds(usual, record)
        longer = expected_seconds(usual.model_copy(update={"distill": long}), record)
        assert (
            longer["distill"] > 3 * expected["distill"] and longer["search"] == expected["search"]
        )
        assert (
            expected_seconds(usual.model_copy(update={"teacher": imported}), record)["teacher"] < 2
        )
        counted = (
            "Pictures: 900 pairs to train on, 100 held out for the search, 50 kept for the end."
        )
        record.add_notice("teacher", Notice("info", counted))
        assert expected_seconds(usual, record)["teacher"] > 3 * expected["teacher"]


def test_a_finished_run_is_whole_and_an_imported_teacher_foretells_nothing():
    assert run_progress([stage("teacher", "done", 9.0)], EXPECTED).share == 1.0
    assert (
        run_progress([stage("teacher", "done", 1.0), stage("distill")], EXPECTED).remaining is None
    )


def test_time_left_runs_down_evenly_while_estimates_jump():
    countdown = Countdown()
    assert countdown.left(0.0) is None
    countdown.tell(100.0, now=0.0)
    countdown.tell(110.0, now=1.0)
    assert 98.5 < (countdown.left(1.0) or 0) < 102
    countdown.tell(1000.0, now=2.0)
    assert countdown.left(2.0) == 1000.0
    assert countdown.left(3.0) == 999.0
    countdown.tell(None, now=4.0)
    assert countdown.left(4.0) is None


def test_the_whole_run_has_one_bar(qtbot):
    row = OverallRow()
    qtbot.addWidget(row)
    stages = [stage("teacher", "done", 400.0), stage("distill"), stage("search")]
    row.show_eta(run_progress(stages, EXPECTED), is_running=True)
    assert row.bar.value() == 444 and row.text.startswith("44 % · 00:08:20 left · done at ")
    row.show_eta(run_progress(stages, EXPECTED), is_running=False)
    assert row.text == "44 %"
