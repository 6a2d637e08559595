"""Halting a run from another process, and a run that goes on in a process of its own."""

import time

from core.engine.detached import LOG, keep_running, main
from core.run.halt_request import ask_to_halt, halted_by_request
from core.runtime.cancellation import Control
from tests.workbench.fake_run import make_run


def test_a_request_in_the_folder_halts_once(tmp_path):
    run, control = make_run(tmp_path / "run"), Control()
    ask_to_halt(run, "stopped")
    with halted_by_request(run, control):
        assert not control.requested, "a request from before is none"
        ask_to_halt(run, "paused")
        end = time.monotonic() + 60
        while not control.requested and time.monotonic() < end:
            time.sleep(0.02)
    assert control.requested == "paused"
    assert not (run.folder / "halt-request").exists()


def test_a_finished_run_has_nothing_left_to_do_without_the_window(tmp_path):
    run = make_run(tmp_path / "run")
    assert main([str(run.folder)]) == 0
    assert keep_running(run) > 0
    end = time.monotonic() + 60
    while not (run.folder / LOG).exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert "Traceback" not in (run.folder / LOG).read_text(encoding="utf-8")


def test_a_run_that_is_no_run_is_said_in_a_sentence(tmp_path, capsys):
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().err
