"""Runs that are paused, stopped, that fail, or that wait for a person."""

import errno
import random
import time

import pytest

from core.checkpoints.files import load_state
from core.engine.execution import execute
from core.engine.job import stages_job
from core.run.run import Run
from core.runtime.cancellation import Control
from core.runtime.cancellation_hooks import check_in_layers
from core.runtime.errors import UserError
from core.stages import loop
from tests.core.killing import numbers
from tests.core.tiny import tiny_recipe


def run_to(folder, until, **changes) -> Run:
    run = Run.create(folder, tiny_recipe(**changes))
    for _ in execute(run, until):
        pass
    return run


def scalars(run: Run) -> dict:
    with run.record() as record:
        values = {(s.stage, s.step, s.name): s.value for s in record.scalars()}
    return values


def stage(run: Run, name: str):
    with run.record() as record:
        stage = record.stage(name)
    return stage


def wait_for(condition, seconds=60) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "nothing happened"
        time.sleep(0.01)


def test_paused_and_stopped_runs_go_on_to_the_same_numbers(tmp_path):
    # Long enough that a stage is still at work when it is asked to halt.
    longer = {"teacher": {"epochs": 6}, "distill": {"epochs": 6}}
    whole = run_to(tmp_path / "whole", "distill", **longer)
    halted = Run.create(tmp_path / "halted", tiny_recipe(**longer))
    job = stages_job(halted, "distill")
    for name, state in (
        ("teacher", "paused"),
        ("distill", "stopped"),
    ):
        job.start()
        wait_for(lambda name=name: stage(halted, name).done >= 5)
        assert halted.is_running() and halted.state() == "running"
        job.stop(state)
        assert job.wait(30)
        assert stage(halted, name).state == state
        assert not halted.is_running()
    job.start()
    assert job.wait(60) and job.error is None
    assert scalars(halted) == scalars(whole)


def previews(run: Run) -> list:
    with run.record() as record:
        rows = [(item.stage, item.step, item.file) for item in record.previews()]
    return rows


class ByItself(Control):
    """A person who asks at the n-th look from now."""

    def __init__(self, looks: int) -> None:
        self.looks = looks
        super().__init__()

    @property
    def requested(self) -> str:
        self.looks -= 1
        return "stopped" if self.looks < 0 else ""

    @requested.setter
    def requested(self, _: str) -> None:
        pass


def test_a_run_halted_at_any_layer_picture_or_file_goes_on_to_the_same_numbers(tmp_path):
    changes = {
        "search": {"evaluations": 4, "halvings": 0, "encoder_steps": 2},
        "export": {"onnx": False},
    }
    whole = run_to(tmp_path / "whole", None, **changes)
    run = Run.create(tmp_path / "run", tiny_recipe(**changes))
    rng, lives = random.Random(0), 0
    end = check_in_layers()
    try:
        while stage(run, "export").state != "done":
            lives += 1
            # Longer and longer, or what is not kept in between would never come to its end.
            for _ in execute(run, None, ByItself(rng.randrange(100, 1500 * lives))):
                pass
    finally:
        end()
    assert lives > 5
    numbers_of, wanted = numbers(run.folder), numbers(whole.folder)
    assert numbers_of == wanted
    assert not list(run.checkpoints.glob(".*")), "a half written file was left"


def test_a_checkpoint_that_takes_long_is_left_where_little_is_lost(tmp_path, monkeypatch):
    whole = run_to(tmp_path / "whole", "teacher")
    run = Run.create(tmp_path / "run", tiny_recipe(engine={"checkpoint_seconds": 60}))

    def halted_after(events: int) -> None:
        control = Control()
        for count, _ in enumerate(execute(run, "teacher", control)):
            if count == events:
                control.ask("paused")

    monkeypatch.setattr(loop, "PATIENCE_S", -1.0)
    halted_after(9)
    assert not run.state_files("teacher") and stage(run, "teacher").state == "paused"
    monkeypatch.setattr(loop, "LITTLE_S", -1.0)
    halted_after(9)
    first = load_state(run.state_files("teacher")[0])["count"]
    monkeypatch.setattr(loop, "LITTLE_S", 60.0)
    halted_after(9)
    assert load_state(run.state_files("teacher")[0])["count"] == first > 0
    for _ in execute(run, "teacher"):
        pass
    assert scalars(run) == scalars(whole) and previews(run) == previews(whole)


def test_a_run_may_be_halted_between_any_two_events(tmp_path):
    whole = run_to(tmp_path / "whole", "teacher")
    run = Run.create(tmp_path / "run", tiny_recipe())
    for _ in range(1000):
        if stage(run, "teacher").state == "done":
            break
        control = Control()
        # The encoder that evaluates held-out pictures is trained in one go, for some events.
        for count, _ in enumerate(execute(run, "teacher", control)):
            if count == 18:
                control.ask("stopped")
    assert scalars(run) == scalars(whole)
    assert previews(run) == previews(whole)


def test_divergence_stops_the_stage_and_keeps_the_last_good_checkpoint(tmp_path, monkeypatch):
    import core.families.teacher as family

    judged, calls = family.generator_loss, []

    def exploding(kind, score):
        calls.append(1)
        return judged(kind, score) * (float("nan") if len(calls) == 7 else 1.0)

    monkeypatch.setattr(family, "generator_loss", exploding)
    run = Run.create(tmp_path / "run", tiny_recipe(engine={"checkpoint_seconds": 0}))
    with pytest.raises(UserError, match="diverged at step 7: the loss G_gan is nan"):
        for _ in execute(run):
            pass
    row = stage(run, "teacher")
    assert row.state == "failed" and "diverged" in row.note
    state = load_state(run.state_files("teacher")[0])
    assert state["count"] == 6
    assert all(t.isfinite().all() for t in state["networks"]["generator"].values())
    monkeypatch.setattr(family, "generator_loss", judged)
    for _ in execute(run, "teacher"):
        pass
    assert scalars(run) == scalars(run_to(tmp_path / "whole", "teacher"))


def test_a_full_disk_is_explained_and_nothing_is_lost(tmp_path, monkeypatch):
    run = Run.create(tmp_path / "run", tiny_recipe(engine={"checkpoint_seconds": 0}))
    kept = loop.save_state

    def full(path, state):
        if state["count"] >= 6:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        kept(path, state)

    monkeypatch.setattr(loop, "save_state", full)
    with pytest.raises(UserError, match="disk is full"):
        for _ in execute(run, "teacher"):
            pass
    assert stage(run, "teacher").state == "failed"
    monkeypatch.setattr(loop, "save_state", kept)
    for _ in execute(run, "teacher"):
        pass
    assert scalars(run) == scalars(run_to(tmp_path / "whole", "teacher"))


def test_one_process_at_a_time(tmp_path):
    run = Run.create(tmp_path / "run", tiny_recipe())
    first = execute(run)
    next(first)
    with pytest.raises(UserError, match="running in another"):
        next(execute(run))
    first.close()
    assert stage(run, "teacher").state == "stopped"


def test_a_person_chooses_where_the_recipe_says_ask(tmp_path):
    run = run_to(tmp_path / "run", None, finetune={"choice": "ask"}, search={"evaluations": 6})
    assert stage(run, "finetune").state == "waiting" and run.state() == "waiting"
    with run.record() as record:
        architectures = [item.candidate.architecture for item in record.candidates()]
    assert len(architectures) == 6
    run.choose(architectures[3])
    for _ in execute(run, "finetune"):
        pass
    assert stage(run, "finetune").state == "done" and run.chosen() == architectures[3]
    run.choose(architectures[1])
    assert stage(run, "finetune").state == "pending"
    for _ in execute(run, "finetune"):
        pass
    run.choose(architectures[3])
    events = [event for _, event in execute(run, "finetune")]
    assert any("reused" in getattr(event, "sentence", "") for event in events)


def test_missing_pictures_fail_with_the_folder_named(tmp_path):
    run = Run.create(tmp_path / "run", tiny_recipe(data={"folder": str(tmp_path / "nowhere")}))
    with pytest.raises(UserError, match="nowhere"):
        for _ in execute(run):
            pass
    assert stage(run, "teacher").state == "failed"
