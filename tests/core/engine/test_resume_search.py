"""A halved search that is killed at any moment goes on to the same numbers as one that was not."""

import shutil
import time
from pathlib import Path

import pytest

from core.recipe.file import dump_recipe
from core.run.run import Run
from tests.core.killing import Started, numbers
from tests.core.tiny import tiny_recipe

RECIPE = tiny_recipe(
    search={"method": "nsga2", "population": 8, "evaluations": 9, "objectives": "metric, macs"},
    finetune={"enabled": False},
    export={"onnx": False},
)


def trials(folder: Path) -> list:
    with Run(folder).record() as record:
        rows = record.trials()
    return rows


def kill_after(process: Started, folder: Path, count: int) -> bool:
    """Kill -9 once so much was judged; whether the process was still running then."""
    run = Run(folder)
    while process.is_running:
        with run.record() as record:
            reached = len(record.trials()) + len(record.candidates())
        if reached >= count:
            process.kill()
            return True
        time.sleep(0.002)
    return False


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """The folder of a run that nothing disturbed, beside a copy that has no search yet."""
    home = tmp_path_factory.mktemp("halved")
    (home / "tiny.toml").write_text(dump_recipe(RECIPE))
    process = Started(home / "tiny.toml", home / "run", home / "home")
    while process.is_running and not (home / "before").exists():
        if (home / "run" / "checkpoints" / "distill.safetensors").is_file():
            process.kill()
            shutil.copytree(home / "run", home / "before")
        time.sleep(0.002)
    Started(home / "tiny.toml", home / "run", home / "home").finish()
    return home


def test_killed_between_trials_and_candidates(whole):
    folder, killed = whole / "before", []
    for count in (4, 13):
        process = Started(whole / "tiny.toml", folder, whole / "home")
        killed.append(kill_after(process, folder, count))
    Started(whole / "tiny.toml", folder, whole / "home").finish()
    assert all(killed)
    assert trials(folder) == trials(whole / "run")
    resumed, undisturbed = numbers(folder), numbers(whole / "run")
    assert resumed["candidates"] == undisturbed["candidates"]
    assert resumed["scalars"] == undisturbed["scalars"]
    assert resumed["chosen"] == undisturbed["chosen"]
