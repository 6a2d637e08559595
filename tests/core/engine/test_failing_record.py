"""A record or a disk that fails for a moment: the run says so, and goes on to the same numbers."""

import sqlite3

import pytest

from core.engine.execution import execute
from core.evaluation.pictures import Pictures
from core.run.record import Record
from core.run.run import Run
from core.runtime.errors import UserError
from tests.core.killing import numbers
from tests.core.tiny import tiny_recipe

FAILURE = sqlite3.OperationalError("disk I/O error")


def run_teacher(run: Run) -> Run:
    for _ in execute(run, "teacher"):
        pass
    return run


def teacher_state(run: Run) -> str:
    with run.record() as record:
        return record.stage("teacher").state


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "run"
    return numbers(run_teacher(Run.create(folder, tiny_recipe())).folder)


@pytest.fixture
def run(tmp_path) -> Run:
    # No state but those that are saved when the stage is closed.
    return Run.create(tmp_path / "run", tiny_recipe(engine={"checkpoint_seconds": 60}))


def fail_once(monkeypatch, owner, name, error, is_due) -> None:
    """Let one call of a method fail: the first for which `is_due` holds."""
    method, failed = getattr(owner, name), []

    def failing(self, *given, **named):
        if not failed and is_due(self, *given, **named):
            failed.append(1)
            raise error
        return method(self, *given, **named)

    monkeypatch.setattr(owner, name, failing)


def test_no_state_counts_a_step_whose_losses_were_not_recorded(run, whole, monkeypatch):
    fail_once(monkeypatch, Record, "add_scalars", FAILURE, lambda _, stage, step, __: step == 7)
    with pytest.raises(UserError, match="cannot be used"):
        run_teacher(run)
    assert not run.state_files("teacher")
    assert numbers(run_teacher(run).folder) == whole


def test_what_the_pictures_say_is_recorded_whole_or_not_at_all(run, monkeypatch):
    fail_once(monkeypatch, Record, "set_fact", FAILURE, lambda _, name, __: name == "inputs")
    with pytest.raises(UserError, match="cannot be used"):
        run_teacher(run)
    Pictures.of_run(run)
    with run.record() as record:
        assert all(record.fact(name) for name in ("pairs", "inputs", "values"))


def test_a_sync_that_fails_between_two_stages_is_explained(run, whole, monkeypatch):
    error = OSError(5, "Input/output error", "run.sqlite-wal")
    fail_once(monkeypatch, Run, "sync_record", error, lambda run: teacher_state(run) == "done")
    with pytest.raises(UserError, match="Input/output error"):
        run_teacher(run)
    assert numbers(run_teacher(run).folder) == whole


def test_a_stage_whose_end_cannot_be_recorded_is_gone_on_with(run, whole, monkeypatch):
    def is_end(_, __, **values):
        return values.get("state") == "done"

    fail_once(monkeypatch, Record, "set_stage", FAILURE, is_end)
    with pytest.raises(UserError, match="cannot be used"):
        run_teacher(run)
    assert teacher_state(run) == "running" and run.state() == "interrupted"
    assert numbers(run_teacher(run).folder) == whole
