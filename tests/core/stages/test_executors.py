"""A search done by one process, by several, or by a cluster's jobs: the same to the last bit."""

import os
import shutil
import signal
import time
from pathlib import Path

import psutil
import pytest

from core.engine.execution import execute
from core.evaluation.kept_networks import keep_generator
from core.nets.architecture import Architecture
from core.recipe.recipe import Recipe
from core.run.events import CandidateMeasured
from core.run.executor import ProcessExecutor
from core.run.run import Run
from core.runtime.cancellation import Control
from core.runtime.errors import UserError
from core.runtime.generators import result_of
from tests.core.export.example_runs import LARGE, make_data, make_recipe, make_weights, network
from tests.core.killing import Started

pytestmark = pytest.mark.slow
METHODS = {
    # A first population and children of it.
    "nsga2": {"method": "nsga2", "population": 4, "evaluations": 5},
    "random": {"method": "random", "evaluations": 6},
    # Each job of a cluster imports torch and the judge anew.
    "two": {"method": "random", "evaluations": 2},
}


@pytest.fixture(scope="module")
def distilled(tmp_path_factory) -> Path:
    """A folder with a supernet that was never trained, before its search."""
    home = tmp_path_factory.mktemp("distilled")
    recipe = make_recipe(make_data(home / "data"), make_weights(home / "weights.pth"))
    run = Run.create(home / "run", recipe)
    keep_generator(run, "teacher", network("resnet", LARGE, 0), "teacher")
    keep_generator(run, "distill", network("elastic", LARGE, 1), "student")
    record = run.record(write=True)
    for stage in ("teacher", "distill"):
        record.set_stage(stage, state="done")
    record.close()
    return run.folder


def begun(distilled: Path, folder: Path, method: str, **engine: object) -> Run:
    """A copy of it with another search and engine."""
    from core.recipe.file import dump_recipe

    shutil.copytree(distilled, folder)
    table = Run(folder).recipe.model_dump()
    table["search"] |= METHODS[method]
    table["engine"] |= engine
    recipe = Recipe.model_validate(table)
    (folder / "recipe.toml").write_text(dump_recipe(recipe), encoding="utf-8")
    return Run(folder)


def found(run: Run) -> list[tuple[Architecture, float]]:
    """All candidates and trials in their order; times aside, which nothing repeats."""
    record = run.record()
    rows = [(c.candidate.architecture, c.candidate.metric) for c in record.candidates()]
    rows += [(trial.architecture, trial.score) for trial in record.trials()]
    record.close()
    return rows


@pytest.fixture(scope="module")
def alone(distilled, tmp_path_factory) -> dict:
    """What one process finds, by method."""
    home = tmp_path_factory.mktemp("alone")
    rows = {}
    for method in METHODS:
        run = begun(distilled, home / method, method)
        list(execute(run, "search"))
        rows[method] = found(run)
    return rows


@pytest.mark.parametrize("workers", [2, 4])
def test_workers_find_the_same(distilled, alone, tmp_path, quick_workers, workers):
    run = begun(distilled, tmp_path / "run", "nsga2", workers=workers)
    list(execute(run, "search"))
    assert len(found(run)) > 4, "children of the first population are among them"
    assert found(run) == alone["nsga2"]


def test_jobs_of_a_cluster_find_the_same(distilled, alone, tmp_path):
    pytest.importorskip("submitit")
    run = begun(distilled, tmp_path / "run", "two", workers=2, cluster="local")
    list(execute(run, "search"))
    assert found(run) == alone["two"]
    assert not (run.folder / "cluster").exists(), "nothing failed, so nothing is kept"


def test_a_stop_ends_the_workers_and_the_search_goes_on(distilled, alone, tmp_path, quick_workers):
    run = begun(distilled, tmp_path / "run", "random", workers=2)
    control = Control()
    for _, event in execute(run, "search", control):
        if isinstance(event, CandidateMeasured):
            control.ask("paused")
    record = run.record()
    assert record.stage("search").state == "paused"
    record.close()
    again = Run(run.folder)
    again.workers = 1
    list(execute(again, "search"))
    assert found(again) == alone["random"]


def test_all_killed_at_once_lose_no_candidate(distilled, alone, tmp_path):
    run = begun(distilled, tmp_path / "run", "random", workers=2)
    process = Started(run.folder / "recipe.toml", run.folder, tmp_path / "home")
    while process.is_running and len(found(run)) < 2:
        time.sleep(0.02)
    workers = psutil.Process(process.number).children(recursive=True)
    assert len(workers) >= 2
    process.kill()
    psutil.wait_procs(workers, timeout=20)
    assert not [worker for worker in workers if worker.is_running()], "they end with it"
    before = found(run)
    assert 2 <= len(before) < len(alone["random"])
    again = Run(run.folder)
    again.workers = 1
    list(execute(again, "search"))
    assert found(run) == alone["random"] and found(run)[: len(before)] == before


def kill_once(flag: str):
    """Work that kills its own process the first time."""
    if not os.path.exists(flag):
        Path(flag).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    yield from ()
    return "done"


def kill_always():
    """Work that no process survives."""
    os.kill(os.getpid(), signal.SIGKILL)
    yield from ()


def refuse():
    """Work that ends in a sentence."""
    yield from ()
    raise UserError("This cannot be.", "Try another.", "details")


def square(number: int):
    """Work that comes to its end."""
    yield from ()
    return number * number


def test_a_killed_worker_costs_nothing(tmp_path, quick_workers):
    with ProcessExecutor(2) as executor:
        tasks = [executor.submit(square, number) for number in range(4)]
        killed = executor.submit(kill_once, str(tmp_path / "flag"))
        assert result_of(killed.wait()) == "done"
        assert [result_of(task.wait()) for task in tasks] == [0, 1, 4, 9]
        with pytest.raises(UserError, match=r"This cannot be\. Try another\."):
            result_of(executor.submit(refuse).wait())
        with pytest.raises(UserError, match="was ended 3 times"):
            result_of(executor.submit(kill_always).wait())
