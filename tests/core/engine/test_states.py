"""What a training stage goes on from: the last two states, each with a digest; leftovers."""

import errno
import os

import pytest

from core.engine.execution import execute
from core.run.events import Notice, Step
from core.run.run import Run
from core.runtime import writing
from core.runtime.cancellation import Control
from core.runtime.errors import UserError
from core.runtime.paths import cache_home
from tests.core.killing import numbers
from tests.core.tiny import tiny_recipe


def run_until(run: Run, step: int, stage: str = "teacher") -> list:
    """Run a stage until it has done so many steps; its events."""
    control, events = Control(), []
    for _, event in execute(run, stage, control):
        events.append(event)
        if isinstance(event, Step) and event.number >= step:
            control.ask("stopped")
    return events


@pytest.fixture
def run(tmp_path) -> Run:
    run = Run.create(tmp_path / "run", tiny_recipe(engine={"checkpoint_seconds": 0}))
    run_until(run, 9)
    return run


def flip(path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)


def test_the_last_two_are_kept_with_their_digests(run):
    states = run.state_files("teacher")
    assert [int(path.name.split(".")[1]) for path in states] == [9, 8]
    assert all(path.name.split(".")[2] == writing.file_digest(path) for path in states)


def test_a_damaged_one_is_noticed_and_the_one_before_is_taken(run, tmp_path):
    whole = Run.create(tmp_path / "whole", run.recipe)
    run_until(whole, 10**9)
    flip(run.state_files("teacher")[0])
    events = run_until(run, 10**9)
    (said,) = [e for e in events if isinstance(e, Notice) and "damaged" in e.sentence]
    assert said.level == "warning" and "after step 8" in said.sentence
    assert next(e for e in events if isinstance(e, Step)).number == 9
    assert numbers(run.folder) == numbers(whole.folder)
    assert not [path for path in run.checkpoints.iterdir() if ".state.pt" in path.name]


def test_where_all_are_damaged_the_run_says_so(run):
    for path in run.state_files("teacher"):
        flip(path)
    with pytest.raises(UserError, match=r"0000009\..* damaged.* remove it"):
        run_until(run, 10)


def test_on_a_full_disk_the_older_one_makes_room(run, monkeypatch):
    replace = os.replace

    def full_beside_two(source, target):
        if str(target).endswith(".state.pt") and len(run.state_files("teacher")) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        replace(source, target)

    monkeypatch.setattr(writing.os, "replace", full_beside_two)
    run_until(run, 12)
    assert int(run.state_files("teacher")[0].name.split(".")[1]) == 12


def test_whoever_takes_the_lock_sweeps_what_a_kill_left(run):
    left = [folder / ".x.state.pt.1-0123abcd.tmp" for folder in (run.checkpoints, run.samples)]
    for path in left:
        path.write_bytes(bytes(1000))
    lock = run.lock()
    lock.release()
    assert not any(path.exists() for path in left)
    assert len(run.state_files("teacher")) == 2


def test_a_damaged_encoder_is_trained_anew(run):
    for _ in execute(run, "search"):
        pass
    (encoder,) = (cache_home() / "encoders").iterdir()
    before = encoder.read_bytes()
    flip(encoder)
    again = Run.create(run.folder.with_name("again"), run.recipe)
    for _ in execute(again, "search"):
        pass
    assert encoder.read_bytes() == before
    assert [c.candidate.metric for c in again.record().candidates()] == [
        c.candidate.metric for c in run.record().candidates()
    ]
