"""Training in two processes: what is recorded, resuming in one, and averaged gradients."""

import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
import torch
from torch import nn

from core.commands import main
from core.recipe.file import dump_recipe
from core.run.run import Run
from core.runtime import group as together
from core.stages import following
from core.stages.following import FACT
from tests.core.killing import FORKS
from tests.core.tiny import tiny_recipe

pytestmark = pytest.mark.slow
REPOSITORY = Path(__file__).resolve().parents[3]


def run_in_two(recipe: Path, folder: Path, *more: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "main.py", "run", str(recipe), "--into", str(folder)]
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    return subprocess.run(
        [*command, "--processes", "2", *more],
        cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=280,
    )  # fmt: skip


def test_two_processes_train_and_one_goes_on(tmp_path):
    recipe, folder = tmp_path / "tiny.toml", tmp_path / "run"
    recipe.write_text(dump_recipe(tiny_recipe(search={"method": "random", "evaluations": 2})))
    done = run_in_two(recipe, folder, "--until", "teacher")
    assert done.returncode == 0, done.stderr
    with Run(folder).record() as record:
        facts, steps = record.facts(FACT), record.steps("teacher", "lr")
        rates = [item.value for item in record.scalars() if item.name == "lr"]
        sentences = [item.notice.sentence for item in record.notices()]
    assert facts["teacher"]["processes"] == 2
    assert facts["teacher"]["batch"] == 4, "two batches of two are one step"
    total = max(steps)
    assert len(steps) == -(-total // 2), "a step of both counts as two"
    assert rates[0] > 2.8e-4, "the rate grows with the square root of the batch"
    assert any("2 processes train together" in sentence for sentence in sentences)
    assert main(["run", str(recipe), "--into", str(folder), "--until", "search"]) == 0
    with Run(folder).record() as record:
        assert record.stage("search").state == "done"
        assert "distill" not in record.facts(FACT)


@pytest.mark.parametrize(("before", "now"), [(1, 2), (2, 1), (4, 2)])
def test_another_number_of_processes_says_what_changes(before, now, tmp_path, monkeypatch):
    monkeypatch.setattr(following, "group", lambda: together.Group(0, now))
    monkeypatch.setattr(following, "share", lambda value: value)
    recipe = tiny_recipe()
    run = Run.create(tmp_path / "run", recipe)
    training = SimpleNamespace(count=6, processes=before, schedule=recipe.teacher, state=dict)
    say = following.lead_training if now > 1 else following.train_alone
    (notice,) = say(run, "teacher", training)
    assert f"It was begun with {before}," in notice.sentence
    with run.record() as record:
        assert record.facts(FACT)["teacher"]["processes"] == now


def test_one_process_as_before_says_nothing(tmp_path):
    run, training = (
        Run.create(tmp_path / "run", tiny_recipe()),
        SimpleNamespace(count=6, processes=1),
    )
    assert not list(following.train_alone(run, "teacher", training))


def test_processes_end_with_the_one_that_began_them(tmp_path):
    recipe, folder = tmp_path / "tiny.toml", tmp_path / "run"
    recipe.write_text(dump_recipe(tiny_recipe(teacher={"epochs": 1000})))
    command = [sys.executable, "main.py", "run", str(recipe), "--into", str(folder)]
    begun = subprocess.Popen([*command, "--processes", "2"], cwd=REPOSITORY)
    try:
        wait_until(lambda: (folder / "recipe.toml").is_file() and Run(folder).is_running())
        others = psutil.Process(begun.pid).children(recursive=True)
    finally:
        begun.kill()
        begun.wait()
    assert len(others) >= 3, "torchrun and its two"
    assert not psutil.wait_procs(others, timeout=60)[1]
    assert not Run(folder).is_running()


def wait_until(condition) -> None:
    ends = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.1)


def average(rank: int, port: int, results) -> None:
    """One of two processes, whose gradients are 1 and 3."""
    os.environ |= {
        "RANK": str(rank), "WORLD_SIZE": "2", "LOCAL_RANK": str(rank),
        "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port),
    }  # fmt: skip
    parameter, idle = nn.Parameter(torch.zeros(3)), nn.Parameter(torch.zeros(2))
    parameter.grad = torch.full((3,), float(1 + 2 * rank))
    assert together.group() == together.Group(rank, 2)
    said = together.share({"state": torch.ones(2) if rank == 0 else None, "count": 7 + rank})
    move = together.next_move(together.LEAVE if rank == 0 else together.STEP)
    together.average_gradients([parameter, idle])
    known = said["count"], said["state"].tolist(), move
    results.put((rank, parameter.grad.tolist(), idle.grad is None, known))


def test_gradients_are_averaged_and_the_first_process_is_followed():
    results = FORKS.SimpleQueue()
    port = 29_500 + os.getpid() % 2000
    start = torch.multiprocessing.start_processes
    start(average, (port, results), nprocs=2, start_method="forkserver")
    result = sorted(results.get() for _ in range(2))
    for _, gradients, untouched, known in result:
        assert gradients == [2, 2, 2] and untouched
        assert known == (7, [1, 1], together.LEAVE)
