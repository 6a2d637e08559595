"""Runs, Progress and Log: what they say, and what can be done with them."""

import time

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from core.nets.architecture import architecture_text
from core.run.events import Notice
from core.run.record import StageRecord
from core.run.run import Run
from core.runtime.errors import UserError
from tests.workbench.fake_job import FakeEngine
from tests.workbench.fake_run import make_recipe
from workbench.log.panel import LogPanel
from workbench.progress.stage_row import StageRow, details, summary
from workbench.progress.words import question
from workbench.run.run_model import RunModel
from workbench.run.words import count, duration, finish_clock


def stage(**values: object) -> StageRecord:
    known = {"name": "teacher", "state": "running", "done": 30, "total": 120, "unit": "steps",
             "seconds": 12.0, "remaining": 36.0, "note": ""}  # fmt: skip
    return StageRecord(**{**known, **values})


def test_times_are_written_alike():
    assert duration(0) == "00:00:00" and duration(3725.4) == "01:02:05"
    assert duration(90 * 3600) == "90:00:00" and duration(-3) == "00:00:00"
    noon = time.mktime((2026, 11, 21, 12, 0, 0, 0, 0, -1))
    assert finish_clock(90, noon) == "12:01"
    assert "22" in finish_clock(86_400, noon)
    assert count(1234567) == "1\u2009234\u2009567"


def test_a_running_stage_tells_when_it_is_done():
    text = summary(stage(), "running", 36.0)
    assert text.startswith("00:00:36 left · done at ")
    assert details(stage()) == "30 of 120 steps · 00:00:12 so far"


def test_a_stage_row_shows_its_share(qtbot):
    row = StageRow("teacher")
    qtbot.addWidget(row)
    row.show_stage(stage())
    assert row.bar.value() == 250 and "running" in row.accessibleName()
    row.show_stage(stage(total=0, done=0, remaining=None))
    assert row.bar.maximum() == 0
    row.show_stage(stage(state="done", done=120))
    assert row.texts[0] == "120 steps · 00:00:12" and row.bar.isHidden()


def test_a_run_that_goes_on_says_so_before_its_engine_has_loaded(
    window, qtbot, engines, waiting_run, monkeypatch
):
    with waiting_run.record(write=True) as record:
        record.set_stage("finetune", state="paused", done=5, total=10, unit="steps", seconds=9.0)
    window.requests.open_run(waiting_run.folder)
    qtbot.waitUntil(lambda: "is paused" in window.progress.headline.text())
    qtbot.waitUntil(lambda: not window.progress.overall.isHidden())
    monkeypatch.setattr(FakeEngine, "start", lambda engine: setattr(engine, "is_alive", True))
    window.actions_by_id["run.continue"].trigger()
    qtbot.waitUntil(lambda: "Resuming" in window.progress.headline.text())
    assert "running" in window.progress.rows["finetune"].accessibleName()
    engines.last.set_stage("finetune", state="running")
    qtbot.waitUntil(lambda: window.progress.headline.text().endswith(" is running."))
    engines.last.set_stage("finetune", state="failed")
    qtbot.waitUntil(lambda: "failed during" in window.progress.headline.text())


def test_an_interrupted_run_says_so(window, qtbot, waiting_run):
    with waiting_run.record(write=True) as record:
        record.set_stage("finetune", state="running", done=5, total=10, unit="steps")
    window.requests.open_run(waiting_run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    assert "interrupted" in window.progress.headline.text()
    assert window.actions_by_id["run.continue"].isEnabled()


def test_progress_asks_for_a_choice(window, qtbot, waiting_run):
    window.requests.open_run(waiting_run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    progress = window.progress
    assert not progress.prompt.isHidden() and not progress._finetune.isEnabled()
    model = window.session.model
    model.select(model.candidates[2].candidate.architecture)
    assert progress._finetune.isEnabled() and "Candidate 3" in progress._question.text()


def test_a_paused_run_offers_to_go_on(window, engines, qtbot):
    window.session.start_new(make_recipe())
    qtbot.waitUntil(lambda: window.session.running is not None)
    buttons = {button.text(): button for button in window.progress.findChildren(QPushButton)}
    qtbot.waitUntil(lambda: not buttons["Pause"].isHidden())
    assert buttons["Continue"].isHidden()
    window.session.pause()
    engines.last.finish()
    qtbot.waitUntil(lambda: window.session.running is None)
    assert not buttons["Continue"].isHidden() and buttons["Continue"].isEnabled()
    assert buttons["Pause"].isHidden()


def test_progress_tells_what_became_of_the_chosen_one(window, qtbot, finished_run):
    window.requests.open_run(finished_run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    model = window.session.model
    qtbot.waitUntil(lambda: model.chosen is not None)
    model.select(model.chosen)
    with finished_run.record(write=True) as record:
        for after, kept, words in (
            (20.5, True, "improved it (30 → 20.5)"),
            (33.0, False, "the original was kept"),
        ):
            fact = {"before": 30.0, "after": after, "kept": kept, "features": "resnet18"}
            record.set_fact(f"finetuned {architecture_text(model.chosen)}", fact)
            model.poll()
            received = question(window.session)
            assert words in received and f"30 → {after:.4g}" in received


def test_a_finished_run_says_so(window, qtbot, finished_run):
    window.requests.open_run(finished_run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    assert "finished" in window.progress.headline.text()
    assert not window.progress._open_export.isHidden()
    assert window.actions_by_id["run.open_export"].isEnabled()


def test_runs_are_listed_and_opened(window, qtbot):
    from core.runtime.paths import runs_home

    for name in ("one", "two"):
        Run.create(runs_home() / name, make_recipe())
    (runs_home() / "broken").mkdir()
    (runs_home() / "broken" / "recipe.toml").write_text("nonsense = 1")
    with qtbot.waitSignal(window.runs.listed):
        window.runs.refresh()
    states = {entry.folder.name: entry.state for entry in window.runs.entries}
    assert states == {"one": "new", "two": "new", "broken": "unreadable"}
    item = next(
        window.runs.list.item(row)
        for row in range(3)
        if window.runs.list.item(row).text().startswith("one")
    )
    window.runs.list.itemActivated.emit(item)
    qtbot.waitUntil(lambda: window.session.model is not None)
    assert window.session.model.run.name == "one"
    qtbot.waitUntil(lambda: window.runs.list.item(0).font().bold() or _bold(window.runs.list))


def _bold(runs) -> bool:
    return any(runs.item(row).font().bold() for row in range(runs.count()))


@pytest.fixture
def log(qtbot, finished_run):
    model = RunModel(finished_run)
    panel = LogPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.set_run(model)
    yield panel
    model.close()


def test_the_log_shows_notices_of_the_run(log):
    text = log.page.toPlainText()
    assert "sub-generators measured" in text and "OpenVINO" in text


def test_the_log_filters_by_level(log):
    log.filter.setCurrentText("Warnings and errors")
    assert [record.notice.level for record in log.shown()] == ["warning"]
    assert "sub-generators measured" not in log.page.toPlainText()


def test_details_are_folded_until_asked_for(log):
    assert "ModuleNotFoundError" not in log.page.toPlainText()
    warning = log.shown()[-1]
    log.page.anchorClicked.emit(QUrl(f"fold:{warning.time!r}"))
    assert "ModuleNotFoundError" in log.page.toPlainText()
    log.page.anchorClicked.emit(QUrl(f"fold:{warning.time!r}"))
    assert "ModuleNotFoundError" not in log.page.toPlainText()


def test_the_log_copies_everything_shown(log):
    log.copy()
    text = QGuiApplication.clipboard().text()
    assert "warning: OpenVINO" in text and "ModuleNotFoundError" in text


def test_new_notices_are_added(log, qtbot, finished_run):
    with finished_run.record(write=True) as record:
        record.add_notice("export", Notice("error", "The <disk> is full."))
    qtbot.waitUntil(lambda: "The <disk> is full." in log.page.toPlainText())


def test_unseen_trouble_is_counted(window, qtbot, finished_run):
    window.requests.open_run(finished_run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    with finished_run.record(write=True) as record:
        record.add_notice("export", Notice("error", "The disk is full."))
    qtbot.waitUntil(lambda: window.docks["log"].windowTitle() == "Log (1)")
    window.docks.go_to("log")
    qtbot.waitUntil(lambda: window.docks["log"].windowTitle() == "Log")


def test_errors_of_the_window_stay_in_the_log(window):
    window.show_error(UserError("The file is broken.", "Choose another.", "line 3"))
    assert window.banner.isVisible()
    assert "The file is broken." in window.log.page.toPlainText()
    window.banner.copy()
    assert QGuiApplication.clipboard().text().endswith("line 3")
    window.banner.dismiss()
    assert not window.banner.isVisible()


def test_the_log_can_be_searched(log, qtbot):
    every = len(log.shown())
    qtbot.keyClicks(log.search, "openvino")
    assert [record.notice.level for record in log.shown()] == ["warning"]
    assert "sub-generators measured" not in log.page.toPlainText()
    log.copy()
    assert QGuiApplication.clipboard().text().count("OpenVINO") >= 1
    log.search.clear()
    assert len(log.shown()) == every
