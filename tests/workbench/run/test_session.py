"""Starting, pausing, going on, choosing and exporting, with an engine that a test controls."""

import pytest

from core.recipe.recipe import Recipe
from core.run.run import Run
from core.runtime.errors import UserError
from tests.workbench.fake_run import make_recipe
from workbench.app.background import Background
from workbench.run import disabled_reasons
from workbench.run.session import Session


@pytest.fixture
def session(qtbot, engines):
    background = Background()
    session = Session(background, engines)
    yield session
    session.close()
    background.close(timeout=10)


def start(session, qtbot, engines):
    session.start_new(make_recipe())
    qtbot.waitUntil(lambda: session.running is not None)
    return engines.last


def opened(session, run: Run, qtbot):
    with qtbot.waitSignal(session.opened):
        session.open(run.folder)


def test_a_new_run_is_made_opened_and_started(session, qtbot, engines):
    engine = start(session, qtbot, engines)
    assert session.is_live and session.model.run.folder == engine.run.folder
    assert session.model.run.recipe == make_recipe()
    qtbot.waitUntil(lambda: session.stages["teacher"].state == "running")
    assert "is running" in disabled_reasons.resume(session)
    assert not disabled_reasons.pause(session)


def test_a_second_click_starts_no_second_run(session, qtbot, engines):
    session.start_new(make_recipe())
    assert session.is_starting
    session.start_new(make_recipe())
    qtbot.waitUntil(lambda: session.running is not None)
    qtbot.wait(200)
    assert len(engines.made) == 1


def test_pausing_and_going_on(session, qtbot, engines):
    engine = start(session, qtbot, engines)
    session.pause()
    assert engine.asked == "paused" and session.ending == "pausing"
    assert "writing its checkpoint" in disabled_reasons.pause(session)
    with qtbot.waitSignal(session.ended):
        engine.finish()
    assert session.running is None and not session.ending
    assert session.stages["teacher"].state == "paused"
    assert not disabled_reasons.resume(session)
    session.resume()
    qtbot.waitUntil(lambda: engines.last is not engine and session.is_live)


def test_stopping(session, qtbot, engines):
    engine = start(session, qtbot, engines)
    session.stop()
    with qtbot.waitSignal(session.ended):
        engine.finish()
    assert session.stages["teacher"].state == "stopped"


def test_a_failing_engine_is_told_once(session, qtbot, engines):
    engine = start(session, qtbot, engines)
    errors: list[UserError] = []
    session.engine_failed.connect(errors.append)
    session.failed.connect(errors.append)
    engine.finish("failed", UserError("The disk is full.", "Free some space."))
    qtbot.waitUntil(lambda: bool(errors))
    qtbot.wait(500)
    [error] = errors
    assert error.sentence.endswith("sample: The disk is full.")
    assert session.running is None


def test_one_engine_at_a_time(session, qtbot, engines, finished_run):
    start(session, qtbot, engines)
    name = session.running.name
    opened(session, finished_run, qtbot)
    assert not session.is_live and session.running is not None
    assert disabled_reasons.pause(session) == "" and name in disabled_reasons.resume(session)


def test_choosing_a_point_goes_on_with_finetuning(session, qtbot, engines, waiting_run):
    opened(session, waiting_run, qtbot)
    assert "choose a candidate" in disabled_reasons.resume(session)
    assert "Select a candidate" in disabled_reasons.finetune(session)
    wanted = session.model.candidates[5].candidate.architecture
    session.model.select(wanted)
    assert not disabled_reasons.finetune(session)
    session.finetune()
    qtbot.waitUntil(lambda: session.is_live)
    assert waiting_run.chosen() == wanted
    assert engines.last.run.folder == waiting_run.folder


def test_another_candidate_of_a_finished_run(session, qtbot, finished_run):
    opened(session, finished_run, qtbot)
    assert "finished" in disabled_reasons.resume(session)
    session.model.select(session.model.chosen)
    assert "already" in disabled_reasons.finetune(session)
    other = next(
        item.candidate.architecture
        for item in session.model.candidates
        if item.candidate.architecture != session.model.chosen
    )
    session.model.select(other)
    assert not disabled_reasons.finetune(session)


def test_finetuning_needs_a_finished_search(session, qtbot, engines):
    start(session, qtbot, engines)
    assert "search" in disabled_reasons.finetune(session)


def test_exporting_a_candidate(session, qtbot, finished_run, tmp_path, monkeypatch):
    asked = []

    def export_candidate(run, candidate, folder, onnx, safetensors, formats):
        asked.append((run.folder, candidate.id, onnx, safetensors, formats))
        folder.mkdir()
        return folder

    monkeypatch.setattr("core.export.export_candidate", export_candidate, raising=False)
    opened(session, finished_run, qtbot)
    assert disabled_reasons.export(session)
    session.model.select(session.model.candidates[3].candidate.architecture)
    assert not disabled_reasons.export(session)
    with qtbot.waitSignal(session.exported) as signal:
        session.export(tmp_path / "mine", ("onnx", "openvino-int8"))
    assert asked == [(finished_run.folder, 4, True, False, ["openvino-int8"])]
    assert signal.args[0] == tmp_path / "mine"
    assert not session.is_exporting


def test_an_export_that_fails_is_a_sentence(session, qtbot, finished_run, tmp_path, monkeypatch):
    def export_candidate(run, candidate, folder, onnx, safetensors, formats):
        raise UserError("The supernet is gone.", "Run the distillation again.")

    monkeypatch.setattr("core.export.export_candidate", export_candidate, raising=False)
    opened(session, finished_run, qtbot)
    session.model.select(session.model.candidates[0].candidate.architecture)
    with qtbot.waitSignal(session.failed) as signal:
        session.export(tmp_path / "mine")
    assert "supernet" in signal.args[0].sentence and not session.is_exporting


def test_a_folder_without_a_run_is_a_sentence(session, qtbot, tmp_path):
    with qtbot.waitSignal(session.failed) as signal:
        session.open(tmp_path)
    assert "not a run" in signal.args[0].sentence and session.model is None


def test_a_run_of_another_process_is_followed(session, qtbot, waiting_run):
    with waiting_run.record(write=True) as record:
        record.set_stage("finetune", state="running")
    lock = waiting_run.lock()
    opened(session, waiting_run, qtbot)
    qtbot.waitUntil(lambda: session.is_elsewhere)
    assert "Another process" in disabled_reasons.resume(session)
    lock.release()
    qtbot.waitUntil(lambda: not session.is_elsewhere)
    assert not disabled_reasons.resume(session)


def test_an_engine_that_cannot_start_is_a_sentence(qtbot, waiting_run):
    def broken(run):
        raise UserError("The run is running in another process.", "Wait for it.")

    background = Background()
    session = Session(background, broken)
    opened(session, waiting_run, qtbot)
    with qtbot.waitSignal(session.failed) as signal:
        session.resume()
    assert "another process" in signal.args[0].sentence and session.running is None
    session.close()
    background.close(10)


def test_a_home_that_cannot_be_written_is_a_sentence(session, qtbot, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GCW_HOME", str(tmp_path / "file"))
    with qtbot.waitSignal(session.failed) as signal:
        session.start_new(Recipe())
    assert signal.args[0].sentence and session.running is None
