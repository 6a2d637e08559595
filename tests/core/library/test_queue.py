"""The queue: its order on disk, what comes next, and what becomes of a run that ended."""

import json

import pytest

from core.library.queue import Queue
from core.recipe.recipe import Recipe
from core.run.run import Run
from core.runtime.errors import UserError


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def runs(tmp_path) -> list[Run]:
    return [Run.create(tmp_path / name, Recipe()) for name in ("one", "two", "three")]


def set_stages(run: Run, **states: str) -> None:
    with run.record(write=True) as record:
        for name, state in states.items():
            record.set_stage(name, state=state)


def names(queue: Queue) -> list[str]:
    return [path.name for path in queue.read().paths]


def test_the_order_is_kept_on_disk(queue, runs):
    queue.add([run.folder for run in runs])
    queue.move(runs[2].folder, 0)
    assert names(Queue()) == ["three", "one", "two"]
    queue.add([runs[1].folder], first=True)
    queue.remove([runs[0].folder])
    queue.hold()
    assert names(Queue()) == ["two", "three"] and Queue().read().held == "person"
    assert not list(queue.file.parent.glob("*.unfinished"))


def test_a_write_that_was_killed_leaves_the_order_before(queue, runs, monkeypatch):
    queue.add([runs[0].folder])

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("core.runtime.writing.os.replace", killed)
    with pytest.raises(KeyboardInterrupt):
        queue.add([runs[1].folder])
    assert names(Queue()) == ["one"]


def test_a_damaged_queue_is_a_sentence(queue, runs):
    for text in ("", "[]", '{"folders": 3}', json.dumps({"held": ""})):
        queue.file.parent.mkdir(parents=True, exist_ok=True)
        queue.file.write_text(text)
        with pytest.raises(UserError, match="cannot be read"):
            queue.add([runs[0].folder])


def test_what_waits_or_is_done_does_not_block(queue, runs, tmp_path):
    queue.add([tmp_path / "gone", *[run.folder for run in runs]])
    done = dict.fromkeys(runs[0].recipe.stages, "done")
    set_stages(runs[0], **done)
    set_stages(runs[1], teacher="done", distill="done", search="done", finetune="waiting")
    assert queue.next().folder == runs[2].folder
    assert names(queue) == ["gone", "two", "three"]
    queue.remove([runs[2].folder])
    assert queue.next() is None
    runs[1].choose((16,) * 8)
    assert queue.next().folder == runs[1].folder


def test_a_run_that_was_killed_is_next_again(queue, runs):
    queue.add([runs[1].folder])
    set_stages(runs[1], teacher="running")
    assert queue.next().folder == runs[1].folder
    with runs[1].lock():
        assert queue.next() is None


def test_halted_keeps_its_place_and_holds(queue, runs):
    queue.add([run.folder for run in runs])
    set_stages(runs[0], teacher="paused")
    assert queue.settle(runs[0]) == "paused"
    assert names(queue) == ["one", "two", "three"] and queue.read().held == "halted"


@pytest.mark.parametrize(("stop", "held"), [(False, ""), (True, "failed")])
def test_an_error_is_passed_over_or_holds(queue, runs, stop, held):
    queue.add([run.folder for run in runs])
    queue.set_stop_at_error(stop)
    set_stages(runs[0], teacher="failed")
    queue.settle(runs[0])
    assert names(queue) == ["two", "three"] and queue.read().held == held


def test_one_process_works_through_the_queue(queue):
    lock = queue.driver()
    assert lock is not None and Queue().driver() is None
    lock.release()
    again = Queue().driver()
    assert again is not None
    again.release()
