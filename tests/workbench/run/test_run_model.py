import sqlite3
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from core.nets.architecture import architecture_text
from core.run.events import Notice
from core.run.record import Record
from core.run.run import Run, SheetFile
from core.runtime.errors import UserError
from core.search.selection import on_front
from tests.workbench.example_runs import (
    SIZE,
    add_losses,
    architectures,
    draw_sheet,
    make_candidate,
    make_run,
    make_searched_run,
)
from workbench.run import run_model
from workbench.run.growable_array import Series
from workbench.run.run_model import RunModel
from workbench.run.sample_sheets import SampleSheets, cut_sheet


@pytest.fixture
def run(tmp_path) -> Run:
    return make_run(tmp_path / "run")


@pytest.fixture
def writer(run):
    with run.record(write=True) as record:
        yield record


@pytest.fixture
def opened(qtbot):
    models: list[RunModel] = []

    def open_run(run: Run) -> RunModel:
        models.append(RunModel(run))
        return models[-1]

    yield open_run
    for model in models:
        model.close()


def test_a_finished_run_is_read_at_once(tmp_path, opened, qtbot):
    model = opened(make_searched_run(tmp_path / "run"))
    assert [stage.name for stage in model.stages][:3] == ["teacher", "distill", "search"]
    # At once, or in bites where the machine is busy.
    qtbot.waitUntil(lambda: model.series["distill", "G_gan"].steps[-1] == 60)
    assert len(model.candidates) == 30
    assert len(model.previews) == 6
    assert model.features() == "encoder(3f9c, seed 0)"
    assert list(model.on_front) == on_front([item.candidate for item in model.candidates])


def test_a_run_growing_in_another_thread_is_followed(run, writer, opened, qtbot):
    model = opened(run)
    received: list[int] = []
    model.scalars_changed.connect(lambda: received.append(len(model.series["teacher", "G_gan"])))
    thread = threading.Thread(target=_write_slowly, args=(run,))
    thread.start()
    qtbot.waitUntil(lambda: received[-1:] == [300])
    thread.join()
    assert len(received) < 60, "a signal for every step would stop the window"
    assert len(model.candidates) == 20
    assert list(model.on_front) == on_front([item.candidate for item in model.candidates])


def _write_slowly(run: Run) -> None:
    with run.record(write=True) as record:
        for part in range(10):
            add_losses(record, "teacher", 30 * part + 1, 30 * part + 30)
            for architecture in architectures(20)[2 * part : 2 * part + 2]:
                record.add_candidate(make_candidate(architecture))
            threading.Event().wait(0.05)


def test_rows_taken_back_are_forgotten(run, writer, opened):
    add_losses(writer, "teacher", 1, 100)
    writer.add_preview("teacher", 90, SheetFile.step("teacher", 90))
    model = opened(run)
    writer.rewind("teacher", 40)
    add_losses(writer, "teacher", 41, 55)
    model.poll()
    assert list(model.series["teacher", "D_real"].steps) == list(range(1, 56))
    assert model.previews == []


def test_curves_read_again_are_shown_whole(run, writer, opened, monkeypatch):
    add_losses(writer, "teacher", 1, 100)
    model = opened(run)
    monkeypatch.setattr(run_model, "ROWS_AT_ONCE", 64)
    monkeypatch.setattr(run_model, "READ_FOR_S", 0.0)
    monkeypatch.setattr(run_model, "TELL_BEHIND_S", 0.0)
    seen: list[int] = []
    model.scalars_changed.connect(lambda: seen.append(len(model.series["teacher", "lr"])))
    writer.rewind("teacher", 90)
    while not seen:
        model.poll()
    assert seen == [90]


def test_a_long_record_is_read_in_parts(run, writer, opened, monkeypatch, qtbot):
    monkeypatch.setattr(run_model, "ROWS_AT_ONCE", 100)
    monkeypatch.setattr(run_model, "READ_FOR_S", 0.0)
    add_losses(writer, "teacher", 1, 200)
    model = opened(run)
    assert len(model.series["teacher", "lr"]) < 200
    qtbot.waitUntil(lambda: len(model.series["teacher", "lr"]) == 200)


def test_missing_values_are_not_a_number(run, writer, opened):
    writer.add_scalars("teacher", 1, {"G_gan": float("nan")})
    values = opened(run).series["teacher", "G_gan"].values
    assert values.shape == (1,)
    assert values[0] != values[0]


def test_a_missing_record_is_an_error_notice_and_recovers(run, opened, writer):
    hidden = run.folder / "hidden.sqlite"
    writer.set_fact("chosen", architecture_text((16,) * 8))
    writer.close()
    (run.folder / "run.sqlite").rename(hidden)
    model = opened(run)
    assert [item.notice.level for item in model.notices] == ["error"]
    model.poll()
    assert len(model.notices) == 1, "the same complaint is made once"
    hidden.rename(run.folder / "run.sqlite")
    model.poll()
    assert model.chosen == (16,) * 8


def test_a_damaged_file_is_an_error_notice(run, opened, writer):
    writer.close()
    (run.folder / "run.sqlite").write_bytes(b"this is not a database, it only has its name" * 40)
    for side in ("run.sqlite-wal", "run.sqlite-shm"):
        (run.folder / side).unlink(missing_ok=True)
    notice = opened(run).notices[0].notice
    assert notice.level == "error"
    assert "run.sqlite" in notice.sentence


def test_a_damaged_table_does_not_hide_the_others(tmp_path, opened):
    run = make_searched_run(tmp_path / "run")
    with sqlite3.connect(run.folder / "run.sqlite") as database:
        database.execute("UPDATE candidates SET metric = 'much' WHERE id = 3")
    model = opened(run)
    assert model.series["teacher", "G_gan"].steps[-1] == 60
    assert len(model.previews) == 6
    assert len(model.candidates) == 29
    assert "cannot be read" in model.notices[-1].notice.sentence


def test_notices_of_the_record_come_through(run, writer, opened, qtbot):
    model = opened(run)
    writer.add_notice("teacher", Notice("warning", "The disk is nearly full.", "Free some space."))
    with qtbot.waitSignal(model.notices_changed):
        pass
    assert model.notices[-1].notice.sentence == "The disk is nearly full."


def test_stages_and_choice_are_signalled(run, writer, opened, qtbot):
    model = opened(run)
    with qtbot.waitSignals([model.stages_changed, model.chosen_changed]):
        writer.set_stage("teacher", state="running", total=10)
        writer.set_fact("chosen", architecture_text((16,) * 8))
    stage = model.stage("teacher")
    assert stage is not None and stage.state == "running"


def test_selection_is_told_once(tmp_path, opened, qtbot):
    model = opened(make_searched_run(tmp_path / "run"))
    chosen = model.candidates[4].candidate.architecture
    with qtbot.waitSignal(model.selection_changed):
        model.select(chosen)
    with qtbot.assertNotEmitted(model.selection_changed):
        model.select(chosen)
    assert model.find(chosen) == model.candidates[4]
    assert model.find(None) is None
    assert model.index_of((1,) * 8) is None


def test_teacher_cost_is_that_of_the_full_generator(run, opened):
    cost = opened(run).teacher_cost()
    assert cost.paper_macs > cost.macs > 0


def test_pictures_are_the_strip_cut_up(tmp_path, opened):
    model = opened(make_searched_run(tmp_path / "run"))
    pictures = model.pictures(SheetFile.INPUT)
    assert [picture.size().toTuple() for picture in pictures] == [(SIZE, SIZE)] * 3
    assert [picture.pixelColor(5, 5).red() for picture in pictures] == [10, 30, 50]
    assert model.pictures("nothing.png") == []


def test_a_strip_drawn_again_is_read_again(run, opened):
    model = opened(run)
    assert model.sheet("a.png") is None
    draw_sheet(run, "a.png", shade=10)
    first = model.sheet("a.png")
    draw_sheet(run, "a.png", shade=99, count=4)
    second = model.sheet("a.png")
    assert first is not None and second is not None
    assert first.width() != second.width()
    assert model.sheet("a.png") is second


@pytest.mark.parametrize("name", ["../recipe.toml", "", "a/b.png", "nul\0.png"])
def test_a_strip_is_never_a_path(run, opened, name):
    assert opened(run).sheet(name) is None


def test_a_broken_strip_is_as_good_as_none(run, opened):
    (run.samples / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n but no picture")
    assert opened(run).sheet(file="broken.png") is None


@pytest.mark.parametrize("limit", [{"memory": 9 * SIZE * SIZE * 4}, {"most": 3}])
def test_strips_stay_within_their_memory(run, limit):
    for number in range(8):
        draw_sheet(run, f"{number}.png")
    one = 3 * SIZE * SIZE * 4
    sheets = SampleSheets(run.samples, **limit)
    for number in range(8):
        assert sheets.get(f"{number}.png") is not None
    assert sheets.bytes_kept == 3 * one


def test_strips_are_cut_at_any_scale(run):
    draw_sheet(run, "a.png", count=5)
    sheet = SampleSheets(run.samples).get("a.png")
    assert sheet is not None
    assert len(cut_sheet(sheet, 256, 256)) == 5
    assert len(cut_sheet(sheet.scaled(5 * 64, 64), SIZE, SIZE)) == 5


def test_close_leaves_no_timer_and_no_open_file(run, opened, qtbot):
    model = opened(run)
    model.close()
    model.close()
    assert not any(timer.isActive() for timer in model.findChildren(QTimer))
    model.poll()
    assert not any(timer.isActive() for timer in model.findChildren(QTimer))


def test_closing_inside_a_signal_is_safe(run, writer, opened):
    model = opened(run)
    model.stages_changed.connect(model.close)
    writer.set_stage("teacher", state="running")
    model.poll()
    assert not any(timer.isActive() for timer in model.findChildren(QTimer))


def test_it_polls_rarely_while_nothing_happens(run, opened, monkeypatch):
    monkeypatch.setattr(run_model, "STAYS_LIVE_S", 0.0)
    model = opened(run)
    model.poll()
    assert model.findChildren(QTimer)[0].interval() == run_model.IDLE_MS


def test_growing_views_keep_their_numbers():
    series = Series()
    series.extend([1, 2], [0.5, None])
    view = series.steps
    series.extend(range(3, 5000), range(3, 5000))
    assert list(view) == [1, 2]
    assert len(series) == 4999
    assert series.values[-1] == 4999


def test_a_record_from_the_future_is_refused(run, opened, writer):
    writer.close()
    with sqlite3.connect(run.folder / "run.sqlite") as database:
        database.execute("PRAGMA user_version = 99")
    assert "not written by this version" in opened(run).notices[0].notice.sentence


def test_reading_makes_no_record(tmp_path):
    with pytest.raises(UserError):
        Record(Path(tmp_path) / "absent.sqlite")


def test_several_are_compared_and_the_last_is_selected(tmp_path, qtbot):
    model = RunModel(make_searched_run(tmp_path / "run", count=3))
    first, second, third = (item.candidate.architecture for item in model.candidates)
    said: list[str] = []
    model.compared_changed.connect(lambda: said.append("compared"))
    model.selection_changed.connect(lambda: said.append("selection"))
    model.compare([first, second, first])
    assert (model.compared, model.selected) == ((first, second), second)
    model.compare([third, second])
    model.compare([third, second])
    assert said == ["compared", "selection", "compared"]
    model.select(third)
    assert (model.compared, model.selected) == ((third,), third)
    model.select(None)
    assert (model.compared, model.selected) == ((), None)
    model.close()
